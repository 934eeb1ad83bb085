// The averaged perceptron (Collins 2002) in integers: the weights after every example are averaged,
// exactly, and then rounded to small integers. The same examples in the same order give the same
// bytes on every machine.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

#include "claims/linear.h"

namespace perpend::training {

template <int lanes>
class Perceptron {
 public:
  explicit Perceptron(int bits) : weights_(bits), pending_(weights_.weights().size()) {}

  std::array<std::int32_t, lanes> scores(std::span<const std::uint32_t> features) const {
    std::array<std::int32_t, lanes> result{};
    weights_.add_to(result, features);
    return result;
  }
  void add(std::span<const std::uint32_t> features, int lane, std::int32_t step) {
    for (const std::uint32_t one : features) {
      const std::size_t at = weights_.row(one) + static_cast<std::size_t>(lane);
      weights_.weights()[at] += step;
      pending_[at] += step * static_cast<std::int64_t>(count_);
    }
  }
  void next() { ++count_; }

  // The average, scaled so that all but one in `spared` of the weights that are not zero fit.
  template <class Weight>
  claims::Linear<Weight, lanes> average(std::size_t spared = 500) const {
    std::vector<std::int64_t> sums(pending_.size());
    std::vector<std::int64_t> sizes;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      sums[i] = static_cast<std::int64_t>(count_) * weights_.weights()[i] - pending_[i];
      if (sums[i] != 0) sizes.push_back(std::abs(sums[i]));
    }
    constexpr std::int64_t kLargest = std::numeric_limits<Weight>::max();
    std::int64_t scale = 1;
    if (!sizes.empty()) {
      const std::size_t place = sizes.size() - 1 - sizes.size() / spared;
      std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(place),
                       sizes.end());
      scale = std::max<std::int64_t>(1, sizes[place] / kLargest);
    }
    claims::Linear<Weight, lanes> result(weights_.bits());
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const std::int64_t half = sums[i] < 0 ? -scale / 2 : scale / 2;
      result.weights()[i] =
          static_cast<Weight>(std::clamp((sums[i] + half) / scale, -kLargest, kLargest));
    }
    return result;
  }

 private:
  claims::Linear<std::int32_t, lanes> weights_;
  std::vector<std::int64_t> pending_;  // step times the examples before it
  std::uint64_t count_ = 1;
};

// 0 .. n-1 in another order for each round; the same on every machine.
inline std::vector<std::uint32_t> shuffled(std::size_t n, std::uint64_t round) {
  std::vector<std::uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  std::uint64_t state = round * 0x9E3779B97F4A7C15ULL + 1;
  for (std::size_t i = n; i > 1; --i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    std::swap(order[i - 1], order[(state >> 33U) % i]);
  }
  return order;
}

}  // namespace perpend::training
