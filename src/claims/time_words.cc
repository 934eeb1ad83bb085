// When it was, as news write it.
//
// A time is one or two ends, each a range of days: 'in March 2030' is a point within 1 to 31 March;
// 'since 2027' begins within 2027; 'from 2019 to 2024' begins within 2019 and ends within 2024. Two
// times agree if no end of one lies wholly outside the same end of the other. A point agrees with a
// span that holds it.
//
//   Example: 'since 2027' and 'since 2025' cannot both be right; 'on 29 January' and 'last week',
//   printed on 7 February, can. Counter-example: 'in the past two years', printed in May 2033, and
//   'since 2031' agree: words that count back are good to half their length, and no better.
//
// A month without a year is the last such month before the day of publication. Tested in
// time_words_test.cc.
#include "claims/time_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "claims/content_words.h"
#include "model/ascii.h"

namespace perpend::claims {
namespace {

struct Days {
  Date low;
  Date high;
};

unsigned month_of(std::string_view lower) {
  constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    if (lower == kMonths[i] || (lower.size() == 3 && kMonths[i].starts_with(lower)) ||
        (lower == "sept" && i == 8)) {
      return i + 1;
    }
  }
  return 0;
}

int number_of(const ContentWord& word, std::size_t digits_at_most) {
  if (!word.digits || word.lower.size() > digits_at_most + 2) return -1;
  int value = 0;
  std::size_t i = 0;
  for (; i < word.lower.size() && ascii::is_digit(word.lower[i]); ++i) {
    value = value * 10 + (word.lower[i] - '0');
  }
  if (i > digits_at_most) return -1;
  const std::string_view rest = std::string_view(word.lower).substr(i);
  const bool ordinal = rest == "st" || rest == "nd" || rest == "rd" || rest == "th";
  return rest.empty() || ordinal ? value : -1;
}

int year_of(const ContentWord& word) {
  const int value = word.lower.size() == 4 ? number_of(word, 4) : -1;
  return value >= 1900 && value <= 2100 ? value : -1;
}

std::optional<Days> month_days(int year, unsigned month) {
  const auto first = Date::from_ymd(year, month, 1);
  const auto next =
      month == 12 ? Date::from_ymd(year + 1, 1, 1) : Date::from_ymd(year, month + 1, 1);
  if (!first || !next) return std::nullopt;
  return Days{*first, Date::from_days(next->days() - 1)};
}

std::optional<Days> year_days(int year) {
  const auto first = Date::from_ymd(year, 1, 1);
  const auto last = Date::from_ymd(year, 12, 31);
  if (!first || !last) return std::nullopt;
  return Days{*first, *last};
}

struct Read {
  Days days;
  std::size_t words = 0;
};

class Reader {
 public:
  Reader(const std::vector<ContentWord>& words, std::optional<Date> published)
      : words_(words), published_(published) {}

  // A day, month or year that begins at words[at].
  std::optional<Read> date(std::size_t at) const {
    if (at >= words_.size()) return std::nullopt;
    if (const auto read = day_month_year(at)) return read;
    if (const int year = year_of(words_[at]); year > 0) return sized(year_days(year), 1);
    return relative(at);
  }

  bool is(std::size_t at, std::string_view lower) const {
    return at < words_.size() && words_[at].lower == lower;
  }

 private:
  static std::optional<Read> sized(std::optional<Days> days, std::size_t words) {
    if (!days) return std::nullopt;
    return Read{*days, words};
  }

  // The year that follows, or the last one in which that month lay before publication.
  std::optional<int> year_for(std::size_t at, unsigned month, bool& written) const {
    if (at < words_.size()) {
      if (const int year = year_of(words_[at]); year > 0) {
        written = true;
        return year;
      }
    }
    if (!published_) return std::nullopt;
    const int year = published_->year();
    const auto first = Date::from_ymd(year, month, 1);
    return first && *first > *published_ ? year - 1 : year;
  }

  std::optional<Read> day_month_year(std::size_t at) const {
    std::size_t next = at;
    int day = number_of(words_[next], 2);
    if (day > 0) ++next;
    if (next >= words_.size()) return std::nullopt;
    const unsigned month = words_[next].capital ? month_of(words_[next].lower) : 0;
    if (month == 0) return std::nullopt;
    ++next;
    if (day <= 0 && next < words_.size() && number_of(words_[next], 2) > 0) {
      day = number_of(words_[next], 2);
      ++next;
    }
    bool written = false;
    const auto year = year_for(next, month, written);
    if (!year) return std::nullopt;
    if (written) ++next;
    if (day <= 0) return sized(month_days(*year, month), next - at);
    const auto date = Date::from_ymd(*year, month, static_cast<unsigned>(day));
    if (!date) return std::nullopt;
    return Read{{*date, *date}, next - at};
  }

  // 'on Saturday' in what is told of the past: the last one, on the day of publication either.
  std::optional<Read> weekday(std::size_t at) const {
    constexpr std::array<std::string_view, 7> kDays = {"thursday", "friday",  "saturday", "sunday",
                                                       "monday",   "tuesday", "wednesday"};
    const auto day = std::find(kDays.begin(), kDays.end(), words_[at].lower);
    if (day == kDays.end() || !words_[at].capital) return std::nullopt;
    constexpr std::string_view kFuture =
        " will would shall next due planned plans plan scheduled hopes expected to until by "
        "every each ";
    for (std::size_t i = 0; i < at; ++i) {
      if (kFuture.find(" " + words_[i].lower + " ") != std::string_view::npos) return std::nullopt;
    }
    // 'said on Tuesday': when somebody spoke.
    constexpr std::string_view kSpeech =
        " said says told tells reported reports announced stated wrote added confirmed claimed "
        "warned denied spoke speaking published released testified argued insisted alleged ";
    const std::size_t before = at > 0 && words_[at - 1].lower == "on" ? at - 1 : at;
    if (before > 0 &&
        kSpeech.find(" " + words_[before - 1].lower + " ") != std::string_view::npos) {
      return std::nullopt;
    }
    const std::int32_t today = published_->days();
    // 1 January 1970 was a Thursday.
    const auto back = static_cast<std::int32_t>(
        ((today % 7 + 7) - static_cast<std::int32_t>(day - kDays.begin())) % 7);
    const std::int32_t low = back == 0 ? today - 7 : today - back;
    return Read{{Date::from_days(low), Date::from_days(today - back)}, 1};
  }

  // "last week", "yesterday", "this year", "last summer".
  std::optional<Read> relative(std::size_t at) const {
    if (!published_) return std::nullopt;
    const std::int32_t today = published_->days();
    const auto around = [&](std::int32_t from, std::int32_t to, std::size_t words) {
      return Read{{Date::from_days(today + from), Date::from_days(today + to)}, words};
    };
    if (is(at, "yesterday")) return around(-1, -1, 1);
    if (is(at, "today")) return around(0, 0, 1);
    if (const auto day = weekday(at)) return day;
    const bool last = is(at, "last");
    if ((!last && !is(at, "this")) || at + 1 >= words_.size()) return std::nullopt;
    const std::string& unit = words_[at + 1].lower;
    if (unit == "week") return last ? around(-13, 0, 2) : around(-7, 6, 2);
    if (unit == "month") return last ? around(-62, -1, 2) : around(-31, 30, 2);
    if (unit == "year") return sized(year_days(published_->year() - (last ? 1 : 0)), 2);
    if (unit == "summer" || unit == "winter" || unit == "spring" || unit == "autumn") {
      return last ? around(-540, 0, 2) : around(-200, 200, 2);
    }
    if (const unsigned month = month_of(unit); month != 0 && words_[at + 1].capital && last) {
      bool written = false;
      const auto year = year_for(words_.size(), month, written);
      return year ? sized(month_days(*year, month), 2) : std::nullopt;
    }
    return std::nullopt;
  }

  const std::vector<ContentWord>& words_;
  std::optional<Date> published_;
};

int small_number(const ContentWord& word) {
  constexpr std::array<std::string_view, 13> kNumbers = {"zero", "one",    "two",   "three", "four",
                                                         "five", "six",    "seven", "eight", "nine",
                                                         "ten",  "eleven", "twelve"};
  if (const int value = number_of(word, 2); value > 0) return value;
  for (std::size_t i = 1; i < kNumbers.size(); ++i) {
    if (word.lower == kNumbers[i]) return static_cast<int>(i);
  }
  return -1;
}

int days_in(std::string_view unit) {
  if (unit == "day" || unit == "days") return 1;
  if (unit == "week" || unit == "weeks") return 7;
  if (unit == "month" || unit == "months") return 30;
  if (unit == "year" || unit == "years") return 365;
  return 0;
}

TimeWords since(const Days& begin, ByteSpan span) {
  TimeWords time;
  time.span = span;
  time.kind = TimeWords::kSince;
  time.from_low = begin.low;
  time.from_high = begin.high;
  return time;
}

TimeWords between(const Days& begin, const Days& end, ByteSpan span) {
  TimeWords time = since(begin, span);
  time.kind = TimeWords::kSpan;
  time.to_low = end.low;
  time.to_high = end.high;
  return time;
}

struct Found {
  TimeWords time;
  std::size_t words = 0;
};

// "in the past five years", "over the last two months", "for three years".
std::optional<Found> counted_back(const std::vector<ContentWord>& words, std::size_t at,
                                  std::optional<Date> published) {
  if (!published) return std::nullopt;
  std::size_t next = at;
  if (words[next].lower == "the") ++next;
  const auto is = [&](std::size_t i, std::string_view lower) {
    return i < words.size() && words[i].lower == lower;
  };
  if (!is(next, "past") && !is(next, "last")) return std::nullopt;
  ++next;
  if (next + 1 >= words.size()) return std::nullopt;
  const int count = small_number(words[next]);
  const int unit = days_in(words[next + 1].lower);
  if (count <= 0 || unit == 0) return std::nullopt;
  const int length = count * unit;
  const int doubt = std::max(unit, length / 2);
  const Days begin{Date::from_days(published->days() - length - doubt),
                   Date::from_days(published->days() - std::max(0, length - doubt))};
  return Found{since(begin, {words[at].span.start, words[next + 1].span.end}), next + 2 - at};
}

// "from 2019 to 2024", "between 2027 and 2029", "2019-2024", "since March 2030", "until May".
std::optional<Found> read_time(const std::vector<ContentWord>& words, std::size_t at,
                               std::optional<Date> published) {
  const Reader reader(words, published);
  const std::string& opener = words[at].lower;
  if (const auto back = counted_back(words, at, published)) return back;
  const auto span = [&](std::size_t size) {
    return ByteSpan{words[at].span.start, words[at + size - 1].span.end};
  };
  if (opener == "from" || opener == "between" || opener == "since") {
    const auto begin = reader.date(at + 1);
    if (!begin) return std::nullopt;
    const std::size_t joint = at + 1 + begin->words;
    if (reader.is(joint, "to") || reader.is(joint, "until") || reader.is(joint, "and") ||
        reader.is(joint, "through")) {
      if (const auto end = reader.date(joint + 1); end && opener != "since") {
        const std::size_t size = joint + 1 + end->words - at;
        return Found{between(begin->days, end->days, span(size)), size};
      }
    }
    return Found{since(begin->days, span(1 + begin->words)), 1 + begin->words};
  }
  if (opener == "until" || opener == "till") {
    const auto end = reader.date(at + 1);
    if (!end) return std::nullopt;
    TimeWords time;
    time.kind = TimeWords::kUntil;
    time.span = span(1 + end->words);
    time.to_low = end->days.low;
    time.to_high = end->days.high;
    return Found{time, 1 + end->words};
  }
  // Two years in one word, as the tokens have them: "2019-2024".
  if (words[at].lower.size() == 9 && words[at].lower[4] == '-') {
    ContentWord first = words[at];
    ContentWord second = words[at];
    first.lower = words[at].lower.substr(0, 4);
    second.lower = words[at].lower.substr(5);
    if (year_of(first) > 0 && year_of(second) > 0) {
      return Found{between(*year_days(year_of(first)), *year_days(year_of(second)), span(1)), 1};
    }
  }
  const auto point = reader.date(at);
  if (!point) return std::nullopt;
  TimeWords time;
  time.span = span(point->words);
  time.from_low = point->days.low;
  time.from_high = point->days.high;
  return Found{time, point->words};
}

bool meet(const std::optional<Date>& low, const std::optional<Date>& high,
          const std::optional<Date>& other_low, const std::optional<Date>& other_high) {
  if (!low || !high || !other_low || !other_high) return true;
  return *low <= *other_high && *other_low <= *high;
}

bool holds(const TimeWords& span, const TimeWords& point) {
  if (span.from_low && point.from_high && *point.from_high < *span.from_low) return false;
  return !(span.to_high && point.from_low && *point.from_low > *span.to_high);
}

}  // namespace

std::vector<TimeWords> times_in(std::string_view text, ByteSpan within,
                                std::optional<Date> published) {
  const std::vector<ContentWord> words =
      words_in(text.substr(within.start, within.size()), within.start);
  std::vector<TimeWords> found;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto read = read_time(words, at, published);
    if (!read) continue;
    found.push_back(read->time);
    at += read->words - 1;
  }
  return found;
}

bool agree(const TimeWords& one, const TimeWords& other) {
  const bool one_point = one.kind == TimeWords::kPoint;
  const bool other_point = other.kind == TimeWords::kPoint;
  if (one_point && !other_point) return holds(other, one);
  if (other_point && !one_point) return holds(one, other);
  return meet(one.from_low, one.from_high, other.from_low, other.from_high) &&
         meet(one.to_low, one.to_high, other.to_low, other.to_high);
}

std::vector<Duration> durations_in(std::string_view text, ByteSpan within) {
  const std::vector<ContentWord> words =
      words_in(text.substr(within.start, within.size()), within.start);
  std::vector<Duration> found;
  for (std::size_t at = 1; at + 1 < words.size(); ++at) {
    constexpr std::string_view kOpeners = " for lasted lasting within in over after took ";
    if (kOpeners.find(" " + words[at - 1].lower + " ") == std::string_view::npos) continue;
    const int count = small_number(words[at]);
    const int unit = days_in(words[at + 1].lower);
    if (count <= 0 || unit == 0) continue;
    found.push_back({{words[at - 1].span.start, words[at + 1].span.end}, count * unit});
  }
  return found;
}

bool agree(const Duration& one, const Duration& other) {
  // 'eleven days' may be told as 'nearly two weeks'.
  return 4 * one.days <= 5 * other.days + 4 && 4 * other.days <= 5 * one.days + 4;
}

TimePhrase time_phrase(std::string_view text, const TimeWords& time) {
  TimePhrase phrase;
  phrase.phrase.span = time.span;
  phrase.phrase.text = std::string(text.substr(time.span.start, time.span.size()));
  phrase.from = time.from_low;
  phrase.to = time.kind == TimeWords::kPoint ? time.from_high : time.to_high;
  return phrase;
}

}  // namespace perpend::claims
