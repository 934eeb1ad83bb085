// Which words two texts share: winnowed shingles, and from them the passages that one copied from
// the other.
//
// A word is a run of letters and digits of any script, compared without case, without the marks
// inside it that typesetting adds (apostrophes, soft hyphens, zero-width characters); every Han,
// kana and Hangul character is a word of its own, so ask for longer passages there. A shingle is
// kShingleWords words in a row. Of every kWindow shingles in a row the one with the least hash is
// kept (of equal ones the last), so two texts that share kGuaranteedWords words in a row share a
// kept shingle.
//
// Spans are bytes into the text given, from the first byte of the first word to the last of the
// last. Only the first kMostWords words are looked at; `truncated` says so. Bytes that are no UTF-8
// end a word. Time and memory grow linearly with the text (40 bytes a word). No errors, no locale,
// values only; safe for any number of threads.
//
// Words are compared by a 64-bit hash that is public: who can choose both texts can make two
// different words look the same. A passage is a lead to both texts, not a proof by itself.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace perpend::provenance {

inline constexpr std::size_t kShingleWords = 5;
inline constexpr std::size_t kWindow = 4;
inline constexpr std::size_t kGuaranteedWords = kShingleWords + kWindow - 1;  // 8
inline constexpr std::size_t kMostWords = std::size_t{1} << 22;  // some 25 MB of English

struct Word {
  ByteSpan bytes;
  std::uint64_t hash = 0;

  bool operator==(const Word&) const = default;
};

// The words of a text in their order. `truncated`: it has more than kMostWords.
struct Words {
  std::vector<Word> words;
  bool truncated = false;
};
Words words_of(std::string_view text);

struct Shingle {
  std::uint64_t hash = 0;
  std::uint32_t first_word = 0;  // index into ShingledText::words
  ByteSpan bytes;

  bool operator==(const Shingle&) const = default;
};

// A text as it is compared. `kept` is in the order of the text; a text of fewer words than a
// shingle has none.
struct ShingledText {
  std::vector<Word> words;
  std::vector<Shingle> kept;
  bool truncated = false;
};
ShingledText shingled(std::string_view text);

// In thousandths, of distinct kept shingles, rounded half to even; 0 where a text has none.
struct Likeness {
  std::int64_t a_in_b = 0;       // containment: the share of a's that b has too (Broder 1997)
  std::int64_t b_in_a = 0;       // the other way round
  std::int64_t resemblance = 0;  // shared / all of both
  std::uint64_t shared = 0;      // how many
};
Likeness likeness(const ShingledText& a, const ShingledText& b);

// The same words in a row in both texts.
struct CopiedPassage {
  ByteSpan a;
  ByteSpan b;
  std::uint32_t words = 0;

  bool operator==(const CopiedPassage&) const = default;
};

// What of `a` stands in `b` too, in the order of a; passages do not overlap in a, each is as long
// as it can be, and has at least `fewest` words (at least kGuaranteedWords). No run of `fewest`
// words of a that b has is left uncovered, unless b repeats its shingles more than kMostPlaces
// times: only the first so many places of a shingle are tried, which keeps the time linear.
inline constexpr std::size_t kMostPlaces = 8;
std::vector<CopiedPassage> copied_passages(const ShingledText& a, const ShingledText& b,
                                           std::size_t fewest = kGuaranteedWords);

}  // namespace perpend::provenance
