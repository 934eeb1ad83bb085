// A half-open range of bytes [start, end) of a named text.
#pragma once

#include <compare>
#include <cstdint>

namespace perpend {

struct ByteSpan {
  std::uint64_t start = 0;
  std::uint64_t end = 0;

  constexpr std::uint64_t size() const { return end - start; }
  constexpr bool contains(ByteSpan other) const { return start <= other.start && other.end <= end; }
  constexpr bool overlaps(ByteSpan other) const { return start < other.end && other.start < end; }
  constexpr auto operator<=>(const ByteSpan&) const = default;
};

}  // namespace perpend
