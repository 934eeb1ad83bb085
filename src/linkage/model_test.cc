#include "linkage/model.h"

#include <gtest/gtest.h>

namespace perpend::linkage {
namespace {

Levels nothing() {
  Levels levels;
  levels.level.fill(kMissing);
  return levels;
}

std::size_t at(Comparison comparison) { return static_cast<std::size_t>(comparison); }

TEST(Weigher, GivesMissingNoWeight) {
  const Weigher weigher(assumed());
  EXPECT_EQ(weigher.weight(nothing()), 0);
  Levels one = nothing();
  one.level[at(Comparison::kTools)] = 2;
  const std::int64_t alone = weigher.weight(one);
  EXPECT_GT(alone, 0);
  EXPECT_EQ(weigher.rows(one)[at(Comparison::kMalware)], 0);
}

TEST(Weigher, CountsOneFactOnce) {
  const Weigher weigher(assumed());
  Levels malware = nothing();
  malware.level[at(Comparison::kMalware)] = 3;
  Levels both = malware;
  both.level[at(Comparison::kHashes)] = 1;
  Levels hash = nothing();
  hash.level[at(Comparison::kHashes)] = 1;
  EXPECT_EQ(weigher.weight(both), std::max(weigher.weight(malware), weigher.weight(hash)));
}

TEST(Weigher, LetsRarityMoveALevel) {
  Levels common = nothing();
  common.level[at(Comparison::kMalware)] = 3;
  common.rarity[at(Comparison::kMalware)] = 6000;
  Levels rare = common;
  rare.rarity[at(Comparison::kMalware)] = 9000;
  const Weigher weigher(assumed());
  EXPECT_EQ(weigher.weight(rare) - weigher.weight(common), 3000 * assumed().slope[0]);
}

TEST(Weigher, NeverExceedsTwentyBitsARow) {
  Model model = assumed();
  model.slope[at(Comparison::kMalware)] = 4000;
  Levels levels = nothing();
  levels.level[at(Comparison::kMalware)] = 4;
  levels.rarity[at(Comparison::kMalware)] = 30'000;
  EXPECT_EQ(Weigher(model).weight(levels), 20'000'000);
}

TEST(Probability, OfOddsAndBack) {
  EXPECT_EQ(probability_of(0), 500'000'000);
  EXPECT_NEAR(static_cast<double>(probability_of(3'000'000)), 8e9 / 9, 2);
  EXPECT_NEAR(static_cast<double>(probability_of(-3'000'000)), 1e9 / 9, 2);
  for (const std::int64_t p : {1'000'000, 100'000'000, 500'000'000, 987'000'000}) {
    const std::int64_t x = log_odds_of(p);
    EXPECT_GE(probability_of(x), p);
    EXPECT_LT(probability_of(x - 1), p);
  }
}

TEST(Prior, FallsAsACollectionGrows) {
  Model model = assumed();
  model.incidents = 500;
  EXPECT_EQ(prior_for(model, 64), model.prior);
  EXPECT_EQ(prior_for(model, 2000), model.prior - 2'000'000);
}

TEST(ModelBytes, ComeBackAsTheyWere) {
  Model model = assumed();
  model.bias = -123'456;
  model.fitted_as_of = 20'000;
  model.counted = 5;
  const auto back = model_from(bytes_of(model));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, model);
}

TEST(ModelBytes, ThatAreDamagedAreRefused) {
  const std::string bytes = bytes_of(assumed());
  EXPECT_FALSE(model_from(""));
  EXPECT_FALSE(model_from("something else"));
  for (std::size_t cut = 0; cut < bytes.size(); cut += 7) {
    EXPECT_FALSE(model_from(std::string_view(bytes).substr(0, cut))) << cut;
  }
  EXPECT_FALSE(model_from(bytes + "x"));
  std::string wild = bytes;
  wild[16 + 7] = '\x7f';  // an m of 2^62
  const auto read = model_from(wild);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, "model.damaged");
}

}  // namespace
}  // namespace perpend::linkage
