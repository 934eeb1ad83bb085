#include "attribution/rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "attribution/sample_corpus.h"

namespace perpend::attribution {
namespace {

class Rows : public testing::Test {
 protected:
  Rows() : profiles_(corpus_, day_, reports_before(corpus_, day_, true)) {}

  std::vector<Row> of(std::vector<std::uint32_t> items) const {
    Findings findings;
    findings.day = day_;
    for (const std::uint32_t item : items) findings.items.push_back({.item = item});
    return method_rows(profiles_, findings, kFaceValue);
  }
  static Row the(const std::vector<Row>& rows, RowKind kind, std::uint32_t item) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
      return row.kind == kind && row.item == item;
    });
    EXPECT_NE(found, rows.end());
    return *found;
  }

  Corpus corpus_ = sample_corpus();
  Date day_ = sample_day(2024);
  Profiles profiles_;
};

// By hand: 4 reports, 11 items in all. p(S1) = (2 + 1/2) / 5 = 1/2; exposure of A is 6 * 4/11.
TEST_F(Rows, SoftwareWeighsItsShrunkShareAgainstTheBackground) {
  const long double exposure = 6.0L * 4 / 11;
  const long double ratio = (2 + 3 * 0.5L) / ((exposure + 3) * 0.5L);
  const std::vector<Row> rows = of({5});
  EXPECT_NEAR(static_cast<double>(the(rows, RowKind::kSoftware, 5).weights[0].weight.microbans()),
              static_cast<double>(1e6L * std::log10(ratio)), 1.0);
}

TEST_F(Rows, TechniquesAreTemperedByTheNumberOfItems) {
  const std::int64_t alone = the(of({2}), RowKind::kTechnique, 2).weights[0].weight.microbans();
  const std::int64_t one_of_two =
      the(of({2, 3}), RowKind::kTechnique, 2).weights[0].weight.microbans();
  EXPECT_NEAR(static_cast<double>(alone * 11), static_cast<double>(one_of_two * 12), 12.0);
}

TEST_F(Rows, WhatAnActorNeverShowsSpeaksAgainstItTheMoreIsKnownOfIt) {
  const Row row = the(of({7}), RowKind::kSoftware, 7);  // S3, shown by nobody
  EXPECT_LT(row.weights[0].weight, row.weights[1].weight);
  EXPECT_LT(row.weights[1].weight, WeightOfEvidence());
}

TEST_F(Rows, UnseenSoftwareOutsideTheCorpusWeighsLikeOneThatNobodyShows) {
  Findings findings;
  findings.unseen_software = {kFullTrust};
  const std::vector<Row> rows = method_rows(profiles_, findings, kFaceValue);
  ASSERT_EQ(rows.size(), 1U);
  const Row nobody = the(of({7}), RowKind::kSoftware, 7);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_EQ(rows[0].weights[i].weight, nobody.weights[i].weight);
}

TEST_F(Rows, ATechniqueThatAnObservedSoftwareCarriesOutCountsWithIt) {
  const std::vector<Row> rows = of({0, 2, 5});
  const Row explained = the(rows, RowKind::kTechnique, 0);
  EXPECT_EQ(explained.explained_by, 5U);
  for (const RowWeight& weight : explained.weights) EXPECT_EQ(weight.weight, WeightOfEvidence());
  EXPECT_EQ(explained.weights[0].seen, 2U);
  // It does not dilute the others either.
  EXPECT_EQ(the(rows, RowKind::kTechnique, 2).weights[0].weight,
            the(of({2, 5}), RowKind::kTechnique, 2).weights[0].weight);
}

TEST_F(Rows, ATechniqueOnlyImpliedByKnownSoftwareCountsAQuarter) {
  // T5 is implied for A by S1 since 2023; C shows it; B has nothing to do with it.
  const Row row = the(of({4}), RowKind::kTechnique, 4);
  EXPECT_EQ(row.weights[0].seen, 0U);
  const long double p = 1.5L / 5;
  const long double ratio = (0.25L + 3 * p) / ((6.0L * 4 / 11 + 3) * p);
  EXPECT_NEAR(static_cast<double>(row.weights[0].weight.microbans()),
              static_cast<double>(1e6L * std::log10(ratio) * 10 / 11), 1.0);
}

TEST_F(Rows, ResemblanceIsTheCosineSplitIntoMethodsAndTooling) {
  // The case is exactly A's newest report {T1, S1}: cosine 1, published 1 to 2 years ago.
  const std::vector<Row> rows = of({0, 5});
  WeightOfEvidence near;
  int parts = 0;
  for (const Row& row : rows) {
    if (row.kind != RowKind::kNearest) continue;
    near += row.weights[0].weight;
    ++parts;
  }
  EXPECT_EQ(parts, 2);
  // s1 = 2^(-2/4) for the same set, s2 = cos({T1,S1},{T1,T2,T3,S1}) * 2^(-4/4), halved.
  const auto rarity = [&](std::uint32_t item) {
    return std::log10(5.0 / (1 + profiles_.seen_by_all(item))) + std::log10(std::exp(1.0));
  };
  const double both = std::pow(rarity(0), 2) + std::pow(rarity(5), 2);
  const double other = both + std::pow(rarity(1), 2) + std::pow(rarity(2), 2);
  const double expected = std::pow(2, -0.5) + 0.5 * std::sqrt(both / other) * 0.5;
  EXPECT_NEAR(near.bans(), expected, 2e-4);
}

TEST_F(Rows, DoubtMixesTheRatioTowardsOne) {
  Findings half;
  half.items = {{.item = 5, .trust = 500}};
  const std::vector<Row> rows = method_rows(profiles_, half, kFaceValue);
  const long double full = std::pow(
      10.0L,
      static_cast<long double>(the(of({5}), RowKind::kSoftware, 5).weights[0].weight.microbans()) /
          1e6L);
  EXPECT_NEAR(static_cast<double>(the(rows, RowKind::kSoftware, 5).weights[0].weight.microbans()),
              static_cast<double>(1e6L * std::log10(0.5L * full + 0.5L)), 2.0);
}

TEST_F(Rows, NothingObservedWeighsNothing) {
  EXPECT_TRUE(method_rows(profiles_, {}, kFaceValue).empty());
}

TEST_F(Rows, NothingPublishedWeighsNothing) {
  const Profiles nobody(corpus_, sample_day(2000), {});
  Findings findings;
  findings.items = {{.item = 5}};
  EXPECT_TRUE(method_rows(nobody, findings, kFaceValue).empty());
}

TEST_F(Rows, NoWeightGoesBeyondWhatTheReportsCanSupport) {
  EXPECT_EQ(cap_microbans(999), 3'000'000);
  for (const Row& row : of({0, 1, 2, 3, 4, 5, 6, 7})) {
    if (row.kind != RowKind::kSoftware) continue;
    for (const RowWeight& weight : row.weights) {
      EXPECT_LE(std::abs(weight.weight.microbans()), cap_microbans(4));
    }
  }
}

}  // namespace
}  // namespace perpend::attribution
