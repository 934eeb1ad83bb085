// Powers of ten and of two as integers, from tables that the compiler computes: the same on every
// machine, and a few nanoseconds each, since fits and kernels ask for a hundred million of them.
#pragma once

#include <array>
#include <cassert>
#include <cstdint>

namespace perpend {

// 10^-x * 2^62 for x in tenths of a ban, in hundreds of microbans, and in microbans.
struct PowersOfTen {
  std::array<std::uint64_t, 190> tenths{};
  std::array<std::uint64_t, 1000> hundreds{};
  std::array<std::uint64_t, 100> ones{};
};
extern const PowersOfTen kPowersOfTen;

// 10^(microbans / 10^6) as a fixed-point number with 62 fractional bits, for microbans <= 0; 2^62
// at 0, and 0 from -19 bans on. Truncated: within three units and 2^-54 of the value below.
inline std::uint64_t pow10_fixed(std::int64_t microbans) {
  __extension__ using Wide = unsigned __int128;
  assert(microbans <= 0);
  const auto below = static_cast<std::uint64_t>(-microbans);
  if (below >= 19'000'000) return 0;
  const std::uint64_t rest = below % 100'000;
  const auto product = static_cast<std::uint64_t>(
      static_cast<Wide>(kPowersOfTen.tenths[below / 100'000]) * kPowersOfTen.hundreds[rest / 100] >>
      62);
  return static_cast<std::uint64_t>(static_cast<Wide>(product) * kPowersOfTen.ones[rest % 100] >>
                                    62);
}

// 2^(microbits / 10^6) as a fixed-point number with 62 fractional bits, for microbits <= 0; 2^62 at
// 0, and 0 when below 2^-62.
std::uint64_t pow2_fixed(std::int64_t microbits);

inline constexpr std::uint64_t kPowerOne = std::uint64_t{1} << 40;

// 10^(microbans / 10^6) * 2^40, truncated, for microbans <= 0; 0 below -12 bans. Good to 2^-22: for
// fits.
std::uint64_t power_of_ten(std::int64_t microbans);

}  // namespace perpend
