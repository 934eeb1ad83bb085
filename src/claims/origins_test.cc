#include "claims/origins.h"

#include <gtest/gtest.h>

#include <string>

#include "claims/sample_claims.h"

namespace perpend::claims {
namespace {

std::vector<Origin> of(const std::vector<ClaimDocument>& documents,
                       const std::vector<Claim>& claims,
                       const std::vector<Retelling>& retellings = {}) {
  std::vector<std::size_t> story(claims.size());
  for (std::size_t i = 0; i < story.size(); ++i) story[i] = i;
  return origins_of(story, documents, claims, retellings);
}

TEST(Origins, TwoSourcesAreTwoOrigins) {
  const std::vector documents = {
      sample::document("A", "2031-01-01", "The police of Orlane said that Silt Heron did it."),
      sample::document("B", "2031-01-02", "The insurer Calder said that Silt Heron did it.")};
  const std::vector claims = {
      sample::claim(documents, 0, {"police of Orlane"}, "said", "Silt Heron did it"),
      sample::claim(documents, 1, {"insurer Calder"}, "said", "Silt Heron did it")};
  EXPECT_EQ(of(documents, claims).size(), 2U);
}

TEST(Origins, AShorterNameAndTheHeadOfAnOfficeAreTheOffice) {
  const std::vector documents = {
      sample::document("A", "2031-01-01",
                       "The cyber directorate of Orlane said that Silt Heron did it."),
      sample::document("B", "2031-01-02", "The directorate said that Silt Heron did it."),
      sample::document(
          "C", "2031-01-03",
          "The head of the cyber directorate of Orlane, Ada Quist, said that Silt Heron did it.")};
  const std::vector claims = {
      sample::claim(documents, 0, {"cyber directorate of Orlane"}, "said", "Silt Heron did it"),
      sample::claim(documents, 1, {"directorate"}, "said", "Silt Heron did it"),
      sample::claim(documents, 2, {"Ada Quist"}, "said", "Silt Heron did it")};
  const auto origins = of(documents, claims);
  ASSERT_EQ(origins.size(), 1U);
  EXPECT_EQ(origins[0].outlets.size(), 3U);
  EXPECT_EQ(origins[0].reasons, std::vector{OriginReason::kSameSource});
}

TEST(Origins, AnOutletThatNamesNobodyAddsNone) {
  const std::vector documents = {
      sample::document("A", "2031-01-01", "The police of Orlane said that Silt Heron did it."),
      sample::document("B", "2031-01-02", "Silt Heron did it.")};
  const std::vector claims = {
      sample::claim(documents, 0, {"police of Orlane"}, "said", "Silt Heron did it"),
      sample::claim(documents, 1, {}, "", "Silt Heron did it")};
  Retelling retelling;
  retelling.of = 0;
  retelling.by = 1;
  const auto origins = of(documents, claims, {retelling});
  ASSERT_EQ(origins.size(), 1U);
  EXPECT_EQ(origins[0].reasons, std::vector{OriginReason::kUnsourced});
}

TEST(Origins, AJointStatementIsOneAndSaysSo) {
  EXPECT_TRUE(speaks_jointly("cyber authorities of Serrania, Brisland and Corvenna"));
  EXPECT_FALSE(speaks_jointly("Cyber Directorate of the police"));
  EXPECT_FALSE(speaks_jointly("Ministry of Trade"));
}

}  // namespace
}  // namespace perpend::claims
