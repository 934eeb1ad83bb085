// Fits the tagger and the parser on treebanks.
#pragma once

#include <span>
#include <vector>

#include "claims/parser.h"
#include "training/treebank.h"

namespace perpend::training {

using claims::Grammar;

inline constexpr int kGrammarBits = 16;

// A sentence of a document, in the order in which all are given.
claims::Vocabulary vocabulary_of(std::span<const TreebankDocument* const> documents);
claims::ClassModel fit_tagger(const claims::Vocabulary& vocabulary,
                              std::span<const TreebankDocument* const> documents, int bits,
                              int rounds);
claims::ClassModel fit_parser(std::span<const std::vector<claims::Word>> sentences, int bits,
                              int rounds);

// Both. The parser learns from tags as they will be: each half of the documents is tagged by a
// tagger that was fitted on the other half.
Grammar fit_grammar(std::span<const TreebankDocument* const> documents);

// Shares right, in thousandths: tags; heads; heads with labels (of words that are no signs).
struct GrammarFigures {
  std::uint64_t words = 0;
  std::uint64_t tags = 0;
  std::uint64_t counted = 0;
  std::uint64_t heads = 0;
  std::uint64_t labelled = 0;
};
GrammarFigures judge(const Grammar& grammar, std::span<const TreebankDocument* const> documents);

}  // namespace perpend::training
