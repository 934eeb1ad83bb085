// The whole part of a square root, bit by bit: the same on every machine.
#pragma once

#include <cstdint>

namespace perpend::linkage {

// n from 0 to below 2^62.
constexpr std::int64_t square_root(std::int64_t n) {
  std::int64_t root = 0;
  for (std::int64_t bit = std::int64_t{1} << 30; bit > 0; bit >>= 1) {
    if ((root + bit) * (root + bit) <= n) root += bit;
  }
  return root;
}

}  // namespace perpend::linkage
