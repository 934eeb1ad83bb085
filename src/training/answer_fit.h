// Fits what weighs answers, on rows whose answers people have told apart.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claims/model.h"
#include "core/error.h"

namespace perpend::training {

// A text, and a passage in it of which the kind is known.
struct AnswerRow {
  std::string id;
  ClaimDocument document;
  ByteSpan content;
  Polarity polarity = Polarity::kAsserts;
};
// Lines of the forms of tests/golden/claims (answers; chains, whose contents assert). Error:
// train.answers (input) where a line is neither.
Result<std::vector<AnswerRow>> answer_rows(std::string_view json_lines, std::string_view name);

struct AnswerExample {
  std::size_t row = 0;
  claims::Features features;
  Polarity polarity = Polarity::kAsserts;
};
// As the model reads them; of a row that it does not find, nothing.
std::vector<AnswerExample> answer_examples(const claims::ClaimModel::Body& model,
                                           std::span<const AnswerRow> rows);

// Of texts that are about something else, every claim but those that the rules take for a refusal
// or a denial: what is said in them answers no accusation. Their place is that behind `rows`.
void add_assertions(const claims::ClaimModel::Body& model, std::string_view text, std::size_t row,
                    std::vector<AnswerExample>& to);

// Without the rows whose place modulo `folds` is `without`.
claims::AnswerModel fit_answers(std::span<const AnswerExample> examples, std::size_t folds = 0,
                                std::size_t without = 0);

}  // namespace perpend::training
