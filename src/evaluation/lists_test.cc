#include "evaluation/lists.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "attribution/attribute.h"
#include "attribution/shape.h"
#include "core/json.h"
#include "knowledge/build.h"
#include "knowledge/hashes.h"
#include "knowledge/shared_pack.h"
#include "model/indicator.h"
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

TEST(Lists, ComeTrueAsOftenAsTheySay) {
  const Probability& said = lists().scorers.front().probability;
  EXPECT_GE(said.slope, 0.85);
  EXPECT_LE(said.slope, 1.15);
  EXPECT_LE(std::abs(said.spiegelhalter_z), 2);
}

// The shaped pack with what all its lists teach.
const knowledge::Pack& fitted_pack() {
  static const knowledge::Pack pack = [] {
    const attribution::ListIndex index(shaped_pack());
    const auto questions = training::list_questions(index);
    const auto fitted = training::fit_traces(questions, questions.size());
    std::vector<std::pair<std::string, std::int64_t>> named;
    for (std::size_t i = 0; i < fitted.size(); ++i) {
      named.emplace_back(attribution::trace_name(i), fitted[i]);
    }
    return std::move(
        *knowledge::Pack::from_bytes(*knowledge::with_parameters(shaped_pack(), named)));
  }();
  return pack;
}

// One hash of each actor, of those that no other actor's lists hold, with the actor's id.
std::map<std::string, std::string> hashes_of_one_actor() {
  const knowledge::Pack& pack = fitted_pack();
  const attribution::ListIndex index(pack);
  const std::string& rows = knowledge::shared_sources().infrastructure->bytes;
  std::map<std::string, std::string> found;
  for (std::size_t start = 0; start < rows.size();) {
    const std::size_t end = std::min(rows.find('\n', start), rows.size());
    const auto row = json::Document::parse(rows.substr(start, end - start), "");
    start = end + 1;
    if (!row) continue;
    for (const auto text : row->root().strings("hash")) {
      const auto hash = canonical(ObservationType::kFileHash, text);
      if (!hash) continue;
      const auto holders = index.holders(
          attribution::MatchLevel::kHash,
          knowledge::infrastructure_hash(knowledge::InfrastructureKind::kHash, hash->value),
          pack.as_of());
      if (holders.size() != 1) continue;
      found.try_emplace(std::string(pack.text(pack.actors()[holders[0].actor].id)), hash->value);
    }
  }
  return found;
}

TEST(Lists, OneKnownHashPutsItsActorFirst) {
  const attribution::View view(fitted_pack(), fitted_pack().as_of());
  const auto hashes = hashes_of_one_actor();
  ASSERT_GT(hashes.size(), 20U);
  for (const auto& [actor, hash] : hashes) {
    Incident incident;
    incident.id = "one hash";
    incident.sources.emplace_back();
    incident.sources[0].reliability = Reliability::kA;
    incident.sources[0].credibility = Credibility::k1;
    Observation seen;
    seen.type = ObservationType::kFileHash;
    seen.value = hash;
    incident.observations = {seen};
    attribution::Options options;
    options.sensitivity = false;
    const auto answer = attribution::attribute(view, incident, options);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->hypotheses.front().id, actor);
    EXPECT_GE(answer->hypotheses.front().weight.bans(), 2) << "a hundred times likelier";
  }
}

TEST(Lists, AreNotGoodEnoughToBeLeaking) { EXPECT_LT(lists().scorers[0].ranking.top1, 0.5); }

}  // namespace
}  // namespace perpend::evaluation
