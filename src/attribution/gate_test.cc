#include "attribution/gate.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perpend::attribution {
namespace {

Posterior share(double value) { return Posterior(static_cast<std::int64_t>(value * 1e9)); }

Asked asked(double posterior, double validated, std::int64_t techniques, std::int64_t software) {
  return {.posterior = share(posterior),
          .validated = share(validated),
          .together = share(validated),
          .techniques = techniques,
          .software = software};
}

GateTable table_with(Band band, std::int64_t cases, std::int64_t right) {
  GateTable table;
  table.at(ClassSet::kBoth, Amount::k8To15, band) = {cases, right};
  return table;
}

TEST(Band, BordersBelongToTheUpperTerm) {
  EXPECT_EQ(band_of(share(0.8)), Band::kVeryLikely);
  EXPECT_EQ(band_of(share(0.7999)), Band::kLikely);
  EXPECT_EQ(band_of(share(0.41)), Band::kUnlikely);
  EXPECT_EQ(band_of(share(1.0)), Band::kAlmostCertain);
  EXPECT_EQ(band_of(share(0.0)), Band::kAlmostNoChance);
}

TEST(Wilson, IsTheKnownInterval) {
  // 48 of 62 at z = 1.645, computed with the formula in floating point.
  const double n = 62;
  const double p = 48 / n;
  const double z2 = 2.706;
  const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = std::sqrt(z2) / (1 + z2 / n) * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  const Interval interval = wilson90({62, 48});
  EXPECT_NEAR(static_cast<double>(interval.low), 1000 * (middle - half), 1.5);
  EXPECT_NEAR(static_cast<double>(interval.high), 1000 * (middle + half), 1.5);
}

TEST(Wilson, KnowsNothingWithoutCases) {
  EXPECT_EQ(wilson90({0, 0}).low, 0);
  EXPECT_EQ(wilson90({0, 0}).high, 1000);
}

TEST(Gate, SpeaksWhatHeldOutCasesBearOut) {
  const Verdict verdict = gate(table_with(Band::kLikely, 62, 48), asked(0.72, 0.72, 6, 4));
  EXPECT_EQ(verdict.likelihood.term, "likely");
  EXPECT_FALSE(verdict.lowered);
}

TEST(Gate, LowersTheWordWhereTheyWereRightLessOften) {
  const Verdict verdict = gate(table_with(Band::kVeryLikely, 40, 24), asked(0.9, 0.9, 6, 4));
  EXPECT_EQ(verdict.likelihood.term, "likely");
  EXPECT_TRUE(verdict.lowered);
}

TEST(Gate, SaysWhereTheFigureAndTheRecordDisagree) {
  const auto reason = [](double figure) {  // 48 of 62 right: 68 % to 85 %
    return gate(table_with(Band::kLikely, 62, 48), asked(figure, figure, 6, 4)).reason;
  };
  EXPECT_NE(reason(0.60).find("figure is below that interval"), std::string::npos);
  EXPECT_EQ(reason(0.72).find("figure"), std::string::npos);
  const Verdict high = gate(table_with(Band::kVeryLikely, 40, 24), asked(0.9, 0.9, 6, 4));
  EXPECT_NE(high.reason.find("figure is above that interval"), std::string::npos);
}

TEST(Gate, IsSilentBelowThirtyCasesAlike) {
  const Verdict verdict = gate(table_with(Band::kLikely, 29, 20), asked(0.7, 0.7, 6, 4));
  EXPECT_EQ(verdict.likelihood.term, "no assessment");
  EXPECT_NE(verdict.reason.find("29"), std::string::npos);
}

TEST(Gate, LooksAtOtherAmountsBeforeItIsSilent) {
  GateTable table = table_with(Band::kLikely, 20, 14);
  table.at(ClassSet::kBoth, Amount::k16OrMore, Band::kLikely) = {20, 14};
  EXPECT_EQ(gate(table, asked(0.7, 0.7, 6, 4)).likelihood.term, "likely");
  table.at(ClassSet::kBoth, Amount::k16OrMore, Band::kLikely) = {0, 0};
  table.at(ClassSet::kTooling, Amount::k8To15, Band::kLikely) = {40, 28};  // another class set
  EXPECT_EQ(gate(table, asked(0.7, 0.7, 6, 4)).likelihood.term, "no assessment");
}

TEST(Gate, AddsWeakerBandsAndThenSpeaksWeaker) {
  GateTable table = table_with(Band::kAlmostCertain, 8, 8);
  table.at(ClassSet::kBoth, Amount::k4To7, Band::kLikely) = {40, 24};
  // 32 of 48: .55 to .77. Nothing above 'likely' may be said, however high the posterior.
  const Verdict verdict = gate(table, asked(0.99, 0.99, 6, 4));
  EXPECT_EQ(verdict.likelihood.term, "likely");
  EXPECT_TRUE(verdict.lowered);
}

TEST(Gate, ClassesNeverJudgedTogetherCannotRaiseTheWord) {
  GateTable table = table_with(Band::kLikely, 100, 70);
  table.at(ClassSet::kBoth, Amount::k8To15, Band::kAlmostCertain) = {100, 99};
  EXPECT_EQ(gate(table, asked(0.97, 0.97, 6, 4)).likelihood.term, "almost certain");
  EXPECT_EQ(gate(table, asked(0.97, 0.60, 6, 4)).likelihood.term, "likely");
}

TEST(Gate, IndicatorsBesideMethodsRaiseTheWordWhereCasesWithBothWereJudged) {
  GateTable table = table_with(Band::kLikely, 100, 70);
  Asked both = asked(0.90, 0.60, 6, 4);
  both.together = share(0.90);
  both.indicators = 12;
  EXPECT_EQ(gate(table, both).likelihood.term, "likely");  // no case with both
  table.at(ClassSet::kTogether, Amount::k16OrMore, Band::kVeryLikely) = {29, 26};
  EXPECT_EQ(gate(table, both).likelihood.term, "likely");  // too few
  table.at(ClassSet::kTogether, Amount::k16OrMore, Band::kVeryLikely) = {31, 28};
  const Verdict verdict = gate(table, both);
  EXPECT_EQ(verdict.likelihood.term, "very likely");
  EXPECT_NE(verdict.reason.find("28 of 31"), std::string::npos) << verdict.reason;
  both.indicators = 0;  // the same cases say nothing of a case without indicators
  EXPECT_EQ(gate(table, both).likelihood.term, "likely");
}

TEST(Gate, OtherClassesCannotRaiseTheWordAboveWhatIsJudgedTogether) {
  GateTable table;
  table.at(ClassSet::kTogether, Amount::k8To15, Band::kLikely) = {60, 42};
  table.at(ClassSet::kTogether, Amount::k8To15, Band::kVeryLikely) = {60, 54};
  Asked both = asked(0.90, 0.50, 6, 4);
  both.together = share(0.70);  // targets make up the rest
  both.indicators = 3;
  EXPECT_EQ(gate(table, both).likelihood.term, "likely");
}

TEST(Gate, TooLittleOrOnlyUnjudgedEvidenceIsNoAssessment) {
  const GateTable table = table_with(Band::kLikely, 100, 70);
  EXPECT_EQ(gate(table, asked(0.7, 0.7, 0, 0)).likelihood.term, "no assessment");
  EXPECT_EQ(gate(table, asked(0.7, 0.7, 2, 1)).likelihood.term, "no assessment");
}

}  // namespace
}  // namespace perpend::attribution
