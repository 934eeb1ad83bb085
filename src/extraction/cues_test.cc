#include "extraction/cues.h"

#include <gtest/gtest.h>

namespace perpend::extraction {
namespace {

// The mood of the word GrimLadle in the text.
Mood mood_of(std::string_view text) {
  const std::size_t at = text.find("GrimLadle");
  EXPECT_NE(at, std::string_view::npos) << text;
  Cues cues(text);
  return cues.mood_at({at, at + 9});
}

TEST(Moods, StatedUnlessSomethingSaysOtherwise) {
  for (const char* text :
       {"They dropped GrimLadle.", "There was no second factor; GrimLadle came by mail.",
        "No alarm rang, but GrimLadle was running.", "It was not only GrimLadle that ran.",
        "The form was not the bank's: a script fetched GrimLadle.",
        "GrimLadle did not touch the backups.",
        "An account without a second factor was GrimLadle's.",
        "Nothing was lost when they ran, and later they had dropped GrimLadle."}) {
    EXPECT_EQ(mood_of(text), Mood::kStated) << text;
  }
}

TEST(Moods, DeniedBeforeAndAfter) {
  for (const char* text :
       {"There was no sign of GrimLadle.", "They did not use GrimLadle.",
        "Neither Mimikatz nor GrimLadle ran.", "Nothing was GrimLadle and no ransom was asked.",
        "GrimLadle and PsExec were not seen.", "It is a font manager rather than GrimLadle.",
        "You may have read of GrimLadle: neither is true."}) {
    EXPECT_EQ(mood_of(text), Mood::kDenied) << text;
  }
}

TEST(Moods, AdviceIsNoObservation) {
  for (const char* text :
       {"- Block GrimLadle at the gateway", "We recommend hunting for GrimLadle.",
        "Recommendations\n\nLook at all hosts. Any GrimLadle is to be removed.",
        "Advice: patch first; then look for GrimLadle.", "2. Monitor for GrimLadle"}) {
    EXPECT_EQ(mood_of(text), Mood::kAdvised) << text;
  }
  EXPECT_EQ(mood_of("Recommendations\n\nBlock it.\n\nFindings\n\nGrimLadle ran on two hosts."),
            Mood::kStated);
}

TEST(Moods, WhatMightBeOrWasElsewhere) {
  EXPECT_EQ(mood_of("Attackers may use GrimLadle for that."), Mood::kImagined);
  EXPECT_EQ(mood_of("If GrimLadle appears, call us."), Mood::kImagined);
  EXPECT_EQ(mood_of("For comparison: in 2023 somebody ran GrimLadle."), Mood::kElsewhere);
  EXPECT_EQ(mood_of("The attackers may have used it, and GrimLadle ran."), Mood::kStated);
}

TEST(Documents, ThatTellOfNoIncidentSaySoInTheirLead) {
  EXPECT_TRUE(
      Cues("Exercise GREY LANTERN, card 3\n\nThe red team runs GrimLadle.").tells_no_incident());
  EXPECT_FALSE(Cues("A bank was attacked with GrimLadle.").tells_no_incident());
}

}  // namespace
}  // namespace perpend::extraction
