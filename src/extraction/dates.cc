// A date is found by its year and read backwards from it, because nothing else in prose has four
// digits that begin with 19 or 20 and a month beside them:
//
//   2024-06-20        20 June 2024      June 20, 2024      June 2024      since 2023
//   between June and September 2024     from 3 to 9 May 2024     3 May to 9 June 2024
//
// A year alone counts only behind "in", "since", "during", "throughout" or as the end of a range.
// What a sentence says of papers ("published on"), of patches or of founding is no activity, and so
// is what it denies, advises or tells of others (cues.h).
//
// Counter-example that stays wrong: "The stolen contracts ran from 2019 to 2022" is a range of
// contracts. Tested in dates_test.cc.
#include "extraction/dates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "extraction/sentence.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

constexpr std::array<string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                 "may",       "june",     "july",     "august",
                                                 "september", "october",  "november", "december"};

unsigned month_of(string_view word) {
  constexpr size_t kShort = 3;  // "Jan", "Sept."
  const std::string lower = ascii::lower(word);
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    if (lower == kMonths[i] || (lower.size() == kShort && kMonths[i].starts_with(lower))) {
      return i + 1;
    }
  }
  return lower == "sept" ? 9 : 0;
}

// What is read so far, from the right: day and month may be missing.
struct Point {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  size_t start = 0;  // where it begins

  std::optional<Date> first() const {
    return Date::from_ymd(year, month == 0 ? 1 : month, day == 0 ? 1 : day);
  }
  std::optional<Date> last() const {
    if (day != 0) return first();
    if (month == 0) return Date::from_ymd(year, 12, 31);
    const auto next =
        month == 12 ? Date::from_ymd(year + 1, 1, 1) : Date::from_ymd(year, month + 1, 1);
    return next ? std::optional(Date::from_days(next->days() - 1)) : std::nullopt;
  }
};

struct Word {
  string_view text;
  size_t start = 0;
};

// The word or number before `at`, over spaces, a comma and "of"; empty at the left edge.
Word word_before(string_view text, size_t edge, size_t at) {
  constexpr string_view kBetween = " \n,.";
  size_t end = at;
  while (end > edge && at - end < 3 && kBetween.find(text[end - 1]) != string_view::npos) --end;
  size_t start = end;
  while (start > edge && end - start < 12 && ascii::is_alnum(text[start - 1])) --start;
  const Word word{text.substr(start, end - start), start};
  return word.text == "of" ? word_before(text, edge, start) : word;
}

unsigned day_of(string_view word) {
  size_t digits = 0;
  unsigned day = 0;
  while (digits < word.size() && ascii::is_digit(word[digits])) {
    day = day * 10 + static_cast<unsigned>(word[digits++] - '0');
    if (digits > 2) return 0;
  }
  const string_view rest = word.substr(digits);
  const bool ordinal = rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  return digits > 0 && ordinal && day <= 31 ? day : 0;
}

// Day and month before `at`, in either order; none where there is no month.
std::optional<Point> point_before(string_view text, size_t edge, size_t at, int year) {
  const Word last = word_before(text, edge, at);
  Point point{year, month_of(last.text), 0, last.start};
  if (point.month != 0) {
    const Word first = word_before(text, edge, last.start);
    if (const unsigned day = day_of(first.text); day != 0) {
      point.day = day;
      point.start = first.start;
    }
    return point;
  }
  const unsigned day = day_of(last.text);
  if (day == 0) return {};
  const Word month = word_before(text, edge, last.start);
  point.month = month_of(month.text);
  if (point.month == 0) return {};
  point.day = day;
  point.start = month.start;
  return point;
}

bool joins_a_range(string_view word) {
  return word == "and" || word == "to" || word == "until" || word == "till" || word == "through";
}

// The place of the sign or word that joins `at` to an earlier date, or none.
std::optional<size_t> joint_before(string_view text, size_t edge, size_t at) {
  size_t end = at;
  while (end > edge && at - end < 3 && ascii::is_space(text[end - 1])) --end;
  if (end > edge && text[end - 1] == '-') return end - 1;
  constexpr size_t kDash = 3;
  if (end >= edge + kDash && text.substr(end - kDash, kDash) == "\xE2\x80\x93") return end - kDash;
  const Word word = word_before(text, edge, at);
  if (joins_a_range(word.text)) return word.start;
  return {};
}

// "June and" before "September 2024", "3 to" before "9 May 2024", "2021 to" before "2023".
std::optional<Point> earlier(string_view text, size_t edge, const Point& end) {
  const auto joint = joint_before(text, edge, end.start);
  if (!joint) return {};
  if (end.month != 0) {
    const auto point = point_before(text, edge, *joint, end.year);
    if (point && point->month <= end.month) return point;
    const Word word = word_before(text, edge, *joint);
    const unsigned day = day_of(word.text);
    if (day != 0 && end.day > day) return Point{end.year, end.month, day, word.start};
    return {};
  }
  return {};
}

bool begins_range(string_view text, size_t edge, size_t at) {
  const std::string word = ascii::lower(word_before(text, edge, at).text);
  return word == "between" || word == "from";
}

bool leads_a_year(string_view text, size_t edge, size_t at) {
  const std::string word = ascii::lower(word_before(text, edge, at).text);
  for (const string_view lead : {"in", "since", "during", "throughout", "from", "between", "until",
                                 "early", "late", "summer", "autumn", "winter", "spring"}) {
    if (word == lead) return true;
  }
  return false;
}

class Reader {
 public:
  Reader(string_view text, ByteSpan sentence) : text_(text), sentence_(sentence) {}

  std::vector<DateRange> run() {
    size_t edge = sentence_.start;
    for (size_t at = sentence_.start; at + 4 <= sentence_.end; ++at) {
      if (!is_year(at)) continue;
      if (const size_t end = read(edge, at); end != 0) {
        edge = end;
        at = end - 1;
      }
    }
    join();
    return std::move(found_);
  }

 private:
  bool is_year(size_t at) const {
    const string_view four = text_.substr(at, 4);
    if (!four.starts_with("20") && !four.starts_with("19")) return false;
    if (!ascii::all(four, ascii::is_digit)) return false;
    const char before = at > sentence_.start ? text_[at - 1] : ' ';
    const char after = at + 4 < text_.size() ? text_[at + 4] : ' ';
    // No part of a number, of "CVE-2023-1", of an address or a path.
    return string_view(" \n(,'\"").find(before) != string_view::npos && !ascii::is_alnum(after) &&
           after != '/' && after != ':' && after != '_';
  }

  int number(size_t at, size_t digits) const {
    int value = 0;
    for (size_t i = at; i < at + digits; ++i) {
      if (i >= sentence_.end || !ascii::is_digit(text_[i])) return -1;
      value = value * 10 + (text_[i] - '0');
    }
    return value;
  }

  // The end of what was read, or 0.
  size_t read(size_t edge, size_t at) {
    const int year = number(at, 4);
    if (const size_t end = read_iso(at, year); end != 0) return end;
    if (at + 4 < text_.size() && text_[at + 4] == '-') return 0;
    const size_t end = at + 4;
    const auto point = point_before(text_, edge, at, year);
    if (!point) return read_year(edge, at, year);
    if (const auto first = earlier(text_, edge, *point)) return keep(*first, *point, end);
    return keep(*point, *point, end);
  }

  size_t read_iso(size_t at, int year) {
    constexpr size_t kSize = 10;  // 2024-06-20
    if (at + kSize > sentence_.end || text_[at + 4] != '-' || text_[at + 7] != '-') return 0;
    const int month = number(at + 5, 2);
    const int day = number(at + 8, 2);
    if (month < 1 || day < 1) return 0;
    const Point point{year, static_cast<unsigned>(month), static_cast<unsigned>(day), at};
    return keep(point, point, at + kSize);
  }

  size_t read_year(size_t edge, size_t at, int year) {
    const auto joint = joint_before(text_, edge, at);
    const bool ends_range = joint && !found_.empty() && found_.back().place.end <= *joint &&
                            *joint - found_.back().place.end <= 2;
    if (!ends_range && !leads_a_year(text_, edge, at)) return 0;
    const Point point{year, 0, 0, at};
    return keep(point, point, at + 4);
  }

  size_t keep(const Point& first, const Point& last, size_t end) {
    const auto from = first.first();
    const auto to = last.last();
    if (!from || !to || *to < *from) return 0;
    found_.push_back({*from, *to, {first.start, end}});
    return end;
  }

  // "between 2019 and March 2021", "from 20 June 2024 to 26 August 2024": one range.
  void join() {
    for (size_t i = 1; i < found_.size();) {
      DateRange& first = found_[i - 1];
      const DateRange& second = found_[i];
      const auto joint = joint_before(text_, first.place.end, second.place.start);
      const bool close = joint && *joint - first.place.end <= 2;
      const string_view sign = joint ? text_.substr(*joint, 3) : string_view();
      const bool ranged =
          close && first.from <= second.to &&
          (sign != "and" || begins_range(text_, sentence_.start, first.place.start));
      if (!ranged) {
        ++i;
        continue;
      }
      first.to = second.to;
      first.place.end = second.place.end;
      found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  string_view text_;
  ByteSpan sentence_;
  std::vector<DateRange> found_;
};

// Of papers, of law, of makers, of what was long before.
bool speaks_of_something_else(string_view lower) {
  for (const string_view word :
       {"publish",        "report of", "bulletin",    "advisory",     "patch",
        "disclos",        "released",  "version",     "founded",      "copyright",
        "edition",        "expire",    "valid until", "born",         "compiled",
        "compile time",   "dated",     "revision",    "last updated", "as of",
        "windows server", "win32",     "windows 20",  "office 20",    "exchange 20",
        "sharepoint 20",  "prepared",  "next year"}) {
    if (lower.find(word) != string_view::npos) return true;
  }
  return false;
}

}  // namespace

std::vector<DateRange> dates_in(string_view text, ByteSpan sentence) {
  return Reader(text, sentence).run();
}

void collect_dates(string_view text, Cues& cues, Collector& collector) {
  // Not measured: no gold set holds dates. Above one half, and below whatever was measured.
  constexpr int kConfidence = 600;
  for (const ByteSpan sentence : cues.sentences()) {
    const string_view written = part(text, sentence);
    if (written.find("20") == string_view::npos && written.find("19") == string_view::npos)
      continue;
    const std::vector<DateRange> found = dates_in(text, sentence);
    if (found.empty() || speaks_of_something_else(cues.sentence_at(sentence).lower)) continue;
    for (const DateRange& range : found) {
      Observation seen;
      seen.type = ObservationType::kActiveDates;
      seen.value = range.from.iso();
      if (range.to != range.from) seen.value += "/" + range.to.iso();
      seen.observed_from = range.from;
      seen.observed_to = range.to;
      seen.note = "a date in a sentence that tells what was done";
      collector.add(std::move(seen), range.place, kConfidence);
    }
  }
}

}  // namespace perpend::extraction
