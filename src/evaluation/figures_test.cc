#include "evaluation/figures.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perpend::evaluation {
namespace {

// Three actors and the unlisted one.
Answer answer(std::vector<double> probabilities, std::size_t truth) {
  return {std::move(probabilities), truth};
}

TEST(Answer, RankCountsActorsAloneAndTiesHalf) {
  EXPECT_EQ(answer({0.1, 0.3, 0.2, 0.4}, 1).rank(), 1);
  EXPECT_EQ(answer({0.1, 0.3, 0.2, 0.4}, 0).rank(), 3);
  EXPECT_EQ(answer({0.2, 0.3, 0.2, 0.3}, 0).rank(), 2.5);
  EXPECT_FALSE(answer({0.2, 0.3, 0.2, 0.3}, 3).known());
}

TEST(Ranking, MicroIsByCaseAndMacroByActor) {
  const std::vector<Answer> answers = {
      answer({0.6, 0.2, 0.1, 0.1}, 0), answer({0.5, 0.3, 0.1, 0.1}, 0),
      answer({0.4, 0.3, 0.2, 0.1}, 2), answer({0.1, 0.1, 0.1, 0.7}, 3)};
  const Ranking result = ranking(answers, {"a", "a", "c", "d"});
  EXPECT_EQ(result.cases, 3);
  EXPECT_NEAR(result.top1, 2.0 / 3, 1e-12);
  EXPECT_NEAR(result.reciprocal_rank, (1 + 1 + 1.0 / 3) / 3, 1e-12);
  EXPECT_NEAR(result.macro_top1, 0.5, 1e-12);
  EXPECT_NEAR(result.macro_reciprocal_rank, (1 + 1.0 / 3) / 2, 1e-12);
}

TEST(Probability, LogLossAndBrierAreThoseWorkedByHand) {
  const Probability result =
      probability({answer({0.5, 0.25, 0.25}, 0), answer({0.5, 0.25, 0.25}, 2)});
  EXPECT_NEAR(result.log_loss, (std::log(2.0) + std::log(4.0)) / 2, 1e-12);
  const double first = 0.25 + 2 * 0.0625;
  const double second = 0.25 + 0.0625 + 0.5625;
  EXPECT_NEAR(result.brier, (first + second) / 2, 1e-12);
  EXPECT_NEAR(result.right, 0.5, 1e-12);
}

TEST(Probability, ACalibratedForecasterHasSlopeOneAndSmallZ) {
  std::vector<Answer> answers;
  // At each level exactly that share is right.
  for (const int tenths : {3, 5, 6, 8, 9}) {
    for (int i = 0; i < 10; ++i) {
      const double p = tenths / 10.0;
      const double rest = (1 - p) / 4;
      answers.push_back(answer({p, rest, rest, rest, rest}, i < tenths ? 0 : 1));
    }
  }
  const Probability result = probability(answers);
  EXPECT_NEAR(result.slope, 1, 1e-6);
  EXPECT_NEAR(result.intercept, 0, 1e-6);
  EXPECT_NEAR(result.spiegelhalter_z, 0, 1e-9);
}

TEST(Probability, AnOverconfidentForecasterHasASlopeBelowOne) {
  std::vector<Answer> answers;
  for (int i = 0; i < 10; ++i) answers.push_back(answer({0.95, 0.03, 0.02}, i < 7 ? 0 : 1));
  for (int i = 0; i < 10; ++i) answers.push_back(answer({0.6, 0.3, 0.1}, i < 5 ? 0 : 1));
  const Probability result = probability(answers);
  EXPECT_LT(result.slope, 0.8);
  EXPECT_GT(result.spiegelhalter_z, 1.96);
}

TEST(Probability, SureAnswersAreThoseAtSeventyAndAbove) {
  const Probability result = probability({answer({0.7, 0.3}, 0), answer({0.69, 0.31}, 0),
                                          answer({0.9, 0.1}, 1), answer({0.2, 0.8}, 1)});
  EXPECT_EQ(result.sure_cases, 3);
  EXPECT_NEAR(result.sure_right, 2.0 / 3, 1e-12);
  EXPECT_NEAR(result.sure_coverage, 0.75, 1e-12);
}

TEST(Area, IsTheShareOfPairsInOrder) {
  EXPECT_NEAR(*area({3, 2}, {1, 2}), (1 + 1 + 1 + 0.5) / 4, 1e-12);
  EXPECT_FALSE(area({}, {1}));
}

TEST(LikelihoodCost, IsOneForEvidenceThatSaysNothing) {
  const LikelihoodCost cost = likelihood_cost({{0, 0}, {0, 0, 0}});
  EXPECT_NEAR(cost.cllr, 1, 1e-12);
  EXPECT_NEAR(cost.discrimination, 1, 1e-12);
  EXPECT_NEAR(cost.calibration, 0, 1e-12);
}

TEST(LikelihoodCost, PartsWhatRankingCouldDoFromWhatTheNumbersCost) {
  // Perfectly separated, but each ratio says the opposite of strong: all cost is calibration.
  const LikelihoodCost cost = likelihood_cost({{-0.5, -0.4}, {-2, -1.5, -1}});
  EXPECT_NEAR(cost.discrimination, 0, 1e-12);
  EXPECT_NEAR(cost.calibration, cost.cllr, 1e-12);
  EXPECT_NEAR(cost.misleading_for_truth, 1, 1e-12);
  EXPECT_NEAR(cost.misleading_for_others, 0, 1e-12);
}

TEST(LikelihoodCost, PoolsAdjacentViolators) {
  // Scores 1 (other), 2 (truth), 3 (other), 4 (truth): {2,3} pool to one half.
  const LikelihoodCost cost = likelihood_cost({{2, 4}, {1, 3}});
  EXPECT_NEAR(cost.discrimination, 0.25 + 0.25, 1e-12);
}

TEST(Bootstrap, IsTheSameTwiceAndHoldsTheFigure) {
  std::vector<Answer> answers;
  std::vector<std::string> actors;
  for (int i = 0; i < 60; ++i) {
    answers.push_back(answer({0.5, 0.3, 0.2}, i % 3 == 0 ? 1 : 0));
    actors.push_back("actor " + std::to_string(i % 12));
  }
  const Bootstrap one = bootstrap_by_actor(answers, actors);
  const Bootstrap two = bootstrap_by_actor(answers, actors);
  EXPECT_EQ(one.top1.low, two.top1.low);
  const double top1 = ranking(answers, actors).top1;
  EXPECT_LE(one.top1.low, top1);
  EXPECT_GE(one.top1.high, top1);
  EXPECT_LT(one.top1.low, one.top1.high);
}

}  // namespace
}  // namespace perpend::evaluation
