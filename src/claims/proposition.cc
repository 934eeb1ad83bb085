// Who did what to whom, read off the tree of the content: its topmost verb, that verb's subject and
// object, 'on …' and 'against …' for a victim of an attack, 'to …' and 'with the aim of' for an
// aim; and every number and time in it. A passive exchanges actor and victim. What the tree does
// not show stays empty. Tested in tests/doors/claims_test.py.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "claims/attribution.h"
#include "claims/fields.h"
#include "language/characters.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

string lower(const ParsedText& p, std::uint32_t i) { return language::lower(p.form(i)); }

Phrase phrase_of(const ParsedText& p, WordRange words) {
  if (words.size() == 0) return {};
  const ByteSpan bytes = p.bytes(words);
  return {string(p.text.substr(bytes.start, bytes.size())), bytes};
}

std::optional<std::int64_t> number_of(string_view form) {
  static constexpr std::array<std::pair<string_view, std::int64_t>, 24> kWords = {
      {{"one", 1},       {"two", 2},     {"three", 3},       {"four", 4},      {"five", 5},
       {"six", 6},       {"seven", 7},   {"eight", 8},       {"nine", 9},      {"ten", 10},
       {"eleven", 11},   {"twelve", 12}, {"thirteen", 13},   {"fourteen", 14}, {"fifteen", 15},
       {"sixteen", 16},  {"twenty", 20}, {"thirty", 30},     {"forty", 40},    {"fifty", 50},
       {"hundred", 100}, {"dozen", 12},  {"thousand", 1000}, {"sixty", 60}}};
  for (const auto& [word, value] : kWords) {
    if (form == word) return value;
  }
  std::int64_t value = 0;
  int digits = 0;
  for (const char c : form) {
    if (c == ',') continue;
    if (!language::is_digit(c) || ++digits > 15) return {};
    value = value * 10 + (c - '0');
  }
  if (digits == 0) return {};
  return value;
}

constexpr std::array<string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                 "may",       "june",     "july",     "august",
                                                 "september", "october",  "november", "december"};

int month_of(string_view form) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const bool short_form = form.size() == 3 && kMonths[i].starts_with(form);
    if (form == kMonths[i] || short_form) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool is_year(const std::optional<std::int64_t>& number, string_view form) {
  return number && form.size() == 4 && *number >= 1900 && *number < 2200;
}

struct BoundWords {
  string_view words;
  Bound bound;
};
constexpr std::array kBounds = {
    BoundWords{"more than", Bound::kAtLeast},  BoundWords{"at least", Bound::kAtLeast},
    BoundWords{"over", Bound::kAtLeast},       BoundWords{"no fewer than", Bound::kAtLeast},
    BoundWords{"up to", Bound::kAtMost},       BoundWords{"fewer than", Bound::kAtMost},
    BoundWords{"less than", Bound::kAtMost},   BoundWords{"at most", Bound::kAtMost},
    BoundWords{"about", Bound::kAbout},        BoundWords{"around", Bound::kAbout},
    BoundWords{"some", Bound::kAbout},         BoundWords{"roughly", Bound::kAbout},
    BoundWords{"nearly", Bound::kAbout},       BoundWords{"almost", Bound::kAbout},
    BoundWords{"approximately", Bound::kAbout}};

// The bound words that end right before word i: where they begin.
std::uint32_t bound_before(const ParsedText& p, std::uint32_t i, std::uint32_t from, Bound& bound) {
  for (const BoundWords& one : kBounds) {
    const auto count =
        static_cast<std::uint32_t>(1 + std::count(one.words.begin(), one.words.end(), ' '));
    if (i < from + count) continue;
    string joined;
    for (std::uint32_t k = i - count; k < i; ++k)
      joined += (joined.empty() ? "" : " ") + lower(p, k);
    if (joined != one.words) continue;
    bound = one.bound;
    return i - count;
  }
  return i;
}

class Numbers {
 public:
  Numbers(const ParsedText& p, WordRange content, const std::optional<Date>& published,
          Proposition& to)
      : p_(p), content_(content), published_(published), to_(to) {}

  void read() {
    for (std::uint32_t i = content_.begin; i < content_.end;) i = at(i);
  }

 private:
  std::uint32_t at(std::uint32_t i) {
    const string form = lower(p_, i);
    if (month_of(form) != 0 && (p_.words[i].shape & kCapital) != 0) return month(i);
    const auto number = number_of(form);
    if (!number) return i + 1;
    if (is_year(number, form)) return year(i, static_cast<int>(*number));
    const bool day = i + 1 < content_.end && month_of(lower(p_, i + 1)) != 0 && *number <= 31 &&
                     (p_.words[i + 1].shape & kCapital) != 0;
    if (day) return i + 1;  // read with its month
    return quantity(i, *number);
  }

  std::uint32_t quantity(std::uint32_t i, std::int64_t value) {
    Quantity one;
    const std::uint32_t begin = bound_before(p_, i, content_.begin, one.bound);
    std::uint32_t end = i + 1;
    while (end < content_.end) {
      const string next = lower(p_, end);
      if (next == "hundred")
        value *= 100;
      else if (next == "thousand")
        value *= 1000;
      else if (next == "million")
        value *= 1'000'000;
      else
        break;
      ++end;
      if (value > 1'000'000'000'000) break;
    }
    one.value = value;
    while (end < content_.end && end < i + 6 &&
           (p_.words[end].tag == Tag::kAdjective || p_.words[end].tag == Tag::kNoun)) {
      ++end;
    }
    if (end < content_.end && (p_.words[end].tag == Tag::kNouns || p_.words[end].tag == Tag::kNoun))
      ++end;
    if (end > i + 1) one.noun = lower(p_, end - 1);
    one.phrase = phrase_of(p_, {begin, end});
    to_.numbers.push_back(std::move(one));
    return end;
  }

  void keep(WordRange words, std::optional<Date> from, std::optional<Date> to) {
    to_.times.push_back({phrase_of(p_, words), from, to});
  }

  std::uint32_t year(std::uint32_t i, int value) {
    const auto first = Date::from_ymd(value, 1, 1);
    auto last = Date::from_ymd(value, 12, 31);
    const string before = i > content_.begin ? lower(p_, i - 1) : "";
    // 'from 2019 to 2024', '2019-2024', 'between 2019 and 2024'
    if (i + 2 < content_.end) {
      const string joint = lower(p_, i + 1);
      const string next = lower(p_, i + 2);
      const auto other = number_of(next);
      if (is_year(other, next) &&
          (joint == "to" || joint == "-" || joint == "and" || joint == "through" ||
           joint == "\xE2\x80\x93") &&
          (joint != "and" || before == "between")) {
        last = Date::from_ymd(static_cast<int>(*other), 12, 31);
        const bool opened = before == "from" || before == "between";
        keep({i - (opened ? 1U : 0U), i + 3}, first, last);
        return i + 3;
      }
    }
    if (before == "since") {
      keep({i - 1, i + 1}, first, published_);
      return i + 1;
    }
    keep({i, i + 1}, first, last);
    return i + 1;
  }

  std::uint32_t month(std::uint32_t i) {
    const int month = month_of(lower(p_, i));
    std::uint32_t begin = i;
    std::uint32_t end = i + 1;
    std::int64_t day = 0;
    if (i > content_.begin) {
      const std::int64_t before = number_of(lower(p_, i - 1)).value_or(0);
      if (before >= 1 && before <= 31) {
        day = before;
        begin = i - 1;
      }
    }
    if (day == 0 && end < content_.end) {
      const string form = lower(p_, end);
      const std::int64_t next = number_of(form).value_or(0);
      if (next >= 1 && next <= 31) {
        day = next;
        ++end;
      }
    }
    std::optional<int> year;
    std::uint32_t look = end;
    if (look < content_.end && p_.words[look].tag == Tag::kComma) ++look;
    if (look < content_.end) {
      const string form = lower(p_, look);
      const auto number = number_of(form);
      if (is_year(number, form)) {
        year = static_cast<int>(*number);
        end = look + 1;
      }
    }
    if (!year && published_) {
      year = published_->year();
      // A month that is still to come when the text was published was last year's.
      const auto start = Date::from_ymd(*year, static_cast<unsigned>(month), 1);
      if (start && *start > *published_) --*year;
    }
    std::optional<Date> from;
    std::optional<Date> to;
    if (year && day != 0) {
      from = to = Date::from_ymd(*year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    } else if (year) {
      from = Date::from_ymd(*year, static_cast<unsigned>(month), 1);
      to = Date::parse(std::to_string(*year) + (month < 10 ? "-0" : "-") + std::to_string(month));
    }
    keep({begin, end}, from, to);
    return end;
  }

  const ParsedText& p_;
  WordRange content_;
  const std::optional<Date>& published_;
  Proposition& to_;
};

bool inside(WordRange range, std::int32_t word) {
  return word >= static_cast<std::int32_t>(range.begin) &&
         word < static_cast<std::int32_t>(range.end);
}

// The topmost verb of the passage.
std::uint32_t main_verb(const ParsedText& p, WordRange content) {
  for (std::uint32_t i = content.begin; i < content.end; ++i) {
    if (!is_verb(p.words[i].tag) || p.words[i].label == Label::kAuxiliary) continue;
    std::int32_t up = p.words[i].head;
    bool top = true;
    while (up >= 0 && inside(content, up)) {
      if (is_verb(p.words[static_cast<std::size_t>(up)].tag)) top = false;
      up = p.words[static_cast<std::size_t>(up)].head;
    }
    if (top) return i;
  }
  return kNoWord;
}

std::string case_of(const ParsedText& p, std::uint32_t word) {
  for (std::uint32_t k = p.first_kid[word]; k != kNoWord; k = p.next_kid[k]) {
    if (p.words[k].label == Label::kCase) return lower(p, k);
  }
  return {};
}

WordRange clipped(WordRange a, WordRange b) {
  const std::uint32_t begin = std::max(a.begin, b.begin);
  return {begin, std::max(begin, std::min(a.end, b.end))};
}

void read_tree(const ParsedText& p, WordRange content, Proposition& to) {
  const std::uint32_t verb = main_verb(p, content);
  if (verb == kNoWord) return;
  to.act = phrase_of(p, {verb, verb + 1});
  bool passive = false;
  for (std::uint32_t k = p.first_kid[verb]; k != kNoWord; k = p.next_kid[k]) {
    const string form = lower(p, k);
    passive |= p.words[verb].tag == Tag::kParticiple && p.words[k].label == Label::kAuxiliary &&
               (form == "was" || form == "were" || form == "been" || form == "is" ||
                form == "are" || form == "be");
  }
  for (std::uint32_t k = p.first_kid[verb]; k != kNoWord; k = p.next_kid[k]) {
    if (!inside(content, static_cast<std::int32_t>(k))) continue;
    const Label label = p.words[k].label;
    const Phrase group = is_nominal(p.words[k].tag)
                             ? phrase_of(p, clipped(noun_group(p, k, false), content))
                             : Phrase{};
    const string by = case_of(p, k);
    if (label == Label::kSubject) (passive ? to.victim : to.actor) = group;
    if (label == Label::kObject && !passive && to.victim.empty()) to.victim = group;
    if (label == Label::kOblique && passive && by == "by") to.actor = group;
    if (label == Label::kOblique && (by == "against" || by == "on") && to.victim.empty())
      to.victim = group;
    if ((label == Label::kAdverbial || label == Label::kOpenClause) && k > verb) {
      const WordRange clause = clipped(subtree(p, k), content);
      if (clause.size() > 1 && lower(p, clause.begin) == "to") to.aim = phrase_of(p, clause);
    }
  }
  for (std::uint32_t i = content.begin; i < content.end; ++i) {
    const string form = lower(p, i);
    if (form != "aim" && form != "purpose" && form != "goal") continue;
    const WordRange rest = trimmed(p, {i, content.end});
    if (rest.size() > 1) to.aim = phrase_of(p, rest);
    break;
  }
}

}  // namespace

Proposition proposition_of(const ParsedText& parsed, WordRange content,
                           const std::optional<Date>& published) {
  Proposition made;
  read_tree(parsed, content, made);
  Numbers(parsed, content, published, made).read();
  if (!made.times.empty()) made.when = made.times.front().phrase;
  return made;
}

}  // namespace perpend::claims
