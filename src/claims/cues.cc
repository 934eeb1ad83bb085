// Is this word a cue? 'Said' nearly always is; 'found' is one in "the court found that he lied" and
// none in "the court found a seat". The features: the word, its class in the lexicon, whether a
// clause hangs on it, who its subject is, what stands around it, and quotation marks. Tested in
// attribution_test.cc.
#include "claims/attribution.h"
#include "claims/frames.h"

namespace perpend::claims {
namespace {

constexpr std::uint32_t kAccording = hash_of("according");
constexpr std::uint32_t kThat = hash_of("that");
constexpr std::uint32_t kNot = hash_of("not");
constexpr std::uint32_t kNt = hash_of("n't");

std::uint32_t form(const ParsedText& p, std::int64_t at, WordRange within) {
  if (at < within.begin || at >= within.end) return 7;
  return p.words[static_cast<std::size_t>(at)].form;
}
std::uint32_t tag(const ParsedText& p, std::int64_t at, WordRange within) {
  if (at < within.begin || at >= within.end) return 77;
  return static_cast<std::uint32_t>(p.words[static_cast<std::size_t>(at)].tag);
}

bool is_stative(std::uint32_t form) {
  for (const std::uint32_t known :
       {hash_of("sure"), hash_of("certain"), hash_of("clear"), hash_of("aware"),
        hash_of("confident"), hash_of("convinced"), hash_of("afraid"), hash_of("fact"),
        hash_of("idea"), hash_of("mind"), hash_of("evidence"), hash_of("belief"), hash_of("view"),
        hash_of("opinion"), hash_of("possible"), hash_of("likely"), hash_of("hypothesis"),
        hash_of("theory")}) {
    if (form == known) return true;
  }
  return false;
}

}  // namespace

bool may_be_cue(const ParsedText& parsed, std::uint32_t i) {
  const Word& word = parsed.words[i];
  if (word.form == kAccording) return true;
  if (is_verb(word.tag)) {
    return word.label != Label::kAuxiliary || is_speech(cue_class(word.form));
  }
  if (cue_class(word.form) != CueClass::kNone) return !is_punctuation(word.tag);
  return is_stative(word.form) || is_speech_noun(word.form);
}

WordRange cue_words(const ParsedText& parsed, std::uint32_t cue) {
  const bool pair = parsed.words[cue].form == kAccording && cue + 1 < parsed.words.size() &&
                    parsed.words[cue + 1].form == hash_of("to");
  return {cue, cue + (pair ? 2U : 1U)};
}

void cue_features(const ParsedText& parsed, std::uint32_t i, Features& into) {
  into.clear();
  const Word& word = parsed.words[i];
  const WordRange s = parsed.sentence_at(i);
  const auto kind = static_cast<std::uint32_t>(cue_class(word.form));
  const auto t = static_cast<std::uint32_t>(word.tag);
  const std::uint32_t base = base_of(word.form);
  std::uint32_t kids = 0;
  bool negated = false;
  for (std::uint32_t k = parsed.first_kid[i]; k != kNoWord; k = parsed.next_kid[k]) {
    kids |= bit(parsed.words[k].label) << (k < i ? 0U : 16U);
    negated |= parsed.words[k].form == kNot || parsed.words[k].form == kNt;
  }
  const std::uint32_t clause =
      (kids >> 16U) & (bit(Label::kClause) | bit(Label::kParataxis) | bit(Label::kOpenClause));
  const std::uint32_t before = kids & (bit(Label::kClause) | bit(Label::kSubject));
  const std::uint32_t source = governor(parsed, i);
  const std::uint32_t source_tag =
      source == kNoWord ? 99 : static_cast<std::uint32_t>(parsed.words[source].tag);
  const bool quoted = parsed.quotation_of[i] >= 0;
  bool marks = false;
  for (std::uint32_t k = s.begin; k < s.end && !marks; ++k)
    marks = parsed.words[k].tag == Tag::kQuote;
  const auto role = static_cast<std::uint32_t>(word.label);
  const std::int64_t at = i;
  const auto put = [&](std::uint32_t n, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) {
    into.push_back(feature(200 + n, a, b, c));
  };
  put(0, 0), put(1, word.form), put(2, base, t), put(3, kind, t), put(4, word.form, t);
  put(5, base, clause), put(6, kind, clause), put(7, kind, clause, source_tag), put(8, base, role);
  put(9, kind, role, clause), put(10, form(parsed, at + 1, s), kind),
      put(11, form(parsed, at + 1, s), base);
  put(12, tag(parsed, at + 1, s), kind),
      put(13, tag(parsed, at + 1, s), tag(parsed, at + 2, s), kind);
  put(14, form(parsed, at - 1, s), base), put(15, form(parsed, at - 1, s), kind);
  put(16, tag(parsed, at - 1, s), kind), put(17, tag(parsed, at - 1, s), t, clause);
  put(18, kind, before, clause), put(19, kind, quoted, marks), put(20, base, marks, quoted);
  put(21, kind, i == s.begin, i + 1 == s.end), put(22, source_tag, base);
  put(23, source == kNoWord ? 0 : parsed.words[source].form, kind);
  put(24, source == kNoWord ? 0 : parsed.words[source].form, base);
  put(25, form(parsed, at + 1, s) == kThat, clause, t), put(26, negated, base),
      put(27, negated, kind);
  put(28, word.suffix, t, clause), put(29, kids, t), put(30, kids, kind);
  put(31, kind, word.head < 0, clause);
  if (word.head >= 0) {
    const Word& head = parsed.words[static_cast<std::size_t>(word.head)];
    put(32, head.form, role, kind), put(33, static_cast<std::uint32_t>(head.tag), role, kind);
  }
  const auto frame = frame_of(parsed, i);
  put(35, frame.has_value(), kind), put(36, frame.has_value(), base),
      put(37, frame.has_value(), clause, t);
  put(34, form(parsed, at + 2, s), form(parsed, at + 1, s), kind);
}

}  // namespace perpend::claims
