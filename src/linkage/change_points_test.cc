#include "linkage/change_points.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "linkage/random_numbers.h"

namespace perpend::linkage {
namespace {

using Rows = std::vector<std::vector<std::uint32_t>>;

std::vector<std::int32_t> a_day_each(std::size_t n) {
  std::vector<std::int32_t> days(n);
  std::iota(days.begin(), days.end(), 18'000);
  return days;
}

TEST(ChangePoints, AProgramThatComesForGoodIsAChange) {
  Rows rows(13, {7});
  for (std::size_t i = 6; i < 13; ++i) rows[i] = {3, 7};
  const auto changes = change_points(rows, a_day_each(13));
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].position, 6U);
  ASSERT_EQ(changes[0].values.size(), 1U);
  const ChangedValue& value = changes[0].values[0];
  EXPECT_EQ(value.value, 3U);
  EXPECT_EQ(value.before_with, 0U);
  EXPECT_EQ(value.before_of, 6U);
  EXPECT_EQ(value.after_with, 7U);
  EXPECT_EQ(value.after_of, 7U);
  // 13 H(7/13) = 12.94 bits saved, less 1/2 log2 13 + log2 2, less log2 13; in bans.
  const double saved = 12.943 - .5 * std::log2(13) - 1 - std::log2(13);
  EXPECT_NEAR(static_cast<double>(changes[0].gain) / 1e6, saved * std::log10(2.0), .001);
}

TEST(ChangePoints, AProgramThatComesMoreOftenIsNone) {
  Rows rows(13, {7});
  for (const std::size_t i : {2U, 7U, 9U, 12U}) rows[i] = {3, 7};
  EXPECT_TRUE(change_points(rows, a_day_each(13)).empty());
}

TEST(ChangePoints, TwoChangesAreFoundInTheOrderOfTime) {
  Rows rows(30);
  for (std::size_t i = 0; i < 30; ++i) rows[i] = {i < 10 ? 1U : i < 20 ? 2U : 3U};
  const auto changes = change_points(rows, a_day_each(30));
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].position, 10U);
  EXPECT_EQ(changes[1].position, 20U);
}

TEST(ChangePoints, AChangeNeverFallsInsideOneDay) {
  Rows rows(16, {1});
  for (std::size_t i = 8; i < 16; ++i) rows[i] = {2};
  std::vector<std::int32_t> days = a_day_each(16);
  for (std::size_t i = 6; i < 11; ++i) days[i] = days[6];
  for (const ChangePoint& change : change_points(rows, days)) {
    EXPECT_NE(days[change.position - 1], days[change.position]);
  }
  std::fill(days.begin(), days.end(), 18'000);
  EXPECT_TRUE(change_points(rows, days).empty());
}

TEST(ChangePoints, NoPhaseHasFewerThanThreeIncidents) {
  Rows rows(12, {1});
  rows[10] = rows[11] = {2, 3, 4, 5, 6};
  for (const ChangePoint& change : change_points(rows, a_day_each(12))) {
    EXPECT_LE(change.position, 9U);
  }
}

// Where every incident shows what it shows whatever its place, a change is a false alarm.
TEST(ChangePoints, FalseAlarmsAreRare) {
  constexpr int kRuns = 1000;
  for (const std::size_t n : {8U, 13U, 40U, 200U}) {
    int alarms = 0;
    for (std::uint64_t run = 0; run < kRuns; ++run) {
      SplitMix64 random(stream_seed(4, run * 1000 + n));
      Rows rows(n);
      for (auto& row : rows) {
        for (std::uint32_t value = 0; value < 12; ++value) {
          if (random.below(12) < value) row.push_back(value);
        }
      }
      if (!change_points(rows, a_day_each(n)).empty()) ++alarms;
    }
    EXPECT_LE(alarms, kRuns * 5 / 100) << n << " incidents";
  }
}

TEST(RateChanges, AHaltedCampaignIsSeen) {
  std::vector<std::int32_t> days;
  for (std::int32_t i = 0; i < 12; ++i) days.push_back(i * 7);
  for (std::int32_t i = 1; i <= 8; ++i) days.push_back(77 + i * 120);
  const auto changes = rate_changes(days);
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].position, 11U);
}

TEST(RateChanges, FalseAlarmsAreRareAtASteadyRate) {
  constexpr int kRuns = 1000;
  for (const int n : {10, 20, 100}) {
    int alarms = 0;
    for (std::uint64_t run = 0; run < kRuns; ++run) {
      SplitMix64 random(stream_seed(8, run * 1000 + static_cast<std::uint64_t>(n)));
      std::vector<std::int32_t> days;
      for (int i = 0; i < n; ++i) days.push_back(static_cast<std::int32_t>(random.below(20'000)));
      std::sort(days.begin(), days.end());
      if (!rate_changes(days).empty()) ++alarms;
    }
    EXPECT_LE(alarms, kRuns * 5 / 100) << n << " incidents";
  }
}

TEST(RateChanges, IncidentsOfOneDayAreNoInfiniteRate) {
  const std::vector<std::int32_t> days(50, 18'000);
  EXPECT_TRUE(rate_changes(days).empty());
  EXPECT_TRUE(rate_changes({}).empty());
}

}  // namespace
}  // namespace perpend::linkage
