#include "evaluation/ablation.h"

#include <gtest/gtest.h>

#include "evaluation/lists.h"
#include "knowledge/shared_pack.h"

namespace perpend::evaluation {
namespace {

TEST(Ablation, WithNothingTakenAwayItIsTheLedger) {
  const auto whole = evaluate_methods(knowledge::shared_pack(), Split::kPrequential);
  const auto evaluation = ablate_methods(knowledge::shared_pack(), 2);
  ASSERT_TRUE(whole);
  ASSERT_TRUE(evaluation);
  ASSERT_EQ(evaluation->scorers.size(), 3U);
  EXPECT_EQ(evaluation->known, whole->known);
  EXPECT_EQ(evaluation->unknown, whole->unknown);
  EXPECT_EQ(evaluation->scorers[0].probability.log_loss, whole->scorers[0].probability.log_loss);
  EXPECT_EQ(evaluation->scorers[0].ranking.top1, whole->scorers[0].ranking.top1);
  for (std::size_t s = 1; s < evaluation->scorers.size(); ++s) {
    const ScorerResult& part = evaluation->scorers[s];
    ASSERT_EQ(part.answers.size(), evaluation->scorers[0].answers.size());
    EXPECT_NE(part.probability.log_loss, whole->scorers[0].probability.log_loss) << part.name;
  }
}

TEST(Ablation, OfListsLikewise) {
  const auto whole = evaluate_lists(knowledge::shared_pack());
  const auto evaluation = ablate_lists(knowledge::shared_pack(), 1);
  ASSERT_TRUE(whole);
  ASSERT_TRUE(evaluation);
  ASSERT_EQ(evaluation->scorers.size(), 2U);
  EXPECT_EQ(evaluation->known, whole->known);
  EXPECT_EQ(evaluation->scorers[0].probability.log_loss, whole->scorers[0].probability.log_loss);
  EXPECT_NE(evaluation->scorers[1].probability.log_loss, whole->scorers[0].probability.log_loss);
}

}  // namespace
}  // namespace perpend::evaluation
