// Are pairs that were said to be 90 % sure right nine times of ten? A curve that says what the bits
// of a pair were worth when published names were asked: fitted on past pairs, applied to later
// ones.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace perpend::linkage {

// From the sum of a pair's rows (and bias) to what it is worth, both microbits. Straight lines
// between knots a bit apart; beyond the first and the last knot what was added there is added.
// Increasing, so that no ranking changes.
struct Curve {
  static constexpr std::int64_t kBit = 1'000'000;
  static constexpr std::int64_t kFirst = -2 * kBit;
  static constexpr std::size_t kKnots = 19;
  std::array<std::int64_t, kKnots> added{};  // at each knot

  std::int64_t operator()(std::int64_t weight) const {
    const std::int64_t from_first = weight - kFirst;
    if (from_first <= 0) return weight + added.front();
    const auto knot = static_cast<std::size_t>(from_first / kBit);
    if (knot + 1 >= kKnots) return weight + added.back();
    return weight + added[knot] + (added[knot + 1] - added[knot]) * (from_first % kBit) / kBit;
  }
  bool increases() const;
  bool operator==(const Curve&) const = default;
};

// What is counted of past pairs to fit a curve.
class Reliability {
 public:
  // `weight` as the curve is given it; `probability` without a curve, in billionths.
  void add(std::int64_t weight, std::int64_t probability, bool match);
  // Where few pairs were counted, nearly what they were said to be worth.
  Curve curve() const;

 private:
  struct Bin {
    std::int64_t pairs = 0;
    std::int64_t matches = 0;
    std::int64_t said = 0;  // sum of probabilities, billionths
  };
  std::array<Bin, Curve::kKnots> bins_{};
};

}  // namespace perpend::linkage
