#include "linkage/patterns.h"

#include <algorithm>
#include <tuple>

namespace perpend::linkage {
namespace {

constexpr std::int32_t kStep = 500;  // millibits

bool before(const Pattern& a, const Pattern& b) {
  return std::tie(a.levels.level, a.levels.rarity) < std::tie(b.levels.level, b.levels.rarity);
}

}  // namespace

std::vector<Pattern> gathered(std::vector<Pattern> pairs) {
  for (Pattern& pair : pairs) {
    for (std::int32_t& rarity : pair.levels.rarity) rarity = (rarity + kStep / 2) / kStep * kStep;
  }
  std::sort(pairs.begin(), pairs.end(), before);
  std::vector<Pattern> result;
  for (const Pattern& pair : pairs) {
    if (result.empty() || result.back().levels != pair.levels) {
      result.push_back({pair.levels, 0, 0});
    }
    result.back().pairs += pair.pairs;
    result.back().matches += pair.matches;
  }
  return result;
}

}  // namespace perpend::linkage
