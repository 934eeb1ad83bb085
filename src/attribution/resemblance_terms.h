// The arithmetic of resemblance.cc's essay, for the rows and for their sums.
#pragma once

#include <algorithm>
#include <cstdint>

#include "attribution/parameters.h"
#include "core/powers.h"
#include "core/weight.h"

namespace perpend::attribution::resemblance {

// Fixed before fitting, with round values; the figures move little for half or twice of each.
inline constexpr std::int64_t kHalfLife = 4;  // years in which a report's nearness halves
inline constexpr int kNearestReports = 3;     // looked at for each actor
inline constexpr std::int64_t kDensityHalfLife = 3;
inline constexpr std::int64_t kSharpness =
    3'474'356;  // 8 log10(e): microbans between nothing and alike
inline constexpr std::int64_t kBackground =
    3'000'000;  // of the density, below a report that shares nothing
inline constexpr std::int64_t kNano = 1'000'000'000;

// 2^(-age/half_life) in 10^-9. log10(2) = .301030 ban.
inline std::int64_t decay_nano(std::int64_t age, std::int64_t half_life) {
  const std::int64_t microbans = -mul_div_half_even(age, 301'030, half_life);
  return static_cast<std::int64_t>(pow10_fixed(microbans) >> 32) * kNano >> 30;
}

// How many microbans 2^(-age/3) takes from a report's part in the density.
inline std::int64_t density_decay(std::int64_t age) {
  return mul_div_half_even(age, 301'030, kDensityHalfLife);
}

// e^(8 (s - 1)) less the decay, s = dot / scale; in kPowerOne.
inline std::uint64_t kernel(std::int64_t dot, std::int64_t scale, std::int64_t decay) {
  const std::int64_t alike =
      dot == 0 ? 0 : std::min(mul_div_half_even(dot, kSharpness, scale), kSharpness);
  return power_of_ten(alike - kSharpness - decay);
}

// Of the sum of an actor's kernels. Below 2^23 reports the sums stay in 64 bits.
inline std::int64_t density_weight(std::uint64_t sum, std::int64_t reports,
                                   const Parameters& parameters) {
  static const std::uint64_t background = power_of_ten(-kSharpness - kBackground);
  const auto count = static_cast<std::uint64_t>(reports);
  const std::int64_t log =
      kSharpness + log10_ratio_microbans(sum + count * background, count * kPowerOne);
  return mul_div_half_even(log, get(parameters, Fitted::kDensity), 1000);
}

inline std::int64_t nearest_weight(std::int64_t quarters, const Parameters& parameters) {
  return mul_div_half_even(quarters, get(parameters, Fitted::kNearest), 4 * (kNano / 1000));
}

// dot / (lengths trust) is the share of the cosine; times bans, in microbans.
inline std::int64_t profile_weight(std::int64_t dot, std::int64_t lengths,
                                   const Parameters& parameters) {
  return mul_div_half_even(dot, get(parameters, Fitted::kProfile) * 1000, lengths);
}

}  // namespace perpend::attribution::resemblance
