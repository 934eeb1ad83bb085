// TLP 2.0 (FIRST, August 2022). Ordered: a larger marking is the stricter one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace perpend {

enum class Marking : std::uint8_t { kClear, kGreen, kAmber, kAmberStrict, kRed };

// "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED".
std::string_view name_of(Marking marking);
// Either case, with or without "TLP:"; TLP 1.0's WHITE is CLEAR.
std::optional<Marking> marking(std::string_view text);
inline Marking stricter(Marking a, Marking b) { return std::max(a, b); }

}  // namespace perpend
