#include "training/fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "attribution/sample_corpus.h"
#include "core/powers.h"
#include "training/held_out.h"

namespace perpend::training {
namespace {

using attribution::Fitted;
using attribution::get;
using attribution::kFaceValue;
using attribution::Parameters;

// Cases of `actors` candidates whose answers are drawn from the model itself under `planted`.
std::vector<CaseTerms> drawn_from(const Parameters& planted, int count, std::size_t actors) {
  std::mt19937 random(7);
  std::vector<CaseTerms> cases;
  for (int i = 0; i < count; ++i) {
    CaseTerms one;
    one.actors = actors;
    for (std::size_t k = 0; k < actors * kTerms; ++k) {
      one.terms.push_back(static_cast<std::int32_t>(random() % 1'200'000) - 600'000);
    }
    one.novelty = static_cast<std::int32_t>(random() % 600'000);
    std::uint64_t draw = random() % static_cast<std::uint64_t>(Posterior::kOne);
    for (const Posterior p : posteriors_of(one, planted)) {
      if (draw < static_cast<std::uint64_t>(p.billionths())) break;
      draw -= static_cast<std::uint64_t>(p.billionths());
      ++one.truth;
    }
    one.truth = std::min(one.truth, actors);
    cases.push_back(std::move(one));
  }
  return cases;
}

TEST(Powers, AgreeWithFloatingPoint) {
  for (std::int64_t microbans = 0; microbans > -9'000'000; microbans -= 7'777) {
    const long double expected =
        std::pow(10.0L, static_cast<long double>(microbans) / 1e6L) * std::pow(2.0L, 40);
    EXPECT_NEAR(static_cast<double>(power_of_ten(microbans)), static_cast<double>(expected),
                static_cast<double>(expected) * 1e-6 + 2);
  }
  EXPECT_EQ(power_of_ten(0), kPowerOne);
  EXPECT_EQ(power_of_ten(-13'000'000), 0U);
}

TEST(Fit, StaysAtFaceValueWithoutCases) { EXPECT_EQ(fit({}), kFaceValue); }

TEST(Fit, RecoversPlantedNumbers) {
  const Parameters planted = {600, 900, 300, 200, 1200, 500, 2000, 1600, 400, 800, 700};
  const Parameters found = fit(drawn_from(planted, 2000, 8));
  for (std::size_t k = 0; k < planted.size(); ++k) {
    EXPECT_NEAR(static_cast<double>(found[k]), static_cast<double>(planted[k]), 200) << k;
  }
}

TEST(Fit, NoNeighbourOnTheGridIsBetter) {
  const std::vector<CaseTerms> cases =
      drawn_from({500, 500, 900, 700, 1500, 300, 1000, 600, 200, 500, 1200}, 300, 5);
  const Parameters found = fit(cases);
  const std::int64_t best = loss_microbans(cases, found);
  for (std::size_t k = 0; k < found.size(); ++k) {
    for (const std::int64_t step : {-50, 50}) {
      Parameters other = found;
      other[k] += step;
      if (other[k] < 0) continue;
      EXPECT_GE(loss_microbans(cases, other), best);
    }
  }
}

TEST(Fit, IsTheSameTwice) {
  const std::vector<CaseTerms> cases = drawn_from(kFaceValue, 200, 6);
  EXPECT_EQ(fit(cases), fit(cases));
}

// The loss by hand, with nothing but long double.
TEST(Fit, LossIsTheSumOfMinusLogPosteriorAndThePull) {
  const std::vector<CaseTerms> cases = drawn_from(kFaceValue, 20, 4);
  Parameters parameters = kFaceValue;
  parameters[2] = 1500;
  long double expected = 0.25L;
  for (const CaseTerms& one : cases) {
    long double truth = 1.0L;  // novelty weighs nothing at face value
    long double sum = std::pow(10.0L, truth);
    for (std::size_t a = 0; a < one.actors; ++a) {
      long double score = 0;
      for (std::size_t k = 0; k < kTerms; ++k) {
        score += static_cast<long double>(one.terms[a * kTerms + k]) * 1e-9L *
                 static_cast<long double>(parameters[k]);
      }
      sum += std::pow(10.0L, score);
      if (a == one.truth) truth = score;
    }
    expected += std::log10(sum) - truth;
  }
  EXPECT_NEAR(static_cast<double>(loss_microbans(cases, parameters)),
              static_cast<double>(expected * 1e6L), 200);
}

TEST(Terms, AreTheRowsAtAWeightOfOneAndThePrior) {
  const attribution::Corpus corpus = attribution::sample_corpus();
  const Date day = attribution::sample_day(2023);
  const attribution::Profiles profiles(corpus, day, attribution::reports_before(corpus, day, true));
  const attribution::Findings findings = findings_of(corpus.reports[1]);
  const CaseTerms one = terms_of(profiles, 1, findings, 0);
  EXPECT_EQ(one.truth, 0U);
  std::int64_t rows = 0;
  Parameters each = kFaceValue;
  each.fill(1000);
  for (const auto& row : attribution::method_rows(profiles, findings, each)) {
    rows += row.weights[0].weight.microbans();
  }
  std::int64_t terms = 0;
  for (std::size_t k = 2; k < kTerms; ++k) terms += one.terms[k];
  EXPECT_EQ(terms, rows);
  EXPECT_EQ(one.terms[0], 301'030);  // two reports
}

TEST(Terms, AnActorWithoutAnEarlierReportIsTheUnlistedOne) {
  const attribution::Corpus corpus = attribution::sample_corpus();
  for (const CaseTerms& one : all_terms(corpus)) {
    // The only case is A's report of 2020: in that year only C had been written about.
    EXPECT_EQ(one.report, 1U);
    EXPECT_EQ(one.actors, 1U);
    EXPECT_EQ(one.truth, 1U);
  }
  EXPECT_EQ(all_terms(corpus).size(), 1U);
}

}  // namespace
}  // namespace perpend::training
