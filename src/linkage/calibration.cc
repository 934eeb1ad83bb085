// A pair's weight is a sum over comparisons, and sums of things that depend on each other are too
// sure of themselves at the top: of pairs said to be 95 % sure four in five were right. Tempers
// mend the most of it, but one number a comparison cannot bend at one end alone. So past pairs are
// counted by weight, in bins a bit wide around each knot, and what is added at a knot is the log
// odds of the share that was right, less the log odds of what was said. Each bin starts with
// kFaceValue pairs that were as right as was said. Pools of neighbours make it increase (Ayer et
// al. 1955; for probabilities Zadrozny and Elkan 2002).
//
// Counter-example: a curve fitted on the pairs that it is judged on looks perfect and says nothing;
// `perpend eval linkage` gives each year the curve of the years before it. Tested in
// calibration_test.cc.
#include "linkage/calibration.h"

#include <algorithm>
#include <vector>

#include "core/weight.h"

namespace perpend::linkage {
namespace {

constexpr std::int64_t kOne = 1'000'000'000;
constexpr std::int64_t kFaceValue = 20;      // pairs
constexpr std::int64_t kLeastRise = 50'000;  // microbits from knot to knot: no two pairs become one

std::int64_t log_odds(std::int64_t part, std::int64_t rest) {
  return log2_ratio_microbits(static_cast<std::uint64_t>(std::max<std::int64_t>(part, 1)),
                              static_cast<std::uint64_t>(std::max<std::int64_t>(rest, 1)));
}

std::int64_t knot_at(std::size_t knot) {
  return Curve::kFirst + static_cast<std::int64_t>(knot) * Curve::kBit;
}

struct Pool {
  std::int64_t sum = 0;  // of heights times pairs
  std::int64_t pairs = 0;
  std::size_t knots = 0;
  std::int64_t height() const { return mul_div_half_even(sum, 1, pairs); }
};

}  // namespace

bool Curve::increases() const {
  for (std::size_t knot = 1; knot < kKnots; ++knot) {
    if (added[knot] - added[knot - 1] <= -kBit) return false;
  }
  return true;
}

void Reliability::add(std::int64_t weight, std::int64_t probability, bool match) {
  const std::int64_t from_first = weight - Curve::kFirst + Curve::kBit / 2;
  const auto last = static_cast<std::int64_t>(Curve::kKnots) - 1;
  const std::int64_t knot = std::clamp<std::int64_t>(from_first / Curve::kBit, 0, last);
  Bin& bin = bins_[static_cast<std::size_t>(knot)];
  ++bin.pairs;
  bin.matches += match ? 1 : 0;
  bin.said += probability;
}

Curve Reliability::curve() const {
  std::array<std::int64_t, Curve::kKnots> height{};
  std::int64_t added = 0;  // of the knot below: what nobody saw is as what is next to it
  for (std::size_t knot = 0; knot < Curve::kKnots; ++knot) {
    const Bin& bin = bins_[knot];
    if (bin.pairs > 0) {
      const std::int64_t right = bin.matches * kOne + kFaceValue * (bin.said / bin.pairs);
      added = log_odds(right, (bin.pairs + kFaceValue) * kOne - right) -
              log_odds(bin.said, bin.pairs * kOne - bin.said);
    }
    height[knot] = knot_at(knot) + added;
  }
  std::vector<Pool> pools;
  for (std::size_t knot = 0; knot < Curve::kKnots; ++knot) {
    const std::int64_t pairs = bins_[knot].pairs + 1;
    pools.push_back({height[knot] * pairs, pairs, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].height() >= pools.back().height()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().pairs += last.pairs;
      pools.back().knots += last.knots;
    }
  }
  Curve result;
  std::size_t knot = 0;
  std::int64_t before = INT64_MIN / 2;
  for (const Pool& pool : pools) {
    for (std::size_t i = 0; i < pool.knots; ++i, ++knot) {
      before = std::max(pool.height(), before + kLeastRise);
      result.added[knot] = before - knot_at(knot);
    }
  }
  return result;
}

}  // namespace perpend::linkage
