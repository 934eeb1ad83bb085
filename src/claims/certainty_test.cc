#include "claims/certainty.h"

#include <gtest/gtest.h>

namespace perpend::claims {
namespace {

std::vector<CertaintyInterval> read(std::string_view text) {
  return certainties(text, {0, text.size()});
}

TEST(Certainty, IsTheBandOfTheWordAndNotOfAWordInsideIt) {
  const auto found = read("It is Very\nlikely that they did, and unlikely that they meant to.");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].low, 80);
  EXPECT_EQ(found[0].high, 95);
  EXPECT_EQ(found[0].word, "Very\nlikely");
  EXPECT_EQ(found[1].low, 20);
  EXPECT_EQ(found[1].high, 45);
}

TEST(Certainty, TurnsRoundWhenNegated) {
  const auto found = read("This is not likely.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].low, 20);
  EXPECT_EQ(found[0].high, 45);
  EXPECT_EQ(found[0].word, "not likely");
}

TEST(Certainty, IsNeverMadeOfWhereAClaimComesFrom) {
  EXPECT_TRUE(read("The suspected group allegedly, reportedly and apparently did it; a likelihood "
                   "was not given, and it is assessed with moderate confidence.")
                  .empty());
}

TEST(Certainty, LooksOnlyWhereItIsTold) {
  EXPECT_TRUE(certainties("likely, he said", {6, 15}).empty());
}

}  // namespace
}  // namespace perpend::claims
