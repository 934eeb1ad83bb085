// Logarithms and powers by shift and square.
//
// log2 of a mantissa m in [1,2): square m; if the square is 2 or more the next bit of the logarithm
// is 1 and m is halved. Each squaring of a 63-bit mantissa is exact in 128 bits and cut back to 63,
// so after 48 steps the result is good to about 2^-47, far below the 10^-6 ban we keep. The inverse
// multiplies powers of two from a table that the compiler computes, eight bits at a time. Nothing
// here depends on libm, on the compiler's contraction of multiply and add, or on the machine.
// (method.md, section 6: glibc's log gave other bits with and without FMA.)  Tested in
// weight_test.cc against long double and by identities.
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
constexpr int kMantissaBits = 62;  // a mantissa in [1,2) is held as m * 2^62

// log10(2) * 2^60 and log2(10) * 2^60, to the nearest integer (OEIS A007524, A020862).
constexpr std::int64_t kLog10Of2 = 347063955532709821;
constexpr std::int64_t kLog2Of10 = 3829922337353294528;

constexpr std::int64_t log2_fixed(std::uint64_t x) {
  const int whole = 63 - std::countl_zero(x);
  std::uint64_t m =
      whole <= kMantissaBits ? x << (kMantissaBits - whole) : x >> (whole - kMantissaBits);
  std::int64_t bits = 0;
  for (int i = 0; i < kLogBits; ++i) {
    Wide square = static_cast<Wide>(m) * m >> kMantissaBits;  // in [1,4)
    bits <<= 1;
    if (square >> (kMantissaBits + 1)) {
      bits |= 1;
      square >>= 1;
    }
    m = static_cast<std::uint64_t>(square);
  }
  return (static_cast<std::int64_t>(whole) << kLogBits) + bits;
}

// The same, remembered: counts of reports come again and again, and 48 squarings each are what an
// assessment would spend most of its time on. A pure function, so what is remembered changes no
// bit.
std::int64_t log2_remembered(std::uint64_t x) {
  struct Known {
    std::uint64_t x = 0;
    std::int64_t log2 = 0;
  };
  constexpr int kSlotBits = 12;
  thread_local std::array<Known, std::size_t{1} << kSlotBits> known;
  Known& slot = known[x * 0x9E3779B97F4A7C15U >> (64 - kSlotBits)];  // Fibonacci hashing
  if (slot.x != x) slot = {x, log2_fixed(x)};
  return slot.log2;
}

// Rounds value / 2^shift half to even.
constexpr std::int64_t shift_half_even(SignedWide value, int shift) {
  const SignedWide floor = value >> shift;
  const SignedWide rest = value - (floor << shift);
  const SignedWide half = static_cast<SignedWide>(1) << (shift - 1);
  const bool up = rest > half || (rest == half && (floor & 1) != 0);
  return static_cast<std::int64_t>(floor + (up ? 1 : 0));
}

// 2^(2^-k) * 2^62 for k = 1.., by repeated integer square roots of 2.
constexpr std::uint64_t integer_sqrt(Wide x) {
  std::uint64_t root = 0;
  for (int bit = 63; bit >= 0; --bit) {
    const std::uint64_t trial = root | (std::uint64_t{1} << bit);
    if (static_cast<Wide>(trial) * trial <= x) root = trial;
  }
  return root;
}

struct RootTable {
  std::uint64_t root[kLogBits + 1] = {};
  constexpr RootTable() {
    root[0] = std::uint64_t{2} << 62;
    for (int k = 1; k <= kLogBits; ++k)
      root[k] = integer_sqrt(static_cast<Wide>(root[k - 1]) << 62);
  }
};
constexpr RootTable kRoots;

// Products of roots for eight bits of an exponent at a time: 2^(b / 2^(8 (j + 1))) * 2^62, so that
// a power takes six multiplications instead of one for each bit that is set.
constexpr int kChunkBits = 8;
constexpr int kChunks = kLogBits / kChunkBits;
struct PowerTable {
  std::uint64_t power[kChunks][1 << kChunkBits] = {};
  constexpr PowerTable() {
    for (int j = 0; j < kChunks; ++j) {
      power[j][0] = std::uint64_t{1} << 62;
      for (unsigned b = 1; b < 1U << kChunkBits; ++b) {
        const int lowest = std::countr_zero(b);  // bit 0 of the chunk is its finest
        const std::uint64_t root = kRoots.root[kChunkBits * (j + 1) - lowest];
        power[j][b] =
            static_cast<std::uint64_t>(static_cast<Wide>(power[j][b & (b - 1)]) * root >> 62);
      }
    }
  }
};
constexpr PowerTable kPowers;

// 2^(fixed * 2^-48) * 2^62 for fixed <= 0.
std::uint64_t pow2_of(std::int64_t fixed) {
  const std::int64_t whole = fixed >> kLogBits;  // <= 0
  const std::int64_t fraction = fixed - whole * (std::int64_t{1} << kLogBits);
  std::uint64_t m = std::uint64_t{1} << 62;
  for (int j = 0; j < kChunks; ++j) {
    const auto chunk = static_cast<unsigned>(fraction >> (kLogBits - kChunkBits * (j + 1))) & 0xFFU;
    m = static_cast<std::uint64_t>(static_cast<Wide>(m) * kPowers.power[j][chunk] >> 62);
  }
  return whole <= -63 ? 0 : m >> -whole;
}

}  // namespace

std::int64_t log10_ratio_microbans(std::uint64_t numerator, std::uint64_t denominator) {
  assert(numerator > 0 && denominator > 0);
  if (numerator == denominator) return 0;
  const std::int64_t log2 = log2_remembered(numerator) - log2_remembered(denominator);
  const SignedWide scaled = static_cast<SignedWide>(log2) * kLog10Of2;  // 2^-(48+60)
  // Drop 40 bits before the factor 10^6 so that nothing overflows.
  return shift_half_even((scaled >> 40) * 1'000'000, kLogBits + 60 - 40);
}

std::uint64_t pow10_fixed(std::int64_t microbans) {
  assert(microbans <= 0);
  if (microbans < -19'000'000) return 0;
  const SignedWide log2 = static_cast<SignedWide>(microbans) * kLog2Of10 / 1'000'000;
  return pow2_of(static_cast<std::int64_t>(log2 >> (60 - kLogBits)));  // floor, 48 bits
}

std::int64_t log2_ratio_microbits(std::uint64_t numerator, std::uint64_t denominator) {
  assert(numerator > 0 && denominator > 0);
  if (numerator == denominator) return 0;
  const std::int64_t below = denominator == 1 ? 0 : log2_fixed(denominator);
  const std::int64_t log2 = log2_fixed(numerator) - below;
  return shift_half_even(static_cast<SignedWide>(log2) * 1'000'000, kLogBits);
}

std::uint64_t pow2_fixed(std::int64_t microbits) {
  assert(microbits <= 0);
  if (microbits <= -63'000'000) return 0;
  // Towards minus infinity, whole bits apart, so that 64 bits are enough: 10^6 is 2^6 x 15,625.
  std::int64_t whole = microbits / 1'000'000;
  std::int64_t rest = microbits % 1'000'000;
  if (rest < 0) {
    rest += 1'000'000;
    --whole;
  }
  return pow2_of(whole * (std::int64_t{1} << kLogBits) +
                 rest * (std::int64_t{1} << (kLogBits - 6)) / 15'625);
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
