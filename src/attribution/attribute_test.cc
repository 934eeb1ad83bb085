#include "attribution/attribute.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "attribution/ledger.h"
#include "knowledge/shared_pack.h"

namespace perpend::attribution {
namespace {

const View& view_2024() {
  static const View view(knowledge::shared_pack(), Date::from_ymd(2024, 1, 1).value());
  return view;
}

Observation observation(ObservationType type, std::string id, std::string value = "") {
  Observation one;
  one.type = type;
  one.id = std::move(id);
  one.value = std::move(value);
  return one;
}

Source well_graded(std::string name) {
  Source source;
  source.name = std::move(name);
  source.reliability = Reliability::kA;
  source.credibility = Credibility::k1;
  return source;
}

// An invented case of seven techniques and two tools, from one well graded source.
Incident sample_case() {
  Incident incident;
  incident.id = "case-1";
  incident.sources = {well_graded("note 1")};
  for (const char* id :
       {"T1566.001", "T1059.001", "T1105", "T1027", "T1053.005", "T1218.011", "T1003.001"}) {
    incident.observations.push_back(observation(ObservationType::kAttackPattern, id));
  }
  incident.observations.push_back(observation(ObservationType::kMalware, "S0275"));
  incident.observations.push_back(observation(ObservationType::kTool, "S0154"));
  return incident;
}

Assessment assess(const Incident& incident, int threads = 1) {
  Options options;
  options.threads = threads;
  auto answer = attribute(view_2024(), incident, options);
  EXPECT_TRUE(answer);
  return *answer;
}

std::map<std::string, Hypothesis> by_id(const Assessment& assessment) {
  std::map<std::string, Hypothesis> result;
  for (const Hypothesis& hypothesis : assessment.hypotheses) result[hypothesis.id] = hypothesis;
  return result;
}

TEST(Attribute, EveryRowAddsUpToTheScore) {
  const Assessment answer = assess(sample_case());
  for (std::size_t i = 0; i < answer.hypotheses.size(); ++i) {
    WeightOfEvidence sum;
    ClassWeights classes{};
    for (const Evidence& evidence : answer.evidence) {
      ASSERT_EQ(evidence.weights.size(), answer.hypotheses.size());
      sum += evidence.weights[i].weight;
      classes[static_cast<std::size_t>(evidence.evidence_class)] += evidence.weights[i].weight;
    }
    EXPECT_EQ(sum, answer.hypotheses[i].weight);
    EXPECT_EQ(classes, answer.hypotheses[i].by_class);
    EXPECT_EQ(answer.hypotheses[i].prior + sum, answer.hypotheses[i].score);
  }
}

// The oracle: ten to the scores, summed in long double, with nothing of ours but the ledger.
TEST(Attribute, PosteriorsAreThoseOfBruteForce) {
  const Assessment answer = assess(sample_case());
  long double sum = 0;
  long double prior = 0;
  std::int64_t billionths = 0;
  for (const Hypothesis& hypothesis : answer.hypotheses) {
    sum += std::pow(10.0L, static_cast<long double>(hypothesis.score.microbans()) / 1e6L);
    prior += std::pow(10.0L, static_cast<long double>(hypothesis.prior.microbans()) / 1e6L);
    billionths += hypothesis.posterior.billionths();
  }
  EXPECT_EQ(billionths, Posterior::kOne);
  EXPECT_NEAR(static_cast<double>(prior), 1.0, 1e-5);
  for (const Hypothesis& hypothesis : answer.hypotheses) {
    const long double expected =
        std::pow(10.0L, static_cast<long double>(hypothesis.score.microbans()) / 1e6L) / sum;
    EXPECT_NEAR(hypothesis.posterior.value(), static_cast<double>(expected), 2e-9);
  }
  EXPECT_NEAR(answer.normaliser.bans(), static_cast<double>(std::log10(sum)), 1e-6);
}

TEST(Attribute, UnlistedActorIsAlwaysAmongTheHypothesesAndTheBackground) {
  const Assessment answer = assess(sample_case());
  const Hypothesis unlisted = by_id(answer).at(std::string(kUnlistedId));
  EXPECT_EQ(unlisted.weight, WeightOfEvidence());
  EXPECT_GT(unlisted.posterior, Posterior());
}

TEST(Attribute, UnlistedActorHasMoreThanAllThatAreKnownByNameAlone) {
  const Assessment answer = assess(sample_case());
  std::int64_t names = 0;
  std::int64_t unlisted = 0;
  for (const Hypothesis& hypothesis : answer.hypotheses) {
    if (hypothesis.id == kUnlistedId) {
      unlisted = hypothesis.posterior.billionths();
    } else if (hypothesis.reports == 0) {
      names += hypothesis.posterior.billionths();
    }
  }
  EXPECT_GE(unlisted, names);
}

TEST(Attribute, SwappingTwoHypothesesNegatesTheWeight) {
  const Assessment answer = assess(sample_case());
  const Hypothesis& a = answer.hypotheses[0];
  const Hypothesis& b = answer.hypotheses[1];
  EXPECT_EQ(a.weight - b.weight, -(b.weight - a.weight));
  // Against a third one the difference is the same: one common background.
  const WeightOfEvidence third = answer.hypotheses[2].weight;
  EXPECT_EQ((a.weight - third) - (b.weight - third), a.weight - b.weight);
}

TEST(Attribute, OrderOfEvidenceDoesNotMatter) {
  Incident reversed = sample_case();
  std::reverse(reversed.observations.begin(), reversed.observations.end());
  Assessment one = assess(sample_case());
  Assessment other = assess(reversed);
  EXPECT_EQ(one.hypotheses, other.hypotheses);
  ASSERT_EQ(one.evidence.size(), other.evidence.size());
  for (std::size_t i = 0; i < one.evidence.size(); ++i) {
    EXPECT_EQ(one.evidence[i].id, other.evidence[i].id);
    EXPECT_EQ(one.evidence[i].weights, other.evidence[i].weights);
  }
}

TEST(Attribute, DuplicatesOfAFindingAddNothing) {
  Incident twice = sample_case();
  twice.sources.push_back(well_graded("note 2"));
  const std::vector<Observation> copies = twice.observations;
  for (Observation copy : copies) {
    copy.source = 1;
    twice.observations.push_back(copy);
  }
  // The same software said to be a tool instead of malware is the same finding, too.
  twice.observations.push_back(observation(ObservationType::kTool, "S0275"));
  const auto once = by_id(assess(sample_case()));
  for (const Hypothesis& hypothesis : assess(twice).hypotheses) {
    EXPECT_EQ(hypothesis.score, once.at(hypothesis.id).score);
  }
}

TEST(Attribute, ThreadsChangeNoByte) {
  EXPECT_EQ(assess(sample_case(), 1), assess(sample_case(), 4));
}

TEST(Attribute, AnEmptyCaseLeavesThePriorsAndNoAssessment) {
  Incident empty;
  const Assessment answer = assess(empty);
  EXPECT_TRUE(answer.evidence.empty());
  EXPECT_EQ(answer.likelihood.term, "no assessment");
  for (const Hypothesis& hypothesis : answer.hypotheses) {
    EXPECT_EQ(hypothesis.score.microbans(), hypothesis.prior.microbans());
  }
}

TEST(Attribute, TestimonyWeighsNothing) {
  Incident said = sample_case();
  Testimony words;
  words.text = "we attribute this to them";
  words.actor = "G0045";
  said.testimony.push_back(words);
  EXPECT_EQ(assess(said).hypotheses, assess(sample_case()).hypotheses);
}

TEST(Attribute, TypesWithoutAValidatedWeightAreShownAndWeighNothing) {
  Incident more = sample_case();
  more.observations.push_back(observation(ObservationType::kLanguage, "", "Esperanto"));
  Observation unknown = observation(ObservationType::kUnknown, "", "x");
  unknown.unknown_type = "phase-of-the-moon";
  more.observations.push_back(unknown);
  const Assessment answer = assess(more);
  EXPECT_EQ(by_id(answer), by_id(assess(sample_case())));
  EXPECT_TRUE(std::any_of(answer.evidence.begin(), answer.evidence.end(), [](const Evidence& e) {
    return e.finding_type == "language" && !e.note.empty();
  }));
}

TEST(Attribute, ReservedAndVictimAddressesWeighNothingAndSaySo) {
  Incident more = sample_case();
  more.observations.push_back(observation(ObservationType::kIpv4Addr, "", "192.0.2.7"));
  Observation own = observation(ObservationType::kDomainName, "", "mail.somebody.net");
  own.role = Role::kVictim;
  more.observations.push_back(own);
  const Assessment answer = assess(more);
  EXPECT_EQ(by_id(answer), by_id(assess(sample_case())));
  int notes = 0;
  for (const Evidence& evidence : answer.evidence) {
    if (evidence.evidence_class == EvidenceClass::kInfrastructure && !evidence.note.empty())
      ++notes;
  }
  EXPECT_EQ(notes, 2);
}

TEST(Attribute, UnknownMalwareSpeaksForTheUnlistedActor) {
  Incident more = sample_case();
  more.observations.push_back(observation(ObservationType::kMalware, "", "Nobody Has Named This"));
  const auto before = by_id(assess(sample_case()));
  const auto after = by_id(assess(more));
  const std::string unlisted(kUnlistedId);
  EXPECT_GT(after.at(unlisted).posterior, before.at(unlisted).posterior);
}

TEST(Attribute, DoubtfulSourcesPullTheAnswerTowardsThePrior) {
  Incident doubtful = sample_case();
  doubtful.sources[0].reliability = Reliability::kE;
  doubtful.sources[0].credibility = Credibility::k5;
  const Assessment sure = assess(sample_case());
  const auto unsure = by_id(assess(doubtful));
  const Hypothesis& leader = sure.hypotheses.front();
  EXPECT_LT(unsure.at(leader.id).weight, leader.weight);
}

TEST(Attribute, UngradedSourcesWidenTheRangeAndLeaveTheAnswer) {
  Incident ungraded = sample_case();
  ungraded.sources[0].reliability = Reliability::kF;
  ungraded.sources[0].credibility = Credibility::k6;
  const Assessment graded = assess(sample_case());
  const Assessment answer = assess(ungraded);
  const auto before = by_id(graded);
  bool wider = false;
  for (const Hypothesis& after : answer.hypotheses) {
    EXPECT_EQ(after.posterior, before.at(after.id).posterior);
    wider = wider || after.sensitivity_range != before.at(after.id).sensitivity_range;
  }
  EXPECT_TRUE(wider);
}

TEST(Attribute, TheVerdictWithoutAClassIsTheVerdictOfACaseThatNeverHadIt) {
  Incident methods = sample_case();
  methods.observations.resize(7);
  const Assessment whole = assess(sample_case());
  const Assessment part = assess(methods);
  const auto without = std::find_if(whole.without.begin(), whole.without.end(),
                                    [](const Without& w) { return w.left_out == "tooling"; });
  ASSERT_NE(without, whole.without.end());
  EXPECT_EQ(without->top_id, part.hypotheses.front().id);
  EXPECT_EQ(without->posterior, part.hypotheses.front().posterior);
}

// A name is the weakest thing about a malware: its alias changes nothing at all, and a name that
// nobody knows takes away what the software said, within its rows' weight, and no more.
TEST(Attribute, RenamingAMalwareFamilyBarelyMovesTheAnswer) {
  const Assessment before = assess(sample_case());
  Incident renamed = sample_case();
  renamed.observations[7].id.clear();
  renamed.observations[7].value = "UPPERCUT";  // an alias of S0275
  const Assessment alias = assess(renamed);
  EXPECT_EQ(by_id(alias), by_id(before));

  renamed.observations[7].value = "Invented Heron Loader";
  const Assessment unknown = assess(renamed);
  const auto now = by_id(unknown);
  const auto row = std::find_if(before.evidence.begin(), before.evidence.end(),
                                [](const Evidence& one) { return one.finding_id == "S0275"; });
  ASSERT_NE(row, before.evidence.end());
  const auto methods = static_cast<std::size_t>(EvidenceClass::kMethods);
  for (std::size_t i = 0; i < 10; ++i) {
    const Hypothesis& old = before.hypotheses[i];
    const Hypothesis& young = now.at(old.id);
    // What it did is still there; only what the name said is gone.
    EXPECT_LT(std::abs(young.by_class[methods].bans() - old.by_class[methods].bans()), 0.6);
    if (row->weights[i].seen > 0) continue;
    const WeightOfEvidence named = row->weights[i].weight;
    EXPECT_LT(std::abs((young.weight - (old.weight - named)).bans()), 0.6) << old.id;
  }
}

TEST(Attribute, NothingOfALaterDayIsSeen) {
  const auto early =
      attribute(knowledge::shared_pack(), Date::from_ymd(2016, 1, 1).value(), sample_case(), {});
  ASSERT_TRUE(early);
  std::size_t profiled = 0;
  for (const Hypothesis& hypothesis : early->hypotheses) profiled += hypothesis.reports > 0 ? 1 : 0;
  EXPECT_EQ(profiled, 46U);  // groups with a dated report before 2016
}

}  // namespace
}  // namespace perpend::attribution
