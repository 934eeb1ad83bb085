// Likeness of two passages by weighted words.
//
// News retell a sentence shorter, longer and in other words; what stays is who, whom and what was
// done. So names weigh 3, acts and the nouns that papers exchange ("=attack", "=hospital") 2, other
// content words 1, numbers and times nothing, because they are what drifts. The shared weight is
// divided by that of the lighter passage, not of both, so that a short retelling of a long claim is
// like it; a floor keeps three words from being like everything.
//
//   Example: 'A group known as Silt Heron broke into the mail of the fisheries ministry' and 'The
//   government of Draskovia broke into the mail of the Halvian fisheries ministry' share deed,
//   mail, fisheries and ministry. Counter-example: 'Silt Heron is known since 2029' shares the name
//   alone.
//
// Chosen on the development half of the gold (alignment.h). Tested in ledger_test.cc.
#include "claims/telling.h"

#include <algorithm>
#include <utility>

#include "claims/agent.h"
#include "claims/content_words.h"
#include "claims/quantity.h"
#include "claims/words.h"
#include "language/sentences.h"

namespace perpend::claims {
namespace {

constexpr int kNameWeight = 3;
constexpr int kClassWeight = 2;
constexpr int kLeastWeight = 6;   // a lighter passage is compared as if it weighed this much
constexpr int kFewestShared = 3;  // fewer words in common are half as like as they look
constexpr std::uint64_t kFarthestCue = 300;  // bytes; a cue farther off stands in another sentence

ByteSpan hull(const std::vector<ByteSpan>& spans) {
  ByteSpan all = spans.front();
  for (const ByteSpan& span : spans) {
    all.start = std::min(all.start, span.start);
    all.end = std::max(all.end, span.end);
  }
  return all;
}

bool same_word(const WeightedWord& one, const WeightedWord& other) {
  if (one.hash == other.hash && one.key == other.key) return true;
  return one.name && other.name && kindred_names(one.lower, other.lower);
}

std::vector<WeightedWord> weighted_words(std::string_view text, ByteSpan span) {
  const std::vector<Quantity> numbers = quantities_in(text, span);
  const auto is_number = [&](const ContentWord& word) {
    return std::any_of(numbers.begin(), numbers.end(), [&](const Quantity& one) {
      return one.phrase.span.contains(word.span) && one.noun != word.lower;
    });
  };
  std::vector<WeightedWord> found;
  for (const ContentWord& word : words_in(text.substr(span.start, span.size()), span.start)) {
    if (word.digits || word.lower.size() < 3 || is_calendar_word(word.lower) ||
        (is_function_word(word.lower) && !word.name) || is_number(word)) {
      continue;
    }
    WeightedWord weighted{word.key(), word.lower, 1, word.capital};
    weighted.hash = hash_of(weighted.key);
    if (weighted.key.front() == '=') weighted.weight = kClassWeight;
    if (word.name) weighted.weight = kNameWeight;
    const bool seen = std::any_of(found.begin(), found.end(), [&](const WeightedWord& other) {
      return same_word(weighted, other);
    });
    if (!seen) found.push_back(std::move(weighted));
  }
  return found;
}

void weigh(Telling& telling, std::string_view text) {
  telling.words = weighted_words(text, telling.content);
  for (const WeightedWord& word : telling.words) telling.weight += word.weight;
}

}  // namespace

std::size_t DocumentSentences::at(std::uint64_t offset) const {
  const auto found =
      std::partition_point(sentences.begin(), sentences.end(),
                           [&](const ByteSpan& sentence) { return sentence.end <= offset; });
  return static_cast<std::size_t>(found - sentences.begin());
}

DocumentSentences sentences_of(const ClaimDocument& document) {
  DocumentSentences all;
  const std::string_view text = document.text;
  for (const ByteSpan part : {document.headline, document.body}) {
    if (part.size() == 0 || part.end > text.size()) continue;
    for (const ByteSpan& sentence : language::sentences(text.substr(part.start, part.size()))) {
      all.sentences.push_back({part.start + sentence.start, part.start + sentence.end});
    }
  }
  std::sort(all.sentences.begin(), all.sentences.end());
  return all;
}

Telling telling_of(const ClaimDocument& document, const DocumentSentences& sentences,
                   const Claim& claim, std::size_t index) {
  Telling telling;
  telling.document = claim.document;
  telling.claim = index;
  telling.content = hull(claim.content.spans);
  telling.passage = telling.content;
  if (!claim.cue.empty()) {
    const ByteSpan both = hull({telling.content, claim.cue.span});
    if (both.size() <= telling.content.size() + kFarthestCue) telling.passage = both;
  }
  telling.around = telling.passage;
  const std::size_t first = sentences.at(telling.passage.start);
  const std::size_t last = sentences.at(telling.passage.end == 0 ? 0 : telling.passage.end - 1);
  if (first < sentences.sentences.size()) {
    telling.around.start = std::min(telling.around.start, sentences.sentences[first].start);
  }
  if (last < sentences.sentences.size()) {
    telling.around.end = std::max(telling.around.end, sentences.sentences[last].end);
  }
  weigh(telling, document.text);
  return telling;
}

Telling telling_of_sentence(const ClaimDocument& document, std::uint32_t index, ByteSpan sentence) {
  Telling telling;
  telling.document = index;
  telling.content = telling.passage = telling.around = sentence;
  weigh(telling, document.text);
  return telling;
}

std::int32_t likeness(const Telling& one, const Telling& other) {
  int shared = 0;
  int words = 0;
  for (const WeightedWord& word : one.words) {
    for (const WeightedWord& theirs : other.words) {
      if (!same_word(word, theirs)) continue;
      shared += std::min(word.weight, theirs.weight);
      ++words;
      break;
    }
  }
  const int lighter = std::max(kLeastWeight, std::min(one.weight, other.weight));
  const int likeness = std::min(1'000, 1'000 * shared / lighter);
  return words < kFewestShared ? likeness / 2 : likeness;
}

}  // namespace perpend::claims
