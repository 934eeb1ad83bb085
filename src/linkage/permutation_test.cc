#include "linkage/permutation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "linkage/random_numbers.h"

namespace perpend::linkage {
namespace {

// The first numbers for seed 1234567, as the authors' own program prints them.
TEST(SplitMix64, GivesThePublishedNumbers) {
  SplitMix64 random(1234567);
  EXPECT_EQ(random.next(), 6457827717110365317U);
  EXPECT_EQ(random.next(), 3203168211198807973U);
  EXPECT_EQ(random.next(), 9817491932198370423U);
}

TEST(SplitMix64, DrawsEvenly) {
  SplitMix64 random(3);
  std::vector<int> counts(6, 0);
  for (int i = 0; i < 60'000; ++i) ++counts[random.below(6)];
  for (const int count : counts) {
    EXPECT_NEAR(count, 10'000, 365);  // four standard deviations
  }
}

// `incidents` of one block, with one or two of `values` values each, drawn without regard to
// anything.
FacetTable drawn_table(std::size_t incidents, std::uint32_t values, SplitMix64& random) {
  FacetTable table;
  table.names.resize(values);
  table.incidents_with.assign(values, 0);
  for (std::size_t i = 0; i < incidents; ++i) {
    std::vector<std::uint32_t> of;
    for (std::uint64_t k = 0; k < 1 + random.below(3); ++k) {
      of.push_back(static_cast<std::uint32_t>(random.below(values)));
    }
    std::sort(of.begin(), of.end());
    of.erase(std::unique(of.begin(), of.end()), of.end());
    for (const std::uint32_t value : of) ++table.incidents_with[value];
    table.of.push_back(std::move(of));
    ++table.present;
  }
  return table;
}

std::vector<std::vector<std::uint32_t>> blocks_of_eight(std::uint32_t incidents) {
  std::vector<std::vector<std::uint32_t>> blocks;
  for (std::uint32_t i = 0; i < incidents; ++i) {
    if (i % 8 == 0) blocks.emplace_back();
    blocks.back().push_back(i);
  }
  return blocks;
}

TEST(Permutation, IsUniformWhereThereIsNothingToFind) {
  constexpr int kRuns = 1000;
  const auto blocks = blocks_of_eight(64);
  std::vector<std::int64_t> p;
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    SplitMix64 random(stream_seed(77, run));
    const FacetTable table = drawn_table(64, 40, random);
    std::vector<std::uint32_t> group;  // three of every other block, wherever they stand
    for (std::uint32_t b = 0; b < 8; b += 2) {
      for (std::uint32_t k = 0; k < 3; ++k) group.push_back(b * 8 + k);
    }
    p.push_back(permute(table, blocks, group, 199, stream_seed(78, run)).p_billionths());
  }
  // At each level the number of runs below it is binomial; four standard deviations either way.
  for (const int percent : {5, 10, 25, 50, 75, 90}) {
    const auto below = std::count_if(
        p.begin(), p.end(), [percent](std::int64_t one) { return one <= percent * 10'000'000LL; });
    const double expected = kRuns * percent / 100.0;
    const double deviation = std::sqrt(expected * (100 - percent) / 100.0);
    EXPECT_NEAR(static_cast<double>(below), expected, 4 * deviation) << percent << " %";
  }
}

TEST(Permutation, FindsAGroupThatSharesItsVictims) {
  SplitMix64 random(5);
  FacetTable table = drawn_table(64, 40, random);
  const std::vector<std::uint32_t> group = {0, 1, 8, 9, 16, 17, 24, 25};
  for (const std::uint32_t incident : group) {
    table.of[incident] = {0, 1};
  }
  const PermutationCounts counts = permute(table, blocks_of_eight(64), group, 9'999, 1);
  EXPECT_EQ(counts.p_billionths(), 100'000);                      // 1 / 10,000: never 0
  EXPECT_NEAR(static_cast<double>(counts.observed), 1e6, 3'000);  // all alike
  EXPECT_LT(counts.high, 500'000);
  EXPECT_LE(counts.low, counts.expected);
  EXPECT_LE(counts.expected, counts.high);
}

TEST(Permutation, ShowsNothingWhereTheGroupIsItsWholeBlock) {
  SplitMix64 random(6);
  const FacetTable table = drawn_table(8, 4, random);
  const std::vector<std::uint32_t> group = {0, 1, 2, 3, 4, 5, 6, 7};
  const auto blocks = blocks_of_eight(8);
  EXPECT_EQ(permute(table, blocks, group, 99, 1).p_billionths(), 1'000'000'000);
  EXPECT_EQ(distinct_groups_microbans(blocks, group), 0);
}

TEST(Permutation, CountsTheGroupsThatCouldBeDrawn) {
  const std::vector<std::uint32_t> group = {0, 1, 8, 9, 10};
  // C(8,2) C(8,3) = 28 x 56 = 1568.
  EXPECT_NEAR(static_cast<double>(distinct_groups_microbans(blocks_of_eight(16), group)),
              1e6 * std::log10(1568.0), 5);
}

// The exact distribution by going through every group, beside the drawn one.
TEST(Permutation, AgreesWithGoingThroughEveryGroup) {
  SplitMix64 random(11);
  const FacetTable table = drawn_table(8, 6, random);
  const auto blocks = blocks_of_eight(8);
  const std::vector<std::uint32_t> group = {1, 4, 6};
  const auto observed = permute(table, blocks, group, 1, 1).observed;
  int at_least = 0;
  int all = 0;
  for (std::uint32_t a = 0; a < 8; ++a) {
    for (std::uint32_t b = a + 1; b < 8; ++b) {
      for (std::uint32_t c = b + 1; c < 8; ++c) {
        const std::vector<std::uint32_t> other = {a, b, c};
        ++all;
        if (permute(table, blocks, other, 1, 1).observed >= observed) ++at_least;
      }
    }
  }
  const auto p = static_cast<double>(permute(table, blocks, group, 19'999, 4).p_billionths()) / 1e9;
  EXPECT_NEAR(p, static_cast<double>(at_least) / all, 0.015);
}

}  // namespace
}  // namespace perpend::linkage
