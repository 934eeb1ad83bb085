// Stems (a crude cut of -s, -ed, -ing), pairs of stems, and pieces of four letters: "schtasks.exe"
// and "scheduled task" share pieces where they share no word, and a new tool's name often has a
// piece of what it does ("…steal", "…lock"). Chosen on the sentences of 2024 with a model of
// earlier ones: without pieces the parent technique was right 2.5 points less often, with triples
// of words as well no more often.
//
// Example: "creates services" gives creat, servic, "creat servic", <cre crea reat …
// Tested in technique_model_test.cc.
#include "extraction/technique_features.h"

#include <array>

#include "extraction/mixed_hash.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

constexpr std::uint32_t kPairSeed = 0x9E3779B9U;
constexpr std::uint32_t kPieceSeed = 0x85EBCA6BU;
constexpr size_t kMostWords = 600;
constexpr size_t kLongestWord = 40;  // what is longer is a hash or worse

std::uint32_t hash_of(string_view word) {
  std::uint32_t h = 2166136261U;  // FNV-1a
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 16777619U;
  return mixed(h);
}

size_t stem_size(string_view word) {
  size_t n = word.size();
  const auto ends = [&](string_view ending) {
    return n > ending.size() + 2 && word.substr(0, n).ends_with(ending);
  };
  if (ends("ing")) {
    n -= 3;
  } else if (ends("ed") || ends("es")) {
    n -= 2;
  } else if (ends("s") && word[n - 2] != 's') {
    n -= 1;
  }
  const bool doubled =
      n > 3 && word[n - 1] == word[n - 2] && word[n - 1] != 's' && word[n - 1] != 'l';
  if (doubled || (n > 3 && word[n - 1] == 'e')) --n;
  return n;
}

template <bool kAll>
void read(string_view sentence, SentenceFeatures& features) {
  features.clear();
  std::array<char, kLongestWord + 2> word{};
  std::uint32_t before = 0;  // hash of the stem before, 0 at the start
  ByteSpan before_place;
  size_t at = 0;
  for (size_t read = 0; read < kMostWords; ++read) {
    while (at < sentence.size() && !ascii::is_alnum(sentence[at])) ++at;
    if (at == sentence.size()) return;
    const size_t start = at;
    size_t size = 0;
    while (at < sentence.size() && ascii::is_alnum(sentence[at])) {
      if (size < kLongestWord) word[1 + size++] = ascii::lower(sentence[at]);
      ++at;
    }
    const ByteSpan place{start, at};
    const string_view small(word.data() + 1, size);
    const std::uint32_t stem = hash_of(small.substr(0, stem_size(small)));
    features.words.push_back(stem);
    features.word_places.push_back(place);
    if constexpr (!kAll) continue;
    if (before != 0) {
      features.words.push_back(mixed(before * kPairSeed + stem));
      features.word_places.push_back({before_place.start, at});
    }
    before = stem;
    before_place = place;
    word[0] = '<';
    word[size + 1] = '>';
    for (size_t i = 0; i + 4 <= size + 2; ++i) {
      const auto byte = [&](size_t j) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(word[i + j]));
      };
      features.pieces.push_back(
          mixed((byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24) ^ kPieceSeed));
      features.piece_places.push_back(place);
    }
  }
}

}  // namespace

void SentenceFeatures::clear() {
  words.clear();
  pieces.clear();
  word_places.clear();
  piece_places.clear();
}

void read_features(string_view sentence, SentenceFeatures& features) {
  read<true>(sentence, features);
}

void read_words(string_view sentence, SentenceFeatures& features) {
  read<false>(sentence, features);
}

}  // namespace perpend::extraction
