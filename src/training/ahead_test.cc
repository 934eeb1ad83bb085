#include "training/ahead.h"

#include <gtest/gtest.h>

namespace perpend::training {
namespace {

using attribution::Fitted;

// One profiled actor with nothing for or against it, and the unlisted one at the same mass.
CaseAhead even_case(bool unlisted) {
  CaseAhead one;
  one.terms.actors = 1;
  one.terms.truth = unlisted ? 1 : 0;
  one.terms.terms.assign(kTerms, 0);
  return one;
}

std::vector<CaseAhead> cases(int unlisted, int known) {
  std::vector<CaseAhead> result;
  for (int i = 0; i < unlisted; ++i) result.push_back(even_case(true));
  for (int i = 0; i < known; ++i) result.push_back(even_case(false));
  return result;
}

TEST(Ahead, OfNoEarlierPairIsNothing) { EXPECT_EQ(fit_ahead({}), 0); }

TEST(Ahead, OfCasesThatCameAsExpectedIsNothing) { EXPECT_EQ(fit_ahead(cases(200, 200)), 0); }

// Three of four unlisted where one half was said: log10 3 = .477, less what the pull takes.
TEST(Ahead, IsTheLogOddsOfWhatWasSeenOverWhatWasSaid) {
  EXPECT_NEAR(static_cast<double>(fit_ahead(cases(3000, 1000))), 477, 2);
  EXPECT_NEAR(static_cast<double>(fit_ahead(cases(1000, 3000))), -477, 2);
}

TEST(Ahead, OfAHandfulOfCasesIsPulledTowardsNothing) {
  const std::int64_t few = fit_ahead(cases(3, 1));
  EXPECT_GT(few, 50);
  EXPECT_LT(few, 350);
}

TEST(Ahead, CountsFromTheNumbersOfItsOwnRelease) {
  std::vector<CaseAhead> already = cases(3000, 1000);
  for (CaseAhead& one : already) {
    one.parameters[static_cast<std::size_t>(Fitted::kUnlisted)] = 477;
  }
  EXPECT_NEAR(static_cast<double>(fit_ahead(already)), 0, 2);
}

}  // namespace
}  // namespace perpend::training
