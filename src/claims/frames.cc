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
#include "claims/clause_scan.h"
#include "claims/lexicon.h"

namespace perpend::claims {
namespace {

constexpr std::uint32_t kThat = hash_of("that");
constexpr std::uint32_t kAccording = hash_of("according");

class Frames : private ClauseScan {
 public:
  Frames(const ParsedText& p, std::uint32_t cue)
      : ClauseScan(p, cue), p_(text()), cue_(verb()), s_(reach()) {}

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
  return ClauseScan(parsed, verb).source_before();
}

}  // namespace perpend::claims
