#include "extraction/alleged.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::extraction {
namespace {

std::string said(std::string_view text) {
  std::string all;
  for (const Alleged& one : alleged(text, {{0, text.size()}})) {
    if (!all.empty()) all += "; ";
    all += std::string(name_of(one.level)) + " " +
           std::string(text.substr(one.span.start, one.span.size()));
  }
  return all;
}

TEST(Alleged, ActorsByTheirOwnNamesAndStatesWithoutOne) {
  EXPECT_EQ(said("A channel of a group that calls itself Cyber Tide claimed the act."),
            "intrusion-set Cyber Tide");
  EXPECT_EQ(said("A crew known as Gilded Heron is said to be behind it."),
            "intrusion-set Gilded Heron");
  EXPECT_EQ(said("Some claim that a neighbouring state ordered it."),
            "sponsor a neighbouring state");
  EXPECT_EQ(said("An access broker is said to have sold the session."),
            "threat-actor An access broker");
}

TEST(Alleged, WhomThirdPartiesAccuseWithoutAName) {
  EXPECT_EQ(said("The newspapers blame a syndicate from abroad."),
            "threat-actor a syndicate from abroad");
  EXPECT_EQ(said("A student collective took credit for it."), "threat-actor A student collective");
  EXPECT_EQ(said("The press visited a company in Lisbon."), "");
}

TEST(Alleged, NobodyWhereNothingIsClaimed) {
  EXPECT_EQ(said("They moved to a neighbouring country in May."), "");
  EXPECT_EQ(said("The hiking group was founded in 1990."), "");
}

}  // namespace
}  // namespace perpend::extraction
