// Tags go wrong, and most often where a sentence is rare in form; so a subject is read from what
// stands between signs as much as from tags. "In a letter, of which the Plough has a copy, the firm
// argued": the firm argues, because a noun group right before the verb goes before what a relative
// clause describes. A counter-example is a list that is not of names: 'bakers, smiths and the mayor
// said' keeps the mayor alone. Tested in frames_test.cc.
#include "claims/clause_scan.h"

#include <algorithm>

#include "claims/attribution.h"
#include "claims/lexicon.h"

namespace perpend::claims {
namespace {

constexpr std::uint32_t kAccording = hash_of("according");

}  // namespace

ClauseScan::ClauseScan(const ParsedText& p, std::uint32_t verb)
    : p_(p), cue_(verb), s_(p.sentence_at(verb)) {
  // What stands in the verb's quotation is framed inside of it, what stands outside, around it.
  const std::int32_t q = p.quotation_of[verb];
  if (q < 0) return;
  const WordRange inside = p.quotations[static_cast<std::size_t>(q)].words;
  s_ = {std::max(s_.begin, inside.begin), std::min(s_.end, inside.end)};
}

// A finite verb in [from, to) that no relative clause holds.
bool ClauseScan::has_finite(std::uint32_t from, std::uint32_t to) const {
  bool relative = false;
  for (std::uint32_t i = from; i < to; ++i) {
    if (comma(i)) relative = false;
    if (tag(i) == Tag::kWh || tag(i) == Tag::kWhAdverb || word(i).form == hash_of("whose"))
      relative = true;
    if (finite(i) && !relative) return true;
  }
  return false;
}

// Where the clause that the cue heads begins: after 'that', a relative word, a conjunction, a
// colon, a quotation mark.
std::uint32_t ClauseScan::clause_begin() const {
  for (std::uint32_t i = cue_; i-- > s_.begin;) {
    const Tag t = tag(i);
    if (quote(i) || t == Tag::kColon || t == Tag::kBracket) return i + 1;
    // 'a letter in which the regulator warns': whose words they are stands behind 'which'.
    const bool relative = t == Tag::kWh || t == Tag::kWhAdverb;
    if (relative && i + 2 < cue_ && noun_like(i + 1)) return i + 1;
    if (opens_clause(p_, i)) return i + 1;
    if (t == Tag::kAnd && has_finite(s_.begin, i)) return i + 1;
    // A finite verb before it that no relative clause holds: another clause.
    const bool says = finite(i) && is_speech(cue_class(word(i).form)) && i + 2 < cue_;
    if (says && in_relative(i) && noun_like(i + 1)) return i + 1;
    if (finite(i) && !in_relative(i) && i + 1 < cue_ && !adjacent_helper(i) && !reduced(i))
      return i + 1;
  }
  return s_.begin;
}

// 'two lawmakers briefed on the case told', 'an indictment unsealed on Friday says': a participle
// behind a noun that the tagger took for a past, with no noun group of its own before the cue.
bool ClauseScan::reduced(std::uint32_t i) const {
  if (tag(i) != Tag::kPast || i == s_.begin || !is_nominal(tag(i - 1))) return false;
  bool bare = true;  // no preposition stands before the next noun
  for (std::uint32_t k = i + 1; k < cue_; ++k) {
    const Tag t = tag(k);
    if (t == Tag::kPreposition || t == Tag::kTo) {
      bare = false;
      continue;
    }
    const bool parts = t == Tag::kComma || t == Tag::kAnd || finite(k) || t == Tag::kWh;
    const bool object = bare && noun_like(k) && t != Tag::kAdjective;
    if (parts || object) return false;
  }
  return !bare;
}

bool ClauseScan::adjacent_helper(std::uint32_t i) const {
  for (std::uint32_t k = i + 1; k < cue_; ++k) {
    if (tag(k) != Tag::kAdverb && !is_verb(tag(k))) return false;
  }
  return true;
}

bool ClauseScan::in_relative(std::uint32_t i) const {
  for (std::uint32_t k = i; k > s_.begin && i - k < 8; --k) {
    if (comma(k)) return false;
    if (tag(k) == Tag::kWh) return true;
  }
  return false;
}

// The first noun group at or after `from`, with 'of …' and appositions between commas, up to
// `to`.
WordRange ClauseScan::group_at(std::uint32_t from, std::uint32_t to) const {
  while (from < to && !noun_like(from)) ++from;
  if (from >= to) return {};
  if (is_person_pronoun(from)) return {from, from + 1};
  std::uint32_t end = from;
  while (end < to && noun_like(end) && !is_person_pronoun(end)) ++end;
  while (end + 1 < to &&
         (word(end).form == hash_of("of") || word(end).form == hash_of("for") ||
          word(end).form == hash_of("and") || p_.form(end) == "&") &&
         noun_like(end + 1)) {
    ++end;
    while (end < to && noun_like(end)) ++end;
  }
  end = behind_list(end, to);
  // 'two people familiar with': what describes them from behind is left out.
  const std::uint32_t all = end;
  while (end > from + 1 && tag(end - 1) == Tag::kAdjective) --end;
  const bool nominal = is_nominal(tag(end - 1)) && tag(end - 1) != Tag::kDeterminer;
  return {from, nominal ? end : all};
}

// 'the agencies of Serrania, Brisland and Corvenna': the end of a list of names, or `end`.
std::uint32_t ClauseScan::behind_list(std::uint32_t end, std::uint32_t to) const {
  const auto name = [&](std::uint32_t i) { return (word(i).shape & kCapital) != 0; };
  if (end == 0 || end >= to || !comma(end) || !name(end - 1)) return end;
  std::uint32_t at = end;
  while (at + 1 < to && comma(at) && name(at + 1)) {
    at += 2;
    while (at < to && name(at)) ++at;
  }
  if (at + 1 >= to || tag(at) != Tag::kAnd || !name(at + 1)) return end;
  ++at;
  while (at < to && name(at)) ++at;
  return at;
}

bool ClauseScan::is_person_pronoun(std::uint32_t i) const {
  if (tag(i) != Tag::kPronoun) return false;
  const std::uint32_t form = word(i).form;
  return form == hash_of("he") || form == hash_of("she") || form == hash_of("they") ||
         form == hash_of("it") || form == hash_of("we") || form == hash_of("i");
}

// 'As first reported by X, a newsletter, …', 'Reached by telephone, he said': what opens a
// sentence and ends with a comma, behind which somebody stands. The place behind the comma.
std::uint32_t ClauseScan::behind_opener(std::uint32_t from) const {
  const Tag t = tag(from);
  const bool as = word(from).form == hash_of("as");
  if (!as && t != Tag::kParticiple && t != Tag::kPast && t != Tag::kAdjective) return from;
  if (from != s_.begin || (t == Tag::kAdjective && !as)) return from;
  std::uint32_t end = from;
  while (end < cue_ && !comma(end)) ++end;
  if (end + 1 >= cue_ || !noun_like(end + 1)) return from;
  // An apposition between two commas.
  const std::uint32_t article = word(end + 1).form;
  if (article == hash_of("a") || article == hash_of("an")) {
    std::uint32_t next = end + 1;
    while (next < cue_ && noun_like(next)) ++next;
    if (next + 1 < cue_ && comma(next) && noun_like(next + 1)) return next + 1;
  }
  return end + 1;
}

// In front of the clause: 'On Tuesday', 'In its report', 'After the attack,'
std::uint32_t ClauseScan::after_adverbials(std::uint32_t from) const {
  from = behind_opener(from);
  while (from < cue_) {
    const Tag t = tag(from);
    if (word(from).form == kAccording || t == Tag::kGerund ||
        word(from).form == hash_of("citing")) {
      // 'According to X, …', 'Citing two officials, …'
      std::uint32_t end = from;
      while (end < cue_ && !comma(end)) ++end;
      if (end >= cue_) return from;
      from = end + 1;
    } else if (t == Tag::kAdverb || t == Tag::kAnd || comma(from)) {
      ++from;
    } else if (t == Tag::kPreposition && from + 1 < cue_) {
      std::uint32_t end = from + 1;
      while (end < cue_ && !comma(end) && noun_like(end)) {
        // 'In its report the agency': a determiner opens the next group.
        if (end > from + 1 &&
            (tag(end) == Tag::kDeterminer || is_person_pronoun(end) || opens_clause(p_, end))) {
          break;
        }
        ++end;
      }
      if (end == from + 1 || end >= cue_) return from;
      // 'In a report published on Thursday, the company': as far as the comma, if a noun follows.
      std::uint32_t past = end;
      while (past < cue_ && !comma(past) && !finite(past) && tag(past) != Tag::kWh) ++past;
      const bool phrase = past + 1 < cue_ && comma(past) && noun_like(past + 1);
      from = phrase && from == s_.begin ? past + 1 : end;
    } else {
      return from;
    }
  }
  return from;
}

// 'In a letter, of which the Plough has a copy, the firm argued': what a relative clause
// describes is no subject where a noun group stands right before the verb.
WordRange ClauseScan::behind_relative(std::uint32_t begin) const {
  std::uint32_t front = cue_;
  while (front > begin && (adverb_or_verb(front - 1))) --front;
  std::uint32_t at = front;
  while (at > begin && (noun_like(at - 1) || tag(at - 1) == Tag::kPreposition)) --at;
  if (at == front || at <= begin + 1 || !comma(at - 1)) return {};
  if (tag(at) == Tag::kPreposition) return {};
  for (std::uint32_t i = begin; i < at; ++i) {
    const bool verb = is_verb(tag(i)) && i > begin;
    if (tag(i) == Tag::kWh || word(i).form == hash_of("whose") || verb) return group_at(at, cue_);
  }
  return {};
}

bool ClauseScan::adverb_or_verb(std::uint32_t i) const {
  return tag(i) == Tag::kAdverb || is_verb(tag(i)) || tag(i) == Tag::kModal;
}

WordRange ClauseScan::source_before() const {
  if (const WordRange behind = behind_relative(s_.begin); behind.size() > 0) return behind;
  const std::uint32_t clause = clause_begin();
  const std::uint32_t begin = after_adverbials(clause);
  if (begin >= cue_ || adverbs_only(begin)) return joined_subject(clause);
  return group_at(begin, cue_);
}

bool ClauseScan::adverbs_only(std::uint32_t begin) const {
  for (std::uint32_t i = begin; i < cue_; ++i) {
    if (!adverb_or_verb(i)) return false;
  }
  return true;
}

// 'dismissed the report and said …': who did the first does the second.
WordRange ClauseScan::joined_subject(std::uint32_t clause) const {
  if (clause == s_.begin || tag(clause - 1) != Tag::kAnd) return {};
  for (std::uint32_t i = s_.begin + 1; i + 1 < clause; ++i) {
    if (opens_clause(p_, i) || quote(i)) return {};
    if (!finite(i) || in_relative(i)) continue;
    if (!is_speech(cue_class(word(i).form))) return {};
    return ClauseScan(p_, i).source_before();
  }
  return {};
}

bool ClauseScan::all_names(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t i = from; i < to; ++i) {
    const bool capital = (word(i).shape & kCapital) != 0;  // rare names are tagged as anything
    if (!capital && tag(i) != Tag::kName && tag(i) != Tag::kHyphen) return false;
  }
  return from < to;
}

bool ClauseScan::has_noun(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t i = from; i < to; ++i) {
    if (is_nominal(tag(i))) return true;
  }
  return false;
}

}  // namespace perpend::claims
