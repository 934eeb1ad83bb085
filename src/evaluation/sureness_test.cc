#include "evaluation/sureness.h"

#include <gtest/gtest.h>

namespace perpend::evaluation {
namespace {

Observation country(const char* value, std::int32_t said) {
  Observation made;
  made.type = ObservationType::kVictimCountry;
  made.value = value;
  made.confidence_thousandths = said;
  return made;
}

GoldParagraph gold_of(const char* value) {
  GoldParagraph gold;
  gold.observations = {{ObservationType::kVictimCountry, "", value, Role::kUnspecified, {}}};
  return gold;
}

TEST(Sureness, IsWhatShareOfTheFindingsWasAnnotated) {
  SurenessTally tally;
  for (int i = 0; i < 9; ++i) {
    Incident incident;
    incident.observations = {country("CL", 800)};
    tally.add(gold_of(i < 6 ? "CL" : "PE"), incident);
  }
  const auto rows = tally.rows();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].found, 9);
  EXPECT_EQ(rows[0].right, 6);
  EXPECT_EQ(rows[0].measured_thousandths(), 650);  // 6.5 of 10
}

TEST(Sureness, CountsAnAnnotationOnceAndTellsConfidencesApart) {
  SurenessTally tally;
  Incident incident;
  incident.observations = {country("CL", 600), country("CL", 900), country("PE", 300)};
  tally.add(gold_of("CL"), incident);
  const auto rows = tally.rows();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].said_thousandths, 900);
  EXPECT_EQ(rows[0].right + rows[1].right, 1);
  EXPECT_EQ(rows[2].right, 0);
  EXPECT_EQ(rows[2].measured_thousandths(), 250);
}

TEST(Sureness, LeavesOutTechniquesDatesAndWhatIsHarmless) {
  SurenessTally tally;
  Incident incident;
  Observation technique = country("", 800);
  technique.type = ObservationType::kAttackPattern;
  Observation dates = country("2024-05", 600);
  dates.type = ObservationType::kActiveDates;
  Observation harmless = country("x.example", 900);
  harmless.type = ObservationType::kDomainName;
  harmless.role = Role::kBenign;
  incident.observations = {technique, dates, harmless};
  tally.add(gold_of("CL"), incident);
  EXPECT_TRUE(tally.rows().empty());
}

}  // namespace
}  // namespace perpend::evaluation
