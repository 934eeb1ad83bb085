// When was a report published? ATT&CK's references follow the APA style: authors, the date in
// parentheses, the title, "Retrieved" and the day somebody looked. Three things go wrong: "(n.d.)"
// where the page has no date, parentheses left out ("SecureWorks 2019, August 27 LYCEUM …"), and
// years inside titles. So the date is looked for in this order: the first parenthesis that begins
// with a year; one with a year inside; a year followed by a comma and a month, before "Retrieved".
// Where the text has none, date_in_name() may ask the citation's name. Counter-example:
// "CVE-2017-0199" holds a year and no date.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "formats/attack/attack.h"

namespace perpend::attack {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// A year of the web at the start of `text`, not followed by a further digit or letter.
std::optional<int> leading_year(std::string_view text) {
  if (text.size() < 4) return {};
  int year = 0;
  for (int i = 0; i < 4; ++i) {
    if (!is_digit(text[static_cast<std::size_t>(i)])) return {};
    year = year * 10 + (text[static_cast<std::size_t>(i)] - '0');
  }
  if (text.size() > 4 && is_alnum(text[4])) return {};
  if (year < 1980 || year > 2099) return {};
  return year;
}

// 1..12 for a word that begins with an English month's first three letters.
unsigned month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  if (word.size() < 3) return 0;
  std::string start;
  for (const char c : word.substr(0, 3)) {
    start += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    if (start == kMonths[i]) return i + 1;
  }
  return 0;
}

// The next run of letters and digits at or after `at`, which moves behind it.
std::string_view next_word(std::string_view text, std::size_t& at) {
  while (at < text.size() && !is_alnum(text[at])) ++at;
  const std::size_t start = at;
  while (at < text.size() && is_alnum(text[at])) ++at;
  return text.substr(start, at - start);
}

unsigned day_of(std::string_view word) {  // "6", "06", "1st"
  if (word.empty() || !is_digit(word[0])) return 0;
  unsigned day = static_cast<unsigned>(word[0] - '0');
  if (word.size() > 1 && is_digit(word[1])) day = day * 10 + static_cast<unsigned>(word[1] - '0');
  return word.size() > 2 && is_digit(word[2]) ? 0 : day;
}

Date end_of(int year, unsigned month) {
  for (unsigned day = 31;; --day) {
    if (const auto date = Date::from_ymd(year, month, day)) return *date;
  }
}

// "2017, April 6", "2017, April", "2017", "2018, 07 June" at the start of `text`.
std::optional<Date> leading_date(std::string_view text, bool month_needed) {
  const auto year = leading_year(text);
  if (!year) return {};
  std::size_t at = 4;
  const std::string_view first = next_word(text, at);
  const std::string_view second = next_word(text, at);
  unsigned month = month_of(first);
  unsigned day = day_of(second);
  if (month == 0 && month_of(second) != 0) {
    month = month_of(second);
    day = day_of(first);
  }
  if (month == 0) return month_needed ? std::nullopt : std::optional(end_of(*year, 12));
  const auto exact = Date::from_ymd(*year, month, day);
  return exact ? exact : end_of(*year, month);
}

// The first year inside a parenthesis, wherever it stands: "(March 2017)", "(circa 2014)".
std::optional<Date> date_inside(std::string_view inside) {
  if (inside.starts_with("Citation:")) return {};
  for (std::size_t at = 1; at + 4 <= inside.size(); ++at) {
    if (is_alnum(inside[at - 1])) continue;
    if (const auto date = leading_date(inside.substr(at), false)) return date;
  }
  return {};
}

// Calls `read` with the inside of each parenthesis until it gives a date.
template <class Read>
std::optional<Date> in_parentheses(std::string_view text, Read read) {
  for (std::size_t at = text.find('('); at != text.npos; at = text.find('(', at + 1)) {
    const std::size_t close = std::min(text.find(')', at), text.size());
    if (const auto date = read(text.substr(at + 1, close - at - 1))) return date;
  }
  return {};
}

}  // namespace

std::optional<Date> citation_date(std::string_view text) {
  const auto leading = [](std::string_view inside) { return leading_date(inside, false); };
  if (const auto date = in_parentheses(text, leading)) return date;
  if (const auto date = in_parentheses(text, date_inside)) return date;
  const std::string_view published = text.substr(0, text.find("Retrieved"));
  for (std::size_t at = 0; at + 4 <= published.size(); ++at) {
    if (at > 0 && is_alnum(published[at - 1])) continue;
    if (at + 4 < published.size() && published[at + 4] != ',') continue;
    if (const auto date = leading_date(published.substr(at, 24), true)) return date;
  }
  return {};
}

std::optional<Date> date_in_name(std::string_view name) {
  for (std::size_t at = 0; at + 4 <= name.size(); ++at) {
    if (at > 0 && (is_alnum(name[at - 1]) || name[at - 1] == '-')) continue;
    const auto year = leading_year(name.substr(at));
    if (!year || (at + 4 < name.size() && name[at + 4] == '-')) continue;
    std::size_t start = at;
    while (start > 0 && !is_alnum(name[start - 1])) --start;
    std::size_t word = start;
    while (word > 0 && is_alnum(name[word - 1])) --word;
    const unsigned month = month_of(name.substr(word, start - word));
    return end_of(*year, month == 0 ? 12 : month);
  }
  return {};
}

}  // namespace perpend::attack
