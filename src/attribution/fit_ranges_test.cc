// A draw against a pack that carries the drawn numbers as its own: two ways to the same posterior.
#include "attribution/fit_ranges.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "attribution/attribute.h"
#include "attribution/case_priors.h"
#include "attribution/sample_pack.h"
#include "attribution/variants.h"
#include "knowledge/shared_pack.h"

namespace perpend::attribution {
namespace {

using Numbers = std::vector<std::pair<std::string, std::int64_t>>;

const Date kDay = Date::from_ymd(2024, 1, 1).value();

Parameters shifted_ledger() {
  Parameters drawn = parameters_of(knowledge::shared_pack());
  for (std::size_t k = 0; k < drawn.size(); ++k) drawn[k] += 40 * static_cast<std::int64_t>(k) + 30;
  return drawn;
}

TraceWeights shifted_traces(const knowledge::Pack& pack) {
  TraceWeights drawn = trace_weights_of(pack);
  for (std::size_t k = 0; k < drawn.size(); ++k) drawn[k] += 20 * static_cast<std::int64_t>(k) + 10;
  return drawn;
}

knowledge::Pack with_draws(const knowledge::Pack& pack, const std::vector<Draw>& draws) {
  std::vector<std::pair<std::string, std::string>> models;
  for (const auto& model : pack.models()) {
    const std::string name(pack.text(model.name));
    if (name != kDrawsModel) models.emplace_back(name, std::string(pack.model(name)));
  }
  models.emplace_back(kDrawsModel, draws_bytes(draws));
  return *knowledge::Pack::from_bytes(*knowledge::with_models(pack, models));
}

knowledge::Pack carrying(const knowledge::Pack& pack, const Draw& draw) {
  Numbers numbers;
  for (std::size_t k = 0; k < draw.ledger.size(); ++k) {
    numbers.emplace_back(name_of(static_cast<Fitted>(k)), draw.ledger[k]);
  }
  for (std::size_t k = 0; k < draw.traces.size(); ++k) {
    numbers.emplace_back(trace_name(k), draw.traces[k]);
  }
  std::sort(numbers.begin(), numbers.end());
  return *knowledge::Pack::from_bytes(*knowledge::with_parameters(pack, numbers));
}

Observation observation(ObservationType type, const char* id, const char* value = "") {
  Observation one;
  one.type = type;
  one.id = id;
  one.value = value;
  return one;
}

Incident case_of_methods() {
  Incident incident;
  incident.sources.resize(1);
  for (const char* id : {"T1566.001", "T1059.001", "T1105", "T1204.002", "T1003.001"}) {
    incident.observations.push_back(observation(ObservationType::kAttackPattern, id));
  }
  incident.observations.push_back(observation(ObservationType::kMalware, "S0275"));
  incident.observations.push_back(observation(ObservationType::kMalware, "", "Never Heard Of"));
  incident.observations.push_back(observation(ObservationType::kVictimCountry, "", "JP"));
  return incident;
}

Incident case_of_hosts() {
  Incident incident;
  incident.sources.resize(1);
  for (const char* host : {"a.both.com", "c2.heron-one.com", "fresh.example-net.com"}) {
    incident.observations.push_back(observation(ObservationType::kDomainName, "", host));
  }
  return incident;
}

// Both ends of the range under one draw are the posteriors of the pack that carries it.
void expect_same(const knowledge::Pack& pack, const Draw& draw, const Incident& incident) {
  const knowledge::Pack drawn = with_draws(pack, {draw});
  const knowledge::Pack own = carrying(pack, draw);
  const View drawn_view(drawn, kDay);
  const View own_view(own, kDay);
  const CaseLedger drawn_ledger(drawn_view, incident, true);
  const CaseLedger own_ledger(own_view, incident, true);
  const auto ranges = fit_ranges(drawn_ledger, {});
  const Outcome expected = outcome_of(own_ledger, case_priors(own_ledger), everything());
  const Outcome before = outcome_of(drawn_ledger, case_priors(drawn_ledger), everything());
  ASSERT_EQ(ranges.size(), expected.posteriors.size());
  bool moved = false;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    EXPECT_EQ(ranges[i].first, ranges[i].second);
    // Rows round once each, the terms once together: a few microbans.
    EXPECT_NEAR(ranges[i].first.value(), expected.posteriors[i].value(), 1e-4) << i;
    moved = moved || std::abs(before.posteriors[i].value() - expected.posteriors[i].value()) > .01;
  }
  EXPECT_TRUE(moved) << "the drawn numbers change nothing: nothing was tested";
}

TEST(FitRanges, ADrawIsAPackThatCarriesIt) {
  const Draw draw{shifted_ledger(), trace_weights_of(knowledge::shared_pack())};
  expect_same(knowledge::shared_pack(), draw, case_of_methods());
}

TEST(FitRanges, ADrawOfInfrastructureIsAPackThatCarriesIt) {
  const knowledge::Pack pack = shaped_pack();
  Draw draw{kFaceValue, shifted_traces(pack)};
  draw.ledger[static_cast<std::size_t>(Fitted::kUnlisted)] = 500;
  // A pack of fitted lists, so that a case of hosts has the prior of lists under both.
  const knowledge::Pack fitted = carrying(pack, {kFaceValue, trace_weights_of(pack)});
  expect_same(fitted, draw, case_of_hosts());
}

TEST(FitRanges, TheFittedNumbersThemselvesGiveTheAnswerItself) {
  const Draw own{parameters_of(knowledge::shared_pack()),
                 trace_weights_of(knowledge::shared_pack())};
  const knowledge::Pack pack = with_draws(knowledge::shared_pack(), {own, own, own});
  const View view(pack, kDay);
  const Incident incident = case_of_methods();
  const CaseLedger ledger(view, incident, false);
  const Outcome full = outcome_of(ledger, case_priors(ledger), everything());
  const auto ranges = fit_ranges(ledger, {});
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    EXPECT_EQ(ranges[i].first, ranges[i].second);
    EXPECT_NEAR(ranges[i].first.value(), full.posteriors[i].value(), 1e-7);
  }
}

TEST(FitRanges, APriorThatWasSetStandsUnderEveryDraw) {
  const Draw draw{shifted_ledger(), trace_weights_of(knowledge::shared_pack())};
  const knowledge::Pack pack = with_draws(knowledge::shared_pack(), {draw});
  const View view(pack, kDay);
  Incident nothing;
  const CaseLedger ledger(view, nothing, false);
  const auto ranges = fit_ranges(ledger, {{std::string(kUnlistedId), 250'000}});
  EXPECT_NEAR(ranges.back().first.value(), 0.25, 1e-5);
}

TEST(FitRanges, WithoutDrawsThereAreNone) {
  const knowledge::Pack pack = with_draws(knowledge::shared_pack(), {});
  const View view(pack, kDay);
  const CaseLedger ledger(view, case_of_methods(), false);
  EXPECT_TRUE(fit_ranges(ledger, {}).empty());
}

TEST(FitRanges, TheAnswersRangeHoldsThatOfTheDrawsAndSaysSo) {
  const Draw own{parameters_of(knowledge::shared_pack()),
                 trace_weights_of(knowledge::shared_pack())};
  Draw other = own;
  other.ledger = shifted_ledger();
  const knowledge::Pack pack = with_draws(knowledge::shared_pack(), {own, other});
  const auto answer = attribute(pack, kDay, case_of_methods(), {});
  ASSERT_TRUE(answer);
  for (const Hypothesis& one : answer->hypotheses) {
    ASSERT_TRUE(one.fit_range && one.sensitivity_range);
    EXPECT_LE(one.sensitivity_range->first, one.fit_range->first);
    EXPECT_GE(one.sensitivity_range->second, one.fit_range->second);
    // The fitted numbers are one of the draws.
    EXPECT_LE(one.fit_range->first.value(), one.posterior.value() + 1e-7);
    EXPECT_GE(one.fit_range->second.value(), one.posterior.value() - 1e-7);
  }
  EXPECT_LT(answer->hypotheses[0].fit_range->first, answer->hypotheses[0].fit_range->second);
  const auto without =
      attribute(with_draws(knowledge::shared_pack(), {}), kDay, case_of_methods(), {});
  EXPECT_FALSE(without->hypotheses[0].fit_range);
  const auto says_so = [](const std::string& limit) {
    return limit.find("range") != limit.npos && limit.find("fitted numbers") != limit.npos;
  };
  EXPECT_TRUE(std::any_of(without->limits.begin(), without->limits.end(), says_so));
}

}  // namespace
}  // namespace perpend::attribution
