// Linear models over hashed features: a row of small integers for each feature, one a class.
// Integer sums do not depend on their order, so the same weights give the same answer on every
// machine.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace perpend::claims {

inline constexpr int kLanes = 32;
using Scores = std::array<std::int32_t, kLanes>;

constexpr std::uint32_t feature(std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0,
                                std::uint32_t c = 0) {
  std::uint32_t h = (kind + 1U) * 0x9E3779B1U;
  h = (h ^ a) * 0x85EBCA77U;
  h ^= h >> 15U;
  h = (h ^ b) * 0xC2B2AE3DU;
  h ^= h >> 13U;
  h = (h ^ c) * 0x27D4EB2FU;
  return h ^ (h >> 16U);
}

// Weights of 2^bits rows of `lanes` classes each. Values; const and safe for any thread.
template <class Weight, int lanes>
class Linear {
 public:
  explicit Linear(int bits) : bits_(bits), weights_(static_cast<std::size_t>(lanes) << bits) {}

  int bits() const { return bits_; }
  std::size_t row(std::uint32_t hashed) const {
    return static_cast<std::size_t>(hashed >> (32U - static_cast<unsigned>(bits_))) * lanes;
  }
  const std::vector<Weight>& weights() const { return weights_; }
  std::vector<Weight>& weights() { return weights_; }

  void add_to(std::array<std::int32_t, lanes>& scores,
              std::span<const std::uint32_t> features) const {
    if constexpr (sizeof(Weight) == 1) {
      // 256 weights of a byte fit sixteen bits, in which twice as many lanes go at once.
      for (std::size_t from = 0; from < features.size(); from += 256) {
        add_bytes(scores,
                  features.subspan(from, std::min<std::size_t>(256, features.size() - from)));
      }
    } else {
      for (const std::uint32_t one : features) {
        const Weight* const from = weights_.data() + row(one);
        for (int lane = 0; lane < lanes; ++lane) scores[lane] += from[lane];
      }
    }
  }

 private:
  void add_bytes(std::array<std::int32_t, lanes>& scores,
                 std::span<const std::uint32_t> features) const {
    std::array<std::int16_t, lanes> sums{};
    for (const std::uint32_t one : features) {
      const Weight* const from = weights_.data() + row(one);
      for (int lane = 0; lane < lanes; ++lane)
        sums[lane] = static_cast<std::int16_t>(sums[lane] + from[lane]);
    }
    for (int lane = 0; lane < lanes; ++lane) scores[lane] += sums[lane];
  }

  int bits_;
  std::vector<Weight> weights_;
};

using ClassModel = Linear<std::int8_t, kLanes>;  // which of up to 32 classes
using RankModel = Linear<std::int16_t, 1>;       // how good is this candidate

inline std::int32_t score_of(const RankModel& model, std::span<const std::uint32_t> features) {
  std::array<std::int32_t, 1> score = {0};
  model.add_to(score, features);
  return score[0];
}

}  // namespace perpend::claims
