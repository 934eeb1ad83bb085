#include "linkage/log_odds.h"

#include <gtest/gtest.h>

#include <cmath>

#include "linkage/random_numbers.h"
#include "linkage/square_root.h"

namespace perpend::linkage {
namespace {

TEST(LogOdds, AreThoseOfFloatingPointToFiveDigits) {
  SplitMix64 random(1);
  for (int run = 0; run < 2000; ++run) {
    const auto m = static_cast<std::uint32_t>(1 + random.below(200));
    const auto n = static_cast<std::uint32_t>(1 + random.below(5000));
    const TwoByTwo counts{static_cast<std::uint32_t>(random.below(m + 1)), m,
                          static_cast<std::uint32_t>(random.below(n + 1)), n};
    const double a = counts.cluster_with + .5;
    const double b = counts.cluster_of - counts.cluster_with + .5;
    const double c = counts.base_with + .5;
    const double d = counts.base_of - counts.base_with + .5;
    const double value = std::log(a * d / (b * c));
    const double error = std::sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    const LogOdds odds = log_odds(counts, 1);
    EXPECT_NEAR(static_cast<double>(odds.value), value * 1e6, 5);
    EXPECT_NEAR(static_cast<double>(odds.low), (value - 1.96 * error) * 1e6, 10);
    EXPECT_NEAR(static_cast<double>(odds.high), (value + 1.96 * error) * 1e6, 10);
  }
}

TEST(LogOdds, ALargeValueFromOneIncidentDoesNotStandOut) {
  const LogOdds odds = log_odds({1, 1, 5, 50}, 1);
  EXPECT_GT(odds.value, 3'000'000);
  EXPECT_LT(odds.low, 0);
  EXPECT_FALSE(odds.stands_out);
}

TEST(LogOdds, WhatStandsOutAloneMayNotAmongMany) {
  const TwoByTwo counts{6, 10, 10, 50};
  EXPECT_TRUE(log_odds(counts, 1).stands_out);
  EXPECT_FALSE(log_odds(counts, 50).stands_out);
}

// The 95 % interval holds the truth in about 95 % of tables drawn with a known odds ratio.
TEST(LogOdds, TheIntervalHoldsTheTruth) {
  constexpr int kRuns = 4000;
  const double truth = std::log((.5 / .5) / (.2 / .8));
  int held = 0;
  SplitMix64 random(9);
  for (int run = 0; run < kRuns; ++run) {
    TwoByTwo counts{0, 40, 0, 200};
    for (int i = 0; i < 40; ++i) counts.cluster_with += random.below(10) < 5 ? 1 : 0;
    for (int i = 0; i < 200; ++i) counts.base_with += random.below(10) < 2 ? 1 : 0;
    const LogOdds odds = log_odds(counts, 1);
    if (static_cast<double>(odds.low) <= truth * 1e6 &&
        truth * 1e6 <= static_cast<double>(odds.high)) {
      ++held;
    }
  }
  EXPECT_NEAR(held / static_cast<double>(kRuns), .95, .015);
}

TEST(SquareRoot, IsTheWholePart) {
  for (const std::int64_t root : {0LL, 1LL, 2LL, 46'340LL, 1'000'003LL, 2'000'000'000LL}) {
    EXPECT_EQ(square_root(root * root), root);
    EXPECT_EQ(square_root(root * root + root), root);
  }
}

}  // namespace
}  // namespace perpend::linkage
