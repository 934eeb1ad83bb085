#include "attribution/false_flag.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perpend::attribution {
namespace {

TEST(MixedWeight, IsTheLogarithmOfTheMixtureInLongDouble) {
  for (const std::int64_t own : {-2'500'000, -300'000, 0, 1'000, 900'000}) {
    for (const std::int64_t framed : {-100'000, 0, 400'000, 2'300'000, 6'000'000}) {
      for (const std::int64_t millionths : {0, 2'000, 10'000, 200'000, 1'000'000}) {
        const long double share = static_cast<long double>(millionths) / 1e6L;
        const long double expected =
            std::log10((1 - share) * std::pow(10.0L, static_cast<long double>(own) / 1e6L) +
                       share * std::pow(10.0L, static_cast<long double>(framed) / 1e6L));
        EXPECT_NEAR(static_cast<double>(mixed_weight(own, framed, millionths)),
                    static_cast<double>(expected * 1e6L), 2.0);
      }
    }
  }
}

LedgerRow row(std::initializer_list<std::int64_t> microbans) {
  LedgerRow made;
  for (const std::int64_t one : microbans) made.weights.push_back({WeightOfEvidence(one)});
  return made;
}

TEST(MixedScores, NoRowPartsTheFramedFromTheOthersByMoreThanTheShareAllows) {
  const LedgerRow strong = row({5'000'000, 0, -1'000'000});
  const std::vector<Prior> priors(3);
  const auto scores = mixed_scores({{&strong, 1}}, priors, 0, 10);
  EXPECT_EQ(scores[0].microbans(), 5'000'000);
  for (const std::size_t other : {1U, 2U}) {
    EXPECT_LE(scores[0].microbans() - scores[other].microbans(), 2'000'000);  // log10(1 / .01)
  }
}

TEST(MixedScores, WhatIsHardToForgeMovesLess) {
  const LedgerRow strong = row({2'000'000, 0});
  const std::vector<Prior> priors(2);
  const auto cheap = mixed_scores({{&strong, 1}}, priors, 0, 100);
  const auto dear = mixed_scores({{&strong, 5}}, priors, 0, 100);
  EXPECT_GT(cheap[1], dear[1]);
}

TEST(MixedScores, WhatSpeaksAgainstTheFramedIsNotTouched) {
  const LedgerRow against = row({-500'000, 0, 300'000});
  const std::vector<Prior> priors(3);
  const auto scores = mixed_scores({{&against, 1}}, priors, 0, 200);
  EXPECT_EQ(scores[1].microbans(), 0);
  EXPECT_EQ(scores[2].microbans(), 300'000);
}

}  // namespace
}  // namespace perpend::attribution
