// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood, 2014), a
// 64-bit counter whose every value goes through a mixing function. Each experiment gets a stream of
// its own from a seed and its own number, so that threads and order change nothing.
#pragma once

#include <cstdint>

namespace perpend::linkage {

class SplitMix64 {
 public:
  explicit constexpr SplitMix64(std::uint64_t seed) : state_(seed) {}

  constexpr std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }

  // Evenly from 0 to bound - 1; bound > 0. The highest values of the 64 bits, which would favour
  // the first numbers, are drawn again.
  constexpr std::uint64_t below(std::uint64_t bound) {
    const std::uint64_t uneven = (UINT64_MAX % bound + 1) % bound;
    std::uint64_t drawn = next();
    while (drawn > UINT64_MAX - uneven) drawn = next();
    return drawn % bound;
  }

 private:
  std::uint64_t state_;
};

// The seed of stream `number` under `seed`: two numbers give streams that have nothing in common.
constexpr std::uint64_t stream_seed(std::uint64_t seed, std::uint64_t number) {
  return SplitMix64(SplitMix64(seed).next() ^ (number * 0xd1342543de82ef95U)).next();
}

}  // namespace perpend::linkage
