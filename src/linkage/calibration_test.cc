#include "linkage/calibration.h"

#include <gtest/gtest.h>

#include "linkage/model.h"

namespace perpend::linkage {
namespace {

constexpr std::int64_t kPrior = -6 * Curve::kBit;

void add(Reliability& past, std::int64_t bits, int pairs, int matches) {
  const std::int64_t weight = bits * Curve::kBit;
  for (int i = 0; i < pairs; ++i) {
    past.add(weight, probability_of(kPrior + weight), i < matches);
  }
}

double share(const Curve& curve, std::int64_t bits) {
  return static_cast<double>(probability_of(kPrior + curve(bits * Curve::kBit))) / 1e9;
}

TEST(Curve, OfNothingTakesBitsAtFaceValue) {
  const Curve curve = Reliability().curve();
  for (const std::int64_t weight : {-9'000'000, -2'000'000, 123'456, 7'500'000, 40'000'000}) {
    EXPECT_EQ(curve(weight), weight);
  }
}

TEST(Curve, GivesPairsThatWereTooSureTheShareThatWasRight) {
  Reliability past;
  add(past, 6, 4000, 2000);   // said to be 50 %: so they were
  add(past, 10, 4000, 2800);  // said to be 94 %: 70 % were
  const Curve curve = past.curve();
  EXPECT_NEAR(share(curve, 6), .5, .01);
  EXPECT_NEAR(share(curve, 10), .7, .02);
  EXPECT_LT(share(curve, 8), .8);
  EXPECT_GT(share(curve, 8), .5);
}

TEST(Curve, ChangesLittleWhereFewPairsWereSeen) {
  Reliability past;
  add(past, 10, 2, 0);
  EXPECT_GT(share(past.curve(), 10), .8);
}

TEST(Curve, NeverTurnsARankingRound) {
  Reliability past;
  add(past, 5, 300, 250);  // the weaker were right more often
  add(past, 7, 300, 60);
  add(past, 9, 300, 200);
  const Curve curve = past.curve();
  EXPECT_TRUE(curve.increases());
  for (std::int64_t weight = -5'000'000; weight < 20'000'000; weight += 10'000) {
    EXPECT_LT(curve(weight), curve(weight + 10'000)) << weight;
  }
}

TEST(Model, WithACurveThatFallsIsDamaged) {
  Model model = assumed();
  model.curves[1].added[4] = -500'000;
  model.curves[1].added[5] = -900'000;
  const auto same = model_from(bytes_of(model));
  ASSERT_TRUE(same);
  EXPECT_EQ(*same, model);
  model.curves[1].added[5] = -1'500'000;
  EXPECT_FALSE(model_from(bytes_of(model)));
}

TEST(Weigher, AddsWhatTheCurveOfThePairsKindSays) {
  Model model = assumed();
  model.curves[0].added.fill(-2'000'000);
  const Weigher weigher(model);
  Levels levels;
  levels.level.fill(kMissing);
  levels.level[static_cast<std::size_t>(Comparison::kMalware)] = 3;
  EXPECT_EQ(weigher.log_odds(levels), weigher.raw_log_odds(levels));
  levels.level[static_cast<std::size_t>(Comparison::kInfrastructure)] = 5;
  EXPECT_EQ(weigher.log_odds(levels), weigher.raw_log_odds(levels) - 2'000'000);
}

}  // namespace
}  // namespace perpend::linkage
