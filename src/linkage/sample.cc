#include "linkage/sample.h"

#include <algorithm>

namespace perpend::linkage {
namespace {

constexpr std::size_t kRandomPairs = 200'000;
constexpr std::size_t kCandidatePairs = 400'000;
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

}  // namespace

PairSample sample_pairs(const Columns& columns, const ScoringOptions& options) {
  PairSample sample;
  const auto n = static_cast<std::uint32_t>(columns.size());
  if (n < 2) return sample;
  Draw draw;
  const std::uint64_t all = static_cast<std::uint64_t>(n) * (n - 1) / 2;
  std::vector<Pattern> random;
  for (std::size_t k = 0; k < std::min<std::uint64_t>(kRandomPairs, all); ++k) {
    const std::uint32_t a = draw.below(n);
    const std::uint32_t b = draw.below(n);
    if (a != b) random.push_back({compare(columns, a, b), 1, 0});
  }
  sample.random = gathered(std::move(random));

  // Incidents at equal distances, until there are enough pairs.
  const bool whole = n <= options.compare_all;
  std::vector<Pattern> candidates;
  PairFinder finder(columns, options);
  const std::uint32_t wanted =
      whole ? static_cast<std::uint32_t>(std::min<std::uint64_t>(n, kCandidatePairs / (n - 1) + 1))
            : std::min<std::uint32_t>(n, 20'000);
  std::uint64_t visited = 0;
  for (std::uint32_t k = 0; k < wanted && candidates.size() < kCandidatePairs; ++k) {
    const auto a = static_cast<std::uint32_t>(static_cast<std::uint64_t>(n) * k / wanted);
    ++visited;
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
