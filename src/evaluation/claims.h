// `perpend eval claims`: attributions in held-out documents, and the project's own gold.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "claims/model.h"
#include "evaluation/attribution_figures.h"
#include "evaluation/claim_gold.h"
#include "evaluation/drift_pairs.h"
#include "evaluation/false_answers.h"
#include "training/treebank.h"

namespace perpend::evaluation {

struct HeldOutFigures {
  std::int64_t documents = 0;
  std::int64_t words = 0;
  AttributionFigures model;
  AttributionFigures baseline;
  std::vector<std::string> cases;  // one JSON line a document
};
// Of the documents held out, in the order given; the others are passed over.
HeldOutFigures judge_held_out(const claims::ClaimModel::Body& model,
                              std::span<const training::TreebankDocument> documents);

struct GoldHalf {
  std::string name;  // "dev", "test"
  std::optional<PairFigures> pairs;
  std::optional<ChainFigures> chains;
  std::optional<ResponseFigures> responses;
};

struct ClaimsEvaluation {
  std::optional<HeldOutFigures> held_out;
  std::optional<FalseAnswerFigures> false_answers;
  std::vector<GoldHalf> halves;
};
std::string claims_text(const ClaimsEvaluation& evaluation);
std::string claims_json(const ClaimsEvaluation& evaluation);
// One line a document, and one a gold case of the halves that are not blind.
std::string claims_case_lines(const ClaimsEvaluation& evaluation);

}  // namespace perpend::evaluation
