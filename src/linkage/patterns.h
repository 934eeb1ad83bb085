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

// Sorted by levels, each once. Rarities are rounded here.
std::vector<Pattern> gathered(std::vector<Pattern> pairs);

}  // namespace perpend::linkage
