#include "linkage/matching.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

namespace perpend::linkage {
namespace {

Incident incident(std::optional<std::int32_t> day, const std::vector<std::string>& countries) {
  Incident one;
  if (day) one.first_seen = Date::from_days(*day);
  for (const std::string& country : countries) {
    Observation observation;
    observation.type = ObservationType::kVictimCountry;
    observation.value = country;
    one.observations.push_back(observation);
  }
  return one;
}

std::vector<std::vector<std::uint32_t>> blocks(const std::vector<Incident>& incidents,
                                               Matching matching) {
  std::vector<std::uint32_t> all(incidents.size());
  std::iota(all.begin(), all.end(), 0);
  return blocks_of(incidents, all, facet_table(incidents, Facet::kCountries), matching);
}

TEST(Matching, EveryIncidentStandsInOneBlockOfItsCountryAndTime) {
  std::vector<Incident> incidents;
  for (std::int32_t i = 0; i < 40; ++i) {
    incidents.push_back(incident(18'000 + i * 37, {i % 3 == 0 ? "AR" : "BE"}));
  }
  std::set<std::uint32_t> seen;
  for (const auto& block : blocks(incidents, Matching::kTimeAndCountry)) {
    EXPECT_LE(block.size(), kBlockIncidents);
    for (const std::uint32_t i : block) {
      EXPECT_TRUE(seen.insert(i).second);
      EXPECT_EQ(incidents[i].observations[0].value, incidents[block[0]].observations[0].value);
      EXPECT_LE(incidents[i].first_seen->days() - incidents[block[0]].first_seen->days(),
                kBlockDays);
    }
  }
  EXPECT_EQ(seen.size(), incidents.size());
}

TEST(Matching, OfSeveralCountriesTheMostFrequentCounts) {
  const std::vector<Incident> incidents = {incident(1, {"AR", "BE"}), incident(2, {"BE"}),
                                           incident(3, {"BE"}), incident(4, {"AR"})};
  const auto found = blocks(incidents, Matching::kTimeAndCountry);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(std::max(found[0].size(), found[1].size()), 3U);
}

TEST(Matching, WithoutADateThereIsNoNearness) {
  const std::vector<Incident> incidents = {incident(0, {}), incident({}, {}), incident({}, {})};
  const auto found = blocks(incidents, Matching::kTime);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].size(), 1U);
  EXPECT_EQ(found[1].size(), 2U);
}

TEST(Matching, AGapOfYearsSeparates) {
  const std::vector<Incident> incidents = {incident(0, {}), incident(10, {}),
                                           incident(kBlockDays + 1, {})};
  EXPECT_EQ(blocks(incidents, Matching::kTime).size(), 2U);
}

TEST(Facets, TheBlindLinkingSeesNoneOfThem) {
  Incident one = incident(0, {"AR"});
  for (const ObservationType type :
       {ObservationType::kVictimSector, ObservationType::kLure, ObservationType::kObjective,
        ObservationType::kDataStolen, ObservationType::kActiveHours, ObservationType::kLanguage,
        ObservationType::kMalware}) {
    Observation observation;
    observation.type = type;
    observation.value = "x";
    one.observations.push_back(observation);
  }
  const auto blind = without_facets(std::vector<Incident>{one});
  ASSERT_EQ(blind[0].observations.size(), 1U);
  EXPECT_EQ(blind[0].observations[0].type, ObservationType::kMalware);
}

TEST(Facets, LettersOfEitherCaseAreOneAndLuresCountByWords) {
  Incident one;
  Incident two;
  for (auto [incident, lure] :
       {std::pair{&one, "An invitation to the Study"}, std::pair{&two, "INVITATION, for you"}}) {
    Observation observation;
    observation.type = ObservationType::kLure;
    observation.value = lure;
    incident->observations.push_back(observation);
  }
  const FacetTable table = facet_table(std::vector<Incident>{one, two}, Facet::kLures);
  ASSERT_EQ(table.names.size(), 2U);  // invitation, study
  EXPECT_EQ(table.of[0].size(), 2U);
  EXPECT_EQ(table.of[1].size(), 1U);
  EXPECT_EQ(table.incidents_with[table.of[1][0]], 2U);
}

}  // namespace
}  // namespace perpend::linkage
