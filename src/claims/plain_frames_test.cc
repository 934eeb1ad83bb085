#include "claims/plain_frames.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::claims {
namespace {

std::string read(const std::string& text) {
  const auto frame = plain_frame(text, {0, text.size()});
  if (!frame) return "";
  const auto part = [&](ByteSpan span) { return text.substr(span.start, span.size()); };
  return part(frame->source) + " | " + part(frame->cue) + " | " + part(frame->content);
}

TEST(PlainFrames, ASourceBeforeItsVerbAndThat) {
  EXPECT_EQ(read("\"The cyber authorities of Orsk, Pellia and Tellmar assess with moderate "
                 "confidence that the group "
                 "did it."),
            "cyber authorities of Orsk, Pellia and Tellmar | assess | the group did it");
}

TEST(PlainFrames, ASourceAndItsVerbAtTheEnd) {
  EXPECT_EQ(
      read("The group attacked the ministries 241 times, the Cyber Directorate of the police has "
           "found."),
      "Cyber Directorate of the police | has found | The group attacked the ministries 241 times");
}

TEST(PlainFrames, NobodyIsNoSource) {
  EXPECT_EQ(read("It is likely that the group acts on behalf of customers."), "");
  EXPECT_EQ(read("The group attacked the ministries, which nobody found."), "");
  EXPECT_EQ(read("There are those who say that it was cold."), "");
}

}  // namespace
}  // namespace perpend::claims
