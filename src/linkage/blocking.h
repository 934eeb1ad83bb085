// Which pairs are worth comparing: those that share a value that not too many show.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "linkage/columns.h"

namespace perpend::linkage {

// Up to so many incidents every pair is compared, and nothing can be missed.
inline constexpr std::size_t kCompareAll = 3000;
// A value that more incidents show brings no pair together.
inline constexpr std::uint32_t kBlockCap = 50;

struct Candidates {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;  // a < b, sorted, each once
  BlockingReport report;
};

Candidates candidates_of(const Columns& columns);

}  // namespace perpend::linkage
