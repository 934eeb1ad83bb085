// Forged evidence, false flags and retellings, on cases made from the shipped facts.
#include "attribution/sensitivity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "attribution/attribute.h"
#include "attribution/flip.h"
#include "attribution/next.h"
#include "knowledge/shared_pack.h"

namespace perpend::attribution {
namespace {

const View& view_2024() {
  static const View view(knowledge::shared_pack(), Date::from_ymd(2024, 1, 1).value());
  return view;
}

Source graded(std::string name, const char* day = nullptr) {
  Source source;
  source.name = std::move(name);
  source.reliability = Reliability::kA;
  source.credibility = Credibility::k1;
  if (day != nullptr) source.published = Date::parse(day);
  return source;
}

void observe(Incident& incident, ObservationType type, const char* id, std::uint32_t source = 0) {
  Observation one;
  one.type = type;
  one.id = id;
  one.source = source;
  incident.observations.push_back(one);
}

// Seven techniques of everybody and a tool that one actor is known by.
Incident honest_case() {
  Incident incident;
  incident.id = "honest";
  incident.sources = {graded("note one")};
  for (const char* id :
       {"T1566.001", "T1059.001", "T1105", "T1027", "T1053.005", "T1218.011", "T1003.001"}) {
    observe(incident, ObservationType::kAttackPattern, id);
  }
  observe(incident, ObservationType::kMalware, "S0275");
  return incident;
}

Assessment assess(const Incident& incident, int threads = 2) {
  Options options;
  options.threads = threads;
  auto answer = attribute(view_2024(), incident, options);
  EXPECT_TRUE(answer);
  return *answer;
}

std::string evidence_of(const Incident& incident, const char* id) {
  for (const Observation& observation : incident.observations) {
    if (observation.id == id) return id_of(observation);
  }
  ADD_FAILURE() << id;
  return "";
}

// The flip is what leaving these findings out of the case gives.
void expect_flip_holds(const Incident& incident, const Flip& flip) {
  Incident without = incident;
  std::erase_if(without.observations, [&](const Observation& one) {
    return std::find(flip.evidence.begin(), flip.evidence.end(), id_of(one)) != flip.evidence.end();
  });
  ASSERT_EQ(without.observations.size() + flip.evidence.size(), incident.observations.size());
  const Assessment answer = assess(without);
  EXPECT_EQ(answer.hypotheses.front().id, flip.to_id);
  EXPECT_EQ(answer.hypotheses.front().posterior, flip.posterior);
}

// A program that one other actor alone is known by, planted in the case.
Incident forged_case() {
  Incident forged = honest_case();
  observe(forged, ObservationType::kMalware, "S0502");
  return forged;
}

// Before the first report nobody is known, and nothing can make the answer another.
TEST(Sensitivity, WhereNobodyIsKnownNothingFlips) {
  const View view(knowledge::shared_pack(), Date::from_ymd(1990, 1, 1).value());
  ASSERT_EQ(view.candidates().size(), 1U);
  const auto answer = attribute(view, honest_case(), Options());
  ASSERT_TRUE(answer);
  EXPECT_FALSE(answer->sensitivity.flips.fewest);
  EXPECT_FALSE(answer->sensitivity.flips.cheapest);
  EXPECT_EQ(answer->sensitivity.flips.recomputed, 0U);
  EXPECT_EQ(answer->likelihood.term, "no assessment");
}

TEST(Sensitivity, AForgedItemIsFoundByFlip) {
  const std::string truth = assess(honest_case()).hypotheses.front().id;
  ASSERT_EQ(truth, "G0045");
  const Incident forged = forged_case();
  const Assessment answer = assess(forged);
  ASSERT_NE(answer.hypotheses.front().id, truth) << "the planted program did not mislead";
  ASSERT_TRUE(answer.sensitivity.flips.fewest);
  const Flip& flip = *answer.sensitivity.flips.fewest;
  EXPECT_EQ(flip.evidence, std::vector<std::string>{evidence_of(forged, "S0502")});
  EXPECT_EQ(flip.to_id, truth);
  expect_flip_holds(forged, flip);
}

TEST(Sensitivity, AForgedItemGoesWorstWithTheRest) {
  const Incident forged = forged_case();
  const auto misfits = assess(forged).sensitivity.misfits;
  ASSERT_FALSE(misfits.empty());
  std::vector<std::string> worst;
  for (const Misfit& misfit : misfits) worst.push_back(misfit.evidence);
  // The two programs point at two actors: each is what the other does not go with.
  EXPECT_NE(std::find(worst.begin(), worst.end(), evidence_of(forged, "S0502")), worst.end());
  EXPECT_LT(misfits.front().fit, WeightOfEvidence());
  const auto honest = assess(honest_case()).sensitivity.misfits;
  if (!honest.empty()) {
    EXPECT_LT(misfits.front().fit, honest.front().fit);
  }
}

TEST(Sensitivity, WhatFlipNamesDoesFlipTheAnswerWhenLeftOut) {
  const Incident incident = honest_case();
  const Flips flips = assess(incident).sensitivity.flips;
  EXPECT_EQ(flips.looked_at, 3U);
  ASSERT_TRUE(flips.fewest && flips.cheapest);
  expect_flip_holds(incident, *flips.fewest);
  expect_flip_holds(incident, *flips.cheapest);
  EXPECT_LE(flips.cheapest->cost, flips.fewest->cost);
}

TEST(Sensitivity, NoSetOfThreeThatWasPassedOverFlipsTheAnswer) {
  Incident incident = honest_case();
  for (const char* id : {"T1071.001", "T1082", "T1016"}) {
    observe(incident, ObservationType::kAttackPattern, id);
  }
  observe(incident, ObservationType::kTool, "S0154");
  observe(incident, ObservationType::kMalware, "S0144");
  const Assessment answer = assess(incident);
  const CaseLedger ledger(view_2024(), incident, false);
  const std::vector<Prior> priors = view_2024().priors(ledger.day());
  const Outcome full = outcome_of(ledger, priors, everything());
  const auto count = static_cast<std::uint32_t>(ledger.findings().size());
  std::size_t smallest = 4;
  for (std::uint32_t a = 0; a < count; ++a) {
    for (std::uint32_t b = a; b < count; ++b) {
      for (std::uint32_t c = b; c < count; ++c) {
        const Selection selection{[&](const CaseFinding& finding) {
          const auto i = static_cast<std::uint32_t>(&finding - ledger.findings().data());
          return i == a || i == b || i == c ? 0 : finding.instances.front().trust;
        }};
        if (outcome_of(ledger, priors, selection).leader == full.leader) continue;
        const std::size_t size = a == b && b == c ? 1 : a == b || b == c ? 2 : 3;
        smallest = std::min(smallest, size);
      }
    }
  }
  const auto& fewest = answer.sensitivity.flips.fewest;
  if (smallest == 4) {
    EXPECT_TRUE(!fewest || fewest->evidence.size() > 3);
  } else {
    ASSERT_TRUE(fewest);
    EXPECT_EQ(fewest->evidence.size(), smallest);
  }
}

TEST(Sensitivity, AFalseFlagMixtureLowersTheFramedActorMoreTheOftenerOnePlants) {
  const Sensitivity sensitivity = assess(honest_case()).sensitivity;
  EXPECT_EQ(sensitivity.points_at_id, "G0045");
  ASSERT_EQ(sensitivity.false_flags.size(), 4U);
  Posterior last = assess(honest_case()).hypotheses.front().posterior;
  for (const FalseFlag& flag : sensitivity.false_flags) {
    EXPECT_LT(flag.framed, last) << flag.share_thousandths;
    last = flag.framed;
  }
}

TEST(Sensitivity, AClassThatFavoursAnotherDissents) {
  // The worm's own code says one thing, the ways of working that of another.
  Incident mixed = honest_case();
  std::erase_if(mixed.observations, [](const Observation& one) { return one.id == "S0275"; });
  for (const char* id : {"T1195.002", "T1485", "T1561.002", "T1021.002", "T1570", "T1529"}) {
    observe(mixed, ObservationType::kAttackPattern, id);
  }
  observe(mixed, ObservationType::kMalware, "S0275");
  const Sensitivity sensitivity = assess(mixed).sensitivity;
  ASSERT_EQ(sensitivity.voices.size(), 2U);
  bool dissent = false;
  for (const ClassVoice& voice : sensitivity.voices) {
    EXPECT_EQ(voice.dissents, (voice.favoured - voice.leader).microbans() >= kDissent);
    dissent = dissent || voice.dissents;
  }
  EXPECT_TRUE(dissent);
}

TEST(Sensitivity, TheAnswerIsFollowedSourceBySourceInTheOrderOfPublication) {
  Incident incident = honest_case();
  incident.sources[0] = graded("later", "2023-06-01");
  incident.sources.push_back(graded("earlier", "2023-02-01"));
  incident.sources.push_back(graded("undated"));
  observe(incident, ObservationType::kAttackPattern, "T1566.001", 1);
  observe(incident, ObservationType::kAttackPattern, "T1071.001", 1);
  observe(incident, ObservationType::kAttackPattern, "T1082", 2);
  const Assessment answer = assess(incident);
  const auto& arrivals = answer.sensitivity.arrivals;
  ASSERT_EQ(arrivals.size(), 3U);
  EXPECT_EQ(arrivals[0].source, "earlier");
  EXPECT_EQ(arrivals[0].findings, 2U);
  EXPECT_EQ(arrivals[1].source, "later");
  EXPECT_EQ(arrivals[1].findings, 9U);
  EXPECT_EQ(arrivals[2].findings, 10U);
  EXPECT_EQ(arrivals[2].top_id, answer.hypotheses.front().id);
  EXPECT_EQ(arrivals[2].leader, answer.hypotheses.front().posterior);
}

TEST(Sensitivity, TheSameEvidenceFromFiveRetellingsWeighsOnce) {
  Incident once = honest_case();
  Incident retold = once;
  const std::vector<Observation> findings = once.observations;
  for (std::uint32_t i = 1; i <= 4; ++i) {
    retold.sources.push_back(graded("note " + std::to_string(i)));
    retold.sources.back().url = "https://wire.example/story?utm_source=" + std::to_string(i);
    for (Observation copy : findings) {
      copy.source = i;
      retold.observations.push_back(copy);
    }
  }
  retold.sources[0].url = once.sources[0].url = "https://wire.example/story";
  const Assessment one = assess(once);
  const Assessment five = assess(retold);
  EXPECT_EQ(one.hypotheses, five.hypotheses);
  EXPECT_EQ(one.confidence_sentence, five.confidence_sentence) << "one origin, not five sources";
  ASSERT_EQ(five.sensitivity.origins.size(), 1U);
  EXPECT_EQ(five.sensitivity.origins[0].sources.size(), 5U);

  // The control: four independent sources for the same findings are five origins.
  for (std::uint32_t i = 1; i <= 4; ++i) {
    retold.sources[i].url = "https://" + std::string(i, 'x') + ".example/own-words";
    retold.sources[i].name = std::string(i, 'x') + " laboratory";
  }
  const Assessment independent = assess(retold);
  EXPECT_EQ(independent.sensitivity.origins.size(), 5U);
  EXPECT_NE(independent.confidence_sentence, one.confidence_sentence);
}

TEST(Sensitivity, ThreadsChangeNoByte) {
  EXPECT_EQ(assess(honest_case(), 1).sensitivity, assess(honest_case(), 3).sensitivity);
}

TEST(NextObservations, AreNeverOfWhatTheCaseShowsAlready) {
  const Incident incident = honest_case();
  const auto next = assess(incident).sensitivity.next;
  ASSERT_FALSE(next.empty());
  for (const NextObservation& one : next) {
    EXPECT_GT(one.gain_millibits, 0);
    for (const Observation& seen : incident.observations) EXPECT_NE(one.id, seen.id);
  }
  for (std::size_t i = 1; i < next.size(); ++i) {
    EXPECT_GE(next[i - 1].gain_millibits, next[i].gain_millibits);
  }
}

TEST(NextObservations, LeadWhereTheySayWhenTheyAreMade) {
  Incident incident = honest_case();
  const NextObservation next = assess(incident).sensitivity.next.front();
  incident.sources.push_back(graded("what was looked for"));
  observe(incident, ObservationType::kMalware, next.id.c_str(), 1);
  if (next.type == "attack-pattern") {
    incident.observations.back().type = ObservationType::kAttackPattern;
  }
  const Assessment after = assess(incident);
  EXPECT_EQ(after.hypotheses.front().id, next.if_seen_id);
  EXPECT_EQ(after.hypotheses.front().posterior, next.if_seen);
}

TEST(NextObservations, EntropyOfAQuestionIsThatOfLongDouble) {
  for (const std::int64_t p : {1, 1'000, 10'000'000, 250'000'000, 500'000'000, 999'000'000}) {
    const long double x = static_cast<long double>(p) / 1e9L;
    const long double bits = -x * std::log2(x) - (1 - x) * std::log2(1 - x);
    EXPECT_NEAR(static_cast<double>(entropy_of_question(Posterior(p))),
                static_cast<double>(bits * 1e6L), 3.0);
  }
  EXPECT_EQ(entropy_of_question(Posterior(0)), 0);
  EXPECT_EQ(entropy_of_question(Posterior(Posterior::kOne)), 0);
}

// Testimony cannot change one byte of hypotheses or evidence; the same fact as a finding does.
TEST(Testimony, ChangesNothingThatIsWeighed) {
  Incident said = honest_case();
  Testimony words;
  words.text = "we attribute this to G0010, who used S0502";
  words.names = "Turla";
  words.actor = "G0010";
  words.level = AttributionLevel::kIntrusionSet;
  said.testimony.push_back(words);
  words.names = "JP";
  words.level = AttributionLevel::kSponsor;
  said.testimony.push_back(words);
  const Assessment silent = assess(honest_case());
  const Assessment told = assess(said);
  EXPECT_EQ(told.hypotheses, silent.hypotheses);
  EXPECT_EQ(told.evidence, silent.evidence);
  EXPECT_EQ(told.sensitivity, silent.sensitivity);

  Incident shown = honest_case();
  observe(shown, ObservationType::kMalware, "S0502");
  const Assessment control = assess(shown);
  EXPECT_NE(control.hypotheses, silent.hypotheses);
  EXPECT_NE(control.evidence, silent.evidence);
}

}  // namespace
}  // namespace perpend::attribution
