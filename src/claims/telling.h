// A passage of a document as the comparison sees it: a claim with its cue and content, or a
// sentence that the outlet says itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "model/claim.h"

namespace perpend::claims {

// A word that counts, and how much: names more than deeds, deeds more than the rest.
struct WeightedWord {
  std::string key;
  std::string lower;
  int weight = 1;
  bool name = false;
  std::uint32_t hash = 0;  // of `key`, so that most unlike words are told apart without it
};

struct Telling {
  std::uint32_t document = 0;
  std::optional<std::size_t> claim;  // index of the claim; none for a sentence of the outlet's own
  ByteSpan content;                  // what is said
  ByteSpan passage;                  // with the cue, where it stands beside it
  ByteSpan around;                   // the sentences of the passage
  std::vector<WeightedWord> words;   // of the content, each once, in order of first appearance
  int weight = 0;                    // sum of theirs
};

// Where the sentences of a document stand.
struct DocumentSentences {
  std::vector<ByteSpan> sentences;  // of headline and body
  // Index of the sentence at or after `offset`; sentences.size() behind the last.
  std::size_t at(std::uint64_t offset) const;
};
DocumentSentences sentences_of(const ClaimDocument& document);

Telling telling_of(const ClaimDocument& document, const DocumentSentences& sentences,
                   const Claim& claim, std::size_t index);
Telling telling_of_sentence(const ClaimDocument& document, std::uint32_t index, ByteSpan sentence);

// The weighted words that two passages share, against the lighter of the two, in thousandths.
std::int32_t likeness(const Telling& one, const Telling& other);

}  // namespace perpend::claims
