// `perpend eval traits`: what targets and vulnerabilities are worth beside methods and tooling.
#pragma once

#include "attribution/traits.h"
#include "core/error.h"
#include "evaluation/methods.h"
#include "knowledge/pack.h"

namespace perpend::evaluation {

// Walks through the years; every number from strictly earlier ones. Cases: those whose report says
// something of a kind that an earlier report says too. Scorers: "ledger", with all kinds; "methods
// alone", as if the case had none; and with one kind each. Error: eval.no-cases (input) where no
// report has a trait. `split`: how the traits were come by, to be shown.
Result<Evaluation> evaluate_traits(const knowledge::Pack& pack,
                                   const attribution::TraitsByTelling& traits,
                                   Split split = Split::kPrequential);

}  // namespace perpend::evaluation
