// What the technique model sees of a sentence: hashes of its words, of pairs of words, and of
// pieces of words. The same function makes them for training and for reading, so that both see the
// same.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace perpend::extraction {

struct SentenceFeatures {
  std::vector<std::uint32_t> words;   // stems and pairs of neighbouring stems, in order, repeated
  std::vector<std::uint32_t> pieces;  // four neighbouring letters of a word with its ends marked
  // Where each stood, for explaining: of words[i], of pieces[i].
  std::vector<ByteSpan> word_places;
  std::vector<ByteSpan> piece_places;

  void clear();
};

// Appends nothing: clears first. A word is a run of ASCII letters and digits, in small letters;
// other bytes part words. At most 600 words are read of a sentence.
void read_features(std::string_view sentence, SentenceFeatures& features);

// The stems alone, without pairs and pieces.
void read_words(std::string_view sentence, SentenceFeatures& features);

}  // namespace perpend::extraction
