#include "core/weight.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <numeric>

namespace perpend {
namespace {

// An independent answer: long double has 64 bits of mantissa, enough to round to 10^-6.
std::int64_t reference_microbans(std::uint64_t n, std::uint64_t d) {
  const long double bans = std::log10(static_cast<long double>(n) / static_cast<long double>(d));
  return static_cast<std::int64_t>(std::nearbyint(bans * 1e6L));
}

TEST(Logarithm, AgreesWithLongDoubleOverSmallRatios) {
  for (std::uint64_t n = 1; n <= 400; ++n) {
    for (std::uint64_t d = 1; d <= 400; ++d) {
      ASSERT_EQ(log10_ratio_microbans(n, d), reference_microbans(n, d)) << n << "/" << d;
    }
  }
}

TEST(Logarithm, AgreesWithLongDoubleOverLargeRatios) {
  std::uint64_t state = 88172645463325252;
  const auto next = [&] {
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
  };
  for (int i = 0; i < 100'000; ++i) {
    const std::uint64_t n = next() >> (next() % 63) | 1;
    const std::uint64_t d = next() >> (next() % 63) | 1;
    ASSERT_EQ(log10_ratio_microbans(n, d), reference_microbans(n, d)) << n << "/" << d;
  }
}

TEST(Logarithm, InBitsAgreesWithLongDouble) {
  for (std::uint64_t n = 1; n <= 300; ++n) {
    for (std::uint64_t d = 1; d <= 300; ++d) {
      const long double bits = std::log2(static_cast<long double>(n) / static_cast<long double>(d));
      ASSERT_EQ(log2_ratio_microbits(n, d), static_cast<std::int64_t>(std::nearbyint(bits * 1e6L)))
          << n << "/" << d;
    }
  }
}

TEST(Power, OfTwoAgreesWithLongDouble) {
  for (std::int64_t microbits = 0; microbits >= -40'000'000; microbits -= 12'345) {
    const long double expected =
        std::exp2(static_cast<long double>(microbits) / 1e6L) * 4611686018427387904.0L;
    ASSERT_NEAR(static_cast<double>(pow2_fixed(microbits)), static_cast<double>(expected),
                static_cast<double>(expected) * 1e-12 + 2)
        << microbits;
  }
  EXPECT_EQ(pow2_fixed(0), std::uint64_t{1} << 62);
  EXPECT_EQ(pow2_fixed(-5'000'000), std::uint64_t{1} << 57);
  EXPECT_EQ(pow2_fixed(-70'000'000), 0U);
}

TEST(Logarithm, OfSwappedRatioIsNegated) {
  for (std::uint64_t n = 1; n < 1000; n += 7) {
    EXPECT_EQ(log10_ratio_microbans(n, 993), -log10_ratio_microbans(993, n));
  }
}

TEST(Power, UndoesTheLogarithm) {
  for (std::int64_t m = 0; m > -9'000'000; m -= 1237) {
    const long double exact = std::pow(10.0L, static_cast<long double>(m) / 1e6L) * 0x1p62L;
    const long double error = static_cast<long double>(pow10_fixed(m)) - exact;
    EXPECT_LE(std::fabs(error), 3.0L + exact * 0x1p-54L) << m;
  }
  EXPECT_EQ(pow10_fixed(0), std::uint64_t{1} << 62);
  EXPECT_EQ(pow10_fixed(-40'000'000), 0U);
}

TEST(Rounding, IsHalfToEvenOnBothSidesOfZero) {
  EXPECT_EQ(mul_div_half_even(5, 1, 2), 2);
  EXPECT_EQ(mul_div_half_even(7, 1, 2), 4);
  EXPECT_EQ(mul_div_half_even(-5, 1, 2), -2);
  EXPECT_EQ(mul_div_half_even(-7, 1, 2), -4);
  EXPECT_EQ(mul_div_half_even(10, 1, 3), 3);
  EXPECT_EQ(mul_div_half_even(-11, 1, 3), -4);
}

TEST(Normalise, GivesPosteriorsThatSumToOneExactly) {
  const std::vector<Score> scores = {Score(-123456), Score(0), Score(-123456), Score(-7'000'000)};
  const Normalised n = normalise(scores);
  std::int64_t sum = 0;
  for (const Posterior p : n.posteriors) sum += p.billionths();
  EXPECT_EQ(sum, Posterior::kOne);
  EXPECT_LE(std::abs(n.posteriors[0].billionths() - n.posteriors[2].billionths()), 1);
}

TEST(Normalise, IsTheVisibleStepBetweenScoreAndPosterior) {
  const std::vector<Score> scores = {Score(1'300'000), Score(900'000), Score(-200'000)};
  const Normalised n = normalise(scores);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const double bans = scores[i].bans() - n.normaliser.bans();
    EXPECT_NEAR(std::pow(10.0, bans), n.posteriors[i].value(), 3e-6);
  }
}

TEST(Normalise, OfEqualScoresIsUniform) {
  const std::vector<Score> scores(8, Score(-5'000'000));
  const Normalised n = normalise(scores);
  for (const Posterior p : n.posteriors) EXPECT_EQ(p.billionths(), 125'000'000);
  EXPECT_EQ(n.normaliser.microbans(), -5'000'000 + 903'090);
}

}  // namespace
}  // namespace perpend
