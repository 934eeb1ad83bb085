#include "evaluation/together.h"

#include <gtest/gtest.h>

#include "knowledge/shared_pack.h"

namespace perpend::evaluation {
namespace {

TEST(EvaluateTogether, WithoutListsThereIsNothingToAsk) {
  const auto evaluation = evaluate_together(knowledge::shared_pack(), "");
  ASSERT_FALSE(evaluation);
  EXPECT_EQ(evaluation.error().code, "eval.no-cases");
}

// One report of the pack with an address, and one list that cites it.
TEST(EvaluateTogether, AsksEveryScorerTheSameCase) {
  const knowledge::Pack& pack = knowledge::shared_pack();
  const attribution::Corpus corpus = attribution::corpus_of(pack);
  std::string rows;
  for (const attribution::Report& report : corpus.reports) {
    if (!report.dated || report.items.size() < 4 || report.date.year() != 2020) continue;
    for (const auto& citation : pack.citations()) {
      if (pack.text(citation.name) != report.citation) continue;
      rows = R"({"actor":")" + corpus.actors[report.actor] +
             R"(","report":"r","date":"2020-12-31","refs":[")" +
             std::string(pack.text(citation.url)) + R"("],"domain":["c2.heron-host.com"]})" + "\n";
    }
    if (!rows.empty()) break;
  }
  ASSERT_FALSE(rows.empty());
  const auto evaluation = evaluate_together(pack, rows);
  ASSERT_TRUE(evaluation) << evaluation.error().what;
  EXPECT_EQ(evaluation->known + evaluation->unknown, 1);
  ASSERT_EQ(evaluation->scorers.size(), 5U);
  for (const ScorerResult& scorer : evaluation->scorers) {
    ASSERT_EQ(scorer.answers.size(), 1U);
    EXPECT_EQ(scorer.answers[0].truth, evaluation->scorers[0].answers[0].truth);
    double sum = 0;
    for (const double p : scorer.answers[0].probabilities) sum += p;
    EXPECT_NEAR(sum, 1, 1e-6);
  }
  EXPECT_EQ(evaluation->cases[0].stage, "2020");
}

}  // namespace
}  // namespace perpend::evaluation
