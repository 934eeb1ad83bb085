// A power is a product of powers of two whose exponents add up: 2^(1/2), 2^(1/4), … by repeated
// integer square roots, as many as the exponent has bits. The compiler multiplies them together
// into tables, so that at run time a power of two takes six products, one for eight bits, and a
// power of ten two, one table for each of three places of a number of microbans. Example:
// 10^-1.234567 is 10^-1.2 times 10^-.0345 times 10^-.000067. Counter-example: below 2^-62 there is
// nothing to hold a digit, and the power is 0. Nothing depends on libm. Tested in weight_test.cc
// against long double.
#include "core/powers.h"

#include <bit>

namespace perpend {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t kOne = std::uint64_t{1} << 62;
constexpr int kRootBits = 60;  // of the exponents behind the tables of powers of ten
constexpr int kLogBits = 48;   // of an exponent of two at run time
constexpr std::uint64_t kLog2Of10 = 3829922337353294528;  // * 2^60, to the nearest; OEIS A020862

constexpr std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  return static_cast<std::uint64_t>(static_cast<Wide>(a) * b >> 62);
}

constexpr std::uint64_t square_root(Wide x) {
  std::uint64_t root = 0;
  for (int bit = 63; bit >= 0; --bit) {
    const std::uint64_t trial = root | (std::uint64_t{1} << bit);
    if (static_cast<Wide>(trial) * trial <= x) root = trial;
  }
  return root;
}

// 2^(2^-k) * 2^62 for k = 1.., by repeated integer square roots of 2.
struct RootTable {
  std::uint64_t root[kRootBits + 1] = {};
  constexpr RootTable() {
    root[0] = 2 * kOne;
    for (int k = 1; k <= kRootBits; ++k)
      root[k] = square_root(static_cast<Wide>(root[k - 1]) << 62);
  }
};
constexpr RootTable kRoots;

// 10^(-microbans / 10^6) * 2^62, bit by bit: for the compiler.
constexpr std::uint64_t ten_to_minus(std::uint64_t microbans) {
  const Wide log2 = static_cast<Wide>(microbans) * kLog2Of10 / 1'000'000;
  const auto whole = static_cast<int>(log2 >> kRootBits);
  const std::uint64_t fraction = static_cast<std::uint64_t>(log2) & ((1ULL << kRootBits) - 1);
  // 2^-(whole + fraction) = 2^-(whole + 1) 2^(1 - fraction)
  std::uint64_t left = (std::uint64_t{1} << kRootBits) - fraction;
  std::uint64_t power = kOne;
  if (left >> kRootBits != 0) {
    power = 2 * kOne;
    left = 0;
  }
  for (int k = 1; k <= kRootBits; ++k) {
    if ((left >> (kRootBits - k) & 1) != 0) power = times(power, kRoots.root[k]);
  }
  return whole >= 62 ? 0 : power >> (whole + 1);
}

template <std::size_t kCount>
constexpr std::array<std::uint64_t, kCount> powers_of_ten(std::uint64_t step) {
  std::array<std::uint64_t, kCount> table{};
  for (std::size_t i = 0; i < kCount; ++i) table[i] = ten_to_minus(i * step);
  return table;
}

constexpr auto kTenths = powers_of_ten<190>(100'000);
constexpr auto kHundreds = powers_of_ten<1000>(100);
constexpr auto kOnes = powers_of_ten<100>(1);

// Products of roots for eight bits of an exponent at a time: 2^(b / 2^(8 (j + 1))) * 2^62, so that
// a power takes six multiplications instead of one for each bit that is set.
constexpr int kChunkBits = 8;
constexpr int kChunks = kLogBits / kChunkBits;
struct PowerTable {
  std::uint64_t power[kChunks][1 << kChunkBits] = {};
  constexpr PowerTable() {
    for (int j = 0; j < kChunks; ++j) {
      power[j][0] = kOne;
      for (unsigned b = 1; b < 1U << kChunkBits; ++b) {
        const int lowest = std::countr_zero(b);  // bit 0 of the chunk is its finest
        const std::uint64_t root = kRoots.root[kChunkBits * (j + 1) - lowest];
        power[j][b] = times(power[j][b & (b - 1)], root);
      }
    }
  }
};
constexpr PowerTable kPowers;

// 2^(fixed * 2^-48) * 2^62 for fixed <= 0.
std::uint64_t pow2_of(std::int64_t fixed) {
  const std::int64_t whole = fixed >> kLogBits;  // <= 0
  const std::int64_t fraction = fixed - whole * (std::int64_t{1} << kLogBits);
  std::uint64_t m = kOne;
  for (int j = 0; j < kChunks; ++j) {
    const auto chunk = static_cast<unsigned>(fraction >> (kLogBits - kChunkBits * (j + 1))) & 0xFFU;
    m = times(m, kPowers.power[j][chunk]);
  }
  return whole <= -63 ? 0 : m >> -whole;
}

struct Tables {
  std::array<std::uint64_t, 12'001> milli{};  // 10^(-i/1000) * 2^40
  std::array<std::uint64_t, 1000> micro{};    // 10^(-i/10^6) * 2^22
  Tables() {
    for (std::size_t i = 0; i < milli.size(); ++i) {
      milli[i] = pow10_fixed(-static_cast<std::int64_t>(i) * 1000) >> 22;
    }
    for (std::size_t i = 0; i < micro.size(); ++i) {
      micro[i] = pow10_fixed(-static_cast<std::int64_t>(i)) >> 40;
    }
  }
};

}  // namespace

constexpr PowersOfTen kPowersOfTen = {kTenths, kHundreds, kOnes};

std::uint64_t power_of_ten(std::int64_t microbans) {
  static const Tables tables;
  assert(microbans <= 0);
  if (microbans < -12'000'000) return 0;
  const auto positive = static_cast<std::size_t>(-microbans);
  return tables.milli[positive / 1000] * tables.micro[positive % 1000] >> 22;
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

}  // namespace perpend
