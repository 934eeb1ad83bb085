// Powers of ten by table, for inner loops.
//
// core/weight.h's pow10_fixed is good to 2^-44 and takes a hundred nanoseconds; fits and kernels
// ask for a hundred million powers. Two tables of a thousand (millibans and microbans) made with
// pow10_fixed and one product give 2^-22, in integers, the same on every machine.
#pragma once

#include <cstdint>

namespace perpend {

inline constexpr std::uint64_t kPowerOne = std::uint64_t{1} << 40;

// 10^(microbans / 10^6) * 2^40, truncated, for microbans <= 0; 0 below -12 bans.
std::uint64_t power_of_ten(std::int64_t microbans);

}  // namespace perpend
