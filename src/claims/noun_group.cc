// Noun groups, and whose words a verb's are. Tested in attribution_test.cc.
#include <algorithm>

#include "claims/attribution.h"

namespace perpend::claims {
namespace {

constexpr std::uint32_t kBy = hash_of("by");
constexpr std::uint32_t kTo = hash_of("to");

bool has_case(const ParsedText& parsed, std::uint32_t word, std::uint32_t form) {
  for (std::uint32_t k = parsed.first_kid[word]; k != kNoWord; k = parsed.next_kid[k]) {
    if (parsed.words[k].label == Label::kCase && parsed.words[k].form == form) return true;
  }
  return false;
}

std::uint32_t agent(const ParsedText& parsed, std::uint32_t cue) {
  for (std::uint32_t k = parsed.first_kid[cue]; k != kNoWord; k = parsed.next_kid[k]) {
    if (parsed.words[k].label == Label::kOblique && has_case(parsed, k, kBy)) return k;
  }
  return kNoWord;
}

std::uint32_t subject(const ParsedText& parsed, std::uint32_t verb) {
  for (std::uint32_t k = parsed.first_kid[verb]; k != kNoWord; k = parsed.next_kid[k]) {
    if (parsed.words[k].label == Label::kSubject && is_nominal(parsed.words[k].tag)) return k;
  }
  return kNoWord;
}

}  // namespace

std::uint32_t governor(const ParsedText& parsed, std::uint32_t cue) {
  const Word& word = parsed.words[cue];
  if (word.label == Label::kCase && word.head >= 0) return static_cast<std::uint32_t>(word.head);
  if (!is_verb(word.tag)) {
    for (std::uint32_t k = parsed.first_kid[cue]; k != kNoWord; k = parsed.next_kid[k]) {
      if (parsed.words[k].label == Label::kOblique && has_case(parsed, k, kTo)) return k;
    }
  }
  if (word.tag == Tag::kParticiple) {
    if (const std::uint32_t by = agent(parsed, cue); by != kNoWord) return by;
  }
  std::uint32_t at = cue;
  for (int step = 0; step < 4; ++step) {
    if (const std::uint32_t found = subject(parsed, at); found != kNoWord) {
      // 'who said': whoever the relative clause describes
      if (parsed.words[found].tag == Tag::kWh && parsed.words[at].label == Label::kRelative &&
          parsed.words[at].head >= 0) {
        return static_cast<std::uint32_t>(parsed.words[at].head);
      }
      return found;
    }
    const std::int32_t head = parsed.words[at].head;
    if (head < 0) return kNoWord;
    const Label label = parsed.words[at].label;
    const auto up = static_cast<std::uint32_t>(head);
    if (label == Label::kRelative && is_nominal(parsed.words[up].tag)) return up;
    if (label != Label::kConjunct && label != Label::kOpenClause && label != Label::kAdverbial &&
        label != Label::kClause && label != Label::kRelative) {
      return kNoWord;
    }
    at = up;
  }
  return kNoWord;
}

bool opens_clause(const ParsedText& parsed, std::uint32_t word) {
  const Word& w = parsed.words[word];
  if (w.form != hash_of("that")) return false;
  if (w.label == Label::kMark || w.tag == Tag::kPreposition) return true;
  if (word + 1 >= parsed.words.size()) return false;
  // 'said on Tuesday that investigators', whatever the tagger made of the noun
  if (word > 0 && parsed.words[word - 1].tag == Tag::kName) return true;
  const Tag next = parsed.words[word + 1].tag;
  return next == Tag::kDeterminer || next == Tag::kPronoun || next == Tag::kPossessive ||
         next == Tag::kName || next == Tag::kNouns || next == Tag::kThere || next == Tag::kNumber;
}

WordRange trimmed(const ParsedText& parsed, WordRange range) {
  const auto sign = [&](std::uint32_t i) { return (parsed.words[i].shape & kSign) != 0; };
  while (range.begin < range.end && sign(range.end - 1)) --range.end;
  while (range.begin < range.end && sign(range.begin)) ++range.begin;
  if (range.begin + 1 < range.end && opens_clause(parsed, range.begin)) {
    ++range.begin;
    while (range.begin < range.end && sign(range.begin)) ++range.begin;
  }
  return range;
}

WordRange noun_group(const ParsedText& parsed, std::uint32_t head, bool alone) {
  constexpr std::uint32_t kLeftOut =
      bit(Label::kApposition) | bit(Label::kRelative) | bit(Label::kParataxis) |
      bit(Label::kClause) | bit(Label::kAdverbial) | bit(Label::kOblique) | bit(Label::kSubject) |
      bit(Label::kObject) | bit(Label::kOpenClause) | bit(Label::kMark) | bit(Label::kCase) |
      bit(Label::kAuxiliary);
  WordRange range = {head, head + 1};
  for (std::uint32_t k = parsed.first_kid[head]; k != kNoWord; k = parsed.next_kid[k]) {
    const Label label = parsed.words[k].label;
    if ((bit(label) & kLeftOut) != 0 || is_punctuation(parsed.words[k].tag)) continue;
    if (alone && k > head && (label == Label::kNominal || label == Label::kConjunct)) continue;
    const WordRange inner = subtree(
        parsed, k, bit(Label::kApposition) | bit(Label::kRelative) | bit(Label::kParataxis));
    range.begin = std::min(range.begin, inner.begin);
    range.end = std::max(range.end, inner.end);
  }
  const WordRange sentence = parsed.sentence_at(head);
  const bool genitive = range.end < sentence.end && parsed.words[range.end].tag == Tag::kGenitive;
  if (genitive && range.end == head + 1) return range;
  while (range.begin < head && is_punctuation(parsed.words[range.begin].tag)) ++range.begin;
  while (range.end > head + 1 && (is_punctuation(parsed.words[range.end - 1].tag) ||
                                  parsed.words[range.end - 1].tag == Tag::kGenitive)) {
    --range.end;
  }
  return range;
}

}  // namespace perpend::claims
