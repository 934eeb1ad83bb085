// Three orders cover most of what newspapers print:
//
//   forward   SOURCE said (on Tuesday) (that | : ) CONTENT       a finite verb follows the cue
//   backward  CONTENT, SOURCE said (on Tuesday).                 none does, and a comma stands
//   before inverted  "CONTENT," said SOURCE                             the source follows the cue
//
// and 'according to SOURCE, CONTENT' with its mirror image. Signs and tags are enough to tell them
// apart, which helps where a tree went wrong. A counter-example is 'The firm, he said, had known':
// neither order holds, and the passage comes in two pieces. Tested in frames_test.cc.
#include "claims/frames.h"

#include <algorithm>

#include "claims/attribution.h"
#include "claims/lexicon.h"

namespace perpend::claims {
namespace {

constexpr std::uint32_t kThat = hash_of("that");
constexpr std::uint32_t kAccording = hash_of("according");

class Frames {
 public:
  Frames(const ParsedText& p, std::uint32_t cue) : p_(p), cue_(cue), s_(p.sentence_at(cue)) {
    // What stands in the cue's quotation is framed inside of it, what stands outside, around it.
    const std::int32_t q = p.quotation_of[cue];
    if (q >= 0) {
      const WordRange inside = p.quotations[static_cast<std::size_t>(q)].words;
      s_ = {std::max(s_.begin, inside.begin), std::min(s_.end, inside.end)};
    }
  }

  WordRange subject() const { return source_before(); }

  std::optional<Frame> read() {
    if (p_.words[cue_].form == kAccording) return according();
    if (!is_verb(p_.words[cue_].tag) || p_.words[cue_].tag == Tag::kBase) return {};
    if (p_.words[cue_].tag == Tag::kGerund) return {};
    if (const auto quoted = read_behind_quotation()) return quoted;
    if (const auto forward = read_forward()) return forward;
    if (const auto inverted = read_inverted()) return inverted;
    return read_backward();
  }

 private:
  const Word& word(std::uint32_t i) const { return p_.words[i]; }
  Tag tag(std::uint32_t i) const { return p_.words[i].tag; }
  bool quote(std::uint32_t i) const { return tag(i) == Tag::kQuote; }
  bool comma(std::uint32_t i) const { return tag(i) == Tag::kComma; }

  bool finite(std::uint32_t i) const {
    const Tag t = tag(i);
    return t == Tag::kPast || t == Tag::kThird || t == Tag::kPresent || t == Tag::kModal;
  }
  bool noun_like(std::uint32_t i) const {
    const Tag t = tag(i);
    return t == Tag::kDeterminer || t == Tag::kPossessive || t == Tag::kAdjective ||
           t == Tag::kNoun || t == Tag::kNouns || t == Tag::kName || t == Tag::kNumber ||
           t == Tag::kGenitive || t == Tag::kHyphen || t == Tag::kPronoun;
  }

  // A finite verb in [from, to) that no relative clause holds.
  bool has_finite(std::uint32_t from, std::uint32_t to) const {
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
  std::uint32_t clause_begin() const {
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
  bool reduced(std::uint32_t i) const {
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
  bool adjacent_helper(std::uint32_t i) const {
    for (std::uint32_t k = i + 1; k < cue_; ++k) {
      if (tag(k) != Tag::kAdverb && !is_verb(tag(k))) return false;
    }
    return true;
  }
  bool in_relative(std::uint32_t i) const {
    for (std::uint32_t k = i; k > s_.begin && i - k < 8; --k) {
      if (comma(k)) return false;
      if (tag(k) == Tag::kWh) return true;
    }
    return false;
  }

  // The first noun group at or after `from`, with 'of …' and appositions between commas, up to
  // `to`.
  WordRange group_at(std::uint32_t from, std::uint32_t to) const {
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
  std::uint32_t behind_list(std::uint32_t end, std::uint32_t to) const {
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

  bool is_person_pronoun(std::uint32_t i) const {
    if (tag(i) != Tag::kPronoun) return false;
    const std::uint32_t form = word(i).form;
    return form == hash_of("he") || form == hash_of("she") || form == hash_of("they") ||
           form == hash_of("it") || form == hash_of("we") || form == hash_of("i");
  }

  // 'As first reported by X, a newsletter, …', 'Reached by telephone, he said': what opens a
  // sentence and ends with a comma, behind which somebody stands. The place behind the comma.
  std::uint32_t behind_opener(std::uint32_t from) const {
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
  std::uint32_t after_adverbials(std::uint32_t from) const {
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

  // '"No comment," the chief of the firm, Salma Quintero, said as she left': whatever follows.
  std::optional<Frame> read_behind_quotation() const {
    std::uint32_t at = cue_;
    int commas = 0;
    while (at > s_.begin && !quote(at - 1)) {
      --at;
      if (tag(at) == Tag::kWh || tag(at) == Tag::kColon || (finite(at) && !adjacent_helper(at)))
        return {};
      commas += comma(at) ? 1 : 0;
    }
    if (at == s_.begin || at >= cue_ || commas > 2 || at < s_.begin + 3) return {};
    const bool closes = comma(at - 2) || tag(at - 2) == Tag::kPeriod;
    const std::int32_t q = p_.quotation_of[at - 2];
    if (!closes || q < 0 || q == p_.quotation_of[cue_]) return {};
    // What follows the cue may be a second piece or a clause of its own.
    for (std::uint32_t i = cue_ + 1; i < std::min(s_.end, cue_ + 10); ++i) {
      if (opens_clause(p_, i) || tag(i) == Tag::kColon || quote(i)) return {};
    }
    Frame frame;
    frame.source = group_at(at, cue_);
    frame.content = trimmed(p_, p_.quotations[static_cast<std::size_t>(q)].words);
    if (frame.source.size() == 0 || frame.content.size() == 0) return {};
    return frame;
  }

  std::optional<Frame> read_forward() {
    std::uint32_t at = cue_ + 1;
    const std::uint32_t end = content_end();
    bool opened = false;
    std::uint32_t begin = at;
    const std::uint32_t look = std::min(end, cue_ + 18);
    for (std::uint32_t i = past_aside(at, end); i < look; ++i) {
      const bool before_quote = i + 1 < end && quote(i + 1);
      if (word(i).form == kThat && (opens_clause(p_, i) || i == at || only_when(at, i))) {
        begin = i + 1;
        opened = true;
        break;
      }
      if (tag(i) == Tag::kColon || (comma(i) && before_quote) || (quote(i) && opens_quotation(i))) {
        begin = i + 1;
        opened = true;
        break;
      }
      if ((finite(i) || is_past_of_speech(word(i).form)) && i > at) break;
    }
    if (!opened) {
      begin = skip_addressee(at, end);
      if (begin >= end || !has_finite(begin, end) || comma(begin)) return {};
    }
    Frame frame;
    frame.source = source_before();
    if (frame.source.size() == 0) return {};
    frame.content = trimmed(p_, {begin, end});
    const std::int32_t q = begin < p_.words.size() ? p_.quotation_of[begin] : -1;
    if (opened && q >= 0 && q != p_.quotation_of[cue_] && begin > 0 && quote(begin - 1)) {
      frame.content = trimmed(p_, p_.quotations[static_cast<std::size_t>(q)].words);
    } else if (opened && begin < end && quote(begin)) {
      const std::int32_t next = begin + 1 < p_.words.size() ? p_.quotation_of[begin + 1] : -1;
      if (next >= 0)
        frame.content = trimmed(p_, p_.quotations[static_cast<std::size_t>(next)].words);
    }
    if (frame.content.size() == 0) return {};
    return frame;
  }

  // 'reported on 9 May that', 'said in Brenn that': nothing that could be what a relative
  // describes.
  bool only_when(std::uint32_t from, std::uint32_t that) const {
    if (from >= that || tag(from) != Tag::kPreposition) return false;
    for (std::uint32_t i = from; i < that; ++i) {
      if (tag(i) != Tag::kPreposition && !noun_like(i)) return false;
      if (is_speech_noun(word(i).form)) return false;
    }
    return has_finite(that + 1, s_.end);
  }

  // 'said, Radio Lantry reported, that …': the place of 'that'.
  std::uint32_t past_aside(std::uint32_t at, std::uint32_t end) const {
    if (at >= end || !comma(at)) return at;
    for (std::uint32_t i = at + 1; i + 1 < std::min(end, at + 12); ++i) {
      if (comma(i)) return word(i + 1).form == kThat ? i + 1 : at;
    }
    return at;
  }

  bool opens_quotation(std::uint32_t i) const {
    return i + 1 < p_.words.size() && p_.quotation_of[i + 1] >= 0 &&
           p_.quotations[static_cast<std::size_t>(p_.quotation_of[i + 1])].words.begin == i + 1;
  }

  // 'told reporters', 'told him in May', 'said on Tuesday', 'said in a statement'
  std::uint32_t skip_addressee(std::uint32_t at, std::uint32_t end) const {
    const CueClass kind = cue_class(word(cue_).form);
    const bool addresses = base_of(word(cue_).form) == hash_of("tell") || kind == CueClass::kWarn ||
                           base_of(word(cue_).form) == hash_of("inform") ||
                           base_of(word(cue_).form) == hash_of("assure");
    if (addresses && at < end && (tag(at) == Tag::kPronoun || noun_like(at))) {
      std::uint32_t to = at + 1;
      if (tag(at) != Tag::kPronoun) {
        while (to < end && noun_like(to) && tag(to) != Tag::kDeterminer && tag(to) != Tag::kPronoun)
          ++to;
      }
      if (has_finite(to, end)) at = to;
    }
    while (at + 1 < end && tag(at) == Tag::kPreposition) {
      std::uint32_t to = at + 1;
      while (to < end && noun_like(to) &&
             !(to > at + 2 && (tag(to) == Tag::kDeterminer || tag(to) == Tag::kPronoun)))
        ++to;
      // The group may be the subject of what follows: then it was no adverbial.
      if (to < end && finite(to)) break;
      if (!has_finite(to, end)) break;
      at = to;
    }
    return at;
  }

  // The end of what a forward cue introduces: the sentence's, its quotation's, or where a frame of
  // another closes it: '…, the minister said.'
  std::uint32_t content_end() const {
    std::uint32_t end = s_.end;
    for (std::uint32_t i = cue_ + 2; i < s_.end; ++i) {
      if (goes_on_to_say(i) || p_.form(i) == ";") return i;
      if (!comma(i)) continue;
      if (closing_segment(i + 1) || through_something(i + 1)) {
        end = i;
        break;
      }
    }
    return end;
  }

  // '…, but said it did not know', '… and added that': the same speaker says something more.
  bool goes_on_to_say(std::uint32_t i) const {
    if (p_.quotation_of[i] != p_.quotation_of[cue_]) return false;
    std::uint32_t at = i;
    if (comma(at)) ++at;
    if (at + 3 >= s_.end || tag(at) != Tag::kAnd) return false;
    ++at;
    if (tag(at) == Tag::kAdverb && at + 1 < s_.end) ++at;
    const bool speaks = finite(at) && is_speech(cue_class(word(at).form)) &&
                        is_past_of_speech(word(at).form) == is_past_of_speech(word(cue_).form);
    if (!speaks || at + 1 >= s_.end) return false;
    return opens_clause(p_, at + 1) || tag(at + 1) == Tag::kPronoun || has_finite(at + 1, s_.end);
  }

  // '…, in an interview with the Post', '…, in remarks carried by NRT': no part of what is said.
  bool through_something(std::uint32_t from) const {
    if (from + 2 >= s_.end || word(from).form != hash_of("in")) return false;
    for (std::uint32_t i = from + 1; i < std::min(s_.end, from + 4); ++i) {
      if (is_speech_noun(word(i).form)) return true;
    }
    return false;
  }

  // A verb of saying or believing, whatever the tagger made of it: 'the site Parapet reveals
  // today'.
  bool speaks(std::uint32_t i) const {
    const CueClass kind = cue_class(word(i).form);
    if (!is_speech(kind) && kind != CueClass::kBelieve) return false;
    if (finite(i) || is_past_of_speech(word(i).form)) return true;
    const bool noun = tag(i) == Tag::kNouns && word(i).ends_in_s && i > s_.begin;
    return noun && is_speech(kind) && is_nominal(tag(i - 1)) &&
           (i + 1 >= s_.end || !is_verb(tag(i + 1)));
  }

  // Is text[from…] 'SOURCE said (…).', a segment that closes the sentence?
  bool closing_segment(std::uint32_t from) const {
    if (from < s_.end && word(from).form == kAccording) return true;
    if (inverted_segment(from)) return true;
    for (std::uint32_t i = from; i < std::min(s_.end, from + 22); ++i) {
      if (tag(i) == Tag::kWh || tag(i) == Tag::kAnd || word(i).form == kThat) return false;
      if (i > from && speaks(i)) return !has_finite(i + 1, s_.end) || closes_behind(i + 1);
      if (finite(i)) return false;
      if (is_verb(tag(i)) && tag(i) != Tag::kParticiple && tag(i) != Tag::kGerund) return false;
    }
    return false;
  }

  // '…, said a diplomat who was there.', '…, reports the Sunday Examiner.'
  bool inverted_segment(std::uint32_t from) const {
    if (from + 1 >= s_.end || !is_speech(cue_class(word(from).form))) return false;
    const bool verb =
        is_past_of_speech(word(from).form) ||
        (word(from).ends_in_s && (tag(from) == Tag::kThird || tag(from) == Tag::kNouns));
    if (!verb || !has_finite(cue_ + 1, from)) return false;
    const std::uint32_t next = from + 1;
    const bool group = tag(next) == Tag::kDeterminer || tag(next) == Tag::kPossessive ||
                       (word(next).shape & kCapital) != 0 || tag(next) == Tag::kNumber;
    return group && !has_finite(next, s_.end);
  }

  // 'police believe, the Post reported': one segment that closes behind another.
  bool closes_behind(std::uint32_t from) const {
    for (std::uint32_t i = from; i < std::min(s_.end, from + 8); ++i) {
      if (comma(i)) return closing_segment(i + 1);
      if (finite(i)) return false;
    }
    return false;
  }

  // 'In a letter, of which the Plough has a copy, the firm argued': what a relative clause
  // describes is no subject where a noun group stands right before the verb.
  WordRange behind_relative(std::uint32_t begin) const {
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
  bool adverb_or_verb(std::uint32_t i) const {
    return tag(i) == Tag::kAdverb || is_verb(tag(i)) || tag(i) == Tag::kModal;
  }

  WordRange source_before() const {
    if (const WordRange behind = behind_relative(s_.begin); behind.size() > 0) return behind;
    const std::uint32_t clause = clause_begin();
    const std::uint32_t begin = after_adverbials(clause);
    if (begin >= cue_ || adverbs_only(begin)) return joined_subject(clause);
    return group_at(begin, cue_);
  }

  bool adverbs_only(std::uint32_t begin) const {
    for (std::uint32_t i = begin; i < cue_; ++i) {
      if (!adverb_or_verb(i)) return false;
    }
    return true;
  }

  // 'dismissed the report and said …': who did the first does the second.
  WordRange joined_subject(std::uint32_t clause) const {
    if (clause == s_.begin || tag(clause - 1) != Tag::kAnd) return {};
    for (std::uint32_t i = s_.begin + 1; i + 1 < clause; ++i) {
      if (opens_clause(p_, i) || quote(i)) return {};
      if (!finite(i) || in_relative(i)) continue;
      if (!is_speech(cue_class(word(i).form))) return {};
      return Frames(p_, i).source_before();
    }
    return {};
  }

  // '…, the chief of the company, Bo Ferreira, told reporters': two short segments without a verb.
  bool apposition_before(std::uint32_t sign) const {
    for (std::uint32_t i = sign; i > s_.begin && sign - i < 5;) {
      --i;
      if (finite(i) || tag(i) == Tag::kPreposition || quote(i)) return false;
      if (comma(i)) return i + 1 < sign && has_noun(i + 1, sign);
    }
    return false;
  }

  std::optional<Frame> read_inverted() const {
    // What precedes: a comma or a quotation mark, and before it a clause or a quotation.
    if (cue_ == s_.begin || cue_ + 1 >= s_.end) return {};
    const std::uint32_t before = cue_ - 1;
    if (!comma(before) && !quote(before) && tag(before) != Tag::kPeriod) return {};
    if (!noun_like(cue_ + 1) || (comma(before) && apposition_before(before))) return {};
    const std::string_view next = p_.form(cue_ + 1);
    if (next.ends_with("ly") && (word(cue_ + 1).shape & kCapital) == 0) return {};
    Frame frame;
    frame.source = group_at(cue_ + 1, s_.end);
    frame.content = content_before(before);
    if (frame.content.size() == 0 || frame.source.size() == 0) return {};
    return frame;
  }

  // What stands before the segment that ends a sentence: the quotation that closes there, or the
  // sentence so far.
  WordRange content_before(std::uint32_t sign) const {
    for (std::uint32_t i = sign + 1; i > s_.begin && sign + 1 - i < 3;) {
      --i;
      const std::int32_t q = p_.quotation_of[i];
      if (q >= 0 && q != p_.quotation_of[cue_])
        return trimmed(p_, p_.quotations[static_cast<std::size_t>(q)].words);
    }
    if (!has_verb(s_.begin, sign + 1) || word(s_.begin).form == kAccording) return {};
    return trimmed(p_, {s_.begin, sign + 1});
  }
  // A verb as far as form and tag show: the tagger is not to be relied on for rare ones.
  bool has_verb(std::uint32_t from, std::uint32_t to) const {
    if (has_finite(from, to)) return true;
    // Only a verb of saying is sure enough of its clause.
    const CueClass kind = cue_class(word(cue_).form);
    if (!is_speech(kind) && kind != CueClass::kBelieve && kind != CueClass::kFind) return false;
    if (to - from > 6) return true;
    for (std::uint32_t i = from + 1; i < to && to - from > 4; ++i) {
      const bool past = p_.form(i).ends_with("ed") && (word(i).shape & kCapital) == 0;
      if (is_verb(tag(i)) || past) return true;
    }
    return false;
  }

  // 'who asked not to be named,' right before the verb: where the relative clause begins, or
  // `from`.
  std::uint32_t before_relative(std::uint32_t from) const {
    if (from == s_.begin || !comma(from - 1)) return from;
    for (std::uint32_t i = from - 1; i-- > s_.begin;) {
      if (comma(i)) return tag(i + 1) == Tag::kWh ? i + 1 : from;
    }
    return from;
  }

  std::optional<Frame> read_backward() const {
    if (has_finite(cue_ + 1, s_.end)) return {};
    // 'said that the chain had complained': what stands before 'that' is not what was complained.
    const std::uint32_t clause = clause_begin();
    if (clause > s_.begin && opens_clause(p_, clause - 1)) return {};
    // Back over segments between commas that hold no finite verb: the source and its appositions.
    std::uint32_t front = cue_;
    std::uint32_t segment = cue_;
    std::uint32_t i = before_relative(cue_);
    segment = i;
    int segments = 0;
    while (i > s_.begin) {
      --i;
      // ', fisheries inspector Bodil Kraft says': a plural that the tagger took for a verb
      const bool plural = tag(i) == Tag::kThird && i > s_.begin && comma(i - 1) && i + 1 < cue_ &&
                          is_nominal(tag(i + 1));
      if (finite(i) && !adjacent_helper(i) && !plural) break;
      if (tag(i) == Tag::kWh) return {};
      if (comma(i) || quote(i)) {
        if (++segments > 3) break;
        // A name and what describes it stand in two segments; items of a list before the source
        // are neither.
        const bool joined =
            front == cue_ || all_names(front, end_of(front)) || all_names(i + 1, segment);
        const bool clause_of_its_own = front != cue_ && tag(i + 1) == Tag::kParticiple;
        if (has_noun(i + 1, segment) && joined && !clause_of_its_own) front = i + 1;
        segment = i;
        if (quote(i)) break;
      }
    }
    if (front == cue_ || front == s_.begin) return {};
    Frame frame;
    frame.content = content_before(front - 1);
    frame.source = group_at(front, cue_);
    // 'the head of the board, Ines Okafor, told': the mention takes the apposition in.
    if (frame.content.size() == 0 || frame.source.size() == 0) return {};
    return frame;
  }

  std::uint32_t end_of(std::uint32_t segment) const {
    while (segment < cue_ && !comma(segment)) ++segment;
    return segment;
  }
  bool all_names(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      const bool capital = (word(i).shape & kCapital) != 0;  // rare names are tagged as anything
      if (!capital && tag(i) != Tag::kName && tag(i) != Tag::kHyphen) return false;
    }
    return from < to;
  }

  bool has_noun(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      if (is_nominal(tag(i))) return true;
    }
    return false;
  }

  bool is_aside(std::uint32_t i) const {
    return word(i).form == hash_of("as") || tag(i) == Tag::kGerund || tag(i) == Tag::kWh ||
           word(i).form == hash_of("citing") || word(i).form == hash_of("whose");
  }

  std::optional<Frame> according() const {
    std::uint32_t at = cue_ + 1;
    if (at < s_.end && word(at).form == hash_of("to")) ++at;
    Frame frame;
    frame.source = group_at(at, s_.end);
    if (frame.source.size() == 0) return {};
    // 'reported that, according to X, CONTENT'
    std::uint32_t before = cue_;
    while (before > s_.begin && (comma(before - 1))) --before;
    const bool after_colon = before > s_.begin && tag(before - 1) == Tag::kColon;
    const bool opened = before > s_.begin && opens_clause(p_, before - 1);
    if (cue_ > s_.begin + 2 &&
        !(opened || after_colon || (before > s_.begin && word(before - 1).form == kThat))) {
      frame.content = trimmed(p_, {s_.begin, cue_});
    } else {
      std::uint32_t comma_at = frame.source.end;
      while (comma_at < s_.end && !comma(comma_at)) ++comma_at;
      // 'According to X, as cited by Y, …', 'According to X, citing Y, …'
      while (comma_at + 2 < s_.end && is_aside(comma_at + 1)) {
        ++comma_at;
        while (comma_at < s_.end && !comma(comma_at)) ++comma_at;
      }
      frame.content = trimmed(p_, {std::min(comma_at, s_.end), s_.end});
    }
    if (frame.content.size() == 0) return {};
    return frame;
  }

  const ParsedText& p_;
  std::uint32_t cue_;
  WordRange s_;
};

}  // namespace

std::optional<Frame> frame_of(const ParsedText& parsed, std::uint32_t cue) {
  return Frames(parsed, cue).read();
}

WordRange subject_before(const ParsedText& parsed, std::uint32_t verb) {
  return Frames(parsed, verb).subject();
}

}  // namespace perpend::claims
