// How many columns of a terminal a text takes, and fitting text into columns.
//
// Letters of Chinese, Japanese and Korean and most pictures take two columns, combining marks none
// (Unicode Standard Annex 11: East_Asian_Width W and F are wide). The tables are compact: where a
// block is mixed it counts as wide, so that a line is never longer than was reckoned. Text must
// have gone through visible() before.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace perpend::reporting {

int width_of(char32_t code_point);    // 0, 1 or 2
int width_of(std::string_view text);  // of UTF-8

// At most `columns` wide; what was cut is told by a last "…" (or "..." where `unicode` is false).
std::string clip(std::string_view text, int columns, bool unicode = true);
// Clipped, then filled with spaces to exactly `columns`.
std::string left(std::string_view text, int columns, bool unicode = true);
std::string right(std::string_view text, int columns, bool unicode = true);

// Lines of at most `columns` (>= 2), broken at spaces, and inside words that are longer than a
// line. At least one line.
std::vector<std::string> wrap(std::string_view text, int columns);

}  // namespace perpend::reporting
