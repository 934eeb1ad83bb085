// `perpend eval extraction`: are techniques recognised in sentences that were written later?
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/date.h"
#include "formats/attack/texts.h"

namespace perpend::evaluation {

// One method on one set of sentences. Shares are counts over `sentences`.
struct ProcedureFigures {
  std::string method;  // "perpend", "BM25 over technique texts", …
  std::int64_t sentences = 0;
  std::int64_t parent_first = 0;  // the right parent technique stands first
  std::int64_t parent_third = 0;  // among the first three
  std::int64_t exact_first = 0;   // the right technique or sub-technique stands first
  // Expected calibration error over 15 equal bins, in ten-thousandths; only where there are
  // probabilities: of the technique named first, of its parent.
  std::optional<std::int64_t> exact_error;
  std::optional<std::int64_t> parent_error;
};

struct TacticFigures {
  std::string tactic;  // short name; a technique of several tactics counts in each
  ProcedureFigures figures;
};

// Sentences judged by techniques as of when.
struct ProcedureSetting {
  std::string name;                       // "strict", "texts"
  std::string description;                // one line for a person
  std::vector<ProcedureFigures> methods;  // perpend first, then the baselines of the same run
  std::vector<TacticFigures> tactics;     // perpend's
};

struct ProcedureCase {  // one line of --cases
  std::string setting;
  std::string truth;
  std::vector<std::string> first;  // the three most probable
  std::int64_t probability = 0;    // of the first, millionths
};

struct ProcedureEvaluation {
  Date trained_before;
  Date judged_before;
  std::int64_t new_technique =
      0;  // sentences of a technique that was not recorded when training ended
  std::vector<ProcedureSetting> settings;
  std::vector<ProcedureCase> cases;
};

// Trains on what was recorded before the day and asks about every procedure sentence from it on, in
// two settings: strict (techniques recorded later cannot be named) and texts (they can, by their
// name and description alone, as the published baselines do). Takes about a minute.
ProcedureEvaluation evaluate_procedures(const attack::Texts& texts,
                                        std::span<const std::string> prose, Date trained_before);

std::string procedures_text(const ProcedureEvaluation& evaluation);
std::string procedures_json(const ProcedureEvaluation& evaluation);  // one object
std::string case_lines(const ProcedureEvaluation& evaluation);

}  // namespace perpend::evaluation
