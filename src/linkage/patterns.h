// Pairs by what their comparison looks like. Half a million pairs are some thousands of patterns,
// so that learning costs what the patterns cost.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linkage/compare.h"

namespace perpend::linkage {

struct Pattern {
  Levels levels;              // rarities rounded to half a bit
  std::uint64_t pairs = 0;    // that look so
  std::uint64_t matches = 0;  // of these, pairs known to belong together; 0 where nobody said

  bool operator==(const Pattern&) const = default;
};

// What is learned from: a collection's pairs in two strata, so that u of what is rare is counted
// where it can be reached at all and not waited for among random pairs.
struct PairSample {
  std::vector<Pattern> candidates;  // of some incidents with all that blocking brings them
  std::vector<Pattern> others;      // drawn from the pairs that blocking keeps apart
  // Pairs of those incidents with anybody: `others` stand for all of them that are no candidates.
  std::uint64_t population = 0;
};

// Sorted by levels, each once. Rarities are rounded here.
std::vector<Pattern> gathered(std::vector<Pattern> pairs);
// Of gathered patterns: those that differ in rarity alone become one.
std::vector<Pattern> without_rarity(const std::vector<Pattern>& patterns);

}  // namespace perpend::linkage
