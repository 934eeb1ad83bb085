// The weights that reading claims needs, and their bytes in the pack.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "claims/answer_model.h"
#include "claims/attribution.h"
#include "claims/extract_claims.h"
#include "claims/linear.h"
#include "claims/parser.h"
#include "core/error.h"

namespace perpend::claims {

struct ClaimModel::Body {
  Grammar grammar;
  AttributionModel attribution;
  AnswerModel answers{10};
  bool weighs_answers = false;  // without rows to learn from, rules alone read answers
};

// A claim that was read, with what the model of answers looks at: for training.
struct ReadAnswer {
  Claim claim;
  Features features;
};
std::vector<ReadAnswer> answers_read(const ClaimModel::Body& model, const ClaimDocument& document);

// Layout: the eight bytes "pclaims2"; six numbers of 32 bits (the row bits of the six models), the
// threshold, and one if answers are weighed; the bits of the vocabulary; then the weights of the
// six, little-endian.
std::string bytes_of(const ClaimModel::Body& body);
Result<ClaimModel::Body> read_model(std::string_view bytes);  // claims.model (damaged)

}  // namespace perpend::claims
