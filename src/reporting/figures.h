// Numbers as people read them. Integers in, text out: the same digits on every machine. Signs are
// ASCII "-" here; a renderer with typography may set U+2212 instead (typographic()).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/weight.h"

namespace perpend::reporting {

// microbans as bans with two decimals, rounded half to even: "+2.50", "-0.12", "0.00".
std::string signed_bans(std::int64_t microbans);
// The same without a plus: "-2.10", "1.51".
std::string bans(std::int64_t microbans);

// "62.0 %"; what is not zero never shows as zero: "<0.1 %"; what is not all never as 100: ">99.9
// %".
std::string percent(Posterior posterior);
// "35-74 %", whole per cents, or "" where there is none.
std::string percent_range(const std::optional<std::pair<Posterior, Posterior>>& range);

// How much more (or less) often than in the background: "x 316", "x 0.76": 10^bans to two digits.
// "x 1.0" at zero.
std::string times_as_likely(WeightOfEvidence weight);

// 12345678 -> "12 345 678".
std::string grouped(std::uint64_t number);

// "-" before a digit becomes U+2212, "-" between digits an en dash.
std::string typographic(std::string_view figures);

}  // namespace perpend::reporting
