#include "linkage/patterns.h"

#include <algorithm>
#include <cassert>

namespace perpend::linkage {
namespace {

constexpr std::int32_t kStep = 500;  // millibits

constexpr unsigned kNoLevel = 15;
constexpr unsigned kLevelBits = 4;
constexpr unsigned kRarityBits = 7;
static_assert(kComparisons * (kLevelBits + kRarityBits) <= 128 && kMostLevels <= kNoLevel);

__extension__ using Wide = unsigned __int128;
using Key = PatternTally::Key;

}  // namespace

Key PatternTally::key_of(const Levels& levels) {
  Wide key = 0;
  for (const std::uint8_t level : levels.level) {
    key = key << kLevelBits | (level == kMissing ? kNoLevel : level);
  }
  for (const std::uint16_t rarity : levels.rarity) {
    const std::int32_t steps = (rarity + kStep / 2) / kStep;
    assert(steps < 1 << kRarityBits);  // rarer than one in 2^63 is nothing
    key = key << kRarityBits | static_cast<unsigned>(steps);
  }
  return {static_cast<std::uint64_t>(key >> 64U), static_cast<std::uint64_t>(key)};
}

Levels PatternTally::levels_of(Key key) {
  Wide left = Wide{key.high} << 64U | key.low;
  const auto take = [&](unsigned bits) {
    const auto low = static_cast<unsigned>(left & ((1U << bits) - 1));
    left >>= bits;
    return low;
  };
  Levels levels;
  for (std::size_t c = kComparisons; c-- > 0;) {
    levels.rarity[c] = static_cast<std::uint16_t>(take(kRarityBits) * kStep);
  }
  for (std::size_t c = kComparisons; c-- > 0;) {
    const unsigned level = take(kLevelBits);
    levels.level[c] = level == kNoLevel ? kMissing : static_cast<std::uint8_t>(level);
  }
  return levels;
}

void PatternTally::gather() {
  std::sort(counted_.begin(), counted_.end(),
            [](const Counted& a, const Counted& b) { return a.key < b.key; });
  std::size_t kept = 0;
  for (const Counted& one : counted_) {
    if (kept > 0 && counted_[kept - 1].key == one.key) {
      counted_[kept - 1].pairs += one.pairs;
    } else {
      counted_[kept++] = one;
    }
  }
  counted_.resize(kept);
}

std::vector<Pattern> PatternTally::take() {
  gather();
  std::vector<Pattern> patterns;
  patterns.reserve(counted_.size());
  for (const Counted& one : counted_) patterns.push_back({levels_of(one.key), one.pairs, 0});
  counted_ = {};
  return patterns;
}

std::vector<Pattern> gathered(std::vector<Pattern> pairs) {
  struct Place {
    Key key;
    std::uint32_t at = 0;
  };
  std::vector<Place> places;
  places.reserve(pairs.size());
  for (std::uint32_t at = 0; at < pairs.size(); ++at)
    places.push_back({PatternTally::key_of(pairs[at].levels), at});
  std::sort(places.begin(), places.end(),
            [](const Place& a, const Place& b) { return a.key < b.key; });
  std::vector<Pattern> result;
  Key last;
  for (const Place& place : places) {
    const Pattern& pair = pairs[place.at];
    if (result.empty() || last != place.key) {
      Pattern& fresh = result.emplace_back();
      fresh.levels = pair.levels;
      for (std::uint16_t& rarity : fresh.levels.rarity) {
        rarity = static_cast<std::uint16_t>((rarity + kStep / 2) / kStep * kStep);
      }
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
