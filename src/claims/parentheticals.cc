// A segment between two commas, or between a comma and the end of the sentence, that holds a noun
// group, one finite verb of saying or believing and nothing that could be said, is spoken from
// aside: what it says stands around it, and nobody else says it.
//
//   'Police in Aldery, the Ferrow Post reports, are sure that …'   the Post: 'Police … are sure …'
//   '"It is theirs," the minister insisted, "and so is the clock."'   both quotations
//   'Two envoys said the code was sold, the station reports.'   the station: all before it
//
// Inside of a quotation only the quotation is looked at. Between 'said' and its end, a person who
// speaks from aside has the clause around him, an end of the sentence all of it. A counter-example
// is 'the minister, who said so, left': a relative clause is no segment.
// Tested in parentheticals_test.cc.
#include "claims/parentheticals.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "claims/attribution.h"
#include "claims/lexicon.h"
#include "claims/verb_groups.h"

namespace perpend::claims {
namespace {

constexpr std::uint32_t kLongest = 14;  // words on either side of the verb

struct Segment {
  std::uint32_t cue = 0;
  WordRange words;  // without the commas
  WordRange source;
  WordRange within;  // the sentence, or its part in the same quotation
};

bool is_quote(const ParsedText& p, std::uint32_t i) { return p.words[i].tag == Tag::kQuote; }
bool is_comma(const ParsedText& p, std::uint32_t i) { return p.words[i].tag == Tag::kComma; }
bool parts(const ParsedText& p, std::uint32_t i) {
  const Tag t = p.words[i].tag;
  return t == Tag::kComma || t == Tag::kQuote || t == Tag::kPeriod || t == Tag::kColon;
}

// ', the daily reports,': a noun before it and a sign behind.
bool is_taken_for_noun(const ParsedText& p, std::uint32_t i) {
  const Word& w = p.words[i];
  if (w.tag != Tag::kNouns || i == 0 || i + 1 >= p.words.size() || !w.ends_in_s) return false;
  const Tag before = p.words[i - 1].tag;
  const bool noun = before == Tag::kNoun || before == Tag::kName;
  const bool today =
      p.words[i + 1].form == hash_of("today") || p.words[i + 1].tag == Tag::kPreposition;
  return noun && (is_punctuation(p.words[i + 1].tag) || (today && before == Tag::kName));
}

bool speaks(const ParsedText& p, std::uint32_t i) {
  const CueClass kind = cue_class(p.words[i].form);
  const bool says = (is_speech(kind) && kind != CueClass::kAccuse && kind != CueClass::kAsk) ||
                    kind == CueClass::kBelieve || kind == CueClass::kFind ||
                    p.words[i].form == hash_of("learned") || p.words[i].form == hash_of("learns");
  const Tag t = p.words[i].tag;
  return says && (t == Tag::kPast || t == Tag::kThird || t == Tag::kPresent ||
                  is_taken_for_noun(p, i) || is_past_of_speech(p.words[i].form) ||
                  (t == Tag::kParticiple && with_helpers(p, i).begin < i));
}

bool of_a_group(Tag t) {
  return is_nominal(t) || t == Tag::kPossessive || t == Tag::kAdjective || t == Tag::kGenitive ||
         t == Tag::kHyphen || t == Tag::kPreposition || t == Tag::kAnd || t == Tag::kParticle;
}

bool has_finite(const ParsedText& p, WordRange words) {
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    if (is_finite(p.words[i].tag)) return true;
  }
  return false;
}

bool is_infinitive(const ParsedText& p, std::uint32_t to) {
  return p.words[to].tag == Tag::kTo && to + 1 < p.words.size() &&
         p.words[to + 1].tag == Tag::kBase;
}

WordRange part_of(const ParsedText& p, std::uint32_t cue) {
  WordRange within = p.sentence_at(cue);
  const std::int32_t q = p.quotation_of[cue];
  if (q >= 0) {
    const WordRange inside = p.quotations[static_cast<std::size_t>(q)].words;
    within = {std::max(within.begin, inside.begin), std::min(within.end, inside.end)};
  }
  return within;
}

// The noun group between `end` and the sign before it; empty if something else stands there.
WordRange group_before(const ParsedText& p, WordRange within, std::uint32_t end) {
  std::uint32_t begin = end;
  while (begin > within.begin && of_a_group(p.words[begin - 1].tag) && end - begin < kLongest)
    --begin;
  if (begin == end || begin == within.begin || !parts(p, begin - 1)) return {};
  if (p.words[begin].tag == Tag::kPreposition || p.words[begin].tag == Tag::kAnd) return {};
  return {begin, end};
}

// The segment around a verb, or one without words.
Segment segment_around(const ParsedText& p, std::uint32_t cue) {
  Segment found;
  found.cue = cue;
  found.within = part_of(p, cue);
  const WordRange verb = with_helpers(p, cue);
  std::uint32_t begin = verb.begin;
  while (begin > found.within.begin && !parts(p, begin - 1)) {
    const Word& w = p.words[begin - 1];
    const bool as = w.form == hash_of("as");
    const bool so =
        w.form == hash_of("so") && begin >= 2 && p.words[begin - 2].form == hash_of("or");
    if (!as && !so && !of_a_group(w.tag)) return {};
    if (w.tag == Tag::kWh || w.form == hash_of("that") || verb.begin - begin >= kLongest) return {};
    --begin;
    if (as) break;
  }
  if (begin <= found.within.begin + 1 || !parts(p, begin - 1)) return {};
  if (p.words[begin - 1].tag == Tag::kColon) return {};
  found.source = {begin, verb.begin};
  if (begin == verb.begin && is_comma(p, begin - 1)) {
    // 'the head of the centre, Jonas Trew, insisted'
    const WordRange name = group_before(p, found.within, begin - 1);
    const WordRange noun = name.size() > 0 && is_comma(p, name.begin - 1)
                               ? group_before(p, found.within, name.begin - 1)
                               : WordRange{};
    if (noun.size() == 0 || noun.begin <= found.within.begin + 1) return {};
    found.source = noun;
    begin = noun.begin;
  }
  if (p.words[begin].form == hash_of("as")) ++found.source.begin;
  // '…, or so he told the Observer'
  if (p.words[begin].form == hash_of("or") && begin + 2 < verb.begin) found.source.begin += 2;
  if (found.source.size() == 0 || !is_nominal(p.words[found.source.end - 1].tag)) return {};
  if (p.words[found.source.begin].tag == Tag::kPreposition ||
      p.words[found.source.begin].tag == Tag::kAnd) {
    return {};
  }
  std::uint32_t end = cue + 1;
  while (end < found.within.end && !parts(p, end)) {
    const Word& w = p.words[end];
    if (is_finite(w.tag) || opens_clause(p, end) || w.tag == Tag::kWh || is_infinitive(p, end) ||
        end - cue > kLongest) {
      return {};
    }
    ++end;
  }
  if (end < found.within.end && p.words[end].tag == Tag::kColon) return {};
  found.words = {begin, end};
  return found;
}

class Parentheticals {
 public:
  Parentheticals(const ParsedText& p, std::vector<RelationOfText>& relations)
      : p_(p), relations_(relations) {}

  void read() {
    for (std::uint32_t i = 0; i < p_.words.size(); ++i) {
      if (!speaks(p_, i)) continue;
      const Segment segment = segment_around(p_, i);
      if (segment.words.size() > 0) at(segment);
    }
    std::move(added_.begin(), added_.end(), std::back_inserter(relations_));
    std::sort(relations_.begin(), relations_.end(),
              [](const RelationOfText& a, const RelationOfText& b) { return a.cue < b.cue; });
  }

 private:
  void at(const Segment& segment) {
    const std::uint32_t after = segment.words.end;
    const bool closes = after >= segment.within.end || p_.words[after].tag == Tag::kPeriod ||
                        another_closes(segment);
    std::vector<WordRange> pieces = quoted_pieces(segment);
    if (pieces.empty() && !closes && is_comma(p_, after)) pieces = both_sides(segment);
    if (pieces.empty() && closes) {
      const WordRange before = {segment.within.begin, segment.words.begin - 1};
      const WordRange colon = after_colon(segment, before);
      const auto known = from(segment.cue);
      const bool unread = known == relations_.end() || known->cue != segment.cue;
      if (colon != before || another_closes(segment) ||
          (unread && (has_finite(p_, before) || before.size() > 6)))
        pieces = nonempty({colon});
    }
    if (!pieces.empty()) {
      RelationOfText& r = relation_of(segment);
      r.content = pieces;
      r.source = segment.source;
      r.cue_words = with_helpers(p_, segment.cue);
    }
    if (!pieces.empty() || closes) take_out(segment, closes);
  }

  // 'A crew did it, police believe, the Post reported on Tuesday': another segment to the end.
  bool another_closes(const Segment& segment) const {
    if (segment.words.end >= segment.within.end || !is_comma(p_, segment.words.end)) return false;
    for (std::uint32_t i = segment.words.end + 2; i < segment.within.end; ++i) {
      if (parts(p_, i) || p_.words[i].tag == Tag::kWh || opens_clause(p_, i)) return false;
      if (!speaks(p_, i)) continue;
      const Segment next = segment_around(p_, i);
      return next.words.size() > 0 && next.words.begin == segment.words.end + 1 &&
             (next.words.end >= segment.within.end ||
              p_.words[next.words.end].tag == Tag::kPeriod || is_comma(p_, next.words.end)) &&
             !has_finite(p_, {next.words.end, segment.within.end});
    }
    return false;
  }

  // '"A," X insisted, "B"'
  std::vector<WordRange> quoted_pieces(const Segment& segment) const {
    const std::uint32_t begin = segment.words.begin;
    const std::uint32_t after = segment.words.end;
    if (begin < 2 || !is_quote(p_, begin - 1) || after + 2 >= p_.words.size()) return {};
    if (!is_comma(p_, after) || !is_quote(p_, after + 1)) return {};
    const std::int32_t first = p_.quotation_of[begin - 2];
    const std::int32_t second = p_.quotation_of[after + 2];
    if (first < 0 || second < 0 || first == second) return {};
    return nonempty({p_.quotations[static_cast<std::size_t>(first)].words,
                     p_.quotations[static_cast<std::size_t>(second)].words});
  }

  std::vector<WordRange> both_sides(const Segment& segment) const {
    const bool relative =
        segment.words.end + 1 < segment.within.end && is_relative(segment.words.end + 1);
    const WordRange before = {clause_begin(segment), segment.words.begin - 1};
    const WordRange behind = {segment.words.end + 1, segment.within.end};
    const bool one = has_finite(p_, before);
    const bool two = !relative && has_finite(p_, behind);
    if (!one && !two) return {};
    if (before.size() == 0) return {};
    if (relative || (one && !(two && goes_on(behind))))
      return nonempty({after_colon(segment, before)});
    return nonempty({before, behind});
  }

  bool is_relative(std::uint32_t i) const {
    const Tag t = p_.words[i].tag;
    return t == Tag::kWh || t == Tag::kWhAdverb || p_.words[i].form == hash_of("whose");
  }

  // 'It was planned, the minister said, and paid for abroad': a clause of its own is another's.
  bool goes_on(WordRange behind) const {
    if (behind.size() == 0) return false;
    const std::uint32_t form = p_.words[behind.begin].form;
    return p_.words[behind.begin].tag == Tag::kAnd || form == hash_of("because") ||
           form == hash_of("although") || form == hash_of("while");
  }

  // 'Barr had spoken to the daily: the software was poisoned, she noted.'
  WordRange after_colon(const Segment& segment, WordRange before) const {
    if (segment.source.size() != 1 || p_.words[segment.source.begin].tag != Tag::kPronoun)
      return before;
    for (std::uint32_t i = before.begin; i + 3 < before.end; ++i) {
      if (p_.words[i].tag == Tag::kColon && p_.form(i) == ":") return {i + 1, before.end};
    }
    return before;
  }

  // A person aside in what another says has that clause; a segment at an end has the sentence.
  std::uint32_t clause_begin(const Segment& segment) const {
    for (std::uint32_t i = segment.words.begin - 1; i-- > segment.within.begin;) {
      if (opens_clause(p_, i) && i > segment.within.begin) {
        const CueClass kind = cue_class(p_.words[i - 1].form);
        if (is_speech(kind) || kind == CueClass::kBelieve) return i + 1;
      }
    }
    return segment.within.begin;
  }

  std::vector<WordRange> nonempty(std::initializer_list<WordRange> pieces) const {
    std::vector<WordRange> found;
    for (const WordRange piece : pieces) {
      const WordRange words = trimmed(p_, piece);
      if (words.size() > 0) found.push_back(words);
    }
    return found;
  }

  RelationOfText& relation_of(const Segment& segment) {
    const auto known = from(segment.cue);
    if (known != relations_.end() && known->cue == segment.cue) return *known;
    RelationOfText& made = added_.emplace_back();
    made.cue = segment.cue;
    made.by_rule = true;
    return made;
  }

  // The first of the relations, which are in the order of their cues, at or after a word.
  std::vector<RelationOfText>::iterator from(std::uint32_t word) {
    return std::lower_bound(relations_.begin(), relations_.end(), word,
                            [](const RelationOfText& r, std::uint32_t at) { return r.cue < at; });
  }

  WordRange subject_of(const Segment& segment, WordRange otherwise) const {
    const std::uint32_t end = segment.words.begin - 1;
    std::uint32_t begin = end;
    while (begin > segment.within.begin && of_a_group(p_.words[begin - 1].tag)) --begin;
    while (begin < end &&
           (p_.words[begin].tag == Tag::kPreposition || p_.words[begin].tag == Tag::kAnd))
      ++begin;
    return begin < end ? WordRange{begin, end} : otherwise;
  }

  // What others say does not hold the segment: neither its words nor, where it closes the
  // sentence, what follows.
  void take_out(const Segment& segment, bool closes) {
    for (auto at = from(segment.within.begin); at != relations_.end(); ++at) {
      RelationOfText& r = *at;
      if (r.cue >= segment.within.end) break;
      if (r.cue >= segment.words.begin && r.cue < segment.words.end) continue;
      // 'The envoy, the paper writes, added': who added stands before the segment.
      const bool mistaken = r.cue >= segment.words.end && r.source.begin < segment.words.end &&
                            r.source.end > segment.words.begin;
      if (mistaken) r.source = subject_of(segment, r.source);
      std::vector<WordRange> kept;
      for (const WordRange piece : r.content) {
        const bool apart = segment.words.begin >= piece.end || segment.words.end <= piece.begin;
        const bool outside = p_.quotation_of[segment.cue] >= 0 &&
                             p_.quotation_of[r.cue] != p_.quotation_of[segment.cue];
        const bool cross = piece.begin < segment.within.begin || piece.end > segment.within.end;
        // Who speaks later, of all that stands before, reports the segment too.
        const bool reports = r.cue >= segment.words.end && piece.end <= r.cue;
        if (apart || outside || cross || reports) {
          kept.push_back(piece);
          continue;
        }
        const WordRange front =
            trimmed(p_, {piece.begin, std::max(piece.begin, segment.words.begin - 1)});
        if (front.size() > 0) kept.push_back(front);
        const std::uint32_t from = std::min(segment.words.end + 1, piece.end);
        const WordRange behind = trimmed(p_, {from, piece.end});
        if (!closes && behind.size() > 0 && has_finite(p_, behind)) kept.push_back(behind);
      }
      r.content = std::move(kept);
    }
  }

  const ParsedText& p_;
  std::vector<RelationOfText>& relations_;
  std::vector<RelationOfText> added_;
};

}  // namespace

void read_parentheticals(const ParsedText& parsed, std::vector<RelationOfText>& relations) {
  Parentheticals(parsed, relations).read();
  std::erase_if(relations, [](const RelationOfText& r) { return r.content.empty(); });
}

}  // namespace perpend::claims
