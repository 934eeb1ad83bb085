#include "reporting/width.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "reporting/visible.h"

namespace perpend::reporting {
namespace {

struct Block {
  char32_t first;
  char32_t last;
};

// Marks that stand on the letter before them. Scripts whose marks are missing here only make a line
// look shorter than it was reckoned.
constexpr std::array kMarks = {Block{0x0300, 0x036F}, Block{0x0483, 0x0489}, Block{0x0591, 0x05BD},
                               Block{0x05BF, 0x05BF}, Block{0x05C1, 0x05C2}, Block{0x05C4, 0x05C5},
                               Block{0x0610, 0x061A}, Block{0x064B, 0x065F}, Block{0x0670, 0x0670},
                               Block{0x06D6, 0x06DC}, Block{0x06DF, 0x06E4}, Block{0x0E31, 0x0E31},
                               Block{0x0E34, 0x0E3A}, Block{0x0E47, 0x0E4E}, Block{0x1AB0, 0x1ACE},
                               Block{0x1DC0, 0x1DFF}, Block{0x200B, 0x200D}, Block{0x20D0, 0x20F0},
                               Block{0xFE00, 0xFE0F}, Block{0xFE20, 0xFE2F}, Block{0xFEFF, 0xFEFF}};

constexpr std::array kWide = {
    Block{0x1100, 0x115F},   Block{0x231A, 0x231B},   Block{0x2329, 0x232A},
    Block{0x23E9, 0x23F3},   Block{0x25FD, 0x25FE},   Block{0x2600, 0x27BF},
    Block{0x2B1B, 0x2B1C},   Block{0x2B50, 0x2B55},   Block{0x2E80, 0x303E},
    Block{0x3041, 0xA4CF},   Block{0xA960, 0xA97F},   Block{0xAC00, 0xD7A3},
    Block{0xF900, 0xFAFF},   Block{0xFE10, 0xFE19},   Block{0xFE30, 0xFE6F},
    Block{0xFF00, 0xFF60},   Block{0xFFE0, 0xFFE6},   Block{0x16FE0, 0x18DFF},
    Block{0x1AFF0, 0x1B2FF}, Block{0x1F000, 0x1FAFF}, Block{0x20000, 0x3FFFD}};

template <std::size_t N>
bool within(const std::array<Block, N>& blocks, char32_t c) {
  const auto after = std::upper_bound(blocks.begin(), blocks.end(), c,
                                      [](char32_t value, Block b) { return value < b.first; });
  return after != blocks.begin() && c <= (after - 1)->last;
}

// Appends what still fits into `columns` and says where it stopped.
std::size_t take(std::string_view text, int columns, std::string& out) {
  int used = 0;
  std::size_t position = 0;
  while (position < text.size()) {
    std::size_t next = position;
    const int width = width_of(next_code_point(text, next));
    if (used + width > columns) break;
    used += width;
    out.append(text.substr(position, next - position));
    position = next;
  }
  return position;
}

}  // namespace

int width_of(char32_t c) {
  if (c < 0x300) return 1;
  if (within(kMarks, c)) return 0;
  return within(kWide, c) ? 2 : 1;
}

int width_of(std::string_view text) {
  int width = 0;
  for (std::size_t position = 0; position < text.size();) {
    width += width_of(next_code_point(text, position));
  }
  return width;
}

std::string clip(std::string_view text, int columns, bool unicode) {
  if (width_of(text) <= columns) return std::string(text);
  const std::string_view sign = unicode ? "…" : "...";
  std::string out;
  take(text, std::max(0, columns - width_of(sign)), out);
  while (out.ends_with(' ')) out.pop_back();
  return out.append(sign);
}

std::string left(std::string_view text, int columns, bool unicode) {
  std::string out = clip(text, columns, unicode);
  return out.append(static_cast<std::size_t>(std::max(0, columns - width_of(out))), ' ');
}

std::string right(std::string_view text, int columns, bool unicode) {
  const std::string out = clip(text, columns, unicode);
  return std::string(static_cast<std::size_t>(std::max(0, columns - width_of(out))), ' ') + out;
}

std::vector<std::string> wrap(std::string_view text, int columns) {
  assert(columns >= 2);
  std::vector<std::string> lines(1);
  int used = 0;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t end = std::min(text.find(' ', position), text.size());
    std::string_view word = text.substr(position, end - position);
    position = end + 1;
    if (word.empty()) continue;
    if (used > 0 && used + 1 + width_of(word) <= columns) {
      lines.back() += ' ';
      ++used;
    } else if (used > 0) {
      lines.emplace_back();
      used = 0;
    }
    while (width_of(word) > columns - used) {  // longer than a whole line
      word.remove_prefix(take(word, columns - used, lines.back()));
      lines.emplace_back();
      used = 0;
    }
    lines.back().append(word);
    used += width_of(word);
  }
  return lines;
}

}  // namespace perpend::reporting
