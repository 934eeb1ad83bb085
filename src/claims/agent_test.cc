#include "claims/agent.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::claims {
namespace {

PlaceNames places() {
  PlaceNames names;
  names.read(
      "It was said that the embassy of Karsevia was silent, and so was Draskovia's ministry. They "
      "live in "
      "Otavia now.");
  return names;
}

ClaimLevel level(const std::string& text) {
  return agent_in(text, {0, text.size()}, places()).level;
}

TEST(Agents, NamesArePlacesWhereTheTextTreatsThemSo) {
  EXPECT_TRUE(places().contains("karsevia"));
  EXPECT_TRUE(places().contains("draskovia"));
  EXPECT_TRUE(places().is_kin("otavian"));
  EXPECT_FALSE(places().contains("lantern"));
}

TEST(Agents, AGroupIsOneThatIsNamedOrCalledSo) {
  for (const char* text :
       {"A group known as Silt Heron broke into the mail of the fisheries ministry",
        "the group Pale Lynx attacked the ministry", "the institutes were attacked by Lantern Moth",
        "a group in Karsevia attacked arms makers", "Lantern Moth attacked the government",
        "accuses the group Pale Lynx of Karsevia of the theft of drawings",
        "attributed the theft of a recipe to the group Birch Weasel",
        "an Otavian group attacked arms makers", "The hackers of Thorn Swallow copied designs"}) {
    EXPECT_EQ(level(text), ClaimLevel::kGroup) << text;
  }
}

TEST(Agents, AStateIsAGovernmentItsServicesOrTheBareNameOfThePlace) {
  for (const char* text : {"The government of Draskovia broke into the mail of the ministry",
                           "Karsevia attacked the office",
                           "Hackers of the Otavian intelligence service copied designs",
                           "hackers ordered by the government of Karsevia switched off the radar",
                           "the radar was hacked by Karsevia",
                           "Lantern Moth attacked the office on behalf of Karsevia",
                           "State-backed hackers attacked the office"}) {
    EXPECT_EQ(level(text), ClaimLevel::kSponsor) << text;
  }
}

TEST(Agents, UnknownAttackersAreNobodyInParticular) {
  EXPECT_EQ(level("Unknown attackers deleted the archive of the government"),
            ClaimLevel::kActivity);
  EXPECT_EQ(level("Hackers attacked the ministry"), ClaimLevel::kActivity);
  EXPECT_EQ(level("the weather was fine"), ClaimLevel::kNone);
}

}  // namespace
}  // namespace perpend::claims
