// An inverted index from value to incidents, with a cap: what half the world shows brings half the
// world together and says nothing. A pair that shares only common values is not compared; how many
// likely links that loses is measured and not assumed (link.cc).
#include "linkage/blocking.h"

#include <algorithm>

namespace perpend::linkage {
namespace {

Candidates all_pairs(std::uint32_t n) {
  Candidates result;
  result.report.whole = true;
  result.pairs.reserve(static_cast<std::size_t>(n) * (n - 1) / 2);
  for (std::uint32_t a = 0; a < n; ++a) {
    for (std::uint32_t b = a + 1; b < n; ++b) result.pairs.emplace_back(a, b);
  }
  return result;
}

}  // namespace

Candidates candidates_of(const Columns& columns) {
  const auto n = static_cast<std::uint32_t>(columns.size());
  Candidates result;
  if (n <= kCompareAll) {
    result = all_pairs(n);
  } else {
    std::vector<std::uint64_t> start(columns.incidents.size() + 1, 0);
    for (std::size_t v = 0; v < columns.incidents.size(); ++v) {
      const bool keyed = columns.incidents[v] >= 2 && columns.incidents[v] <= kBlockCap;
      start[v + 1] = start[v] + (keyed ? columns.incidents[v] : 0);
    }
    std::vector<std::uint32_t> holders(start.back());
    std::vector<std::uint64_t> next(start.begin(), start.end() - 1);
    for (std::uint32_t i = 0; i < n; ++i) {
      for (const std::uint32_t v : columns.of(i)) {
        if (start[v + 1] != start[v]) holders[next[v]++] = i;
      }
    }
    for (std::size_t v = 0; v + 1 < start.size(); ++v) {
      for (std::uint64_t x = start[v]; x < start[v + 1]; ++x) {
        for (std::uint64_t y = x + 1; y < start[v + 1]; ++y) {
          result.pairs.emplace_back(holders[x], holders[y]);
        }
      }
    }
    std::sort(result.pairs.begin(), result.pairs.end());
    result.pairs.erase(std::unique(result.pairs.begin(), result.pairs.end()), result.pairs.end());
  }
  result.report.all_pairs = static_cast<std::uint64_t>(n) * (n - 1) / 2;
  result.report.compared_pairs = result.pairs.size();
  result.report.cap = kBlockCap;
  for (const std::uint32_t shown : columns.incidents) {
    result.report.values += shown >= 2 ? 1 : 0;
    result.report.capped_values += shown > kBlockCap ? 1 : 0;
  }
  return result;
}

}  // namespace perpend::linkage
