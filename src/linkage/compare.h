// Two incidents compared: for each comparison a level, and how rare what they share is.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "linkage/columns.h"
#include "linkage/shared_values.h"

namespace perpend::linkage {

inline constexpr std::size_t kMostLevels = 9;
// No level: one of the two has nothing to compare.
inline constexpr std::uint8_t kMissing = 255;

// From least to most alike. The first is 'compared, and nothing alike'.
std::size_t level_count(Comparison comparison);
std::string_view level_name(Comparison comparison, std::uint8_t level);

struct Levels {
  std::array<std::uint8_t, kComparisons> level;  // or kMissing
  // Of the rarest value that the level rests on, in millibits of log2(1/share); 0 where none does.
  std::array<std::uint16_t, kComparisons> rarity{};

  bool operator==(const Levels&) const = default;
};

// Symmetric in a and b. A few hundred nanoseconds for incidents of some twenty values.
Levels compare(const Columns& columns, std::uint32_t a, std::uint32_t b);

// One incident compared with many: the same levels, sooner. Not for several threads at once; the
// columns must outlive it.
class Comparer {
 public:
  explicit Comparer(const Columns& columns) : columns_(columns) {}
  void begin(std::uint32_t one);
  Levels with(std::uint32_t other);

 private:
  const Columns& columns_;
  std::uint32_t one_ = ~0U;
  SharedFinder finder_;
};

// The values that they share, by number.
std::vector<std::uint32_t> shared_values(const Columns& columns, std::uint32_t a, std::uint32_t b);

// Techniques that both show and that software they share carries out anyway.
std::vector<std::uint32_t> implied_by_shared(const Columns& columns,
                                             std::span<const std::uint32_t> shared);

}  // namespace perpend::linkage
