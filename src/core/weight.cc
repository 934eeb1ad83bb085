// Logarithms in integers, from tables that the compiler computes.
//
// log2 of a mantissa m in [1,2): two table steps, eight bits each, divide it by a number of the
// table so near to it that 1 + e with e < 2^-16 is left, and three terms of the series of
// log(1 + e) are good to 2^-66. With the truncations the result is good to about 2^-57, cut to
// 2^-48: far below the 10^-6 ban we keep. The tables' own logarithms are made bit by bit: square m;
// if the square is 2 or more the next bit of the logarithm is 1 and m is halved. The inverse is in
// powers.cc. Example: a count of 600 reports
// costs four multiplications. Counter-example: two logarithms that nearly cancel are subtracted
// before anything is rounded, since what is shown has 10^-6 and no more. Nothing here depends on
// libm, on the compiler's contraction of multiply and add, or on the machine. (method.md, section
// 6: glibc's log gave other bits with and without FMA.)  Tested in weight_test.cc against long
// double and by identities.
#include "core/weight.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <numeric>

namespace perpend {
namespace {

__extension__ using Wide = unsigned __int128;  // both compilers have it on every 64-bit target
__extension__ using SignedWide = __int128;

constexpr int kLogBits = 48;       // fractional bits of a log2
constexpr int kTableLogBits = 60;  // of the tables it comes from
constexpr int kMantissaBits = 62;  // a mantissa in [1,2) is held as m * 2^62
constexpr std::uint64_t kOneMantissa = std::uint64_t{1} << kMantissaBits;

// log10(2) * 2^60, to the nearest integer (OEIS A007524).
constexpr std::int64_t kLog10Of2 = 347063955532709821;
// log2(e) * 2^62, to the nearest integer (OEIS A007525).
constexpr std::uint64_t kLog2OfE = 6653256548922161246;

// log2 of a mantissa in [1,2), to 60 bits, bit by bit: for the compiler.
constexpr std::int64_t log2_bit_by_bit(std::uint64_t m) {
  std::int64_t bits = 0;
  for (int i = 0; i < kTableLogBits; ++i) {
    Wide square = static_cast<Wide>(m) * m >> kMantissaBits;  // in [1,4)
    bits <<= 1;
    if (square >> (kMantissaBits + 1)) {
      bits |= 1;
      square >>= 1;
    }
    m = static_cast<std::uint64_t>(square);
  }
  return bits;
}

// For each of 1 + i / 2^bits: its reciprocal, rounded up so that no product falls below 1, and its
// logarithm. The last place is for products that rounding took over the edge.
template <int kBits>
struct LogTable {
  std::uint64_t reciprocal[257] = {};
  std::int64_t log2[257] = {};
  constexpr LogTable() {
    for (std::uint64_t i = 0; i < 257; ++i) {
      const std::uint64_t edge = kOneMantissa + (i << (kMantissaBits - kBits));
      const Wide square = static_cast<Wide>(kOneMantissa) << kMantissaBits;
      reciprocal[i] = static_cast<std::uint64_t>((square + edge - 1) / edge);
      const bool two = edge >> (kMantissaBits + 1);
      log2[i] = two ? std::int64_t{1} << kTableLogBits : log2_bit_by_bit(edge);
    }
  }
};
constexpr LogTable<8> kCoarse;
constexpr LogTable<16> kFine;

// log2 of x, 48 bits behind the point, towards minus infinity.
std::int64_t log2_fixed(std::uint64_t x) {
  const auto times = [](std::uint64_t a, std::uint64_t b) {
    return static_cast<std::uint64_t>(static_cast<Wide>(a) * b >> kMantissaBits);
  };
  const int whole = 63 - std::countl_zero(x);
  const std::uint64_t m =
      whole <= kMantissaBits ? x << (kMantissaBits - whole) : x >> (whole - kMantissaBits);
  const std::uint64_t i = (m - kOneMantissa) >> (kMantissaBits - 8);
  const std::uint64_t near = times(m, kCoarse.reciprocal[i]);
  const std::uint64_t j = (near - kOneMantissa) >> (kMantissaBits - 16);
  const std::uint64_t e = times(near, kFine.reciprocal[j]) - kOneMantissa;  // below 2^-16
  const std::uint64_t square = times(e, e);
  const std::uint64_t series = times(e - square / 2 + times(square, e) / 3, kLog2OfE);
  const std::int64_t log = kCoarse.log2[i] + kFine.log2[j] +
                           static_cast<std::int64_t>(series >> (kMantissaBits - kTableLogBits));
  return (static_cast<std::int64_t>(whole) << kLogBits) + (log >> (kTableLogBits - kLogBits));
}

// Rounds value / 2^shift half to even.
constexpr std::int64_t shift_half_even(SignedWide value, int shift) {
  const SignedWide floor = value >> shift;
  const SignedWide rest = value - (floor << shift);
  const SignedWide half = static_cast<SignedWide>(1) << (shift - 1);
  const bool up = rest > half || (rest == half && (floor & 1) != 0);
  return static_cast<std::int64_t>(floor + (up ? 1 : 0));
}

}  // namespace

std::int64_t log10_ratio_microbans(std::uint64_t numerator, std::uint64_t denominator) {
  assert(numerator > 0 && denominator > 0);
  if (numerator == denominator) return 0;
  const std::int64_t log2 = log2_fixed(numerator) - log2_fixed(denominator);
  const SignedWide scaled = static_cast<SignedWide>(log2) * kLog10Of2;  // 2^-(48+60)
  // Drop 40 bits before the factor 10^6 so that nothing overflows.
  return shift_half_even((scaled >> 40) * 1'000'000, kLogBits + 60 - 40);
}

std::int64_t log2_ratio_microbits(std::uint64_t numerator, std::uint64_t denominator) {
  assert(numerator > 0 && denominator > 0);
  if (numerator == denominator) return 0;
  const std::int64_t below = denominator == 1 ? 0 : log2_fixed(denominator);
  const std::int64_t log2 = log2_fixed(numerator) - below;
  return shift_half_even(static_cast<SignedWide>(log2) * 1'000'000, kLogBits);
}

std::int64_t mul_div_half_even(std::int64_t a, std::int64_t numerator, std::int64_t denominator) {
  assert(denominator > 0);
  std::int64_t narrow = 0;
  if (!__builtin_mul_overflow(a, numerator, &narrow) && denominator < INT64_MAX / 2) {
    // Nearly always: 64-bit division is many times faster than 128-bit.
    std::int64_t quotient = narrow / denominator;
    std::int64_t rest = narrow % denominator;
    if (rest < 0) {
      rest += denominator;
      --quotient;
    }
    const std::int64_t twice = rest * 2;
    return quotient +
           (twice > denominator || (twice == denominator && (quotient & 1) != 0) ? 1 : 0);
  }
  const SignedWide product = static_cast<SignedWide>(a) * numerator;
  SignedWide quotient = product / denominator;
  SignedWide rest = product % denominator;
  if (rest < 0) {
    rest += denominator;
    --quotient;
  }
  const SignedWide twice = rest * 2;
  if (twice > denominator || (twice == denominator && (quotient & 1) != 0)) ++quotient;
  return static_cast<std::int64_t>(quotient);
}

Score normaliser_of(Score best, std::uint64_t high, std::uint64_t low) {
  // sum / 2^62 >= 1. Halve until it fits, then take the logarithm of the ratio.
  int halvings = 0;
  Wide small = static_cast<Wide>(high) << 64 | low;
  while (small >> 63) {
    small >>= 1;
    ++halvings;
  }
  const std::int64_t log_sum = log10_ratio_microbans(
      static_cast<std::uint64_t>(small), std::uint64_t{1} << (62 - std::min(halvings, 62)));
  return Score(best.microbans() + log_sum);
}

Normalised normalise(std::span<const Score> scores) {
  assert(!scores.empty());
  Normalised result;
  const Score top = *std::max_element(scores.begin(), scores.end());
  std::vector<std::uint64_t> parts;
  parts.reserve(scores.size());
  Wide sum = 0;
  for (const Score score : scores) {
    parts.push_back(pow10_fixed(score.microbans() - top.microbans()));
    sum += parts.back();
  }
  std::vector<std::uint64_t> remainder(parts.size());
  std::int64_t given = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Wide share = static_cast<Wide>(parts[i]) * static_cast<Wide>(Posterior::kOne);
    result.posteriors.emplace_back(static_cast<std::int64_t>(share / sum));
    // Remainders are compared, never shown: dropping 40 low bits keeps them in 64.
    remainder[i] = static_cast<std::uint64_t>(share % sum >> 40);
    given += result.posteriors.back().billionths();
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
  for (std::size_t i = 0; given < Posterior::kOne; ++i, ++given) {
    Posterior& p = result.posteriors[order[i % order.size()]];
    p = Posterior(p.billionths() + 1);
  }
  result.normaliser =
      normaliser_of(top, static_cast<std::uint64_t>(sum >> 64), static_cast<std::uint64_t>(sum));
  return result;
}

}  // namespace perpend
