#include "evaluation/lists.h"

#include <gtest/gtest.h>

#include "attribution/shape.h"
#include "knowledge/build.h"
#include "knowledge/shared_pack.h"
#include "training/infrastructure_fit.h"

namespace perpend::evaluation {
namespace {

// The shared pack with the shapes of its hosts, as `perpend kb build` makes it.
const knowledge::Pack& shaped_pack() {
  static const knowledge::Pack pack = [] {
    const std::string rows = knowledge::shared_sources().infrastructure->bytes;
    const std::vector<std::pair<std::string, std::string>> models = {
        {std::string(attribution::kShapesModel),
         training::shapes_of(knowledge::shared_pack(), rows)}};
    auto opened =
        knowledge::Pack::from_bytes(*knowledge::with_models(knowledge::shared_pack(), models));
    EXPECT_TRUE(opened);
    return std::move(*opened);
  }();
  return pack;
}

const Evaluation& lists() {
  static const Evaluation evaluation = *evaluate_lists(shaped_pack());
  return evaluation;
}

TEST(ListQuestions, KnowNothingOfTheirDayOrLater) {
  const attribution::ListIndex index(shaped_pack());
  std::size_t known = 0;
  for (const training::ListQuestion& question : training::list_questions(index)) {
    for (const attribution::ListedActor& actor : question.actors) {
      ASSERT_LT(actor.latest, question.listed.day);
    }
    known += question.choice.truth < question.actors.size() ? 1 : 0;
  }
  EXPECT_GT(known, 400U);
}

// The positive control of the test above: a list of the day before is known.
TEST(ListQuestions, KnowWhatWasListedTheDayBefore) {
  const attribution::ListIndex index(shaped_pack());
  for (const training::ListCase& one : training::list_cases(index)) {
    const Date after = Date::from_days(one.day.days() + 1);
    const auto listed = index.listed(after);
    const bool there = std::any_of(listed.begin(), listed.end(), [&](const auto& actor) {
      return actor.actor == one.actor && actor.latest == one.day;
    });
    ASSERT_TRUE(there);
  }
}

TEST(Lists, MeetTheirTargetsAndBeatEveryBaselineOfTheRun) {
  const ScorerResult& ledger = lists().scorers.front();
  EXPECT_GE(ledger.ranking.top1, 0.34);
  EXPECT_GE(ledger.ranking.top5, 0.45);
  EXPECT_GE(ledger.probability.sure_right, 0.85);
  EXPECT_GE(ledger.probability.sure_cases, 50);
  for (std::size_t i = 1; i < lists().scorers.size(); ++i) {
    EXPECT_GT(ledger.ranking.top1, lists().scorers[i].ranking.top1);
    EXPECT_LT(ledger.probability.log_loss, lists().scorers[i].probability.log_loss);
  }
}

TEST(Lists, AreNotGoodEnoughToBeLeaking) { EXPECT_LT(lists().scorers[0].ranking.top1, 0.5); }

}  // namespace
}  // namespace perpend::evaluation
