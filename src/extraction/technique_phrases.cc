// ATT&CK's sentences are written by few hands; a victim's report says the same in other words:
// "went on to the file server over remote desktop". What such words mean is known beforehand and
// needs no training: a table of phrases (technique_phrase_table.h), made from ATT&CK's definitions,
// finds them.
//
// A rule holds where all of its terms stand within kWindow words of one sentence and none of those
// it excludes do. Words are compared by stem, so "copied" and "copies" are both the table's
// "copied".
//
// Example: "copied & admin share" in "They copied the loader to the admin share" gives T1570.
// Counter-example that stays wrong: "the link was in the message of the day" is read as a lure.
// Tested in techniques_test.cc; measured by `perpend eval extraction`.
#include "extraction/technique_phrases.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <unordered_map>

#include "extraction/technique_features.h"
#include "extraction/technique_phrase_table.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t kMostTerms = 8;
constexpr size_t kWindow = 16;  // words from the first term to the last

struct Alternative {
  std::uint16_t rule;
  std::uint8_t term;
  std::vector<std::uint32_t> rest;  // stems that must follow the first
};

struct Rule {
  string_view technique;
  std::uint8_t terms = 0;     // those that must stand there; numbered first
  std::uint8_t excluded = 0;  // then those that must not
};

struct Word {
  std::uint32_t stem;
  ByteSpan place;
};

std::vector<Word> words_of(string_view text) {
  SentenceFeatures features;
  read_words(text, features);
  std::vector<Word> words;
  words.reserve(features.words.size());
  for (size_t i = 0; i < features.words.size(); ++i) {
    words.push_back({features.words[i], features.word_places[i]});
  }
  return words;
}

class Table {
 public:
  Table() {
    for (const PhraseRule& rule : kPhraseRules) add(rule);
  }

  const std::vector<Rule>& rules() const { return rules_; }
  const std::vector<Alternative>* beginning_with(std::uint32_t stem) const {
    const auto found = by_first_.find(stem);
    return found == by_first_.end() ? nullptr : &found->second;
  }

 private:
  void add(const PhraseRule& written) {
    Rule rule{written.technique, 0, 0};
    const size_t bar = std::min(written.terms.find('!'), written.terms.size());
    rule.terms = add_terms(written.terms.substr(0, bar), 0);
    if (bar < written.terms.size()) {
      rule.excluded = static_cast<std::uint8_t>(
          add_terms(written.terms.substr(bar + 1), rule.terms) - rule.terms);
    }
    assert(rule.terms + rule.excluded <= static_cast<int>(kMostTerms));
    rules_.push_back(rule);
  }

  std::uint8_t add_terms(string_view terms, std::uint8_t number) {
    for (size_t at = 0; at <= terms.size(); ++number) {
      const size_t end = std::min(terms.find('&', at), terms.size());
      add_alternatives(terms.substr(at, end - at), number);
      at = end + 1;
    }
    return number;
  }

  void add_alternatives(string_view term, std::uint8_t number) {
    for (size_t at = 0; at <= term.size();) {
      const size_t end = std::min(term.find('|', at), term.size());
      const std::vector<Word> words = words_of(term.substr(at, end - at));
      Alternative alternative{static_cast<std::uint16_t>(rules_.size()), number, {}};
      for (size_t i = 1; i < words.size(); ++i) alternative.rest.push_back(words[i].stem);
      if (!words.empty()) by_first_[words[0].stem].push_back(std::move(alternative));
      at = end + 1;
    }
  }

  std::vector<Rule> rules_;
  std::unordered_map<std::uint32_t, std::vector<Alternative>> by_first_;
};

const Table& table() {
  static const Table kTable;
  return kTable;
}

struct Hit {
  std::uint16_t rule;
  std::uint8_t term;
  std::uint16_t first;  // word
  std::uint16_t last;
};

std::vector<Hit> hits_of(const std::vector<Word>& words) {
  std::vector<Hit> hits;
  for (size_t i = 0; i < words.size(); ++i) {
    const auto* alternatives = table().beginning_with(words[i].stem);
    if (alternatives == nullptr) continue;
    for (const Alternative& one : *alternatives) {
      if (i + one.rest.size() >= words.size()) continue;
      size_t k = 0;
      while (k < one.rest.size() && words[i + 1 + k].stem == one.rest[k]) ++k;
      if (k < one.rest.size()) continue;
      hits.push_back({one.rule, one.term, static_cast<std::uint16_t>(i),
                      static_cast<std::uint16_t>(i + one.rest.size())});
    }
  }
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.rule != b.rule ? a.rule < b.rule : a.first < b.first;
  });
  return hits;
}

// The narrowest run of words that holds every term of a rule, by a window over its hits.
bool narrowest(const Rule& rule, const Hit* hits, size_t count, Hit& place) {
  size_t width = kWindow + 1;
  for (size_t i = 0; i < count; ++i) {
    if (hits[i].term >= rule.terms) continue;
    unsigned seen = 0;
    size_t last = 0;
    size_t taken[kMostTerms] = {};  // the first words of the terms seen: one word is one term
    size_t terms = 0;
    for (size_t k = i; k < count && hits[k].first < hits[i].first + kWindow; ++k) {
      if (hits[k].term >= rule.terms || (seen >> hits[k].term & 1U) != 0) continue;
      if (std::find(taken, taken + terms, hits[k].first) != taken + terms) continue;
      seen |= 1U << hits[k].term;
      taken[terms++] = hits[k].first;
      last = std::max<size_t>(last, hits[k].last);
      if (seen + 1 != 1U << rule.terms) continue;
      if (last - hits[i].first < width) {
        width = last - hits[i].first;
        place = {hits[i].rule, 0, hits[i].first, static_cast<std::uint16_t>(last)};
      }
      break;
    }
  }
  return width <= kWindow;
}

bool is_excluded(const Rule& rule, const Hit* hits, size_t count, const Hit& place) {
  return std::any_of(hits, hits + count, [&](const Hit& hit) {
    return hit.term >= rule.terms && hit.first + kWindow / 2 >= place.first &&
           hit.first <= place.last + kWindow / 2;
  });
}

}  // namespace

std::vector<PhraseMatch> match_phrases(string_view sentence) {
  const std::vector<Word> words = words_of(sentence);
  const std::vector<Hit> hits = hits_of(words);
  std::vector<PhraseMatch> matches;
  for (size_t i = 0; i < hits.size();) {
    size_t end = i;
    while (end < hits.size() && hits[end].rule == hits[i].rule) ++end;
    const Rule& rule = table().rules()[hits[i].rule];
    Hit place{};
    if (narrowest(rule, hits.data() + i, end - i, place) &&
        !is_excluded(rule, hits.data() + i, end - i, place)) {
      matches.push_back(
          {rule.technique, {words[place.first].place.start, words[place.last].place.end}});
    }
    i = end;
  }
  std::stable_sort(matches.begin(), matches.end(), [](const PhraseMatch& a, const PhraseMatch& b) {
    return a.technique != b.technique ? a.technique < b.technique : a.place.size() < b.place.size();
  });
  matches.erase(std::unique(matches.begin(), matches.end(),
                            [](const PhraseMatch& a, const PhraseMatch& b) {
                              return a.technique == b.technique;
                            }),
                matches.end());
  return matches;
}

}  // namespace perpend::extraction
