#include "attribution/flip.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace perpend::attribution {
namespace {

// Weights that only add up: hypothesis 0 leads with everything.
struct Additive {
  std::vector<std::int64_t> priors;
  std::vector<std::vector<std::int64_t>> weights;  // finding, hypothesis
  std::vector<std::int64_t> costs;

  Standing without(std::span<const std::uint32_t> out) const {
    std::vector<std::int64_t> scores = priors;
    for (std::uint32_t i = 0; i < weights.size(); ++i) {
      if (std::find(out.begin(), out.end(), i) != out.end()) continue;
      for (std::size_t h = 0; h < scores.size(); ++h) scores[h] += weights[i][h];
    }
    const auto best = std::max_element(scores.begin() + 1, scores.end());
    Standing standing;
    standing.margin = scores[0] - *best;
    standing.flipped = standing.margin < 0;
    standing.leader = standing.flipped ? static_cast<std::size_t>(best - scores.begin()) : 0;
    return standing;
  }
  FlipProblem problem() const {
    return {costs, [this](std::span<const std::uint32_t> out) { return without(out); }};
  }
};

Additive random_problem(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto between = [&](std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(high - low + 1));
  };
  Additive made;
  const auto findings = static_cast<std::size_t>(between(1, 9));
  const auto hypotheses = static_cast<std::size_t>(between(2, 5));
  made.priors.assign(hypotheses, 0);
  for (std::size_t i = 0; i < findings; ++i) {
    made.costs.push_back(between(1, 5));
    made.weights.emplace_back();
    for (std::size_t h = 0; h < hypotheses; ++h) {
      made.weights.back().push_back(between(-600'000, 900'000));
    }
  }
  made.priors[0] += std::max<std::int64_t>(0, 200'000 - made.without({}).margin);
  made.priors[0] += between(0, 2'500'000);
  return made;
}

// Every subset, nothing passed over.
FlipResult brute_force(const Additive& problem, std::size_t most) {
  FlipResult result;
  const std::size_t count = problem.costs.size();
  for (std::uint32_t bits = 1; bits < 1U << count; ++bits) {
    FlipSet set;
    for (std::uint32_t i = 0; i < count; ++i) {
      if ((bits >> i & 1U) == 0) continue;
      set.findings.push_back(i);
      set.cost += problem.costs[i];
    }
    if (set.findings.size() > most || !problem.without(set.findings).flipped) continue;
    const auto size = set.findings.size();
    if (!result.fewest || size < result.fewest->findings.size() ||
        (size == result.fewest->findings.size() && set.cost < result.fewest->cost)) {
      result.fewest = set;
    }
    if (!result.cheapest || set.cost < result.cheapest->cost) result.cheapest = set;
  }
  return result;
}

TEST(Flips, OfUpToThreeFindingsAreThoseOfASearchThroughEverySubset) {
  int flipped = 0;
  for (std::uint32_t seed = 0; seed < 2'000; ++seed) {
    const Additive problem = random_problem(seed);
    const FlipResult found = flips(problem.problem(), 1);
    const FlipResult expected = brute_force(problem, 3);
    ASSERT_EQ(found.looked_at, std::min<std::size_t>(3, problem.costs.size()));
    if (!expected.fewest) {
      // Larger sets are the greedy search's: if it found one, it has more than three.
      ASSERT_TRUE(!found.fewest || found.fewest->findings.size() > 3) << seed;
      continue;
    }
    ++flipped;
    ASSERT_TRUE(found.fewest) << seed;
    ASSERT_EQ(found.fewest->findings.size(), expected.fewest->findings.size()) << seed;
    ASSERT_EQ(found.fewest->cost, expected.fewest->cost) << seed;
    ASSERT_LE(found.cheapest->cost, expected.cheapest->cost) << seed;
  }
  EXPECT_GT(flipped, 300);
}

TEST(Flips, AnySetThatIsGivenDoesFlipTheAnswer) {
  int large = 0;
  for (std::uint32_t seed = 0; seed < 2'000; ++seed) {
    const Additive problem = random_problem(seed);
    const FlipResult found = flips(problem.problem(), 1);
    for (const auto* set : {&found.fewest, &found.cheapest}) {
      if (!*set) continue;
      const Standing standing = problem.without((*set)->findings);
      ASSERT_TRUE(standing.flipped) << seed;
      ASSERT_EQ(standing.leader, (*set)->leader);
      ASSERT_TRUE(std::is_sorted((*set)->findings.begin(), (*set)->findings.end()));
      large += (*set)->findings.size() > 3 ? 1 : 0;
    }
  }
  EXPECT_GT(large, 20) << "the greedy search was hardly asked";
}

TEST(Flips, WhereEverySubsetKeepsTheLeaderThereAreNone) {
  Additive problem;
  problem.priors = {10'000'000, 0};
  for (int i = 0; i < 8; ++i) {
    problem.weights.push_back({100'000, 0});
    problem.costs.push_back(1);
  }
  const FlipResult found = flips(problem.problem(), 1);
  EXPECT_FALSE(found.fewest);
  EXPECT_FALSE(found.cheapest);
}

TEST(Flips, TheCheapestMayTakeMoreFindingsThanTheFewest) {
  Additive problem;
  problem.priors = {0, 1'000'000};
  problem.weights = {{2'000'000, 0}, {500'000, 0}, {600'000, 0}};
  problem.costs = {5, 1, 2};  // 3.1 bans against 1: the first alone, or the other two and more
  problem.priors[1] = 2'050'000;
  const FlipResult found = flips(problem.problem(), 1);
  ASSERT_TRUE(found.fewest && found.cheapest);
  EXPECT_EQ(found.fewest->findings, std::vector<std::uint32_t>{0});
  EXPECT_EQ(found.cheapest->findings, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(found.cheapest->cost, 3);
}

TEST(Flips, ThreadsChangeNothing) {
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    const Additive problem = random_problem(seed);
    const FlipResult one = flips(problem.problem(), 1);
    const FlipResult four = flips(problem.problem(), 4);
    EXPECT_EQ(one.fewest, four.fewest);
    EXPECT_EQ(one.cheapest, four.cheapest);
    EXPECT_EQ(one.tried, four.tried);
  }
}

TEST(Flips, OfNothingAreNone) {
  Additive problem;
  problem.priors = {1, 0};
  EXPECT_FALSE(flips(problem.problem(), 2).fewest);
}

}  // namespace
}  // namespace perpend::attribution
