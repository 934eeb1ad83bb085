#include "extraction/namings.h"

#include <gtest/gtest.h>

namespace perpend::extraction {
namespace {

std::string named(std::string_view text) {
  std::string all;
  for (const Naming& one : namings(text, {{0, text.size()}})) {
    if (!all.empty()) all += "; ";
    all += text.substr(one.name.start, one.name.size());
    if (!one.namer.empty()) all += " by " + one.namer;
  }
  return all;
}

TEST(Namings, AreFoundInTheirTypicalPositions) {
  EXPECT_EQ(named("It fetched a loader we call SLATEFERRY from there."), "SLATEFERRY by we");
  EXPECT_EQ(named("The wiper, which its authors named BRINEHOOK, ran."),
            "BRINEHOOK by its authors");
  EXPECT_EQ(named("A new backdoor dubbed \"NightSlate\" ran."), "NightSlate");
  EXPECT_EQ(named("Backdoor for Solaris, tracked as DUNESPOON since last year"), "DUNESPOON");
  EXPECT_EQ(named("a small tunnel, later named GREYWICK by our analysts"),
            "GREYWICK by our analysts");
  EXPECT_EQ(named("It is a stealer that ESET calls Quartz Moth."), "Quartz Moth by ESET");
  EXPECT_EQ(named("They left a previously unknown wiper, HallowTide, there."), "HallowTide");
  EXPECT_EQ(named("HallowTide, a new wiper in Go, was there."), "HallowTide");
  EXPECT_EQ(named("Then the MossLantern backdoor started."), "MossLantern");
  EXPECT_EQ(named("It is old; our analysts call it TINBELL."), "TINBELL by our analysts");
}

TEST(Namings, AreNotOfOtherThings) {
  for (const char* text :
       {"A program made a user named Alice.", "They used the HTTPS tunnel.",
        "The tool wrote a file named X.dat.", "a script named Run.ps1",
        "A group we call Gilded Heron did it.", "The malware called home.",
        "A library named after its author.", "The backdoor called the Windows API."}) {
    EXPECT_EQ(named(text), "") << text;
  }
}

TEST(Namings, TakeLinearTimeWhateverTheText) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "a new loader called a new loader which ";
  EXPECT_EQ(named(text), "");
}

TEST(SameThing, IsSaidByAFewPhrases) {
  EXPECT_TRUE(says_same_thing(", also known as "));
  EXPECT_TRUE(says_same_thing(" is a build of "));
  EXPECT_FALSE(says_same_thing(" and then "));
}

}  // namespace
}  // namespace perpend::extraction
