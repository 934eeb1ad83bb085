#include "claims/doubt.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::claims {
namespace {

Doubt of(const std::string& text) { return doubt_in(text, {0, text.size()}); }

TEST(Doubt, AWordOfDoubtIsFoundWithItsBytes) {
  const std::string text = "Intruders may have copied the plans";
  const Doubt doubt = of(text);
  EXPECT_EQ(text.substr(doubt.span.start, doubt.span.size()), "may have");
  EXPECT_EQ(of("Intruders copied the plans").rank, Doubt::kSure);
}

TEST(Doubt, OtherWordsForTheSameDoubtAreNoStep) {
  for (const char* one : {"it is suspected to be so", "it is believed to be so",
                          "it is probably so", "it is likely so", "it allegedly was so"}) {
    for (const char* other :
         {"they suspect that it was so", "they think it was so", "presumably it was"}) {
      EXPECT_FALSE(surer(of(one), of(other))) << one << " / " << other;
      EXPECT_FALSE(surer(of(other), of(one))) << one << " / " << other;
    }
  }
}

TEST(Doubt, DroppingOrRaisingAWordInEarnestIsAStep) {
  EXPECT_TRUE(surer(of("they took it"), of("they may have taken it")));
  EXPECT_TRUE(surer(of("they took it"), of("they are suspected of it")));
  EXPECT_TRUE(surer(of("they took it"), of("with high confidence they took it")));
  EXPECT_TRUE(surer(of("assess with high confidence"), of("assess with low confidence")));
  EXPECT_TRUE(surer(of("they probably took it"), of("they might have taken it")));
  EXPECT_FALSE(surer(of("they may have taken it"), of("they took it")));
}

TEST(Doubt, TheMonthOfMayIsNoDoubtAndNeitherIsANegatedOne) {
  EXPECT_EQ(of("it was taken in May 2031").rank, Doubt::kSure);
  EXPECT_EQ(of("she is not suspected of it").rank, Doubt::kSure);
}

}  // namespace
}  // namespace perpend::claims
