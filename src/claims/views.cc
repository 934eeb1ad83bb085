// Views without a verb of saying: 'In the mayor's telling, …', 'the ministry's claim that …', 'is
// certain that …'. Tested in relations_test.cc.
#include <algorithm>
#include <array>

#include "claims/attribution.h"
#include "claims/explicit_relations.h"
#include "claims/frames.h"
#include "claims/lexicon.h"
#include "claims/verb_groups.h"

namespace perpend::claims {
namespace {

bool of_a_name(const ParsedText& p, std::uint32_t i) {
  const Tag t = p.words[i].tag;
  return t == Tag::kNoun || t == Tag::kNouns || t == Tag::kName || t == Tag::kAdjective ||
         t == Tag::kDeterminer || t == Tag::kGenitive || t == Tag::kNumber;
}

}  // namespace

// 'In the mayor's telling, …', '…, by the firm's account', 'The firm's view is that …'
bool read_view(ExplicitRelations& kept, std::uint32_t i) {
  const ParsedText& p = kept.text();
  static constexpr std::array kViews = {
      hash_of("account"), hash_of("telling"),     hash_of("view"),       hash_of("opinion"),
      hash_of("version"), hash_of("reading"),     hash_of("words"),      hash_of("verdict"),
      hash_of("theory"),  hash_of("estimate"),    hash_of("reckoning"),  hash_of("judgment"),
      hash_of("belief"),  hash_of("judgement"),   hash_of("conviction"), hash_of("suspicion"),
      hash_of("word"),    hash_of("line"),        hash_of("position"),   hash_of("conclusion"),
      hash_of("finding"), hash_of("assessment"),  hash_of("argument"),   hash_of("message"),
      hash_of("answer"),  hash_of("explanation"), hash_of("hunch")};
  const Word& w = p.words[i];
  if (std::find(kViews.begin(), kViews.end(), w.form) == kViews.end() || i == 0) return false;
  const WordRange s = p.sentence_at(i);
  // Whose: a genitive before it, or 'of …' behind.
  WordRange source;
  std::uint32_t front = i;
  std::uint32_t end = i + 1;
  while (front > s.begin && (p.words[front - 1].tag == Tag::kAdjective ||
                             (p.words[front - 1].tag == Tag::kNoun && i - front < 2))) {
    --front;
  }
  if (front > s.begin + 1 && p.words[front - 1].tag == Tag::kGenitive) {
    std::uint32_t begin = front - 1;
    while (begin > s.begin && front - begin < 9 && of_a_name(p, begin - 1)) {
      --begin;
      if (p.words[begin].tag == Tag::kDeterminer) break;
    }
    source = {begin, front - 1};
    front = begin;
  } else if (end + 1 < s.end && lower_form(p, end) == "of") {
    const std::uint32_t begin = end + 1;
    end = begin;
    while (end < s.end && end - begin < 9 && (of_a_name(p, end) || lower_form(p, end) == "of"))
      ++end;
    source = {begin, end};
    if (front > s.begin && p.words[front - 1].tag == Tag::kDeterminer) --front;
  }
  if (source.size() == 0) return false;
  WordRange content;
  const bool be = end < s.end && (lower_form(p, end) == "is" || lower_form(p, end) == "was");
  if (be && end + 2 < s.end &&
      (lower_form(p, end + 1) == "that" || lower_form(p, end + 1) == ":")) {
    content = rest_of(p, end + 2);
  } else if (front > s.begin &&
             (lower_form(p, front - 1) == "in" || lower_form(p, front - 1) == "by" ||
              lower_form(p, front - 1) == "on")) {
    const std::uint32_t preposition = front - 1;
    const bool opens = preposition == s.begin || opens_clause(p, preposition - 1);
    if (opens && end + 3 < s.end && p.words[end].tag == Tag::kComma) content = rest_of(p, end + 1);
    const bool closes = preposition > s.begin + 3 && p.words[preposition - 1].tag == Tag::kComma &&
                        (end >= s.end || is_punctuation(p.words[end].tag));
    if (closes) content = trimmed(p, {s.begin, preposition - 1});
  }
  if (content.size() < 3) return false;
  kept.keep(i, {i, i + 1}, content);
  if (RelationOfText* r = kept.relation(i); r != nullptr) r->source = source;
  return true;
}

// 'the ministry's claim that …', 'a finding by the court that …'
bool read_noun_of_speech(ExplicitRelations& kept, std::uint32_t i) {
  const ParsedText& p = kept.text();
  const Word& w = p.words[i];
  if (!is_speech_noun(w.form) || (w.tag != Tag::kNoun && w.tag != Tag::kNouns)) return false;
  const WordRange s = p.sentence_at(i);
  WordRange source;
  std::uint32_t that = i + 1;
  if (that + 1 < s.end && lower_form(p, that) == "by") {
    while (that < std::min(s.end, i + 12) && lower_form(p, that) != "that") ++that;
    source = {i + 2, that};
  } else {
    std::uint32_t at = i;
    while (at > s.begin && p.words[at - 1].tag == Tag::kAdjective) --at;
    if (at < s.begin + 2 || p.words[at - 1].tag != Tag::kGenitive) return false;
    std::uint32_t begin = at - 1;
    while (begin > s.begin && at - begin < 8) {
      const Tag t = p.words[begin - 1].tag;
      if (t != Tag::kNoun && t != Tag::kNouns && t != Tag::kName && t != Tag::kAdjective &&
          t != Tag::kDeterminer) {
        break;
      }
      --begin;
      if (t == Tag::kDeterminer) break;
    }
    source = {begin, at - 1};
  }
  if (source.size() == 0 || that + 2 >= s.end || lower_form(p, that) != "that") return false;
  for (std::uint32_t k = source.begin; k < source.end; ++k) {
    if (is_finite(p.words[k].tag) || is_past_of_speech(p.words[k].form)) return false;
  }
  const WordRange content = rest_of(p, that + 1);
  if (content.size() < 3) return false;
  kept.keep(i, {i, i + 1}, content);
  if (RelationOfText* r = kept.relation(i); r != nullptr) r->source = source;
  return true;
}

// 'are certain that …'
bool read_certainty(ExplicitRelations& kept, std::uint32_t i) {
  const ParsedText& p = kept.text();
  const std::uint32_t form = p.words[i].form;
  const WordRange s = p.sentence_at(i);
  static constexpr std::array kSure = {
      hash_of("certain"),   hash_of("sure"),     hash_of("convinced"), hash_of("confident"),
      hash_of("adamant"),   hash_of("positive"), hash_of("clear"),     hash_of("persuaded"),
      hash_of("satisfied"), hash_of("aware"),    hash_of("doubt"),     hash_of("emphatic")};
  if (std::find(kSure.begin(), kSure.end(), form) == kSure.end()) return false;
  if (form == hash_of("doubt") && (i == 0 || lower_form(p, i - 1) != "no")) return false;
  if (i == 0 || i + 3 >= s.end || lower_form(p, i + 1) != "that" || kept.relation(i) != nullptr)
    return false;
  WordRange words = with_helpers(p, i);
  // 'is in no doubt that', 'has no doubt that', 'is quite certain that'
  while (words.begin > s.begin + 1 && words.begin + 4 > i &&
         (lower_form(p, words.begin - 1) == "in" || lower_form(p, words.begin - 1) == "no" ||
          p.words[words.begin - 1].tag == Tag::kAdverb)) {
    words.begin = with_helpers(p, words.begin - 1).begin;
  }
  if (words.begin == i) return false;
  const WordRange source = subject_before(p, words.begin);
  if (source.size() == 0) return false;
  kept.keep(i, words, rest_of(p, i + 2));
  if (RelationOfText* r = kept.relation(i); r != nullptr) r->source = source;
  return true;
}

}  // namespace perpend::claims
