// Pairs drawn from a collection to learn from, always the same ones.
#pragma once

#include "linkage/pairs.h"
#include "linkage/patterns.h"

namespace perpend::linkage {

// Where every pair is compared `others` is empty. `finder` of the same columns and options.
PairSample sample_pairs(const Columns& columns, const ScoringOptions& options,
                        const PairFinder& finder);

}  // namespace perpend::linkage
