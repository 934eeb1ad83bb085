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

PairSample planted(std::size_t comparisons, std::uint64_t matches_in_thousand) {
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
  PairSample result;
  for (int i = 0; i < 200'000; ++i) {
    const bool match = draw() < matches_in_thousand;
    Pattern pair{{}, 1, 0};
    pair.levels.level.fill(kMissing);
    for (std::size_t p = 0; p < comparisons; ++p) {
      const auto c = static_cast<std::size_t>(plants()[p].comparison);
      pair.levels.level[c] = level(match ? plants()[p].m : plants()[p].u);
    }
    pair.matches = match ? 1 : 0;
    result.candidates.push_back(pair);
  }
  result.candidates = gathered(std::move(result.candidates));
  result.population = 200'000;  // every pair of the collection
  return result;
}

TEST(Learning, RecoversPlantedMAndUWithinTenPercent) {
  const PairSample pairs = planted(4, 100);
  const Learned learned = learn(assumed(), pairs);
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

// Of a billion pairs only those that share something rare are candidates; 200,000 random ones would
// show a hash that one in 500,000 shares by chance once in two tries.
TEST(Learning, CountsUOfWhatIsRareAmongAllPairsAndNotAmongRandomOnes) {
  constexpr std::uint64_t kPopulation = 1'000'000'000;
  constexpr auto kMalware = static_cast<std::size_t>(Comparison::kMalware);
  constexpr auto kHashes = static_cast<std::size_t>(Comparison::kHashes);
  constexpr auto kTools = static_cast<std::size_t>(Comparison::kTools);
  constexpr auto kTime = static_cast<std::size_t>(Comparison::kTime);
  std::uint64_t state = 362436069;
  const auto one_of = [&](std::uint64_t n) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (state >> 20) % n;
  };
  const auto ordinary = [&](bool match) {
    Pattern pair{{}, 1, 0};
    pair.levels.level.fill(kMissing);
    pair.levels.level[kMalware] = 0;
    pair.levels.level[kHashes] = 0;
    pair.levels.level[kTools] = one_of(10) < (match ? 5U : 2U) ? 1 : 0;
    pair.levels.level[kTime] = one_of(10) < (match ? 7U : 2U) ? 5 : 0;
    return pair;
  };
  PairSample sample;
  sample.population = kPopulation;
  for (int i = 0; i < 10'000; ++i) {  // by chance, 1 in 100,000
    sample.candidates.push_back(ordinary(false));
    sample.candidates.back().levels.level[kMalware] = 3;
  }
  for (int i = 0; i < 2'000; ++i) {  // by chance, 1 in 500,000
    sample.candidates.push_back(ordinary(false));
    sample.candidates.back().levels.level[kHashes] = 1;
  }
  // Of the matches 18 in a hundred share neither, and are no candidates: 3,600 that nobody sees.
  for (int i = 0; i < 20'000; ++i) {
    Pattern pair = ordinary(true);
    pair.levels.level[kMalware] = one_of(10) < 7 ? 3 : 0;
    pair.levels.level[kHashes] = one_of(10) < 4 ? 1 : 0;
    if (pair.levels.level[kMalware] == 0 && pair.levels.level[kHashes] == 0) continue;
    sample.candidates.push_back(pair);
  }
  for (int i = 0; i < 100'000; ++i) sample.others.push_back(ordinary(false));
  sample.candidates = gathered(std::move(sample.candidates));
  sample.others = gathered(std::move(sample.others));
  const Learned learned = learn(assumed(), sample);
  ASSERT_TRUE(learned.identifiable) << learned.why;
  const auto& levels = learned.model.levels;
  EXPECT_NEAR(static_cast<double>(levels[kMalware][3].u), 10'000, 1'000);
  EXPECT_NEAR(static_cast<double>(levels[kHashes][1].u), 2'000, 200);
  EXPECT_NEAR(static_cast<double>(levels[kTools][1].u), 200e6, 5e6);
  EXPECT_NEAR(static_cast<double>(levels[kMalware][3].m), 700e6, 70e6);
  EXPECT_NEAR(static_cast<double>(levels[kHashes][1].m), 400e6, 40e6);
  EXPECT_NEAR(static_cast<double>(levels[kTools][1].m), 500e6, 50e6);
  EXPECT_NEAR(static_cast<double>(learned.matches), 20'000, 2'000);
}

TEST(Learning, SaysSoWhereTwoComparisonsCannotTellMFromU) {
  const PairSample pairs = planted(2, 50);
  const Model start = assumed();
  const Learned learned = learn(start, pairs);
  EXPECT_FALSE(learned.identifiable);
  EXPECT_NE(learned.why.find("fewer than three comparisons"), std::string::npos) << learned.why;
  for (std::size_t c = 0; c < kComparisons; ++c) {
    for (std::size_t level = 0; level < kMostLevels; ++level) {
      EXPECT_EQ(learned.model.levels[c][level].m, start.levels[c][level].m);
    }
  }
}

TEST(Learning, SaysSoWhereThereIsNothingToFind) {
  const PairSample pairs = planted(4, 0);
  const Learned learned = learn(assumed(), pairs);
  EXPECT_FALSE(learned.identifiable) << learned.why;
}

TEST(Fitting, CountsWhatWasLabelled) {
  const PairSample pairs = planted(4, 50);
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
  const PairSample pairs = planted(4, 50);
  Model before = assumed();
  before.prior = fit_prior(pairs.candidates);
  EXPECT_LT(log_loss(fit_supervised(pairs.candidates), pairs.candidates),
            log_loss(before, pairs.candidates));
}

TEST(Fitting, HalvesWhatIsCountedTwice) {
  // Tools repeat what malware says: two comparisons that are no group of rows, and one fact.
  PairSample pairs = planted(1, 50);
  const auto one = static_cast<std::size_t>(Comparison::kMalware);
  const auto two = static_cast<std::size_t>(Comparison::kTools);
  for (Pattern& pattern : pairs.candidates) {
    pattern.levels.level[two] = std::min<std::uint8_t>(pattern.levels.level[one], 2);
  }
  const Model model = fit_supervised(pairs.candidates);
  EXPECT_LT(model.temper[one] + model.temper[two], 1600);
}

TEST(Prior, MovesTowardsWhatTheCollectionShowsButNotFar) {
  const PairSample many = planted(4, 200);
  Model model = fit_supervised(planted(4, 50).candidates);
  const std::int64_t before = model.prior;
  model.prior = estimate_prior(model, many.candidates, 200'000);
  EXPECT_GT(model.prior, before);
  EXPECT_LT(model.prior, before + 2'000'000);
}

}  // namespace
}  // namespace perpend::linkage
