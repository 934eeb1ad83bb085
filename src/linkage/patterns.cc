#include "linkage/patterns.h"

#include <algorithm>
#include <cassert>
#include <compare>

namespace perpend::linkage {
namespace {

constexpr std::int32_t kStep = 500;  // millibits

// A pattern's levels and rarities in 128 bits, in their order: four bits a level, seven a rarity.
struct Key {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const Key&) const = default;
};

Key key_of(const Levels& levels) {
  constexpr unsigned kNoLevel = 15;
  __extension__ unsigned __int128 key = 0;
  for (const std::uint8_t level : levels.level) {
    key = key << 4U | (level == kMissing ? kNoLevel : level);
  }
  for (const std::int32_t rarity : levels.rarity) {
    const std::int32_t steps = (rarity + kStep / 2) / kStep;
    assert(steps >= 0 && steps < 128);  // rarer than one in 2^63 is nothing
    key = key << 7U | static_cast<unsigned>(steps);
  }
  return {static_cast<std::uint64_t>(key >> 64U), static_cast<std::uint64_t>(key)};
}
static_assert(kComparisons * (4 + 7) <= 128 && kMostLevels <= 15);

}  // namespace

std::vector<Pattern> gathered(std::vector<Pattern> pairs) {
  struct Place {
    Key key;
    std::uint32_t at = 0;
  };
  std::vector<Place> places;
  places.reserve(pairs.size());
  for (std::uint32_t at = 0; at < pairs.size(); ++at)
    places.push_back({key_of(pairs[at].levels), at});
  std::sort(places.begin(), places.end(),
            [](const Place& a, const Place& b) { return a.key < b.key; });
  std::vector<Pattern> result;
  Key last;
  for (const Place& place : places) {
    const Pattern& pair = pairs[place.at];
    if (result.empty() || last != place.key) {
      Pattern& fresh = result.emplace_back();
      fresh.levels = pair.levels;
      for (std::int32_t& rarity : fresh.levels.rarity)
        rarity = (rarity + kStep / 2) / kStep * kStep;
      last = place.key;
    }
    result.back().pairs += pair.pairs;
    result.back().matches += pair.matches;
  }
  return result;
}

std::vector<Pattern> without_rarity(const std::vector<Pattern>& patterns) {
  std::vector<Pattern> result;
  for (const Pattern& pattern : patterns) {
    // Sorted by levels first, so those of the same levels stand together.
    if (result.empty() || result.back().levels.level != pattern.levels.level) {
      result.push_back({{pattern.levels.level, {}}, 0, 0});
    }
    result.back().pairs += pattern.pairs;
    result.back().matches += pattern.matches;
  }
  return result;
}

}  // namespace perpend::linkage
