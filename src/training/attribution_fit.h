// Fits the models of attribution on annotated relations, and all that the pack carries of claims.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claims/attribution.h"
#include "claims/model.h"
#include "training/answer_fit.h"
#include "training/treebank.h"

namespace perpend::training {

// A document with tags and trees as a parser gives them that did not learn from it, and what people
// found in it.
struct ParsedExample {
  claims::ParsedText parsed;
  std::vector<GoldAttribution> gold;
};

// The document's words with tags and trees by this grammar, which must not have learnt from it.
ParsedExample example_of(const claims::Grammar& grammar, const TreebankDocument& document);

claims::AttributionModel fit_attributions(std::span<const ParsedExample> examples);

// The word of a gold relation that the cue classifier is to find; kNoWord if it has no cue.
std::uint32_t cue_word(const claims::ParsedText& parsed, const GoldAttribution& gold);

// Everything, from documents that are not held out, and rows with known answers (answer_fit.h). The
// same documents and rows give the same model.
claims::ClaimModel::Body fit_claims(std::span<const TreebankDocument* const> documents,
                                    std::span<const AnswerRow> rows);

// The model's bytes, fitted on what read_treebanks() gives without the documents held out. Errors:
// those of it and of answer_rows().
Result<std::string> claim_model(const std::string& sources, std::string_view answers);

}  // namespace perpend::training
