// Supervised fit. Counting gives m and u; but a model that multiplies what is not independent is
// too sure of itself (method.md, section 2), so each comparison gets a temper, the share of its
// bits that past pairs bear out, and its rarity a slope. Both are found by looking at one number at
// a time, at steps that halve, in integers; the loss is convex in them, so the order does not
// matter much and is fixed. Tested in learn_test.cc.
#include "linkage/fit.h"

#include <algorithm>
#include <array>

#include "core/weight.h"

namespace perpend::linkage {
namespace {

// log2(1 + 2^x) from a table: x in [-32, 32] bits, a value each 1/64 bit, straight lines between.
class SoftPlus {
 public:
  SoftPlus() {
    for (std::size_t i = 0; i < table_.size(); ++i) {
      const std::int64_t x = (static_cast<std::int64_t>(i) - kHalf) * kStep;
      const std::uint64_t power = pow2_fixed(x > 0 ? -x : x);  // of the smaller side
      const std::int64_t small =
          log2_ratio_microbits((std::uint64_t{1} << 62) + power, std::uint64_t{1} << 62);
      table_[i] = small + std::max<std::int64_t>(x, 0);
    }
  }
  std::int64_t operator()(std::int64_t x) const {
    if (x >= kHalf * kStep) return x;
    if (x <= -kHalf * kStep) return 0;
    const std::int64_t shifted = x + kHalf * kStep;
    const std::int64_t i = shifted / kStep;
    const std::int64_t rest = shifted % kStep;
    const auto at = static_cast<std::size_t>(i);
    return table_[at] + (table_[at + 1] - table_[at]) * rest / kStep;
  }

 private:
  static constexpr std::int64_t kStep = 15'625;  // microbits: 1/64 bit
  static constexpr std::int64_t kHalf = std::int64_t{32} * 64;
  std::array<std::int64_t, 2 * kHalf + 2> table_{};
};

const SoftPlus& soft_plus() {
  static const SoftPlus table;
  return table;
}

// The comparisons that have enough pairs to be counted.
std::vector<std::size_t> count_levels(const std::vector<Pattern>& patterns, Model& model) {
  std::vector<std::size_t> fitted;
  for (std::size_t c = 0; c < kComparisons; ++c) {
    const std::size_t levels = level_count(static_cast<Comparison>(c));
    std::array<std::uint64_t, kMostLevels> matches{};
    std::array<std::uint64_t, kMostLevels> others{};
    std::array<std::uint64_t, kMostLevels> rarity{};
    std::uint64_t all_matches = 0;
    std::uint64_t all_others = 0;
    for (const Pattern& pattern : patterns) {
      const std::uint8_t level = pattern.levels.level[c];
      if (level == kMissing) continue;
      const std::uint64_t unmatched = pattern.pairs - pattern.matches;
      matches[level] += pattern.matches;
      others[level] += unmatched;
      rarity[level] +=
          (unmatched + pattern.matches) * static_cast<std::uint64_t>(pattern.levels.rarity[c]);
      all_matches += pattern.matches;
      all_others += unmatched;
    }
    if (all_matches < kPairsToFit || all_others < kPairsToFit) continue;  // stays as assumed
    fitted.push_back(c);
    model.temper[c] = 1000;
    for (std::size_t level = 0; level < levels; ++level) {
      LevelNumbers& numbers = model.levels[c][level];
      const auto share = [&](std::uint64_t count, std::uint64_t all) {
        return mul_div_half_even(MProbability::kOne, static_cast<std::int64_t>(2 * count + 1),
                                 static_cast<std::int64_t>(2 * all + levels));
      };
      numbers.m = share(matches[level], all_matches);
      numbers.u = share(others[level], all_others);
      const std::uint64_t seen = matches[level] + others[level];
      numbers.mean_rarity = static_cast<std::int64_t>(seen == 0 ? 0 : rarity[level] / seen);
    }
  }
  return fitted;
}

// Sum of losses, in millibits so that it fits: 2^63 millibits are 10^13 pairs of 900 bits.
std::int64_t total_loss(const Model& model, const std::vector<Pattern>& patterns) {
  std::int64_t sum = 0;
  const Weigher weigher(model);
  for (const Pattern& pattern : patterns) {
    const std::int64_t x = weigher.raw_log_odds(pattern.levels);
    const std::int64_t as_match = soft_plus()(-x) / 1000;
    const std::int64_t as_other = soft_plus()(x) / 1000;
    sum += static_cast<std::int64_t>(pattern.matches) * as_match +
           static_cast<std::int64_t>(pattern.pairs - pattern.matches) * as_other;
  }
  return sum;
}

// Two bits for a temper or a slope that leaves its face value by one.
std::int64_t penalty(const Model& model) {
  constexpr std::int64_t kMillibits = 2000;
  std::int64_t sum = 0;
  for (std::size_t c = 0; c < kComparisons; ++c) {
    const std::int64_t off = model.temper[c] - 1000;
    const std::int64_t slope = model.slope[c] - 300;
    sum += (off * off + slope * slope) * kMillibits / 1'000'000;
  }
  return sum;
}

}  // namespace

std::int64_t fit_prior(const std::vector<Pattern>& patterns) {
  std::uint64_t matches = 0;
  std::uint64_t pairs = 0;
  for (const Pattern& pattern : patterns) {
    matches += pattern.matches;
    pairs += pattern.pairs;
  }
  return log2_ratio_microbits(2 * matches + 1, 2 * (pairs - matches) + 1);
}

std::int64_t log_loss(const Model& model, const std::vector<Pattern>& patterns) {
  std::uint64_t pairs = 0;
  for (const Pattern& pattern : patterns) pairs += pattern.pairs;
  return pairs == 0 ? 0
                    : mul_div_half_even(total_loss(model, patterns), 1000,
                                        static_cast<std::int64_t>(pairs));
}

Model fit_supervised(const std::vector<Pattern>& patterns) {
  Model model = assumed();
  const std::vector<std::size_t> fitted = count_levels(patterns, model);
  for (const std::size_t c : fitted) model.counted |= 1U << c;
  model.prior = fit_prior(patterns);
  const auto cost = [&] { return total_loss(model, patterns) + penalty(model); };
  std::int64_t best = cost();
  const auto improve = [&](auto& number, std::int64_t step, std::int64_t least, std::int64_t most) {
    bool moved = false;
    for (const std::int64_t by : {step, -step}) {
      while (true) {
        const auto before = number;
        const std::int64_t next = number + by;
        if (next < least || next > most) break;
        number = static_cast<std::remove_reference_t<decltype(number)>>(next);
        const std::int64_t trial = cost();
        if (trial >= best) {
          number = before;
          break;
        }
        best = trial;
        moved = true;
      }
    }
    return moved;
  };
  for (const std::int64_t step : {256, 128, 64, 32, 16}) {
    for (int round = 0; round < 6; ++round) {
      bool moved = improve(model.bias, step * 4000, -40'000'000, 40'000'000);
      for (const std::size_t c : fitted) {
        moved = improve(model.temper[c], step, 1, 3000) || moved;
        moved = improve(model.slope[c], step, -500, 2000) || moved;
      }
      if (!moved) break;
    }
  }
  return model;
}

}  // namespace perpend::linkage
