// A text with its sentences, words, tags, trees and quotations.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "claims/parser.h"
#include "claims/words.h"

namespace perpend::claims {

// What stands between quotation marks, without them; it may reach over sentences and paragraphs.
struct Quotation {
  WordRange words;
  bool closed = true;
};

struct ParsedText {
  std::string_view text;
  std::vector<Word> words;
  std::vector<WordRange> sentences;                // none empty
  std::vector<std::uint32_t> sentence_of;          // by word
  std::vector<std::uint32_t> paragraph_of;         // by sentence
  std::vector<Quotation> quotations;               // by place; none inside another
  std::vector<std::int32_t> quotation_of;          // by word; -1: in none
  std::vector<std::uint32_t> first_kid, next_kid;  // the tree downward; kNoWord ends a list

  std::string_view form(std::uint32_t word) const {
    return text.substr(words[word].bytes.start, words[word].bytes.size());
  }
  WordRange sentence_at(std::uint32_t word) const { return sentences[sentence_of[word]]; }
  ByteSpan bytes(WordRange range) const {
    return {words[range.begin].bytes.start, words[range.end - 1].bytes.end};
  }
};
inline constexpr std::uint32_t kNoWord = 0xFFFFFFFFU;

// text[within) tagged and parsed.
ParsedText parse_text(const Grammar& grammar, std::string_view text, ByteSpan within);

// The same for words that are already given with tags and heads: fills what follows from them.
void complete(ParsedText& parsed);

// The words that hang on `top`, itself among them, as the smallest range that holds them all; words
// whose label is among `without` (a bit each) are left out with all that hangs on them.
WordRange subtree(const ParsedText& parsed, std::uint32_t top, std::uint32_t without = 0);
constexpr std::uint32_t bit(Label label) { return 1U << static_cast<unsigned>(label); }

// The first dependent of `word` with that label, or kNoWord.
std::uint32_t kid(const ParsedText& parsed, std::uint32_t word, Label label);

}  // namespace perpend::claims
