// `perpend eval infrastructure`: who is a list of indicators of, asked with what was listed before.
#pragma once

#include "core/error.h"
#include "evaluation/methods.h"
#include "knowledge/pack.h"

namespace perpend::evaluation {

// Lists that cite a written report and have a date of their own, each asked as of its day; every
// fitted number comes from the lists of earlier years. Baselines of the same run: popularity, exact
// overlap, n-grams of names. Takes some seconds. Error: eval.no-cases (input).
Result<Evaluation> evaluate_lists(const knowledge::Pack& pack);

}  // namespace perpend::evaluation
