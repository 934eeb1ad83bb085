// Pairs drawn from a collection to learn from, always the same ones.
#pragma once

#include <cstdint>
#include <vector>

#include "linkage/pairs.h"
#include "linkage/patterns.h"

namespace perpend::linkage {

struct PairSample {
  std::vector<Pattern> random;      // any two
  std::vector<Pattern> candidates;  // of some incidents with all that blocking brings them
  std::uint64_t population = 0;     // pairs of which `candidates` are those with anything in common
};

PairSample sample_pairs(const Columns& columns, const ScoringOptions& options);

}  // namespace perpend::linkage
