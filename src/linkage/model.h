// The numbers that turn levels into bits, and bits into a probability.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/error.h"
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
  std::int64_t bias = 0;               // microbits, added to the prior: what tempering leaves over
  std::int64_t prior = 0;              // log2 odds that a pair belongs together, microbits
  std::int64_t link_at = 500'000'000;  // mean probability at which groups are joined, billionths
  std::int64_t possible_at = 100'000'000;
  std::int32_t fitted_as_of = 0;  // days; 0 for a model that nobody fitted

  bool operator==(const Model&) const = default;
};

using RowWeights = std::array<std::int64_t, kComparisons>;  // microbits

// The rows of a pair. Of malware, hashes and artefacts, which can all be one fact, the strongest
// counts and the others weigh nothing.
RowWeights rows_of(const Model& model, const Levels& levels);
// Their rarity's share, before grouping.
RowWeights rarity_of(const Model& model, const Levels& levels);
std::int64_t weight_of(const Model& model, const Levels& levels);  // the sum

// log2(m/u) of a level with nothing added, microbits; 0 for a level without numbers.
std::int64_t plain_weight(const LevelNumbers& numbers);

// 2^x / (1 + 2^x) in billionths, x in microbits.
std::int64_t probability_of(std::int64_t microbits);

// The model as the pack carries it, and back. Error: model.damaged (damaged).
inline constexpr std::string_view kModelName = "linkage";
std::string bytes_of(const Model& model);
Result<Model> model_from(std::string_view bytes);

// What perpend has without a fitted pack: round numbers, said to be so. For tests and for packs
// made by hand.
Model unfitted();

}  // namespace perpend::linkage
