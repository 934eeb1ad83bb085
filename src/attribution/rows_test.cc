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

// What was read out of prose with confidence r weighs as r * LR + (1 - r): docs/method.md,
// section 7.
TEST_F(Rows, AFindingThatIsOnlyHalfSureMixesItsRatioHalfWayToOne) {
  const auto weight_at = [&](std::uint32_t item, RowKind kind, std::int32_t trust) {
    Findings findings;
    findings.day = day_;
    findings.items.push_back({.item = item, .trust = trust});
    const auto rows = method_rows(profiles_, findings, kFaceValue);
    return static_cast<double>(the(rows, kind, item).weights[0].weight.microbans()) / 1e6;
  };
  const double exposure = 6.0 * 4 / 11;
  const double ratio = (2 + 3 * 0.5) / ((exposure + 3) * 0.5);
  EXPECT_NEAR(weight_at(5, RowKind::kSoftware, 500), std::log10(.5 * ratio + .5), 1e-5);
  EXPECT_NEAR(weight_at(5, RowKind::kSoftware, 650), std::log10(.65 * ratio + .35), 1e-5);
  EXPECT_NEAR(weight_at(5, RowKind::kSoftware, 850), std::log10(.85 * ratio + .15), 1e-5);
  // A technique alone is tempered by 10/11; the mixture comes before.
  const double technique = std::pow(10, weight_at(2, RowKind::kTechnique, 1000) * 11 / 10);
  EXPECT_NEAR(weight_at(2, RowKind::kTechnique, 500), std::log10(.5 * technique + .5) * 10 / 11,
              1e-5);
}

TEST_F(Rows, TechniquesAreTemperedByTheNumberOfItems) {
  const std::int64_t alone = the(of({2}), RowKind::kTechnique, 2).weights[0].weight.microbans();
  const std::int64_t one_of_two =
      the(of({2, 3}), RowKind::kTechnique, 2).weights[0].weight.microbans();
  EXPECT_NEAR(static_cast<double>(alone * 11), static_cast<double>(one_of_two * 12), 12.0);
}

TEST_F(Rows, WhatAnActorNeverShowsSpeaksAgainstItTheMoreIsKnownOfIt) {
  const Row row = the(of({6}), RowKind::kSoftware, 6);  // S2, shown by B alone
  EXPECT_GT(row.weights[1].weight, WeightOfEvidence());
  EXPECT_LT(row.weights[0].weight, row.weights[2].weight);  // A has more reports than C
  EXPECT_LT(row.weights[2].weight, WeightOfEvidence());
}

// Whoever it belongs to, it is new: between the actors it says nothing, however much is published
// of each. What it is worth for the unlisted actor is one row of its own.
TEST_F(Rows, SoftwareThatNoReportShowsSpeaksForTheUnlistedActorAlone) {
  Parameters parameters = kFaceValue;
  parameters[static_cast<std::size_t>(Fitted::kNovelty)] = 500;
  Findings findings;
  findings.day = day_;
  findings.items = {{.item = 7}};  // S3, shown by nobody
  findings.unseen_software = {kFullTrust, kFullTrust / 2};
  const std::vector<Row> rows = method_rows(profiles_, findings, parameters);
  for (const Row& row : rows) {
    if (row.evidence_class != EvidenceClass::kTooling) continue;
    for (const RowWeight& weight : row.weights) EXPECT_EQ(weight.weight, WeightOfEvidence());
  }
  ASSERT_EQ(rows.back().kind, RowKind::kNovelty);
  EXPECT_NEAR(rows.back().unlisted.bans(), std::log10(1 + 1 + 1 + 0.5) / 2, 1e-6);
}

TEST_F(Rows, ASoftwareOfOneActorAloneIsItsSignatureOnce) {
  Parameters parameters = kFaceValue;
  parameters[static_cast<std::size_t>(Fitted::kSignature)] = 700;
  const auto signature = [&](std::vector<Finding> items) {
    Findings findings;
    findings.day = day_;
    findings.items = std::move(items);
    return the(method_rows(profiles_, findings, parameters), RowKind::kSignature, 6);
  };
  const Row row = signature({{.item = 5}, {.item = 6}});  // S1 is A's and C's or A's; S2 is B's
  EXPECT_EQ(row.weights[1].weight.microbans(), 700'000);
  EXPECT_EQ(row.weights[2].weight, WeightOfEvidence());
  EXPECT_EQ(signature({{.item = 6, .trust = 500}}).weights[1].weight.microbans(), 350'000);
}

TEST_F(Rows, WhatSpeaksAgainstHasAWeightOfItsOwn) {
  Parameters parameters = kFaceValue;
  parameters[static_cast<std::size_t>(Fitted::kAgainst)] = 500;
  Findings findings;
  findings.day = day_;
  findings.items = {{.item = 2}};
  const Row whole = the(of({2}), RowKind::kTechnique, 2);
  const Row halved = the(method_rows(profiles_, findings, parameters), RowKind::kTechnique, 2);
  for (std::size_t i = 0; i < whole.weights.size(); ++i) {
    const std::int64_t before = whole.weights[i].weight.microbans();
    const std::int64_t after = halved.weights[i].weight.microbans();
    if (before >= 0) {
      EXPECT_EQ(after, before);
    } else {
      EXPECT_NEAR(static_cast<double>(2 * after), static_cast<double>(before), 2);
    }
  }
}

// log10(mean of 2^(-age/3) e^(8 s) + 10^-3), by hand in long double.
TEST_F(Rows, DensityIsTheMeanKernelOfAllReports) {
  Parameters parameters = kFaceValue;
  parameters[static_cast<std::size_t>(Fitted::kDensity)] = 1000;
  Findings findings;
  findings.day = day_;
  findings.items = {{.item = 0}, {.item = 5}};
  std::vector<WeightOfEvidence> found(profiles_.actors().size());
  for (const Row& row : method_rows(profiles_, findings, parameters)) {
    if (row.kind != RowKind::kDensity) continue;
    for (std::size_t i = 0; i < found.size(); ++i) found[i] += row.weights[i].weight;
  }
  const auto rarity = [&](std::uint32_t item) {
    return std::log10(5.0L / (1 + profiles_.seen_by_all(item))) + std::log10(std::exp(1.0L));
  };
  const long double length = std::hypot(rarity(0), rarity(5));
  std::vector<long double> sums(found.size(), 0.0L);
  for (const ProfiledReport& report : profiles_.reports()) {
    long double dot = 0;
    long double squares = 0;
    for (const std::uint32_t item : corpus_.reports[report.report].items) {
      squares += rarity(item) * rarity(item);
      if (item == 0 || item == 5) dot += rarity(item) * rarity(item);
    }
    const auto age = static_cast<long double>(age_in_years(day_, report.date));
    sums[report.actor] +=
        std::pow(2.0L, -age / 3) * std::exp(8 * dot / (length * std::sqrt(squares)));
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    const long double mean = sums[i] / profiles_.actors()[i].reports;
    EXPECT_NEAR(found[i].bans(), static_cast<double>(std::log10(mean + 1e-3L)), 2e-3) << i;
  }
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
