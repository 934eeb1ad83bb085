#include "evaluation/traits.h"

#include <gtest/gtest.h>

#include "knowledge/shared_pack.h"

namespace perpend::evaluation {
namespace {

TEST(EvaluateTraits, WithoutTraitsThereIsNothingToAsk) {
  const auto evaluation = evaluate_traits(knowledge::shared_pack(), {});
  ASSERT_FALSE(evaluation);
  EXPECT_EQ(evaluation.error().code, "eval.no-cases");
}

// Every report of 2019 and later names one vulnerability, as if only one actor ever used another.
TEST(EvaluateTraits, AsksEveryScorerTheSameCases) {
  const knowledge::Pack& pack = knowledge::shared_pack();
  const attribution::Corpus corpus = attribution::corpus_of(pack);
  attribution::TraitsByTelling traits;
  for (const attribution::Report& report : corpus.reports) {
    if (report.date.year() < 2019) continue;
    const std::string first = report.citation.substr(0, report.citation.find('|'));
    traits[attribution::telling_hash(first, corpus.actors[report.actor])] = {
        attribution::trait_of(attribution::TraitKind::kVulnerability,
                              report.actor % 2 == 0 ? "CVE-2017-0199" : "CVE-2017-11882")};
  }
  const auto evaluation = evaluate_traits(pack, traits);
  ASSERT_TRUE(evaluation) << evaluation.error().what;
  ASSERT_EQ(evaluation->scorers.size(), 5U);
  const auto& ledger = evaluation->scorers[0].answers;
  const auto& alone = evaluation->scorers[1].answers;
  const auto& vulnerabilities = evaluation->scorers[2].answers;
  ASSERT_FALSE(ledger.empty());
  ASSERT_EQ(ledger.size(), alone.size());
  EXPECT_EQ(evaluation->stages.front(), "2020");  // what no earlier report says is not asked
  bool moved = false;
  for (std::size_t i = 0; i < ledger.size(); ++i) {
    EXPECT_EQ(ledger[i].truth, alone[i].truth);
    EXPECT_EQ(ledger[i].probabilities, vulnerabilities[i].probabilities);  // there is nothing else
    moved = moved || ledger[i].probabilities != alone[i].probabilities;
  }
  EXPECT_TRUE(moved);
  EXPECT_LT(evaluation->scorers[0].probability.log_loss,
            evaluation->scorers[1].probability.log_loss);
}

}  // namespace
}  // namespace perpend::evaluation
