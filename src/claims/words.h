// A text as words that can be tagged and parsed: the tokens of the language room, with contractions
// parted as treebanks do ("don't" is do n't, "police's" is police 's), and what features need of
// each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace perpend::claims {

// Parts of speech: the Penn Treebank's, with those joined that no reader of claims tells apart.
enum class Tag : std::uint8_t {
  kNoun,
  kNouns,
  kName,
  kAdjective,
  kAdverb,
  kBase,
  kPast,
  kThird,
  kPresent,
  kParticiple,
  kGerund,
  kModal,
  kPreposition,
  kTo,
  kDeterminer,
  kPronoun,
  kPossessive,
  kWh,
  kWhAdverb,
  kAnd,
  kNumber,
  kThere,
  kParticle,
  kGenitive,
  kInterjection,
  kComma,
  kPeriod,
  kColon,
  kQuote,
  kBracket,
  kHyphen,
  kOther,
};
inline constexpr int kTags = 32;
Tag tag_of(std::string_view penn);  // "VBD" and the like; kOther for what it does not know
constexpr bool is_verb(Tag t) { return t >= Tag::kBase && t <= Tag::kGerund; }
constexpr bool is_nominal(Tag t) {
  return t == Tag::kNoun || t == Tag::kNouns || t == Tag::kName || t == Tag::kPronoun ||
         t == Tag::kNumber || t == Tag::kWh || t == Tag::kDeterminer;
}
constexpr bool is_punctuation(Tag t) { return t >= Tag::kComma && t <= Tag::kHyphen; }

// What a word is to its head: Universal Dependencies, likewise joined.
enum class Label : std::uint8_t {
  kOther,
  kSubject,
  kClause,
  kParataxis,
  kObject,
  kOblique,
  kNominal,
  kAdverbial,
  kRelative,
  kApposition,
  kConjunct,
  kMark,
  kCase,
  kAuxiliary,
  kOpenClause,
};
inline constexpr int kLabels = 15;
Label label_of(std::string_view relation);  // "nsubj:pass" and the like

struct Word {
  ByteSpan bytes;
  std::uint32_t form = 0;    // hash of the lower-case form
  std::uint32_t known = 0;   // the same, or kRareForm: see Vocabulary
  std::uint32_t suffix = 0;  // hash of its last three letters
  std::uint32_t ending = 0;  // of its last two
  std::uint8_t shape = 0;    // capital, digits, hyphen, first of its sentence: see words.cc
  Tag tag = Tag::kOther;
  Label label = Label::kOther;
  bool ends_in_s = false;
  std::int32_t head = -1;  // index into the same vector; -1: the root of its sentence
};

// Forms that are frequent enough to have learned something of; all others are one to the tagger and
// the parser, which then go by endings and neighbours. One bit a hash: about one rare form in fifty
// passes for a frequent one, the same ones everywhere.
class Vocabulary {
 public:
  static constexpr std::size_t kBits = std::size_t{1} << 18;

  bool contains(std::uint32_t form) const { return (bits_[word(form)] >> (form & 63U) & 1U) != 0; }
  void insert(std::uint32_t form) { bits_[word(form)] |= std::uint64_t{1} << (form & 63U); }
  void mark(std::span<Word> words) const;  // sets Word::known
  const std::vector<std::uint64_t>& bits() const { return bits_; }
  std::vector<std::uint64_t>& bits() { return bits_; }

 private:
  static std::size_t word(std::uint32_t form) { return (form * 0x9E3779B1U >> 8U) % (kBits / 64); }
  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(kBits / 64);
};
inline constexpr std::uint32_t kRareForm = 1;

// A range of words [begin, end).
struct WordRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  auto operator<=>(const WordRange&) const = default;
};

// FNV-1a over the ASCII-lower-cased bytes: the same number on every machine.
constexpr std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    hash = (hash ^ static_cast<unsigned char>(small)) * 16777619U;
  }
  return hash;
}

// Untagged words of text[within), appended; `within` is one sentence.
void append_words(std::string_view text, ByteSpan within, std::vector<Word>& words);

// The features of a word that stands at `bytes` (form, suffixes, shape).
Word word_at(std::string_view text, ByteSpan bytes, bool first_of_sentence);

inline constexpr std::uint8_t kCapital = 1;
inline constexpr std::uint8_t kAllCapitals = 2;
inline constexpr std::uint8_t kHasDigit = 4;
inline constexpr std::uint8_t kFirst = 8;
inline constexpr std::uint8_t kSign = 16;  // no letter and no digit

}  // namespace perpend::claims
