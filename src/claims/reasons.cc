// Reasons, found by the words that open them.
//
// A reason is opened by words such as 'based on', 'judging by', 'because', 'citing', 'the analysis
// of', or by 'from' before a noun that findings are made of; or it is the subject of 'points to'
// and 'suggests'. What follows is a list: item, item and item. The item behind 'and' is the last;
// without an 'and' the first item is the only one.
//
//   Example: 'From the malware, the working hours and the registration of eleven domains, the firm
//   concludes …' gives three. Counter-example: 'from 2019 to 2024' and 'from a forum' give none:
//   what stands there is no finding.
//
// Two reasons are the same where they share a content word or a class of finding (EvidenceClass has
// the five of the house; here a few more, as news speaks of them). Tested in reasons_test.cc.
#include "claims/reasons.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>

#include "claims/content_words.h"
#include "language/sentences.h"

namespace perpend::claims {
namespace {

constexpr std::size_t kLongestItem = 12;  // words

struct FindingClass {
  std::string_view name;
  std::string_view stems;
};
constexpr std::array kFindingClasses = {
    FindingClass{
        "infrastructure",
        "infrastructure server domain address hosting registration network registrar certificate"},
    FindingClass{
        "tools",
        "tool malware code program software implant sample toolkit backdoor binary key compiler "
        "script worm virus loader hash"},
    FindingClass{"methods", "method technique tactic procedure tradecraft modus pattern"},
    FindingClass{"targets", "target victim victimology choice selection"},
    FindingClass{"hours", "hour time timing timestamp zone schedule clock holiday"},
    FindingClass{
        "logs",
        "log record trace traffic file data forensic metadata image disk laptop phone device"},
    FindingClass{
        "language",
        "language comment spelling keyboard string grammar accent mistake error vocabulary word"},
    FindingClass{"testimony",
                 "confession testimony witness statement interview informant defector"},
    FindingClass{"intercepts", "intercept call chat conversation message"},
    FindingClass{"money", "payment wallet invoice account transfer bank transaction"},
    FindingClass{"evidence",
                 "evidence proof indication finding similarity overlap likeness resemblance"},
};

const std::unordered_map<std::string, std::string_view>& finding_classes() {
  static const auto kTable = [] {
    std::unordered_map<std::string, std::string_view> table;
    for (const FindingClass& one : kFindingClasses) {
      for (std::size_t at = 0; at < one.stems.size();) {
        const std::size_t end = std::min(one.stems.find(' ', at), one.stems.size());
        table.emplace(stem(one.stems.substr(at, end - at)), one.name);
        at = end + 1;
      }
    }
    return table;
  }();
  return kTable;
}

std::string_view finding_class(const ContentWord& word) {
  const auto found = finding_classes().find(stem(word.lower));
  return found == finding_classes().end() ? std::string_view() : found->second;
}

struct Opener {
  std::string_view words;
  bool needs_finding;  // counts only if a finding follows
};
constexpr std::array kOpeners = {
    Opener{"based on", false},
    Opener{"based solely on", false},
    Opener{"based only on", false},
    Opener{"based mainly on", false},
    Opener{"based largely on", false},
    Opener{"based partly on", false},
    Opener{"bases this on", false},
    Opener{"base this on", false},
    Opener{"based this on", false},
    Opener{"bases its view on", false},
    Opener{"bases its finding on", false},
    Opener{"base it on", false},
    Opener{"bases it on", false},
    Opener{"on the basis of", false},
    Opener{"on the strength of", false},
    Opener{"on the grounds of", false},
    Opener{"on grounds of", false},
    Opener{"judging by", false},
    Opener{"judging from", false},
    Opener{"because of", false},
    Opener{"because", false},
    Opener{"rests on", false},
    Opener{"rest on", false},
    Opener{"rested on", false},
    Opener{"relies on", true},
    Opener{"relying on", true},
    Opener{"relied on", true},
    Opener{"citing", false},
    Opener{"cited", true},
    Opener{"cites", true},
    Opener{"derives this from", false},
    Opener{"derived from", true},
    Opener{"derives from", true},
    Opener{"infers this from", false},
    Opener{"on account of", false},
    Opener{"with the help of", true},
    Opener{"with reference to", true},
    Opener{"referring to", true},
    Opener{"through", true},
    Opener{"reason is", false},
    Opener{"on the evidence of", false},
    Opener{"points to", true},
    Opener{"point to", true},
    Opener{"pointed to", true},
    Opener{"pointing to", true},
    Opener{"in view of", true},
    Opener{"in light of", true},
    Opener{"in the light of", true},
    Opener{"given", true},
    Opener{"analysis of", true},
    Opener{"analysis on", true},
    Opener{"examination of", true},
    Opener{"comparison of", true},
    Opener{"study of", true},
    Opener{"drawn from", true},
    Opener{"inferred from", true},
    Opener{"concluded from", true},
    Opener{"concludes from", true},
    Opener{"conclude from", true},
    Opener{"after analysing", true},
    Opener{"after analyzing", true},
    Opener{"after examining", true},
    Opener{"after comparing", true},
    Opener{"after studying", true},
    Opener{"thanks to", true},
    Opener{"owing to", true},
    Opener{"due to", true},
    Opener{"by comparing", true},
    Opener{"evidence from", true},
    Opener{"this from", false},
    Opener{"reasons are", false},
    Opener{"from", true},
    Opener{"by", true},
};

struct Entry {
  std::vector<std::string> words;
  bool needs_finding;
};

const std::vector<Entry>& openers() {
  static const auto kEntries = [] {
    std::vector<Entry> all;
    for (const Opener& opener : kOpeners) {
      Entry entry{{}, opener.needs_finding};
      for (const ContentWord& word : words_in(opener.words)) entry.words.push_back(word.lower);
      all.push_back(std::move(entry));
    }
    std::stable_sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) {
      return a.words.size() > b.words.size();
    });
    return all;
  }();
  return kEntries;
}

const Entry* opener_at(const std::vector<ContentWord>& words, std::size_t at) {
  for (const Entry& entry : openers()) {
    if (at + entry.words.size() > words.size()) continue;
    bool same = true;
    for (std::size_t i = 0; same && i < entry.words.size(); ++i) {
      same = words[at + i].lower == entry.words[i];
    }
    if (same) return &entry;
  }
  return nullptr;
}

// What parts words[at - 1] from words[at].
std::string_view gap_before(std::string_view text, const std::vector<ContentWord>& words,
                            std::size_t at) {
  return text.substr(words[at - 1].span.end, words[at].span.start - words[at - 1].span.end);
}

bool stops_list(std::string_view gap) {
  return gap.find_first_of(".;:!?()\"") != std::string_view::npos ||
         gap.find("\xE2\x80") != std::string_view::npos;
}

constexpr std::string_view kEndsItem =
    " that which who showed shows show said says say told according is are was were has have had "
    "attributes "
    "concludes "
    "points point suggests suggest to led leads lead he she they it we alone only when where "
    "while "
    "but ";

bool ends_item(const ContentWord& word) {
  return kEndsItem.find(" " + word.lower + " ") != std::string_view::npos;
}

// 'in 2029', 'since March'.
bool opens_time(const std::vector<ContentWord>& words, std::size_t at) {
  const bool opener = words[at].lower == "in" || words[at].lower == "since";
  return opener && at + 1 < words.size() &&
         (words[at + 1].digits || (words[at + 1].capital && is_calendar_word(words[at + 1].lower)));
}

// One item from words[at]: up to the comma, the 'and' or what cannot stand in a list.
struct Item {
  std::size_t first;
  std::size_t end;
};
enum class After { kComma, kAnd, kEnd };

After read_item(std::string_view text, const std::vector<ContentWord>& words, std::size_t& at,
                Item& item) {
  while (at < words.size() &&
         (words[at].lower == "the" || words[at].lower == "on" || words[at].lower == "to" ||
          words[at].lower == "their" || words[at].lower == "its" || words[at].lower == "of" ||
          words[at].lower == "from" || words[at].lower == "by")) {
    if (at > 0 && item.first != at && stops_list(gap_before(text, words, at))) break;
    ++at;
  }
  item.first = at;
  for (; at < words.size() && at - item.first < kLongestItem; ++at) {
    if (at > item.first) {
      const std::string_view gap = gap_before(text, words, at);
      if (stops_list(gap)) break;
      if (gap.find(',') != std::string_view::npos) {
        item.end = at;
        return words[at].lower == "and" ? (++at, After::kAnd) : After::kComma;
      }
      if (words[at].lower == "and" || words[at].lower == "plus") {
        item.end = at;
        ++at;
        return After::kAnd;
      }
      if (words[at].lower == "as" && at + 2 < words.size() && words[at + 1].lower == "well" &&
          words[at + 2].lower == "as") {
        item.end = at;
        at += 3;
        return After::kAnd;
      }
    }
    if (ends_item(words[at]) || opens_time(words, at)) break;
  }
  item.end = at;
  return After::kEnd;
}

bool holds_finding(const std::vector<ContentWord>& words, const Item& item) {
  for (std::size_t i = item.first; i < item.end; ++i) {
    if (!finding_class(words[i]).empty()) return true;
  }
  return false;
}

// A list with an 'and' is taken whole; else its first item alone.
std::vector<Item> read_list(std::string_view text, const std::vector<ContentWord>& words,
                            std::size_t at) {
  std::vector<Item> items;
  bool last = false;
  while (at < words.size()) {
    Item item{at, at};
    const After after = read_item(text, words, at, item);
    if (item.end > item.first) items.push_back(item);
    if (last || after == After::kEnd) {
      if (!last && items.size() > 1) items = {items.front()};
      return items;
    }
    last = after == After::kAnd;
  }
  return items;
}

// 'Because' and its like open a clause: all of it is one reason.
Item clause(std::string_view text, const std::vector<ContentWord>& words, std::size_t at) {
  Item item{at, at};
  while (item.end < words.size()) {
    if (item.end > at) {
      const std::string_view gap = gap_before(text, words, item.end);
      if (stops_list(gap) || gap.find(',') != std::string_view::npos) break;
    }
    ++item.end;
  }
  return item;
}

// 'since one phone number led to a cell block', and no 'since March', 'since the attack'.
bool opens_a_cause(const std::vector<ContentWord>& words, std::size_t at) {
  if (words[at].lower != "since" || at + 3 >= words.size()) return false;
  const ContentWord& next = words[at + 1];
  if (next.digits || is_calendar_word(next.lower) || next.lower == "then" || next.lower == "last")
    return false;
  constexpr std::string_view kVerbs =
      " led was were is are had has have came used shared showed bore pointed matched carried "
      "contained held ran stood wrote spoke lay drifts uses shares shows bears points matches ";
  for (std::size_t i = at + 2; i < words.size() && i < at + 9; ++i) {
    if (kVerbs.find(" " + words[i].lower + " ") != std::string_view::npos) return true;
  }
  return false;
}

Phrase phrase_of(std::string_view text, const std::vector<ContentWord>& words, const Item& item) {
  const ByteSpan span{words[item.first].span.start, words[item.end - 1].span.end};
  return {std::string(text.substr(span.start, span.size())), span};
}

// 'The tools and the servers point to …': the subject before the verb.
bool is_pointing(const ContentWord& word) {
  constexpr std::string_view kVerbs =
      " point points pointed suggest suggests suggested indicate indicates indicated lead leads "
      "led match "
      "matches matched resemble resembles resembled betray betrays betrayed reveal reveals "
      "revealed support "
      "supports prove proves proved ";
  return kVerbs.find(" " + word.lower + " ") != std::string_view::npos;
}

void read_sentence(std::string_view text, ByteSpan sentence, std::vector<Phrase>& found) {
  const std::vector<ContentWord> words =
      words_in(text.substr(sentence.start, sentence.size()), sentence.start);
  std::size_t subject = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (is_pointing(words[at]) && subject < at && found.empty()) {
      std::vector<Item> items = read_list(text, words, subject);
      if (!items.empty() && items.back().end <= at &&
          std::all_of(items.begin(), items.end(),
                      [&](const Item& item) { return holds_finding(words, item); })) {
        for (const Item& item : items) found.push_back(phrase_of(text, words, item));
        continue;
      }
    }
    if (opens_a_cause(words, at)) {
      const Item item = clause(text, words, at + 1);
      if (item.end > item.first) found.push_back(phrase_of(text, words, item));
      at = item.end - 1;
      continue;
    }
    const Entry* opener = opener_at(words, at);
    if (opener == nullptr) continue;
    const std::size_t next = at + opener->words.size();
    if (next >= words.size() || stops_list(gap_before(text, words, next))) continue;
    if (opener->words.front() == "because" && opener->words.size() == 1) {
      const Item item = clause(text, words, next);
      if (item.end > item.first) found.push_back(phrase_of(text, words, item));
      at = item.end - 1;
      continue;
    }
    const std::vector<Item> items = read_list(text, words, next);
    const bool finding = std::any_of(items.begin(), items.end(),
                                     [&](const Item& item) { return holds_finding(words, item); });
    if (items.empty() || (opener->needs_finding && !finding)) continue;
    for (const Item& item : items) found.push_back(phrase_of(text, words, item));
    at = items.back().end - 1;
  }
}

}  // namespace

std::vector<Phrase> reasons_in(std::string_view text, ByteSpan within) {
  std::vector<Phrase> found;
  const std::string_view part = text.substr(within.start, within.size());
  for (const ByteSpan& sentence : language::sentences(part)) {
    read_sentence(text, {within.start + sentence.start, within.start + sentence.end}, found);
  }
  return found;
}

bool speaks_of(std::string_view passage, const Phrase& reason) {
  const std::vector<ContentWord> theirs = words_in(passage);
  const std::vector<ContentWord> ours = words_in(reason.text);
  // In 'infrastructure of the attacks' the finding counts, and not what it is found of.
  const bool has_finding = std::any_of(ours.begin(), ours.end(), [](const ContentWord& word) {
    return !finding_class(word).empty();
  });
  for (const ContentWord& word : ours) {
    const std::string_view kind = finding_class(word);
    if (is_function_word(word.lower) || (has_finding && kind.empty())) continue;
    for (const ContentWord& other : theirs) {
      if (!kind.empty() ? finding_class(other) == kind
                        : (!is_function_word(other.lower) && other.key() == word.key())) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace perpend::claims
