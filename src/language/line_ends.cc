// Reports come hard-wrapped out of PDF and mail, so a line's end alone ends nothing; but headings,
// bullets and tables have no full stop, so some line ends do:
//
//   "the loader was\nfound in"        wrapped prose: no end
//   "Findings\nThe loader was"        a short line before a capital: a heading
//   "- one thing\n- another"          bullets
//   "host\tport\n192.0.2.7\t443"      columns
//
// Counter-example that stays wrong: a heading of more than 40 characters with no blank line after
// it. Tested in sentences_test.cc.
#include <algorithm>

#include "language/characters.h"
#include "language/sentence_ends.h"

namespace perpend::language {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t kHeadingWidth = 40;
constexpr size_t kLook = 400;

string_view line_before(string_view text, size_t newline) {
  const size_t begin = newline > kLook ? newline - kLook : 0;
  const string_view look = text.substr(begin, newline - begin);
  return look.substr(look.rfind('\n') + 1);  // npos + 1 is 0
}

string_view line_after(string_view text, size_t newline) {
  const string_view look = text.substr(newline + 1, kLook);
  return look.substr(0, look.find('\n'));
}

// "1. ", "12) ", "a) ", "(3) "
bool is_numbered(string_view rest) {
  const bool bracket = rest.starts_with('(');
  if (bracket) rest.remove_prefix(1);
  size_t end = 0;
  while (end < rest.size() && end < 3 && is_digit(rest[end])) ++end;
  const bool letter = end == 0 && !rest.empty() && is_lower(rest[0]);
  if (letter) end = 1;
  if (end == 0 || end > 2 || end + 1 >= rest.size() || rest[end + 1] != ' ') return false;
  return rest[end] == ')' || (rest[end] == '.' && !bracket && !letter);
}

bool is_bullet(string_view line) {
  const string_view rest = trim(line);
  if (rest.empty()) return true;  // a blank line parts as well
  for (const string_view sign :
       {"- ", "* ", "+ ", "#", "|", "```", "\xE2\x80\xA2" /*•*/, "\xE2\x80\x93 " /*–*/,
        "\xE2\x80\x94 " /*—*/, "\xE2\x96\xAA" /*▪*/, "\xE2\x97\xA6" /*◦*/, "\xE2\x97\x8F" /*●*/,
        "\xE2\x80\xA3" /*‣*/, "\xC2\xB7 " /*·*/}) {
    if (rest.starts_with(sign)) return true;
  }
  return is_numbered(rest);
}

// A heading does not end in "of" or "the"; a wrapped line may.
bool ends_mid_phrase(string_view line) {
  const string_view last = line.substr(line.find_last_of(" \t") + 1);
  for (const string_view word :
       {"the",  "a",    "an", "of", "in",   "on", "to",  "and",  "or",  "for",  "by",
        "with", "from", "at", "as", "that", "is", "was", "were", "its", "their"}) {
    if (last == word) return true;
  }
  return false;
}

bool has_columns(string_view line) {
  const string_view trimmed = trim(line);
  return trimmed.find('\t') != string_view::npos || trimmed.find("   ") != string_view::npos;
}

}  // namespace

bool parts_lines(string_view text, size_t newline) {
  const string_view before = line_before(text, newline);
  const string_view kept = trim(before);
  if (kept.empty()) return true;
  const string_view after = line_after(text, newline);
  if (is_bullet(after) || kept.starts_with('#') || kept.starts_with("```")) return true;
  if (has_columns(before) || has_columns(after)) return true;
  const char next = trim(after).front();
  const bool opens = is_upper(next) || is_digit(next);
  return before.size() < kHeadingWidth && opens &&
         string_view(",;(-").find(kept.back()) == string_view::npos && !ends_mid_phrase(kept);
}

}  // namespace perpend::language
