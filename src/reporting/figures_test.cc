#include "reporting/figures.h"

#include <gtest/gtest.h>

namespace perpend::reporting {
namespace {

TEST(Figures, RoundsBansHalfToEven) {
  EXPECT_EQ(signed_bans(2'500'000), "+2.50");
  EXPECT_EQ(signed_bans(-125'000), "-0.12");
  EXPECT_EQ(signed_bans(135'000), "+0.14");
  EXPECT_EQ(signed_bans(-4'999), "0.00");
  EXPECT_EQ(bans(-2'100'000), "-2.10");
}

TEST(Figures, NeverShowsASmallChanceAsNoneOrALargeOneAsAll) {
  EXPECT_EQ(percent(Posterior(620'000'000)), "62.0 %");
  EXPECT_EQ(percent(Posterior(1)), "<0.1 %");
  EXPECT_EQ(percent(Posterior(0)), "0.0 %");
  EXPECT_EQ(percent(Posterior(999'999'999)), ">99.9 %");
  EXPECT_EQ(percent(Posterior(Posterior::kOne)), "100.0 %");
}

TEST(Figures, RoundsRangesToWholePerCents) {
  using Range = std::pair<Posterior, Posterior>;
  EXPECT_EQ(percent_range(Range(Posterior(351'000'000), Posterior(739'000'000))), "35-74 %");
  EXPECT_EQ(percent_range(Range(Posterior(1), Posterior(2'000'000))), "<1 %");
  EXPECT_EQ(percent_range(Range(Posterior(0), Posterior(0))), "0 %");
  EXPECT_EQ(percent_range(std::nullopt), "");
}

TEST(Figures, TurnsWeightsIntoTimes) {
  EXPECT_EQ(times_as_likely(WeightOfEvidence(0)), "x 1.0");
  EXPECT_EQ(times_as_likely(WeightOfEvidence(2'000'000)), "x 100");
  EXPECT_EQ(times_as_likely(WeightOfEvidence(301'030)), "x 2.0");
  EXPECT_EQ(times_as_likely(WeightOfEvidence(-301'030)), "x 0.50");
  EXPECT_EQ(times_as_likely(WeightOfEvidence(5'000'000)), "x 100 000");
}

TEST(Figures, SetsMinusSignsAndRanges) {
  EXPECT_EQ(typographic("-0.12"), "−0.12");
  EXPECT_EQ(typographic("35-74 %"), "35–74 %");
  EXPECT_EQ(grouped(12345678), "12 345 678");
  EXPECT_EQ(grouped(999), "999");
}

}  // namespace
}  // namespace perpend::reporting
