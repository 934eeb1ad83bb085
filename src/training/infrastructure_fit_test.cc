#include "training/infrastructure_fit.h"

#include <gtest/gtest.h>

#include "attribution/sample_pack.h"

namespace perpend::training {
namespace {

MatchCounts domains(int year) {
  const knowledge::Pack pack = attribution::sample_pack();
  return count_matches(pack,
                       Date::from_ymd(year, 1, 1)
                           .value())[static_cast<std::size_t>(attribution::MatchLevel::kDomain)];
}

// r1 and r2 are of one actor and share a host; r3 is another's and shares one with r2.
TEST(CountMatches, LooksBackFromEachListToEarlierOnes) {
  const MatchCounts counts = domains(2024);
  EXPECT_EQ(counts.own_pairs, 1);  // r2 has r1 before it
  EXPECT_EQ(counts.own_matches, 1);
  EXPECT_EQ(counts.other_pairs, 1);  // r3 against the actor of r1 and r2
  EXPECT_EQ(counts.other_matches, 1);
}

TEST(CountMatches, SeesNoListOfTheDayOrLater) {
  const MatchCounts counts = domains(2021);
  EXPECT_EQ(counts.own_pairs, 1);
  EXPECT_EQ(counts.other_pairs, 0);
  EXPECT_EQ(domains(2019).own_pairs, 0);
}

TEST(CountMatches, RatioOfTheTwoRatesHasHalfAMatchAdded) {
  // (30.5/101) / (9.5/1001) = 31.82: 1.503 bans.
  EXPECT_EQ(log_ratio_thousandths({100, 30, 1000, 9}), 1503);
}

}  // namespace
}  // namespace perpend::training
