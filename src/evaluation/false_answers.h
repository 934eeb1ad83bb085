// What is read of news in which nobody answers an accusation: how often an ordinary statement is
// taken for an answer, and how many claims stand where people marked no attribution.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "evaluation/drift_pairs.h"
#include "training/treebank.h"

namespace perpend::evaluation {

struct FalseAnswerFigures {
  std::int64_t documents = 0;
  std::int64_t claims = 0;    // with a source besides the outlet
  std::int64_t unmarked = 0;  // none of the marked contents shares half of its words
  std::int64_t answers = 0;   // taken for an answer
  std::map<std::string, std::int64_t> by_polarity;
};

// Of the held-out news among the documents; the others are passed over.
FalseAnswerFigures judge_false_answers(std::span<const training::TreebankDocument> documents,
                                       const ClaimReader& reader);

}  // namespace perpend::evaluation
