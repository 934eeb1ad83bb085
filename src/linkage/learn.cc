// A pair belongs together or not; nobody says which. If the comparisons are independent given that,
// then how their levels go together tells m from u: pairs that share a rare host share malware far
// more often than chance, and the more so the more matches there are.
//
// u is easy: nearly all pairs drawn at random do not belong together. m is not: with fewer than
// three comparisons there are more unknowns than equations (a table of two binary variables has
// three free cells, two classes need five numbers), and any answer fits. So nothing is learned, and
// it is said, unless
//   - at least three comparisons reach some level beyond the lowest in at least kPairsOfLevel
//   pairs,
//     and are compared in the same pairs;
//   - at least kMatchesToLearn matches are expected, and not half of all candidates or more;
//   - two different starts end within a tenth of each other in every m that matters;
//   - every learned comparison still speaks for a match at its highest level.
// Counter-example: a collection of lists of addresses, which have infrastructure, time and nothing
// else. Tested in learn_test.cc on planted m and u.
#include "linkage/learn.h"

#include <algorithm>
#include <array>

#include "core/weight.h"

namespace perpend::linkage {
namespace {

constexpr std::int64_t kOne = Posterior::kOne;
constexpr std::uint64_t kPairsOfLevel = 100;
constexpr std::int64_t kMatchesToLearn = 100;
constexpr int kRounds = 200;

struct Classes {  // shares of levels in the two classes, and the share of the first
  std::array<std::array<std::int64_t, kMostLevels>, kComparisons> m{};
  std::array<std::array<std::int64_t, kMostLevels>, kComparisons> u{};
  std::int64_t share = 0;  // billionths
  std::int64_t matches = 0;
};

using Chosen = std::vector<std::size_t>;

// Comparisons that vary enough.
Chosen choose(const std::vector<Pattern>& candidates) {
  Chosen chosen;
  for (std::size_t c = 0; c < kComparisons; ++c) {
    std::uint64_t low = 0;
    std::uint64_t beyond = 0;
    for (const Pattern& pattern : candidates) {
      if (pattern.levels.level[c] == kMissing) continue;
      (pattern.levels.level[c] == 0 ? low : beyond) += pattern.pairs;
    }
    if (low >= kPairsOfLevel && beyond >= kPairsOfLevel) chosen.push_back(c);
  }
  return chosen;
}

// Comparisons that enough pairs have, whatever their levels.
Chosen compared_in(const std::vector<Pattern>& random) {
  Chosen chosen;
  for (std::size_t c = 0; c < kComparisons; ++c) {
    std::uint64_t pairs = 0;
    for (const Pattern& pattern : random) {
      if (pattern.levels.level[c] != kMissing) pairs += pattern.pairs;
    }
    if (pairs >= 10 * kPairsOfLevel) chosen.push_back(c);
  }
  return chosen;
}

// Pairs in which at least three of them are compared.
std::uint64_t with_three(const std::vector<Pattern>& candidates, const Chosen& chosen) {
  std::uint64_t pairs = 0;
  for (const Pattern& pattern : candidates) {
    const auto present = std::count_if(chosen.begin(), chosen.end(), [&](std::size_t c) {
      return pattern.levels.level[c] != kMissing;
    });
    if (present >= 3) pairs += pattern.pairs;
  }
  return pairs;
}

struct Logs {
  std::array<std::array<std::int64_t, kMostLevels>, kComparisons> weight{};
  std::int64_t prior = 0;
};

Logs logs_of(const Classes& classes, const Chosen& chosen) {
  Logs logs;
  const auto positive = [](std::int64_t x) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(x, 1));
  };
  for (const std::size_t c : chosen) {
    for (std::size_t level = 0; level < kMostLevels; ++level) {
      logs.weight[c][level] =
          log2_ratio_microbits(positive(classes.m[c][level]), positive(classes.u[c][level]));
    }
  }
  logs.prior = log2_ratio_microbits(positive(classes.share), positive(kOne - classes.share));
  return logs;
}

// One round: who is expected to be a match, then what the two classes look like.
Classes next_round(const Classes& now, const std::vector<Pattern>& candidates,
                   const Chosen& chosen) {
  const Logs logs = logs_of(now, chosen);
  std::array<std::array<std::int64_t, kMostLevels>, kComparisons> matches{};
  std::array<std::array<std::int64_t, kMostLevels>, kComparisons> others{};
  std::int64_t all_matches = 0;
  std::int64_t all = 0;
  // Probabilities in millionths here, so that 10^7 pairs fit.
  for (const Pattern& pattern : candidates) {
    std::int64_t odds = logs.prior;
    for (const std::size_t c : chosen) {
      if (pattern.levels.level[c] != kMissing) odds += logs.weight[c][pattern.levels.level[c]];
    }
    const auto pairs = static_cast<std::int64_t>(pattern.pairs);
    const std::int64_t expected = pairs * (probability_of(odds) / 1000);
    all_matches += expected;
    all += pairs * 1'000'000;
    for (const std::size_t c : chosen) {
      const std::uint8_t level = pattern.levels.level[c];
      if (level == kMissing) continue;
      matches[c][level] += expected;
      others[c][level] += pairs * 1'000'000 - expected;
    }
  }
  Classes next;
  for (const std::size_t c : chosen) {
    const auto levels = level_count(static_cast<Comparison>(c));
    const auto shares = [&](const std::array<std::int64_t, kMostLevels>& counts,
                            std::array<std::int64_t, kMostLevels>& to) {
      std::int64_t sum = 0;
      for (std::size_t level = 0; level < levels; ++level) sum += counts[level] + 1;
      for (std::size_t level = 0; level < levels; ++level) {
        to[level] = mul_div_half_even(kOne, counts[level] + 1, sum);
      }
    };
    shares(matches[c], next.m[c]);
    shares(others[c], next.u[c]);
  }
  next.share = all == 0 ? 0 : mul_div_half_even(kOne, all_matches, all);
  next.share = std::clamp<std::int64_t>(next.share, 1, kOne - 1);
  next.matches = all_matches / 1'000'000;
  return next;
}

bool close(std::int64_t a, std::int64_t b, std::int64_t tenths, std::int64_t slack) {
  return std::abs(a - b) <= std::max(a, b) * tenths / 1000 + slack;
}

bool settled(const Classes& a, const Classes& b, const Chosen& chosen) {
  for (const std::size_t c : chosen) {
    for (std::size_t level = 0; level < kMostLevels; ++level) {
      if (!close(a.m[c][level], b.m[c][level], 1, 10'000)) return false;
    }
  }
  return close(a.share, b.share, 1, 100);
}

Classes run(Classes classes, const std::vector<Pattern>& candidates, const Chosen& chosen) {
  for (int round = 0; round < kRounds; ++round) {
    const Classes next = next_round(classes, candidates, chosen);
    const bool done = settled(classes, next, chosen);
    classes = next;
    if (done) break;
  }
  return classes;
}

// m as the start has it, or flatter: half way to equal shares.
Classes first_guess(const Model& start, const std::vector<Pattern>& candidates,
                    const Chosen& chosen, bool flat) {
  Classes classes;
  for (const std::size_t c : chosen) {
    const auto levels = static_cast<std::int64_t>(level_count(static_cast<Comparison>(c)));
    std::array<std::int64_t, kMostLevels> counts{};
    std::int64_t sum = levels;
    for (const Pattern& pattern : candidates) {
      if (pattern.levels.level[c] == kMissing) continue;
      counts[pattern.levels.level[c]] += static_cast<std::int64_t>(pattern.pairs);
      sum += static_cast<std::int64_t>(pattern.pairs);
    }
    for (std::size_t level = 0; level < static_cast<std::size_t>(levels); ++level) {
      const std::int64_t m = start.levels[c][level].m;
      classes.m[c][level] = flat ? (m + kOne / levels) / 2 : m;
      classes.u[c][level] = mul_div_half_even(kOne, counts[level] + 1, sum);
    }
  }
  classes.share = flat ? kOne / 4 : kOne / 20;
  return classes;
}

std::string trouble(const Classes& one, const Classes& other,
                    const std::vector<Pattern>& candidates, const Chosen& chosen) {
  if (one.matches < kMatchesToLearn) {
    return "fewer than " + std::to_string(kMatchesToLearn) + " matches are to be expected in it";
  }
  if (one.share > kOne / 2) return "more than half of the pairs compared would be matches";
  static_cast<void>(candidates);
  for (const std::size_t c : chosen) {
    const auto levels = level_count(static_cast<Comparison>(c));
    for (std::size_t level = 0; level < levels; ++level) {
      // A level that few matches reach may differ; it is too small to matter.
      if (!close(one.m[c][level], other.m[c][level], 100, kOne / 200)) {
        return "two starts end in different m of '" +
               std::string(name_of(static_cast<Comparison>(c))) + "'";
      }
    }
    std::int64_t beyond_m = 0;
    std::int64_t beyond_u = 0;
    for (std::size_t level = 1; level < levels; ++level) {
      beyond_m += one.m[c][level];
      beyond_u += one.u[c][level];
    }
    // What tells nothing (m as u) is harmless; what speaks the other way is not.
    if (beyond_m * 10 < beyond_u * 8) {
      return "sharing would speak against a link in '" +
             std::string(name_of(static_cast<Comparison>(c))) + "'";
    }
  }
  return {};
}

void take_u(const std::vector<Pattern>& random, const Chosen& chosen, Model& model) {
  for (const std::size_t c : chosen) {
    const auto levels = level_count(static_cast<Comparison>(c));
    std::array<std::int64_t, kMostLevels> counts{};
    std::array<std::int64_t, kMostLevels> rarity{};
    std::int64_t sum = 0;
    for (const Pattern& pattern : random) {
      const std::uint8_t level = pattern.levels.level[c];
      if (level == kMissing) continue;
      const auto pairs = static_cast<std::int64_t>(pattern.pairs);
      counts[level] += pairs;
      rarity[level] += pairs * pattern.levels.rarity[c];
      sum += pairs;
    }
    for (std::size_t level = 0; level < levels; ++level) {
      model.levels[c][level].u = mul_div_half_even(kOne, 2 * counts[level] + 1,
                                                   2 * sum + static_cast<std::int64_t>(levels));
      if (counts[level] > 0) model.levels[c][level].mean_rarity = rarity[level] / counts[level];
    }
  }
}

}  // namespace

Learned learn(const Model& start, const std::vector<Pattern>& random,
              const std::vector<Pattern>& candidates) {
  Learned result;
  result.model = start;
  take_u(random, compared_in(random), result.model);
  const Chosen chosen = choose(candidates);
  if (chosen.size() < 3 || with_three(candidates, chosen) < kPairsOfLevel) {
    result.why =
        "m and u cannot be told apart in this collection: fewer than three comparisons "
        "vary in the same pairs";
    return result;
  }
  const Classes one = run(first_guess(start, candidates, chosen, false), candidates, chosen);
  const Classes other = run(first_guess(start, candidates, chosen, true), candidates, chosen);
  result.matches = static_cast<std::uint64_t>(one.matches);
  const std::string why_not = trouble(one, other, candidates, chosen);
  if (!why_not.empty()) {
    result.why =
        "m cannot be learned from this collection (" + why_not + "); u is that of its random pairs";
    return result;
  }
  for (const std::size_t c : chosen) {
    for (std::size_t level = 0; level < kMostLevels; ++level) {
      result.model.levels[c][level].m = one.m[c][level];
    }
  }
  result.identifiable = true;
  result.why = "m learned from " + std::to_string(result.matches) +
               " expected matches of this collection, u from random pairs";
  return result;
}

std::int64_t estimate_prior(const Model& model, const std::vector<Pattern>& patterns,
                            std::uint64_t population) {
  Model now = model;
  const std::int64_t before = std::max<std::int64_t>(probability_of(model.prior), 1);
  // In millionths of a pair; the pack's part first.
  const std::int64_t pairs = std::max<std::int64_t>(static_cast<std::int64_t>(population), 1) *
                             1'000'000 * (kPriorParts + 1);
  const std::int64_t drawn =
      mul_div_half_even(pairs, kPriorParts * before, (kPriorParts + 1) * kOne);
  for (int round = 0; round < 50; ++round) {
    const Weigher weigher(now);
    std::int64_t expected = drawn;
    for (const Pattern& pattern : patterns) {
      expected += static_cast<std::int64_t>(pattern.pairs) *
                  (probability_of(weigher.log_odds(pattern.levels)) / 1000);
    }
    expected = std::clamp<std::int64_t>(expected, 1, pairs - 1);
    const std::int64_t next = log2_ratio_microbits(static_cast<std::uint64_t>(expected),
                                                   static_cast<std::uint64_t>(pairs - expected));
    const bool done = std::abs(next - now.prior) < 1000;
    now.prior = next;
    if (done) break;
  }
  return now.prior;
}

}  // namespace perpend::linkage
