#include "claims/frames.h"

#include <gtest/gtest.h>

#include <string>

#include "claims/names.h"
#include "claims/sample_text.h"

namespace perpend::claims {
namespace {

struct Parts {
  std::string source;
  std::string content;
};

Parts framed(const std::string& text, const std::string& cue) {
  const ParsedText parsed = tagged_by_hand(text);
  for (std::uint32_t i = 0; i < parsed.words.size(); ++i) {
    if (parsed.form(i) != cue) continue;
    const auto frame = frame_of(parsed, i);
    if (!frame) return {};
    return {text_of(parsed, frame->source), text_of(parsed, frame->content)};
  }
  return {"no such cue", ""};
}

TEST(Frames, ReadTheSourceBeforeTheVerbAndTheClauseAfterIt) {
  const Parts parts =
      framed("The_DT agency_NN said_VBD that_IN a_DT group_NN fled_VBD ._.", "said");
  EXPECT_EQ(parts.source, "The agency");
  EXPECT_EQ(parts.content, "a group fled");
}

TEST(Frames, ReadTheClauseBeforeTheSourceThatClosesTheSentence) {
  const Parts parts = framed("The_DT group_NN fled_VBD ,_, the_DT agency_NN said_VBD ._.", "said");
  EXPECT_EQ(parts.source, "the agency");
  EXPECT_EQ(parts.content, "The group fled");
}

TEST(Frames, ReadASourceThatFollowsItsVerb) {
  const Parts parts =
      framed("The_DT group_NN fled_VBD ,_, argued_VBD Neave_NNP Collard_NNP ._.", "argued");
  EXPECT_EQ(parts.source, "Neave Collard");
  EXPECT_EQ(parts.content, "The group fled");
}

TEST(Frames, ReadAccordingTo) {
  const Parts parts = framed(
      "The_DT group_NN fled_VBD ,_, according_VBG to_IN Talvia_NNP Wire_NNP ._.", "according");
  EXPECT_EQ(parts.source, "Talvia Wire");
  EXPECT_EQ(parts.content, "The group fled");
}

TEST(Frames, AreNotReadWhereNobodySpeaks) {
  EXPECT_EQ(framed("He_PRP said_VBD ._.", "said").content, "");
}

}  // namespace
}  // namespace perpend::claims
