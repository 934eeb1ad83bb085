// The numbers that turn levels into bits, and bits into a probability.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/error.h"
#include "linkage/calibration.h"
#include "linkage/compare.h"
#include "model/linkage.h"

namespace perpend::linkage {

struct LevelNumbers {
  std::int64_t m = 0;  // billionths
  std::int64_t u = 0;
  std::int64_t mean_rarity =
      0;  // millibits, of the pairs that reached it and do not belong together

  bool operator==(const LevelNumbers&) const = default;
};

struct Model {
  std::array<std::array<LevelNumbers, kMostLevels>, kComparisons> levels{};
  // How much of log2(m/u) counts, in thousandths: comparisons depend on each other more than their
  // levels show, and data say by how much.
  std::array<std::int32_t, kComparisons> temper{};
  // How much of a bit of rarity counts, in thousandths.
  std::array<std::int32_t, kComparisons> slope{};
  std::int64_t bias = 0;   // microbits, added to the prior: what tempering leaves over
  std::int64_t prior = 0;  // log2 odds that a pair belongs together, microbits
  // Of the collection that `prior` is of: in a larger one the share of pairs that belong together
  // falls as its size grows.
  std::int32_t incidents = 500;
  std::uint32_t counted = 0;  // bit c: comparison c was fitted on pairs, not assumed
  // Pairs from this probability on are possible links; weaker ones join nothing. Billionths.
  std::int64_t possible_at = 130'000'000;
  // Groups are joined while log2 of their summed odds, less `crowding` thousandths of log2 of the
  // number of their pairs, is at least this. Microbits.
  std::int64_t join_at = -1'000'000;
  std::int32_t crowding = 300;
  std::int32_t fitted_as_of = 0;  // days; 0 for a model that nobody fitted
  // What the bits of a pair are worth: of pairs whose infrastructure was compared, and of others.
  std::array<Curve, 2> curves{};

  bool operator==(const Model&) const = default;
};

// Which of Model::curves: 0 where infrastructure was compared, else 1.
constexpr std::size_t curve_of(const Levels& levels) {
  return levels.level[static_cast<std::size_t>(Comparison::kInfrastructure)] == kMissing ? 1 : 0;
}

using RowWeights = std::array<std::int64_t, kComparisons>;  // microbits

// A model made ready for many pairs: every logarithm is taken once. Constant; any number of
// threads.
class Weigher {
 public:
  explicit Weigher(const Model& model);

  // The rows of a pair. Of malware, hashes and artefacts, which can all be one fact, the strongest
  // counts and the others weigh nothing.
  RowWeights rows(const Levels& levels) const;
  // Their rarity's share, before grouping.
  RowWeights rarity(const Levels& levels) const;
  std::int64_t weight(const Levels& levels) const;  // the sum of the rows
  // Bias and rows: what the curves are given.
  std::int64_t evidence(const Levels& levels) const { return bias_ + weight(levels); }
  // Prior and evidence, as it was summed: what is fitted and learned from.
  std::int64_t raw_log_odds(const Levels& levels) const { return prior_ + evidence(levels); }
  // Prior and what past pairs say the evidence is worth: log2 of the odds that the pair belongs
  // together.
  std::int64_t log_odds(const Levels& levels) const {
    return prior_ + curves_[curve_of(levels)](evidence(levels));
  }
  std::int64_t start() const { return prior_ + bias_; }

 private:
  std::int64_t rarity_part(const Levels& levels, std::size_t c) const;

  std::array<std::array<std::int64_t, kMostLevels>, kComparisons> base_{};
  std::array<std::array<std::int32_t, kMostLevels>, kComparisons> mean_rarity_{};
  std::array<std::int32_t, kComparisons> slope_{};
  std::array<Curve, 2> curves_{};
  std::int64_t bias_ = 0;
  std::int64_t prior_ = 0;
};

// log2(m/u) of a level with nothing added, microbits; 0 for a level without numbers.
std::int64_t plain_weight(const LevelNumbers& numbers);

// The model's prior for a collection of n.
std::int64_t prior_for(const Model& model, std::uint64_t n);

// 2^x / (1 + 2^x) in billionths, x in microbits; and the least x that gives `billionths` or more.
std::int64_t probability_of(std::int64_t microbits);
std::int64_t log_odds_of(std::int64_t billionths);

// The model as the pack carries it, and back. Error: model.damaged (damaged).
inline constexpr std::string_view kModelName = "linkage";
std::string bytes_of(const Model& model);
Result<Model> model_from(std::string_view bytes);

// What perpend has without a fitted pack: assumed numbers, said to be so. A fit keeps them for
// comparisons that its pairs do not have. Those of targets are likelihood ratios measured on public
// reports (docs/method.md, section 4); the rest are round and on the low side.
Model assumed();

}  // namespace perpend::linkage
