#include "linkage/learn.h"

#include <gtest/gtest.h>

#include "linkage/fit.h"

namespace perpend::linkage {
namespace {

// Pairs with levels drawn independently from planted shares, in thousandths.
struct Plant {
  Comparison comparison;
  std::vector<int> m;
  std::vector<int> u;
};

const std::vector<Plant>& plants() {
  static const std::vector<Plant> all = {
      {Comparison::kMalware, {400, 50, 200, 250, 100}, {850, 20, 100, 25, 5}},
      {Comparison::kTools, {550, 300, 150}, {800, 180, 20}},
      {Comparison::kVulnerabilities, {700, 200, 100}, {960, 30, 10}},
      {Comparison::kTime, {50, 100, 150, 200, 250, 250}, {350, 300, 150, 100, 60, 40}}};
  return all;
}

struct Planted {
  std::vector<Pattern> candidates;
  std::vector<Pattern> random;
};

Planted planted(std::size_t comparisons, std::uint64_t matches_in_thousand) {
  std::uint64_t state = 2463534242;
  const auto draw = [&] {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (state >> 20) % 1000;
  };
  const auto level = [&](const std::vector<int>& shares) {
    auto left = static_cast<int>(draw());
    std::uint8_t at = 0;
    while (left >= shares[at]) left -= shares[at++];
    return at;
  };
  Planted result;
  for (int i = 0; i < 200'000; ++i) {
    const bool match = draw() < matches_in_thousand;
    Pattern pair{{}, 1, 0};
    pair.levels.level.fill(kMissing);
    Pattern random = pair;
    for (std::size_t p = 0; p < comparisons; ++p) {
      const auto c = static_cast<std::size_t>(plants()[p].comparison);
      pair.levels.level[c] = level(match ? plants()[p].m : plants()[p].u);
      random.levels.level[c] = level(plants()[p].u);
    }
    pair.matches = match ? 1 : 0;
    result.candidates.push_back(pair);
    result.random.push_back(random);
  }
  result.candidates = gathered(std::move(result.candidates));
  result.random = gathered(std::move(result.random));
  return result;
}

TEST(Learning, RecoversPlantedMAndUWithinTenPercent) {
  const Planted pairs = planted(4, 100);
  const Learned learned = learn(assumed(), pairs.random, pairs.candidates);
  ASSERT_TRUE(learned.identifiable) << learned.why;
  for (const Plant& plant : plants()) {
    const auto c = static_cast<std::size_t>(plant.comparison);
    for (std::size_t level = 0; level < plant.m.size(); ++level) {
      const double m = plant.m[level] / 1e3;
      const double u = plant.u[level] / 1e3;
      EXPECT_NEAR(static_cast<double>(learned.model.levels[c][level].m) / 1e9, m, m * .1)
          << name_of(plant.comparison) << " " << level;
      EXPECT_NEAR(static_cast<double>(learned.model.levels[c][level].u) / 1e9, u, u * .1)
          << name_of(plant.comparison) << " " << level;
    }
  }
  EXPECT_NEAR(static_cast<double>(learned.matches), 20'000, 1'000);
}

TEST(Learning, SaysSoWhereTwoComparisonsCannotTellMFromU) {
  const Planted pairs = planted(2, 50);
  const Model start = assumed();
  const Learned learned = learn(start, pairs.random, pairs.candidates);
  EXPECT_FALSE(learned.identifiable);
  EXPECT_NE(learned.why.find("fewer than three comparisons"), std::string::npos) << learned.why;
  for (std::size_t c = 0; c < kComparisons; ++c) {
    for (std::size_t level = 0; level < kMostLevels; ++level) {
      EXPECT_EQ(learned.model.levels[c][level].m, start.levels[c][level].m);
    }
  }
}

TEST(Learning, SaysSoWhereThereIsNothingToFind) {
  const Planted pairs = planted(4, 0);
  const Learned learned = learn(assumed(), pairs.random, pairs.candidates);
  EXPECT_FALSE(learned.identifiable) << learned.why;
}

TEST(Fitting, CountsWhatWasLabelled) {
  const Planted pairs = planted(4, 50);
  const Model model = fit_supervised(pairs.candidates);
  for (const Plant& plant : plants()) {
    const auto c = static_cast<std::size_t>(plant.comparison);
    EXPECT_TRUE(model.counted >> c & 1U);
    for (std::size_t level = 0; level < plant.m.size(); ++level) {
      EXPECT_NEAR(static_cast<double>(model.levels[c][level].m) / 1e6, plant.m[level],
                  plant.m[level] * .1 + 2);
    }
    // The planted comparisons are independent, so their bits count in full or nearly so.
    EXPECT_NEAR(model.temper[c], 1000, 150) << name_of(plant.comparison);
  }
  EXPECT_FALSE(model.counted >> static_cast<int>(Comparison::kTargets) & 1U);
}

TEST(Fitting, LowersTheLossOfWhatItIsFittedOn) {
  const Planted pairs = planted(4, 50);
  Model before = assumed();
  before.prior = fit_prior(pairs.candidates);
  EXPECT_LT(log_loss(fit_supervised(pairs.candidates), pairs.candidates),
            log_loss(before, pairs.candidates));
}

TEST(Fitting, HalvesWhatIsCountedTwice) {
  // Tools repeat what malware says: two comparisons that are no group of rows, and one fact.
  Planted pairs = planted(1, 50);
  const auto one = static_cast<std::size_t>(Comparison::kMalware);
  const auto two = static_cast<std::size_t>(Comparison::kTools);
  for (Pattern& pattern : pairs.candidates) {
    pattern.levels.level[two] = std::min<std::uint8_t>(pattern.levels.level[one], 2);
  }
  const Model model = fit_supervised(pairs.candidates);
  EXPECT_LT(model.temper[one] + model.temper[two], 1600);
}

TEST(Prior, MovesTowardsWhatTheCollectionShowsButNotFar) {
  const Planted many = planted(4, 200);
  Model model = fit_supervised(planted(4, 50).candidates);
  const std::int64_t before = model.prior;
  model.prior = estimate_prior(model, many.candidates, 200'000);
  EXPECT_GT(model.prior, before);
  EXPECT_LT(model.prior, before + 2'000'000);
}

}  // namespace
}  // namespace perpend::linkage
