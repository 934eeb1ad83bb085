#include "linkage/compare.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "linkage/generate.h"
#include "linkage/pairs.h"

namespace perpend::linkage {
namespace {

std::vector<std::uint32_t> random_run(std::uint64_t& state, std::size_t size, std::uint32_t below) {
  std::vector<std::uint32_t> run;
  for (std::size_t i = 0; i < size; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    run.push_back(static_cast<std::uint32_t>((state >> 33) % below));
  }
  std::sort(run.begin(), run.end());
  run.erase(std::unique(run.begin(), run.end()), run.end());
  return run;
}

TEST(SharedFinder, FindsWhatAPlainIntersectionFindsWhateverTheLengths) {
  std::uint64_t state = 7;
  SharedFinder finder;
  for (const std::size_t size : {0, 1, 2, 18, 60, 150, 256, 257, 700}) {
    for (const std::uint32_t below : {40U, 900U, 4'000'000U}) {
      const auto run = random_run(state, size, below);
      finder.prepare(run);
      for (const std::size_t other_size : {0, 1, 5, 18, 400}) {
        const auto other = random_run(state, other_size, below);
        std::vector<std::uint32_t> expected;
        std::set_intersection(run.begin(), run.end(), other.begin(), other.end(),
                              std::back_inserter(expected));
        EXPECT_TRUE(std::ranges::equal(finder.in(other), expected)) << size << " " << below;
      }
      EXPECT_TRUE(std::ranges::equal(finder.in(run), run)) << "all of its own values";
    }
  }
}

TEST(Comparer, SeesTheSameLevelsAsAPairComparedAlone) {
  const Columns columns = columns_of(Generator(3, 400), 400);
  Comparer comparer(columns);
  std::size_t alike = 0;
  for (std::uint32_t a = 0; a < 400; a += 7) {
    comparer.begin(a);
    for (std::uint32_t b = 0; b < 400; ++b) {
      if (a == b) continue;
      const Levels levels = comparer.with(b);
      EXPECT_EQ(levels, compare(columns, a, b));
      EXPECT_EQ(levels, compare(columns, b, a));
      alike += levels.level[static_cast<std::size_t>(Comparison::kMalware)] >= 2 ? 1U : 0U;
    }
  }
  EXPECT_GT(alike, 100U) << "pairs with nothing in common would test nothing";
}

// Every two incidents that share a value shown by few, and nobody else.
TEST(ScorePairs, FindsThePairsThatAWalkOverAllPairsFindsWithAnyNumberOfThreads) {
  const std::uint32_t n = 900;
  const Columns columns = columns_of(Generator(5, n), n);
  Model model = assumed();
  model.prior = prior_for(model, n);
  const Weigher weigher(model);
  ScoringOptions options;
  options.compare_all = 0;
  options.cap = 20;
  options.least = -3'000'000;
  std::vector<Edge> expected;
  std::uint64_t compared = 0;
  for (std::uint32_t a = 0; a < n; ++a) {
    for (std::uint32_t b = a + 1; b < n; ++b) {
      const auto shared = shared_values(columns, a, b);
      if (std::ranges::none_of(shared, [&](std::uint32_t v) { return columns.incidents[v] <= 20; }))
        continue;
      ++compared;
      const auto odds = weigher.log_odds(compare(columns, a, b));
      if (odds >= options.least) expected.push_back({a, b, static_cast<std::int32_t>(odds)});
    }
  }
  ASSERT_GT(expected.size(), 1000U);
  for (const int threads : {1, 3}) {
    options.threads = threads;
    const auto scored = score_pairs(columns, weigher, options);
    ASSERT_TRUE(scored);
    EXPECT_EQ(scored->edges.in_memory(), expected);
    EXPECT_EQ(scored->report.compared_pairs, compared);
  }
}

}  // namespace
}  // namespace perpend::linkage
