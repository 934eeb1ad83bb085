#include "training/together.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "attribution/case_priors.h"
#include "attribution/ledger.h"
#include "attribution/variants.h"
#include "knowledge/shared_pack.h"
#include "training/cases.h"
#include "training/held_out.h"

namespace perpend::training {
namespace {

// Answers drawn from the model itself, with so much of the fresh row left and so much on top where
// the classes agree.
std::vector<JoinedQuestion> drawn_with(double fresh, int count, double agreement = 0) {
  std::mt19937 random(11);
  std::vector<JoinedQuestion> questions;
  for (int i = 0; i < count; ++i) {
    JoinedQuestion one;
    one.year = 2015 + i / 50;
    one.techniques = 10;
    for (int j = 0; j < 8; ++j) {
      one.actors.push_back(static_cast<std::uint32_t>(j));
      one.parts.push_back({.prior = -1'000'000,
                           .methods = static_cast<std::int64_t>(random() % 1'500'000),
                           .infrastructure = static_cast<std::int64_t>(random() % 500'000)});
    }
    one.parts.push_back(
        {.prior = -1'000'000, .fresh = static_cast<std::int64_t>(random() % 2'000'000)});
    const auto posteriors = posteriors_of(one, static_cast<std::int64_t>(fresh * 1000),
                                          static_cast<std::int64_t>(agreement * 1000));
    double draw = static_cast<double>(random() % 1'000'000) / 1e6;
    for (const Posterior p : posteriors) {
      if (draw < p.value()) break;
      draw -= p.value();
      ++one.truth;
    }
    one.truth = std::min<std::size_t>(one.truth, 8);
    questions.push_back(std::move(one));
  }
  return questions;
}

TEST(Together, RecoversWhatIsLeftOfTheFreshRow) {
  for (const double planted : {0.0, 0.4, 1.2}) {
    const auto questions = drawn_with(planted, 600);
    EXPECT_NEAR(static_cast<double>(fit_together(questions, 600)) / 1000, planted, 0.2);
  }
}

TEST(Together, AgreementIsWhatBothClassesSayForAHypothesis) {
  EXPECT_EQ(agreement_of({.methods = 300, .infrastructure = 200}), 200);
  EXPECT_EQ(agreement_of({.methods = -300, .infrastructure = 200}), 0);
  EXPECT_EQ(agreement_of({.methods = -300, .infrastructure = -200}), 0);
}

TEST(Together, RecoversWhatAgreementIsWorth) {
  for (const double planted : {0.0, 1.5}) {
    const auto questions = drawn_with(0.4, 1200, planted);
    EXPECT_NEAR(static_cast<double>(fit_agreement(questions, 1200, 400)) / 1000, planted, 0.35);
  }
  EXPECT_EQ(fit_agreement(drawn_with(0.4, 10), 0, 400), 0);
}

TEST(Together, WithoutCasesTheRowStandsInFull) {
  EXPECT_EQ(fit_together(drawn_with(0.0, 10), 0), 1000);
}

TEST(Together, AYearIsAskedWithEarlierYearsAlone) {
  auto questions = drawn_with(0.0, 150);
  const auto before = together_by_year(questions);
  for (std::size_t i = 50; i < questions.size(); ++i) questions[i].truth = 8;  // the future changes
  const auto after = together_by_year(questions);
  EXPECT_EQ(before.at(2015), after.at(2015));
  EXPECT_EQ(before.at(2016), after.at(2016));
  EXPECT_NE(before.at(2017), after.at(2017));
}

TEST(Together, TheGateCountsHeldOutCasesWithBoth) {
  const auto questions = drawn_with(0.4, 100);
  attribution::GateTable table;
  add_outcomes(questions, together_by_year(questions), table);
  std::int64_t cases = 0;
  for (int band = 0; band < attribution::kBands; ++band) {
    cases += table
                 .at(attribution::ClassSet::kTogether, attribution::Amount::k8To15,
                     static_cast<attribution::Band>(band))
                 .cases;
  }
  EXPECT_EQ(cases, 100);
}

// The product's own ledger, from rows to posterior, against the parts of the question.
TEST(Together, AQuestionIsWhatTheLedgerSaysOfTheCase) {
  const knowledge::Pack& pack = knowledge::shared_pack();
  const attribution::Corpus corpus = attribution::corpus_of(pack);
  const auto cases = cases_of(corpus);
  JoinedCase one;
  one.report = cases[cases.size() / 2];
  const attribution::Report& report = corpus.reports[one.report];
  one.as_of = first_day(report.date.year());
  one.incident.first_seen = report.date;
  one.incident.sources.resize(1);
  one.incident.sources[0].reliability = Reliability::kA;
  one.incident.sources[0].credibility = Credibility::k1;
  for (const std::uint32_t item : report.items) {
    Observation seen;
    seen.type =
        corpus.items[item].software ? ObservationType::kMalware : ObservationType::kAttackPattern;
    seen.id = corpus.items[item].id;
    one.incident.observations.push_back(seen);
  }
  Observation host;
  host.type = ObservationType::kDomainName;
  host.value = "mail.heron-nowhere.com";
  one.incident.observations.push_back(host);
  const attribution::View view(pack, one.as_of);
  NumbersByYear numbers;
  numbers.ledger[report.date.year()] = view.parameters();
  numbers.traces[report.date.year()] = attribution::trace_weights_of(pack);
  const auto questions = joined_questions(pack, corpus, {one}, numbers);
  ASSERT_EQ(questions.size(), 1U);
  const attribution::CaseLedger ledger(view, one.incident, false);
  const auto outcome =
      attribution::outcome_of(ledger, attribution::case_priors(ledger), attribution::everything());
  const auto posteriors = posteriors_of(questions[0], 1000);
  double others = 1;
  for (std::size_t j = 0; j < questions[0].actors.size(); ++j) {
    const double expected = outcome.posteriors[view.candidate_of(questions[0].actors[j])].value();
    EXPECT_NEAR(posteriors[j].value(), expected, 2e-4);
    others -= expected;
  }
  EXPECT_NEAR(posteriors.back().value(), others, 2e-4);
}

}  // namespace
}  // namespace perpend::training
