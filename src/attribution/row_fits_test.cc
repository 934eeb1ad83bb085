#include "attribution/row_fits.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

namespace perpend::attribution {
namespace {

std::int64_t probability(const std::vector<LedgerRow>& rows, const std::vector<Prior>& priors,
                         std::size_t first, std::size_t last, bool inside) {
  std::vector<Score> scores;
  for (std::size_t i = 0; i < priors.size(); ++i) {
    std::int64_t sum = priors[i].microbans();
    for (std::size_t r = 0; r < rows.size(); ++r) {
      if ((r >= first && r < last) == inside) sum += rows[r].weights[i].weight.microbans();
    }
    scores.emplace_back(sum);
  }
  return normalise(scores).normaliser.microbans();
}

TEST(RowFits, AreTheConflictOfEachRowWithTheOthersByNormalise) {
  std::mt19937 random(5);
  // More rows than the kernel takes at once, most candidates with nothing.
  std::vector<LedgerRow> rows(90);
  std::vector<Prior> priors;
  for (int i = 0; i < 300; ++i)
    priors.emplace_back(-2'000'000 - static_cast<std::int64_t>(random() % 900'000));
  for (LedgerRow& row : rows) {
    row.weights.resize(priors.size());
    for (int i = 0; i < 40; ++i) {
      row.weights[random() % 299].weight =
          WeightOfEvidence(static_cast<std::int64_t>(random() % 800'000) - 300'000);
    }
  }
  const auto fits = row_fits(rows, priors);
  ASSERT_EQ(fits.size(), rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::int64_t expected =
        probability(rows, priors, 0, rows.size(), true) + probability(rows, priors, 0, 0, true) -
        probability(rows, priors, r, r + 1, true) - probability(rows, priors, r, r + 1, false);
    EXPECT_LE(std::abs(fits[r].microbans() - expected), 1) << r;
  }
}

}  // namespace
}  // namespace perpend::attribution
