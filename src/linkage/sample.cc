#include "linkage/sample.h"

#include <algorithm>
#include <numeric>

namespace perpend::linkage {
namespace {

constexpr std::size_t kRandomPairs = 200'000;
constexpr std::size_t kCandidatePairs = 400'000;
constexpr std::uint32_t kMostVisited = 60'000;
constexpr std::uint64_t kSeed = 88172645463325252;

// Numerical Recipes' 64-bit xorshift; any would do, but it must be the same one everywhere.
class Draw {
 public:
  std::uint32_t below(std::uint32_t n) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::uint32_t>((state_ >> 32) * n >> 32);
  }

 private:
  std::uint64_t state_ = kSeed;
};

// Incidents are visited this far from each other, round and round: wherever the visits end, they
// were spread over the whole. About n over the golden ratio, with no divisor in common with n.
std::uint32_t far_step(std::uint32_t n) {
  auto step = static_cast<std::uint32_t>(static_cast<std::uint64_t>(n) * 618 / 1000 + 1);
  while (std::gcd(step, n) != 1) ++step;
  return step;
}

}  // namespace

PairSample sample_pairs(const Columns& columns, const ScoringOptions& options) {
  PairSample sample;
  const auto n = static_cast<std::uint32_t>(columns.size());
  if (n < 2) return sample;
  const bool whole = n <= options.compare_all;
  if (!whole) {
    Draw draw;
    std::vector<Pattern> others;
    for (std::size_t k = 0; k < kRandomPairs; ++k) {
      const std::uint32_t a = draw.below(n);
      const std::uint32_t b = draw.below(n);
      if (a == b || blocked_together(columns, a, b, options.cap)) continue;
      others.push_back({compare(columns, a, b), 1, 0});
    }
    sample.others = gathered(std::move(others));
  }

  std::vector<Pattern> candidates;
  PairFinder finder(columns, options);
  const std::uint32_t wanted =
      whole ? static_cast<std::uint32_t>(std::min<std::uint64_t>(n, kCandidatePairs / (n - 1) + 1))
            : std::min<std::uint32_t>(n, kMostVisited);
  const std::uint32_t step = far_step(n);
  std::uint64_t visited = 0;
  for (; visited < wanted && candidates.size() < kCandidatePairs; ++visited) {
    const auto a = static_cast<std::uint32_t>(visited * step % n);
    if (whole) {
      for (std::uint32_t b = 0; b < n; ++b) {
        if (b != a) candidates.push_back({compare(columns, a, b), 1, 0});
      }
      continue;
    }
    for (const std::uint32_t b : finder.all_of(a)) {
      candidates.push_back({compare(columns, a, b), 1, 0});
    }
  }
  sample.population = visited * (n - 1);
  sample.candidates = gathered(std::move(candidates));
  return sample;
}

}  // namespace perpend::linkage
