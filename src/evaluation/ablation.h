// `perpend eval ablation`: what each part of the ledger is worth, by taking it away.
#pragma once

#include <cstddef>

#include "core/error.h"
#include "evaluation/methods.h"
#include "knowledge/pack.h"

namespace perpend::evaluation {

inline constexpr std::size_t kEveryPart = 100;

// The prequential walk of methods and tooling. Scorers: "ledger", and one for each number or group
// of numbers with all that they multiply taken away ("- signature"). What is left is fitted anew on
// strictly earlier cases, so that it may take over what it can. Of the parts the first `most` are
// taken away; all of them take some minutes. Error: eval.no-cases (input) where the pack holds
// none.
Result<Evaluation> ablate_methods(const knowledge::Pack& pack, std::size_t most = kEveryPart);
// The same of infrastructure, on the lists: exact matches, neighbours, age, names, …
Result<Evaluation> ablate_lists(const knowledge::Pack& pack, std::size_t most = kEveryPart);

}  // namespace perpend::evaluation
