// A sentence ends at '.', '!' or '?' (with what closes quotations and brackets after it) before
// white space and something that can open one: a capital, a digit, a quotation mark, a bracket.
// These are the rules of Unicode's UAX #29 as far as English prose needs them, which ICU applies a
// few hundred times slower; where they differ, reports are why:
//
//   "Yahoo! said so"               no end before a small letter, whatever the sign
//   "met e.g. Mr. Ito"             abbreviations (abbreviations.cc)
//   "in 2023. 5 hosts were hit"    a number opens a sentence; UAX #29 waits for a capital
//   "ran `dir. Then`"              nothing ends inside back-ticks
//
// Counter-example that stays wrong: "sent to 'evil[.]example'. iPhones were hit." is one sentence.
// Tested in sentences_test.cc, also against ICU.
#include "language/sentence_ends.h"

#include <algorithm>

#include "language/characters.h"

namespace perpend::language {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t kMostClosers = 8;

bool is_closer(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == '`' || c == 0x201D ||
         c == 0x2019 || c == 0xBB;
}

bool is_opener(char32_t c) {
  return c == '"' || c == '\'' || c == '(' || c == '[' || c == '*' || c == '`' || c == 0x201C ||
         c == 0x2018 || c == 0xAB || c == '_';
}

// The start of the character that ends before text[end]; at least one byte back.
size_t character_before(string_view text, size_t first, size_t end) {
  size_t at = end - 1;
  while (at > first && end - at < 4 && continues_character(text[at])) --at;
  return at;
}

// Can a sentence begin with the character at text[next]?
bool can_open(string_view text, ByteSpan block, size_t next) {
  for (size_t i = 0; i < 4 && next < block.end; ++i) {
    const Character c = character_at(text.substr(0, block.end), next);
    if (is_opener(c.code)) {
      next += c.size;
      continue;
    }
    if (c.code < 0x80) return is_upper(text[next]) || is_digit(text[next]) || i > 0;
    // Of Latin letters with marks the small ones stand at U+00DF..00FF, and on odd places after.
    const bool small = c.code < 0x100 ? c.code >= 0xDF : (c.code & 1) != 0;
    return !(is_latin_extended(c.code) && small);
  }
  return next < block.end;
}

// The end of a back-ticked piece that opens at text[tick], or tick itself.
size_t code_end(string_view text, ByteSpan block, size_t tick) {
  constexpr size_t kLongestCode = 400;
  const string_view look = text.substr(tick + 1, std::min(block.end - tick - 1, kLongestCode));
  const size_t close = look.find_first_of("`\n");
  return close == string_view::npos || look[close] == '\n' ? tick : tick + 1 + close;
}

}  // namespace

bool ends_sentence(string_view text, ByteSpan block, size_t at) {
  size_t last = at;  // behind the sign
  for (size_t closers = 0; last > block.start && closers < kMostClosers; ++closers) {
    const size_t before = character_before(text, block.start, last);
    if (!is_closer(character_at(text.substr(0, last), before).code)) break;
    last = before;
  }
  if (last == block.start) return false;
  const size_t sign_at = character_before(text, block.start, last);
  const char32_t sign = character_at(text.substr(0, last), sign_at).code;
  if (sign != '.' && sign != '!' && sign != '?' && sign != 0x2026) return false;
  size_t next = at;
  while (next < block.end && is_space(text[next])) ++next;
  if (next == block.end || !can_open(text, block, next)) return false;
  return sign != '.' || !is_abbreviation(text, block, sign_at, next);
}

void ends_by_rules(string_view text, ByteSpan block, std::vector<size_t>& ends) {
  for (size_t at = block.start + 1; at < block.end; ++at) {
    const char c = text[at];
    if (c == '`') {
      at = code_end(text, block, at);
      continue;
    }
    if (!is_space(c) || is_space(text[at - 1])) continue;
    const char before = text[at - 1];
    if (is_alnum(before) || before == ',') continue;  // most words
    if (ends_sentence(text, block, at)) ends.push_back(at);
  }
}

}  // namespace perpend::language
