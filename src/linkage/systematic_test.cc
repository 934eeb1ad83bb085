// Oracle tests: collections made with and without something to find.
#include "linkage/systematic.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "linkage/random_numbers.h"

namespace perpend::linkage {
namespace {

void observe(Incident& incident, ObservationType type, std::string value) {
  Observation observation;
  observation.type = type;
  observation.value = std::move(value);
  incident.observations.push_back(std::move(observation));
}

// Incidents of six years against three countries, each against one or two of twelve sectors, all
// drawn without regard to anything.
std::vector<Incident> drawn_incidents(std::size_t count, SplitMix64& random) {
  constexpr std::string_view kCountries[] = {"AR", "BE", "CL"};
  std::vector<Incident> incidents(count);
  for (std::size_t i = 0; i < count; ++i) {
    incidents[i].id = "i" + std::to_string(i);
    incidents[i].first_seen =
        Date::from_days(17'000 + static_cast<std::int32_t>(random.below(6 * 365)));
    incidents[i].sources.push_back({"source " + std::to_string(i % 7), "", {}, {}, {}});
    observe(incidents[i], ObservationType::kVictimCountry,
            std::string(kCountries[random.below(3)]));
    for (std::uint64_t k = 0; k < 1 + random.below(2); ++k) {
      observe(incidents[i], ObservationType::kVictimSector,
              "sector " + std::to_string(random.below(12)));
    }
  }
  return incidents;
}

Group first(std::uint32_t count) {
  Group group(count);
  std::iota(group.begin(), group.end(), 0);
  return group;
}

void aim_at(Incident& incident, const std::string& sector) {
  std::erase_if(incident.observations, [](const Observation& observation) {
    return observation.type == ObservationType::kVictimSector;
  });
  observe(incident, ObservationType::kVictimSector, sector);
}

Systematic ask(const std::vector<Incident>& incidents, const Group& cluster,
               const std::vector<Group>& blind, SystematicOptions options = {}) {
  const std::vector<Group> clusters = {cluster};
  return systematic(incidents, clusters, blind, nullptr, options).front();
}

TEST(Systematic, APlantedCampaignIsFound) {
  SplitMix64 random(1);
  std::vector<Incident> incidents = drawn_incidents(120, random);
  for (std::uint32_t i = 0; i < 12; ++i) aim_at(incidents[i], "sector 3");
  const Systematic answer = ask(incidents, first(12), {first(12)});
  EXPECT_EQ(answer.verdict, SystematicVerdict::kSystematic) << answer.sentence;
  ASSERT_TRUE(answer.matched);
  EXPECT_EQ(answer.matched->facet, Facet::kSectors);
  EXPECT_LE(answer.matched->adjusted, 10'000'000);
  EXPECT_EQ(answer.reasons.back(), kSomebodyChose);
  ASSERT_FALSE(answer.objective.empty());
  EXPECT_EQ(answer.objective[0].value, "sector 3");
  EXPECT_EQ(answer.objective[0].input.cluster_with, 12U);
  EXPECT_TRUE(answer.objective[0].odds.stands_out);
}

// A hundred groups of ten: on 999 drawings the best p is .001, and a hundred times that is .1.
TEST(Systematic, OneCampaignAmongAHundredGroupsIsFoundSinceItIsDrawnAgain) {
  SplitMix64 random(11);
  std::vector<Incident> incidents = drawn_incidents(1000, random);
  for (std::uint32_t i = 0; i < 10; ++i) aim_at(incidents[i], "sector 3");
  std::vector<Group> groups(100);
  for (std::uint32_t i = 0; i < 1000; ++i) groups[i / 10].push_back(i);
  SystematicOptions options;
  options.permutations = 999;
  const auto answers = systematic(incidents, groups, groups, nullptr, options);
  EXPECT_EQ(answers[0].verdict, SystematicVerdict::kSystematic) << answers[0].sentence;
  int others = 0;
  for (std::size_t g = 1; g < groups.size(); ++g) {
    others += answers[g].verdict == SystematicVerdict::kNotShown ? 0 : 1;
  }
  EXPECT_LE(others, 1)
      << "of the rest, drawn at random, Holm's bound lets one in twenty runs through";
}

// Linked by something that has nothing to do with the victims: of many such clusters the share that
// the gate lets through stays below what it promises.
TEST(Systematic, WhereThereIsNothingTheGateHolds) {
  constexpr int kRuns = 400;
  int systematic_ones = 0;
  int consistent_ones = 0;
  std::vector<std::int64_t> p;
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    SplitMix64 random(stream_seed(20, run));
    const std::vector<Incident> incidents = drawn_incidents(120, random);
    SystematicOptions options;
    options.permutations = 499;
    options.seed = run;
    const Systematic answer = ask(incidents, first(10), {first(10)}, options);
    ASSERT_TRUE(answer.matched);
    p.push_back(answer.matched->own);
    if (answer.verdict == SystematicVerdict::kSystematic) ++systematic_ones;
    if (answer.verdict == SystematicVerdict::kConsistent) ++consistent_ones;
    EXPECT_EQ(answer.reasons.back(), kSomebodyChose);
  }
  EXPECT_LE(systematic_ones, 4 + 8);                      // 1 % and four deviations
  EXPECT_LE(systematic_ones + consistent_ones, 24 + 20);  // 5 % matched, 1 % in time
  const auto below_half =
      std::count_if(p.begin(), p.end(), [](std::int64_t one) { return one <= 500'000'000; });
  EXPECT_NEAR(static_cast<double>(below_half), kRuns / 2.0, 4 * std::sqrt(kRuns / 4.0));
}

// A cluster chosen because its incidents go for one sector: the linking that never saw sectors
// leaves them where chance put them, and nothing may be shown. The control asks the same question
// in the circular way, with the chosen cluster as the tested group, and gets p of 1 in 500.
TEST(Systematic, AClusterChosenByItsVictimsIsNotShownByThem) {
  constexpr int kRuns = 200;
  int shown = 0;
  int circular = 0;
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    SplitMix64 random(stream_seed(31, run));
    const std::vector<Incident> incidents = drawn_incidents(160, random);
    Group chosen;
    std::vector<Group> blind(16);  // by programs, say: independent of the victims
    for (std::uint32_t i = 0; i < incidents.size(); ++i) {
      blind[random.below(16)].push_back(i);
      const bool aimed =
          std::any_of(incidents[i].observations.begin(), incidents[i].observations.end(),
                      [](const Observation& o) { return o.value == "sector 5"; });
      if (aimed) chosen.push_back(i);
    }
    SystematicOptions options;
    options.permutations = 499;
    if (ask(incidents, chosen, blind, options).verdict != SystematicVerdict::kNotShown) ++shown;
    const Systematic control = ask(incidents, chosen, {chosen}, options);
    if (control.matched && control.matched->own <= 2'000'000) ++circular;
  }
  EXPECT_EQ(shown, 0);
  EXPECT_EQ(circular, kRuns);
}

// One country's attacks all go for two sectors, whoever makes them. A cluster there is alike for
// that reason alone; matched on the country it does not stand out, matched on time it does.
TEST(Systematic, TheCountryOfTheVictimsIsNotTakenForTheActor) {
  constexpr int kRuns = 100;
  int matched = 0;
  int in_time = 0;
  int called_systematic = 0;
  for (std::uint64_t run = 0; run < kRuns; ++run) {
    SplitMix64 random(stream_seed(47, run));
    std::vector<Incident> incidents = drawn_incidents(180, random);
    Group cluster;
    for (std::uint32_t i = 0; i < incidents.size(); ++i) {
      if (incidents[i].observations[0].value != "CL") continue;
      aim_at(incidents[i], "sector " + std::to_string(random.below(2)));
      if (cluster.size() < 12) cluster.push_back(i);
    }
    SystematicOptions options;
    options.permutations = 499;
    const Systematic answer = ask(incidents, cluster, {cluster}, options);
    if (answer.matched && answer.matched->own <= 50'000'000) ++matched;
    if (answer.time_only && answer.time_only->own <= 50'000'000) ++in_time;
    if (answer.verdict == SystematicVerdict::kSystematic) ++called_systematic;
  }
  EXPECT_LE(matched, 5 + 9);
  EXPECT_GE(in_time, 95);  // the control: without matching on the country it is found every time
  EXPECT_LE(called_systematic, 1 + 4);
}

TEST(Systematic, ACountryWithoutOtherIncidentsIsNoGroundToCompare) {
  SplitMix64 random(6);
  std::vector<Incident> incidents = drawn_incidents(100, random);
  for (std::uint32_t i = 0; i < 8; ++i) {
    aim_at(incidents[i], "sector 2");
    incidents[i].observations[0].value = "JP";
  }
  const Systematic answer = ask(incidents, first(8), {first(8)});
  EXPECT_FALSE(answer.matched);
  ASSERT_TRUE(answer.time_only);
  EXPECT_EQ(answer.verdict, SystematicVerdict::kConsistent) << answer.sentence;
  EXPECT_NE(answer.sentence.find("comparable in time and victim country"), std::string::npos);
}

TEST(Systematic, AShortCampaignIsNotCalledSystematic) {
  SplitMix64 random(1);
  std::vector<Incident> incidents = drawn_incidents(120, random);
  for (std::uint32_t i = 0; i < 12; ++i) aim_at(incidents[i], "sector 3");
  for (Incident& incident : incidents) {
    incident.first_seen = Date::from_days(18'000 + incident.first_seen->days() % 60);
  }
  const Systematic answer = ask(incidents, first(12), {first(12)});
  EXPECT_EQ(answer.verdict, SystematicVerdict::kConsistent) << answer.sentence;
  EXPECT_NE(answer.sentence.find("too short"), std::string::npos) << answer.sentence;
}

TEST(Systematic, ThreadsAndTheOrderOfClustersChangeNothing) {
  SplitMix64 random(8);
  const std::vector<Incident> incidents = drawn_incidents(90, random);
  std::vector<Group> clusters(9);
  for (std::uint32_t i = 0; i < 90; ++i) clusters[i % 9].push_back(i);
  SystematicOptions options;
  options.permutations = 299;
  const auto one = systematic(incidents, clusters, clusters, nullptr, options);
  options.threads = 3;
  const auto three = systematic(incidents, clusters, clusters, nullptr, options);
  std::vector<Group> reversed(clusters.rbegin(), clusters.rend());
  const auto back = systematic(incidents, reversed, reversed, nullptr, options);
  for (std::size_t c = 0; c < 9; ++c) {
    EXPECT_EQ(one[c].sentence, three[c].sentence);
    EXPECT_EQ(one[c].reasons, three[c].reasons);
    EXPECT_EQ(one[c].reasons, back[8 - c].reasons);
  }
}

TEST(Systematic, ASingleIncidentIsNotAskedAbout) {
  SplitMix64 random(9);
  const std::vector<Incident> incidents = drawn_incidents(5, random);
  const Systematic answer = ask(incidents, {2}, {{2}});
  EXPECT_TRUE(answer.sentence.empty());
}

TEST(Systematic, IncidentsWithoutDatesOrVictimsAreSaidToBeSo) {
  std::vector<Incident> incidents(12);
  const Systematic answer = ask(incidents, first(6), {first(6)});
  EXPECT_EQ(answer.verdict, SystematicVerdict::kNotShown);
  EXPECT_FALSE(answer.persistence.first);
  EXPECT_TRUE(answer.phases.empty());
  EXPECT_EQ(answer.reasons.back(), kSomebodyChose);
}

TEST(Systematic, PhasesNameWhatChanged) {
  SplitMix64 random(10);
  std::vector<Incident> incidents = drawn_incidents(40, random);
  for (std::uint32_t i = 0; i < 20; ++i) {
    incidents[i].first_seen = Date::from_days(17'000 + static_cast<std::int32_t>(i) * 40);
    observe(incidents[i], ObservationType::kMalware, i < 9 ? "Old Kettle" : "New Kettle");
  }
  const Systematic answer = ask(incidents, first(20), {});
  ASSERT_EQ(answer.changes.size(), 1U);
  EXPECT_EQ(answer.changes[0].strand, Strand::kTools);
  EXPECT_EQ(answer.changes[0].last_before, Date::from_days(17'000 + 8 * 40));
  EXPECT_EQ(answer.changes[0].first_after, Date::from_days(17'000 + 9 * 40));
  ASSERT_EQ(answer.phases.size(), 2U);
  EXPECT_EQ(answer.phases[0].incidents.size(), 9U);
  EXPECT_EQ(answer.phases[0].tools[0].name, "Old Kettle");
  EXPECT_EQ(answer.phases[1].tools[0].name, "New Kettle");
  EXPECT_EQ(answer.persistence.longest_gap_days, 40);
  EXPECT_EQ(answer.persistence.median_gap_days, 40);
  EXPECT_EQ(answer.persistence.span_days, 19 * 40);
}

}  // namespace
}  // namespace perpend::linkage
