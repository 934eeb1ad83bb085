// Fellegi and Sunter's weight of a level is log2(m/u): how many times as often pairs that belong
// together reach it as pairs that do not. Rarity corrects it within a level: sharing what two
// incidents of a thousand show says more than sharing what twenty show (Winkler 1989).
//
// Example: a host that both used. m .05, u .00001: 12.3 bits, and a few more if only they show it.
// Counter-example: adding the rows of a shared file and of the program it is a file of. It is one
// finding; only the stronger row counts. Tested in model_test.cc.
#include "linkage/model.h"

#include <algorithm>
#include <bit>

#include "core/weight.h"

namespace perpend::linkage {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::array kOneFact = {Comparison::kMalware, Comparison::kHashes, Comparison::kArtefacts};
// No row weighs more than a million to one, whatever its counts say.
constexpr std::int64_t kCap = 20'000'000;

constexpr std::uint32_t kLayout = 2;
constexpr std::string_view kMagic = "perplink";

void put(std::string& bytes, std::int64_t number) {
  for (int i = 0; i < 8; ++i) {
    bytes += static_cast<char>(static_cast<std::uint64_t>(number) >> (8 * i) & 0xFF);
  }
}

class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes) {}
  std::int64_t take(std::int64_t least, std::int64_t most) {
    std::uint64_t number = 0;
    if (at_ + 8 > bytes_.size()) {
      good_ = false;
      return least;
    }
    for (std::size_t i = 0; i < 8; ++i) {
      number |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[at_ + i])) << (8 * i);
    }
    at_ += 8;
    const auto value = static_cast<std::int64_t>(number);
    good_ = good_ && value >= least && value <= most;
    return std::clamp(value, least, most);
  }
  bool good() const { return good_ && at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

// Of one comparison: m and u of each level, in thousandths, as assumed.
struct Assumed {
  Comparison comparison;
  std::array<std::pair<int, int>, kMostLevels> levels;
};
constexpr std::array<Assumed, kComparisons> kAssumed = {{
    {Comparison::kMalware, {{{600, 950}, {5, 1}, {140, 42}, {180, 6}, {75, 1}}}},
    {Comparison::kTools, {{{670, 790}, {240, 197}, {90, 13}}}},
    {Comparison::kTechniques,
     {{{430, 600}, {130, 180}, {100, 103}, {90, 60}, {85, 36}, {67, 14}, {65, 5}, {33, 2}}}},
    {Comparison::kInfrastructure,
     {{{954, 996}, {9, 3}, {2, 1}, {1, 1}, {2, 1}, {10, 1}, {2, 1}, {8, 1}, {12, 1}}}},
    {Comparison::kHashes, {{{980, 998}, {12, 1}, {8, 1}}}},
    // No labelled pairs: a common CVE says little, one used before it was known says more.
    {Comparison::kVulnerabilities, {{{900, 960}, {60, 35}, {40, 5}}}},
    // Likelihood ratios 1.1 (sector), 2.3 (country), 2.4 (both), 3.4 (a rare country).
    {Comparison::kTargets, {{{550, 700}, {165, 150}, {115, 50}, {120, 50}, {50, 15}}}},
    {Comparison::kLures, {{{900, 975}, {60, 20}, {40, 5}}}},
    {Comparison::kArtefacts, {{{960, 998}, {30, 1}, {10, 1}}}},
    {Comparison::kHours, {{{550, 650}, {450, 350}}}},
    {Comparison::kTime, {{{95, 230}, {340, 410}, {200, 170}, {145, 90}, {150, 80}, {70, 20}}}},
}};

}  // namespace

Weigher::Weigher(const Model& model)
    : slope_(model.slope), curves_(model.curves), bias_(model.bias), prior_(model.prior) {
  for (std::size_t c = 0; c < kComparisons; ++c) {
    for (std::size_t level = 0; level < kMostLevels; ++level) {
      base_[c][level] =
          mul_div_half_even(plain_weight(model.levels[c][level]), model.temper[c], 1000);
      mean_rarity_[c][level] = static_cast<std::int32_t>(model.levels[c][level].mean_rarity);
    }
  }
}

std::int64_t Weigher::rarity_part(const Levels& levels, std::size_t c) const {
  if (levels.rarity[c] == 0) return 0;
  const std::int64_t beyond = levels.rarity[c] - mean_rarity_[c][levels.level[c]];
  return beyond * slope_[c];  // millibits times thousandths: microbits
}

RowWeights Weigher::rarity(const Levels& levels) const {
  RowWeights rows{};
  for (std::size_t c = 0; c < kComparisons; ++c) {
    if (levels.level[c] != kMissing) rows[c] = rarity_part(levels, c);
  }
  return rows;
}

RowWeights Weigher::rows(const Levels& levels) const {
  RowWeights rows{};
  for (std::size_t c = 0; c < kComparisons; ++c) {
    if (levels.level[c] == kMissing) continue;
    rows[c] = std::clamp(base_[c][levels.level[c]] + rarity_part(levels, c), -kCap, kCap);
  }
  std::size_t strongest = static_cast<std::size_t>(kOneFact[0]);
  for (const Comparison comparison : kOneFact) {
    const auto c = static_cast<std::size_t>(comparison);
    if (rows[c] > rows[strongest]) strongest = c;
  }
  for (const Comparison comparison : kOneFact) {
    const auto c = static_cast<std::size_t>(comparison);
    // A second trace of the fact adds nothing; that another trace differs still counts against.
    if (c != strongest && rows[c] > 0) rows[c] = 0;
  }
  return rows;
}

std::int64_t Weigher::weight(const Levels& levels) const {
  std::int64_t sum = 0;
  for (const std::int64_t row : rows(levels)) sum += row;
  return sum;
}

std::int64_t plain_weight(const LevelNumbers& numbers) {
  if (numbers.m <= 0 || numbers.u <= 0) return 0;
  return log2_ratio_microbits(static_cast<std::uint64_t>(numbers.m),
                              static_cast<std::uint64_t>(numbers.u));
}

std::int64_t prior_for(const Model& model, std::uint64_t n) {
  const auto fitted = static_cast<std::uint64_t>(model.incidents);
  return n <= fitted ? model.prior : model.prior - log2_ratio_microbits(n, fitted);
}

std::int64_t probability_of(std::int64_t microbits) {
  const bool positive = microbits > 0;
  const Wide one = Wide{1} << 62;
  const Wide power = pow2_fixed(positive ? -microbits : microbits);
  const Wide share = (positive ? one : power) * static_cast<Wide>(Posterior::kOne);
  return static_cast<std::int64_t>(share / (one + power));
}

std::int64_t log_odds_of(std::int64_t billionths) {
  std::int64_t low = -64'000'000;
  std::int64_t high = 64'000'000;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    if (probability_of(middle) >= billionths) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

std::string bytes_of(const Model& model) {
  std::string bytes(kMagic);
  put(bytes, kLayout);
  for (std::size_t c = 0; c < kComparisons; ++c) {
    for (const LevelNumbers& level : model.levels[c]) {
      put(bytes, level.m);
      put(bytes, level.u);
      put(bytes, level.mean_rarity);
    }
    put(bytes, model.temper[c]);
    put(bytes, model.slope[c]);
  }
  for (const std::int64_t number :
       {model.bias, model.prior, static_cast<std::int64_t>(model.incidents),
        static_cast<std::int64_t>(model.counted), model.possible_at, model.join_at,
        static_cast<std::int64_t>(model.crowding), static_cast<std::int64_t>(model.fitted_as_of)}) {
    put(bytes, number);
  }
  for (const Curve& curve : model.curves) {
    for (const std::int64_t added : curve.added) put(bytes, added);
  }
  return bytes;
}

Result<Model> model_from(std::string_view bytes) {
  const auto damaged = [] {
    return fail(ErrorKind::kDamaged, "model.damaged",
                "the pack's model of linkage is not one that this version reads; build the pack "
                "again or name another with --kb");
  };
  if (!bytes.starts_with(kMagic)) return damaged();
  Taker taker(bytes.substr(kMagic.size()));
  if (taker.take(0, 1'000'000) != kLayout) return damaged();
  constexpr std::int64_t kBits = 100'000'000;  // no weight is a hundred bits
  Model model;
  for (std::size_t c = 0; c < kComparisons; ++c) {
    for (LevelNumbers& level : model.levels[c]) {
      level.m = taker.take(0, MProbability::kOne);
      level.u = taker.take(0, UProbability::kOne);
      level.mean_rarity = taker.take(0, 64'000);
    }
    model.temper[c] = static_cast<std::int32_t>(taker.take(0, 4000));
    model.slope[c] = static_cast<std::int32_t>(taker.take(-4000, 4000));
  }
  model.bias = taker.take(-kBits, kBits);
  model.prior = taker.take(-kBits, kBits);
  model.incidents = static_cast<std::int32_t>(taker.take(2, 1'000'000'000));
  model.counted = static_cast<std::uint32_t>(taker.take(0, (1 << kComparisons) - 1));
  model.possible_at = taker.take(1, Posterior::kOne);
  model.join_at = taker.take(-kBits, kBits);
  model.crowding = static_cast<std::int32_t>(taker.take(0, 1000));
  model.fitted_as_of = static_cast<std::int32_t>(taker.take(-1'000'000, 1'000'000));
  for (Curve& curve : model.curves) {
    for (std::int64_t& added : curve.added) added = taker.take(-kBits, kBits);
    if (!curve.increases()) return damaged();
  }
  if (!taker.good()) return damaged();
  return model;
}

Model assumed() {
  Model model;
  for (const Assumed& row : kAssumed) {
    const auto c = static_cast<std::size_t>(row.comparison);
    for (std::size_t level = 0; level < level_count(row.comparison); ++level) {
      model.levels[c][level].m = row.levels[level].first * (MProbability::kOne / 1000);
      model.levels[c][level].u = row.levels[level].second * (UProbability::kOne / 1000);
      const bool common = row.comparison == Comparison::kTargets;
      model.levels[c][level].mean_rarity = level == 0 ? 0 : common ? 4000 : 6000;
    }
    model.temper[c] = 1000;
    model.slope[c] = 300;
  }
  model.prior = log2_ratio_microbits(1, 60);
  return model;
}

}  // namespace perpend::linkage
