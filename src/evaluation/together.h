// `perpend eval together`: cases that have methods or tooling and infrastructure.
#pragma once

#include <string_view>

#include "core/error.h"
#include "evaluation/methods.h"
#include "knowledge/pack.h"

namespace perpend::evaluation {

// Walks through the years; every number from strictly earlier ones. `rows`: the dated lists of
// indicators (JSON Lines). Scorers: "ledger", with what earlier joined cases
// leave of the row of fresh infrastructure; "as they are", with all of it; "methods alone" and
// "infrastructure alone". Error: eval.no-cases (input) where no list cites a report of the pack.
Result<Evaluation> evaluate_together(const knowledge::Pack& pack, std::string_view rows);

}  // namespace perpend::evaluation
