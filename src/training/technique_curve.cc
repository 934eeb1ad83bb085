// A score is worth what it was right on the past. Sort by score, cut into bins of equal weight, and
// where a bin was right more often than the next one, pool both until nothing falls. Between the
// bins' mean scores the curve is linear, so that one step of a score never leaps a band of words.
//
// Example: scores 1 2 3 4 that were wrong right wrong right pool to 0, 1/2, 1/2, 1. Each bin's
// share is (right + 1/2) / (all + 1), for a bin of thirty that was never wrong is no certainty.
// Tested in technique_fit_test.cc.
#include "training/technique_curve.h"

#include <algorithm>

#include "core/weight.h"

namespace perpend::training {
namespace {

struct Bin {
  std::int64_t scores = 0;  // weighted sum
  std::int64_t right = 0;
  std::int64_t weight = 0;
  std::size_t joined = 1;

  void add(const Bin& other) {
    scores += other.scores;
    right += other.right;
    weight += other.weight;
    joined += other.joined;
  }
  std::int64_t share() const {
    return mul_div_half_even(2 * right + 1, extraction::kCurveOne, 2 * weight + 2);
  }
};

}  // namespace

Curve fit_curve(std::vector<Judged> judged) {
  Curve curve;
  if (judged.empty()) return curve;
  std::sort(judged.begin(), judged.end(), [](const Judged& a, const Judged& b) {
    return a.score != b.score ? a.score < b.score : a.right < b.right;
  });
  std::int64_t all = 0;
  for (const Judged& one : judged) all += one.weight;
  std::vector<Bin> bins;
  std::vector<std::int64_t> means;
  std::int64_t passed = 0;
  for (const Judged& one : judged) {
    const auto bin = static_cast<std::size_t>(passed * extraction::kCurvePoints / all);
    passed += one.weight;
    if (bins.size() <= bin) bins.emplace_back();
    bins.back().add({one.score * one.weight, one.right ? one.weight : 0, one.weight, 0});
  }
  means.reserve(bins.size());
  for (const Bin& bin : bins) means.push_back(mul_div_half_even(bin.scores, 1, bin.weight));
  std::vector<Bin> pooled;
  for (const Bin& bin : bins) {
    pooled.push_back(bin);
    while (pooled.size() > 1 && pooled[pooled.size() - 2].share() > pooled.back().share()) {
      pooled[pooled.size() - 2].add(pooled.back());
      pooled.pop_back();
    }
  }
  std::size_t i = 0;
  for (const Bin& bin : pooled) {
    for (std::size_t k = 0; k < bin.joined; ++k, ++i) {
      curve.score[i] = static_cast<std::int32_t>(means[i]);
      curve.right[i] = static_cast<std::int32_t>(bin.share());
    }
  }
  for (; i < curve.score.size(); ++i) {
    curve.score[i] = curve.score[i - 1];
    curve.right[i] = curve.right[i - 1];
  }
  return curve;
}

}  // namespace perpend::training
