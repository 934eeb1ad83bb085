// Numbers, as news write them.
//
// Each number is a bound and a value: 'more than 200' is {at least, 201}, 'dozens' {at least, 24},
// 'nearly 50' {about, 50}. Two agree where some true number would make both right, or where one is
// the other made rounder: 212 and 'more than 200', 212 and 200, 48 and 'nearly 50'. 214 and 241 do
// not, and neither do 'at least 300' and 'fewer than 200'.
//
//   Counter-example: 37 and 40 agree, since a newspaper that writes 40 for 37 rounds; 37 and 73, or
//   37 and 39, do not: 39 is no rounder than 37.
//
// What is counted is the first noun after the number, past adjectives: 'eleven old embassies'
// counts embassies. Without a parser that is a guess, made by skipping words that a list or their
// ending calls adjectives. Tested in quantity_test.cc.
#include "claims/quantity.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "claims/content_words.h"
#include "model/ascii.h"

namespace perpend::claims {
namespace {

struct NumberWord {
  std::string_view word;
  std::int64_t value;
};

constexpr std::array kUnits = {
    NumberWord{"one", 1},       NumberWord{"two", 2},        NumberWord{"three", 3},
    NumberWord{"four", 4},      NumberWord{"five", 5},       NumberWord{"six", 6},
    NumberWord{"seven", 7},     NumberWord{"eight", 8},      NumberWord{"nine", 9},
    NumberWord{"ten", 10},      NumberWord{"eleven", 11},    NumberWord{"twelve", 12},
    NumberWord{"thirteen", 13}, NumberWord{"fourteen", 14},  NumberWord{"fifteen", 15},
    NumberWord{"sixteen", 16},  NumberWord{"seventeen", 17}, NumberWord{"eighteen", 18},
    NumberWord{"nineteen", 19}, NumberWord{"twenty", 20},    NumberWord{"thirty", 30},
    NumberWord{"forty", 40},    NumberWord{"fifty", 50},     NumberWord{"sixty", 60},
    NumberWord{"seventy", 70},  NumberWord{"eighty", 80},    NumberWord{"ninety", 90},
};
constexpr std::array kScales = {
    NumberWord{"hundred", 100},
    NumberWord{"thousand", 1'000},
    NumberWord{"million", 1'000'000},
    NumberWord{"billion", 1'000'000'000},
};
// Said of a number that nobody counted; the least that they can mean.
constexpr std::array kVague = {
    NumberWord{"dozens", 24},       NumberWord{"scores", 40},          NumberWord{"hundreds", 200},
    NumberWord{"thousands", 2'000}, NumberWord{"millions", 2'000'000},
};

template <std::size_t N>
std::optional<std::int64_t> value_of(const std::array<NumberWord, N>& table,
                                     std::string_view word) {
  for (const NumberWord& one : table) {
    if (one.word == word) return one.value;
  }
  return std::nullopt;
}

constexpr std::int64_t kMost = std::int64_t{1} << 50;  // beyond it a number is not a count

// "1,400", "37", "2.5" with a scale to come: in thousandths, so that 2.5 million is exact.
std::optional<std::int64_t> thousandths_of(std::string_view digits) {
  std::int64_t value = 0;
  std::int64_t scale = 0;  // of the decimals seen
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const char c = digits[i];
    if (c == ',') {
      // Thousands stand in threes; "2,5" is no count in English.
      if (digits.size() - i < 4 || (i + 4 < digits.size() && ascii::is_digit(digits[i + 4]))) {
        return std::nullopt;
      }
      continue;
    }
    if (c == '.') {
      if (scale != 0) return std::nullopt;
      scale = 1;
      continue;
    }
    if (!ascii::is_digit(c) || value > kMost / 10) return std::nullopt;
    if (scale >= 1'000) continue;
    value = value * 10 + (c - '0');
    if (scale != 0) scale *= 10;
  }
  return value * (1'000 / (scale == 0 ? 1 : scale));
}

// "twenty-one", "fourteen".
std::optional<std::int64_t> unit_value(std::string_view word) {
  if (const auto value = value_of(kUnits, word)) return value;
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const auto tens = value_of(kUnits, word.substr(0, hyphen));
  const auto ones = value_of(kUnits, word.substr(hyphen + 1));
  if (!tens || !ones || *tens < 20 || *ones > 9) return std::nullopt;
  return *tens + *ones;
}

struct Read {
  std::int64_t value = 0;
  std::size_t words = 0;
  bool vague = false;
};

// The number that begins at words[at]: digits or words, with scales behind.
std::optional<Read> read_number(const std::vector<ContentWord>& words, std::size_t at) {
  Read read;
  if (const auto vague = value_of(kVague, words[at].lower)) return Read{*vague, 1, true};
  std::int64_t thousandths = 0;
  if (words[at].digits) {
    const auto value = thousandths_of(words[at].lower);
    if (!value) return std::nullopt;
    thousandths = *value;
  } else if (const auto unit = unit_value(words[at].lower)) {
    thousandths = *unit * 1'000;
  } else if ((words[at].lower == "a" || words[at].lower == "an") && at + 1 < words.size()) {
    if (words[at + 1].lower == "dozen") return Read{12, 2, false};
    if (!value_of(kScales, words[at + 1].lower)) return std::nullopt;
    thousandths = 1'000;
  } else {
    return std::nullopt;
  }
  read.words = 1;
  while (at + read.words < words.size()) {
    const auto scale = value_of(kScales, words[at + read.words].lower);
    if (!scale || thousandths > kMost / *scale) break;
    thousandths *= *scale;
    ++read.words;
  }
  if (at + read.words < words.size() && words[at + read.words].lower == "dozen") {
    thousandths *= 12;
    ++read.words;
  }
  if (thousandths % 1'000 != 0) return std::nullopt;
  read.value = thousandths / 1'000;
  return read;
}

struct Modifier {
  std::string_view words;  // just before the number
  Bound bound;
  std::int64_t shift;  // 'more than 200' is at least 201
};
constexpr std::array kModifiers = {
    Modifier{"no fewer than", Bound::kAtLeast, 0},
    Modifier{"no less than", Bound::kAtLeast, 0},
    Modifier{"no more than", Bound::kAtMost, 0},
    Modifier{"more than", Bound::kAtLeast, 1},
    Modifier{"fewer than", Bound::kAtMost, -1},
    Modifier{"less than", Bound::kAtMost, -1},
    Modifier{"at least", Bound::kAtLeast, 0},
    Modifier{"at most", Bound::kAtMost, 0},
    Modifier{"up to", Bound::kAtMost, 0},
    Modifier{"as many as", Bound::kAtMost, 0},
    Modifier{"over", Bound::kAtLeast, 1},
    Modifier{"above", Bound::kAtLeast, 1},
    Modifier{"under", Bound::kAtMost, -1},
    Modifier{"below", Bound::kAtMost, -1},
    Modifier{"about", Bound::kAbout, 0},
    Modifier{"around", Bound::kAbout, 0},
    Modifier{"some", Bound::kAbout, 0},
    Modifier{"roughly", Bound::kAbout, 0},
    Modifier{"approximately", Bound::kAbout, 0},
    Modifier{"nearly", Bound::kAbout, 0},
    Modifier{"almost", Bound::kAbout, 0},
    Modifier{"close to", Bound::kAbout, 0},
    Modifier{"well over", Bound::kAtLeast, 1},
    Modifier{"an estimated", Bound::kAbout, 0},
};

std::size_t words_of(std::string_view phrase) {
  return static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' ')) + 1;
}

bool phrase_before(const std::vector<ContentWord>& words, std::size_t at, std::string_view phrase) {
  const std::size_t size = words_of(phrase);
  if (at < size) return false;
  std::string joined;
  for (std::size_t i = at - size; i < at; ++i) {
    if (!joined.empty()) joined += ' ';
    joined += words[i].lower;
  }
  return joined == phrase;
}

// Adjectives that stand between a number and its noun more often than other words do.
constexpr std::string_view kAdjectives =
    " foreign foreign-policy different such further other new large small private public big major "
    "local state federal known separate successful confirmed old young unnamed regional computer "
    "cyber "
    "energy medical industrial western eastern northern southern domestic military civil "
    "commercial ";

bool is_adjective(const ContentWord& word) {
  if (kAdjectives.find(" " + word.lower + " ") != std::string_view::npos) return true;
  for (const std::string_view ending :
       {"ical", "ous", "ible", "able", "ean", "ian", "ese", "ish"}) {
    if (word.lower.size() > ending.size() + 2 && word.lower.ends_with(ending)) return true;
  }
  return false;
}

// The noun that words[at…] counts; `end` moves behind it.
std::string noun_at(const std::vector<ContentWord>& words, std::size_t at, std::size_t& end) {
  if (at < words.size() && words[at].lower == "of") ++at;
  while (at < words.size() && words[at].lower == "the") ++at;
  constexpr std::size_t kMostAdjectives = 3;
  for (std::size_t skipped = 0; at < words.size() && skipped < kMostAdjectives; ++skipped) {
    if (words[at].starts_sentence || is_function_word(words[at].lower) || words[at].digits) break;
    if (is_adjective(words[at]) && at + 1 < words.size() &&
        !is_function_word(words[at + 1].lower)) {
      ++at;
      continue;
    }
    // In a compound the last noun is what is counted: 'research institutes'.
    while (at + 1 < words.size() && !words[at].lower.ends_with('s') &&
           words[at + 1].lower.ends_with('s') && !words[at + 1].starts_sentence &&
           !is_function_word(words[at + 1].lower)) {
      ++at;
    }
    end = at + 1;
    return words[at].lower;
  }
  return "";
}

bool is_year(const ContentWord& word, std::int64_t value) {
  return word.digits && word.lower.size() == 4 && value >= 1900 && value <= 2100;
}

// "3 March", "March 3", "30 percent", "5 pm", "8:40", "21st".
bool is_no_count(std::string_view text, const std::vector<ContentWord>& words, std::size_t at,
                 std::size_t size) {
  constexpr std::string_view kUnitsOfElse =
      " pm am years year months month weeks week days day hours hour minutes minute ";
  const ContentWord& first = words[at];
  if (at > 0 && is_calendar_word(words[at - 1].lower) && words[at - 1].capital) return true;
  if (at + size < words.size()) {
    const ContentWord& next = words[at + size];
    if (is_calendar_word(next.lower) && next.capital) return true;
    if (kUnitsOfElse.find(" " + next.lower + " ") != std::string_view::npos) return true;
  }
  const auto begin = static_cast<std::size_t>(first.span.start);
  const auto end = static_cast<std::size_t>(words[at + size - 1].span.end);
  const char before = begin > 0 ? text[begin - 1] : ' ';
  const char after = end < text.size() ? text[end] : ' ';
  constexpr std::string_view kJoints = ":/.-";
  return kJoints.find(before) != std::string_view::npos || after == ':';
}

// Money and shares are counted as such, whatever noun follows: "$48 million", "12 percent", "3.1%".
std::string unit_of(std::string_view text, const std::vector<ContentWord>& words, std::size_t at,
                    std::size_t size) {
  const auto begin = static_cast<std::size_t>(words[at].span.start);
  const auto end = static_cast<std::size_t>(words[at + size - 1].span.end);
  if (begin > 0 && text[begin - 1] == '$') return "dollars";
  if (begin >= 3 && text.substr(begin - 3, 3) == "\xE2\x82\xAC") return "euros";
  if (begin >= 2 && text.substr(begin - 2, 2) == "\xC2\xA3") return "pounds";
  if (end < text.size() && text[end] == '%') return "percent";
  if (at + size >= words.size()) return {};
  const std::string& next = words[at + size].lower;
  if (next == "percent" || next == "per") return "percent";
  return {};
}

// 'one' is more often a pronoun than a number.
bool is_pronoun_one(const std::vector<ContentWord>& words, std::size_t at, std::size_t size) {
  return size == 1 && words[at].lower == "one";
}

}  // namespace

std::vector<Quantity> quantities_in(std::string_view text, ByteSpan within) {
  const std::string_view part = text.substr(within.start, within.size());
  const std::vector<ContentWord> words = words_in(part, within.start);
  std::vector<Quantity> found;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto read = read_number(words, at);
    if (!read) continue;
    const std::size_t size = read->words;
    if (is_pronoun_one(words, at, size) || is_year(words[at], read->value) ||
        is_no_count(text, words, at, size)) {
      at += size - 1;
      continue;
    }
    Quantity quantity;
    quantity.value = read->value;
    quantity.bound = read->vague ? Bound::kAtLeast : Bound::kExactly;
    std::size_t first = at;
    for (const Modifier& modifier : kModifiers) {
      if (!phrase_before(words, at, modifier.words)) continue;
      quantity.bound = modifier.bound;
      quantity.value += modifier.shift;
      first = at - words_of(modifier.words);
      break;
    }
    std::size_t end = at + size;
    if (std::string unit = unit_of(text, words, at, size); !unit.empty()) {
      quantity.noun = std::move(unit);
    } else {
      quantity.noun = noun_at(words, end, end);
    }
    quantity.phrase.span = {words[first].span.start, words[end - 1].span.end};
    quantity.phrase.text =
        std::string(text.substr(quantity.phrase.span.start, quantity.phrase.span.size()));
    found.push_back(std::move(quantity));
    at = end - 1;
  }
  return found;
}

namespace {

bool counts_occurrences(const Quantity& quantity) {
  return quantity.noun == "times" || quantity.noun == "cases" ||
         key_of_word(quantity.noun) == "=attack";
}

// The number made rounder by dropping digits from the right: 212 -> 210 -> 200; 48 -> 50.
bool is_rounding_of(std::int64_t round, std::int64_t exact) {
  for (std::int64_t step = 10; step <= exact; step *= 10) {
    if (round % step == 0 && (exact + step / 2) / step * step == round) return true;
    if (round % step == 0 && exact / step * step == round) return true;
  }
  return false;
}

struct Range {
  std::int64_t low;
  std::int64_t high;
};

Range range_of(const Quantity& quantity) {
  const std::int64_t value = quantity.value;
  switch (quantity.bound) {
    case Bound::kAtLeast:
      return {value, kMost};
    case Bound::kAtMost:
      return {0, value};
    case Bound::kAbout:
      return {value - value / 5, value + value / 5};
    case Bound::kExactly:
      break;
  }
  return {value, value};
}

}  // namespace

bool counts_the_same(const Quantity& one, const Quantity& other) {
  if (one.noun.empty() || other.noun.empty()) return false;
  return key_of_word(one.noun) == key_of_word(other.noun) ||
         (counts_occurrences(one) && counts_occurrences(other));
}

bool agree(const Quantity& one, const Quantity& other) {
  const Range a = range_of(one);
  const Range b = range_of(other);
  if (a.low <= b.high && b.low <= a.high) return true;
  if (one.bound != Bound::kExactly || other.bound != Bound::kExactly) return false;
  return is_rounding_of(one.value, other.value) || is_rounding_of(other.value, one.value);
}

}  // namespace perpend::claims
