// The hash that features of sentences are counted under.
#pragma once

#include <cstdint>

namespace perpend::extraction {

// The finaliser of MurmurHash3 (public domain, Appleby): every bit of the input moves every other.
constexpr std::uint32_t mixed(std::uint32_t h) {
  h ^= h >> 16;
  h *= 0x85EBCA6BU;
  h ^= h >> 13;
  h *= 0xC2B2AE35U;
  return h ^ h >> 16;
}

}  // namespace perpend::extraction
