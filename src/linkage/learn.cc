// A pair belongs together or not; nobody says which. If the comparisons are independent given that,
// then how their levels go together tells m from u: pairs that share a rare host share malware far
// more often than chance, and the more so the more matches there are.
//
// u is the easier one: nearly all pairs do not belong together. But of what only a few share,
// random pairs show nothing: among a million incidents a pair has one chance in a hundred thousand
// to share a host, so 200,000 random pairs show two or none. Blocking has all of them, though: who
// shares a rare value is a candidate. So u is counted in two strata: the candidates, each less its
// probability of belonging together, and a sample of all others, taken as many times as there are.
//
// m is not easy: with fewer than three comparisons there are more unknowns than equations (a table
// of two binary variables has three free cells, two classes need five numbers), and any answer
// fits. So nothing is learned, and it is said, unless
//   - at least three comparisons reach some level beyond the lowest in at least kPairsOfLevel
//   pairs,
//     and are compared in the same pairs;
//   - at least kMatchesToLearn matches are expected;
//   - two different starts end within a tenth of each other in every m that matters;
//   - in every learned comparison sharing speaks for a match; where it does not, that one is left
//   as
//     it was and the others are learned without it.
// Counter-example: a collection of lists of addresses, which have infrastructure, time and nothing
// else. Tested in learn_test.cc on planted m and u.
#include "linkage/learn.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "core/parallel.h"
#include "core/weight.h"

namespace perpend::linkage {
namespace {

constexpr std::int64_t kOne = Posterior::kOne;
constexpr std::uint64_t kPairsOfLevel = 100;
constexpr std::int64_t kMatchesToLearn = 100;
constexpr int kRounds = 200;
constexpr int kRoundsOfU = 5;
constexpr std::int64_t kMillion = 1'000'000;
constexpr std::int64_t kPairsForRarity = 20;
constexpr std::size_t kPatternsOfPiece = 2048;  // of one piece of work

using Counts = std::array<std::array<std::int64_t, kMostLevels>, kComparisons>;

struct Classes {  // shares of levels in the two classes, and how many are of the first
  Counts m{};
  Counts u{};
  std::int64_t matches = 0;  // millionths of a pair
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
Chosen compared_in(const PairSample& sample) {
  Chosen chosen;
  for (std::size_t c = 0; c < kComparisons; ++c) {
    std::uint64_t pairs = 0;
    for (const auto* some : {&sample.candidates, &sample.others}) {
      for (const Pattern& pattern : *some) {
        if (pattern.levels.level[c] != kMissing) pairs += pattern.pairs;
      }
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

std::uint64_t at_least_one(std::int64_t x) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(x, 1));
}

Logs logs_of(const Classes& classes, const Chosen& chosen, std::int64_t population) {
  Logs logs;
  for (const std::size_t c : chosen) {
    for (std::size_t level = 0; level < kMostLevels; ++level) {
      logs.weight[c][level] = log2_ratio_microbits(at_least_one(classes.m[c][level]),
                                                   at_least_one(classes.u[c][level]));
    }
  }
  logs.prior = log2_ratio_microbits(at_least_one(classes.matches),
                                    at_least_one(population - classes.matches));
  return logs;
}

std::int64_t log_odds_with(const Logs& logs, const Levels& levels, const Chosen& chosen) {
  std::int64_t odds = logs.prior;
  for (const std::size_t c : chosen) {
    if (levels.level[c] != kMissing) odds += logs.weight[c][levels.level[c]];
  }
  return odds;
}

// The pairs that blocking keeps apart, counted once: millionths of a pair for each level, as many
// as the whole population has.
struct Others {
  std::vector<std::pair<Levels, std::int64_t>> patterns;
  Counts counts{};
  Counts rarity{};              // sums of pairs (not millionths) times rarity
  std::int64_t population = 0;  // millionths, with the candidates
  std::int64_t candidates = 0;  // millionths

  // None of them belongs together: what they show is u and nothing else.
  void give_up_matches() {
    patterns.clear();
    apart = counts;
  }
  Counts apart{};
};

Others others_of(const PairSample& sample) {
  Others others;
  std::int64_t drawn = 0;
  for (const Pattern& pattern : sample.candidates) {
    others.candidates += static_cast<std::int64_t>(pattern.pairs) * kMillion;
  }
  for (const Pattern& pattern : sample.others) drawn += static_cast<std::int64_t>(pattern.pairs);
  others.population =
      std::max(static_cast<std::int64_t>(sample.population) * kMillion, others.candidates);
  const std::int64_t rest = others.population - others.candidates;
  if (drawn == 0) return others;
  for (const Pattern& pattern : sample.others) {
    const std::int64_t pairs =
        mul_div_half_even(rest, static_cast<std::int64_t>(pattern.pairs), drawn);
    if (others.patterns.empty() || others.patterns.back().first.level != pattern.levels.level) {
      others.patterns.push_back({{pattern.levels.level, {}}, 0});
    }
    others.patterns.back().second += pairs;
    for (std::size_t c = 0; c < kComparisons; ++c) {
      const std::uint8_t level = pattern.levels.level[c];
      if (level == kMissing) continue;
      others.counts[c][level] += pairs;
      others.rarity[c][level] += pairs / kMillion * pattern.levels.rarity[c];
    }
  }
  return others;
}

// Shares of levels, with one pair more of each, so that none is impossible.
void shares_of(const Counts& counts, std::size_t c, Counts& shares) {
  const std::size_t levels = level_count(static_cast<Comparison>(c));
  std::int64_t sum = 0;
  for (std::size_t level = 0; level < levels; ++level) sum += counts[c][level] + kMillion;
  for (std::size_t level = 0; level < levels; ++level) {
    shares[c][level] = mul_div_half_even(kOne, counts[c][level] + kMillion, sum);
  }
}

// One round: who is expected to be a match, then what the two classes look like.
Classes next_round(const Classes& now, const std::vector<Pattern>& candidates, const Others& others,
                   const Chosen& chosen) {
  const Logs logs = logs_of(now, chosen, others.population);
  Counts matches{};
  Counts rest = others.apart;
  Classes next;
  const auto expect = [&](const Levels& levels, std::int64_t pairs) {  // millionths
    const std::int64_t expected =
        mul_div_half_even(pairs, probability_of(log_odds_with(logs, levels, chosen)), kOne);
    next.matches += expected;
    for (const std::size_t c : chosen) {
      const std::uint8_t level = levels.level[c];
      if (level == kMissing) continue;
      matches[c][level] += expected;
      rest[c][level] += pairs - expected;
    }
  };
  for (const Pattern& pattern : candidates) {
    expect(pattern.levels, static_cast<std::int64_t>(pattern.pairs) * kMillion);
  }
  for (const auto& [levels, pairs] : others.patterns) expect(levels, pairs);
  for (const std::size_t c : chosen) {
    shares_of(matches, c, next.m);
    shares_of(rest, c, next.u);
  }
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
  return close(a.matches, b.matches, 1, kMillion);
}

Classes run(Classes classes, const std::vector<Pattern>& candidates, const Others& others,
            const Chosen& chosen) {
  for (int round = 0; round < kRounds; ++round) {
    const Classes next = next_round(classes, candidates, others, chosen);
    const bool done = settled(classes, next, chosen);
    classes = next;
    if (done) break;
  }
  return classes;
}

// m as the start has it and one candidate in twenty a match, or flatter: half way to equal shares,
// and one in four.
Classes first_guess(const Model& start, const std::vector<Pattern>& candidates,
                    const Others& others, const Chosen& chosen, bool flat) {
  Classes classes;
  Counts all = others.counts;
  for (const Pattern& pattern : candidates) {
    for (const std::size_t c : chosen) {
      const std::uint8_t level = pattern.levels.level[c];
      if (level != kMissing) all[c][level] += static_cast<std::int64_t>(pattern.pairs) * kMillion;
    }
  }
  for (const std::size_t c : chosen) {
    const auto levels = static_cast<std::int64_t>(level_count(static_cast<Comparison>(c)));
    shares_of(all, c, classes.u);
    for (std::size_t level = 0; level < static_cast<std::size_t>(levels); ++level) {
      const std::int64_t m = start.levels[c][level].m;
      classes.m[c][level] = flat ? (m + kOne / levels) / 2 : m;
    }
  }
  classes.matches = others.candidates / (flat ? 4 : 20);
  return classes;
}

struct Trouble {
  std::string what;                 // empty: none
  std::size_t with = kComparisons;  // one comparison, or all of them
};

Trouble trouble(const Classes& one, const Classes& other, const Chosen& chosen) {
  if (one.matches < kMatchesToLearn * kMillion) {
    return {"fewer than " + std::to_string(kMatchesToLearn) + " matches are to be expected in it",
            kComparisons};
  }
  for (const std::size_t c : chosen) {
    const auto levels = level_count(static_cast<Comparison>(c));
    for (std::size_t level = 0; level < levels; ++level) {
      // A level that few matches reach may differ; it is too small to matter.
      if (!close(one.m[c][level], other.m[c][level], 100, kOne / 200)) {
        return {"two starts end in different m of '" +
                    std::string(name_of(static_cast<Comparison>(c))) + "'",
                kComparisons};
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
      return {"sharing would speak against a link in '" +
                  std::string(name_of(static_cast<Comparison>(c))) + "'",
              c};
    }
  }
  return {};
}

// u and the rarity that goes with it, of all pairs, each candidate less its probability of
// belonging together.
template <class LogOdds>
void take_u(const PairSample& sample, const Others& others, const Chosen& compared,
            const LogOdds& log_odds, Model& model) {
  Counts counts = others.counts;
  Counts rarity = others.rarity;
  for (const Pattern& pattern : sample.candidates) {
    const auto pairs = static_cast<std::int64_t>(pattern.pairs);
    const std::int64_t apart = kMillion - probability_of(log_odds(pattern.levels)) / 1000;
    for (const std::size_t c : compared) {
      const std::uint8_t level = pattern.levels.level[c];
      if (level == kMissing) continue;
      counts[c][level] += pairs * apart;
      rarity[c][level] += pairs * apart / 1000 * pattern.levels.rarity[c] / 1000;
    }
  }
  Counts u{};
  for (const std::size_t c : compared) {
    shares_of(counts, c, u);
    for (std::size_t level = 0; level < level_count(static_cast<Comparison>(c)); ++level) {
      LevelNumbers& numbers = model.levels[c][level];
      numbers.u = u[c][level];
      // The mean over a few pairs is no mean; what the model has stands instead.
      if (counts[c][level] >= kPairsForRarity * kMillion) {
        numbers.mean_rarity = rarity[c][level] / (counts[c][level] / kMillion);
      }
    }
  }
}

}  // namespace

Learned learn(const Model& start, const PairSample& sample, int threads) {
  Learned result;
  result.model = start;
  Others others = others_of(sample);
  const Chosen compared = compared_in(sample);
  // Which class a pair is of is asked of its levels alone: many patterns fewer in every round.
  const std::vector<Pattern> candidates = without_rarity(sample.candidates);
  Chosen chosen = choose(candidates);
  const auto without_m = [&](std::string why) {
    // With m as it is: who belongs together depends on u, and u on that.
    for (int round = 0; round < kRoundsOfU; ++round) {
      const Weigher weigher(result.model);
      take_u(
          sample, others, compared,
          [&](const Levels& levels) { return weigher.raw_log_odds(levels); }, result.model);
    }
    result.why = std::move(why);
    return result;
  };
  if (chosen.size() < 3 || with_three(candidates, chosen) < kPairsOfLevel) {
    return without_m(
        "m and u cannot be told apart in this collection: fewer than three comparisons vary in the "
        "same pairs");
  }
  Classes one;
  Trouble found;
  const auto ask = [&] {
    std::array<Classes, 2> from;  // as the start has it, and flatter
    in_parallel(from.size(), threads, [&](std::size_t flat, int) {
      from[flat] = run(first_guess(start, candidates, others, chosen, flat != 0), candidates,
                       others, chosen);
    });
    one = from[0];
    found = trouble(from[0], from[1], chosen);
  };
  ask();
  std::string left_out;
  // Blocking keeps most of what belongs together: more matches beyond it than before it are none.
  const bool strayed = one.matches > 2 * others.candidates;
  if ((strayed || !found.what.empty()) && !others.patterns.empty()) {
    // Each of the others stands for hundreds of thousands, and what they have in common among
    // themselves can be taken for matches. Then only candidates can be: m is a little too large.
    others.give_up_matches();
    ask();
    left_out = ", which blocking found";
  }
  // A comparison that speaks backwards is left as it was, and the others are asked again.
  bool first = true;
  while (found.with != kComparisons && chosen.size() > 3) {
    std::erase(chosen, found.with);
    left_out += (std::exchange(first, false) ? "; not of " : ", ") +
                std::string(name_of(static_cast<Comparison>(found.with)));
    ask();
  }
  result.matches = static_cast<std::uint64_t>(one.matches / kMillion);
  if (!found.what.empty()) {
    return without_m("m cannot be learned from this collection (" + found.what +
                     "); u is that of its pairs");
  }
  const Logs logs = logs_of(one, chosen, others.population);
  for (const std::size_t c : chosen) {
    for (std::size_t level = 0; level < kMostLevels; ++level) {
      result.model.levels[c][level].m = one.m[c][level];
    }
  }
  take_u(
      sample, others, compared,
      [&](const Levels& levels) { return log_odds_with(logs, levels, chosen); }, result.model);
  result.model.prior = logs.prior;
  result.identifiable = true;
  result.why = "m learned from " + std::to_string(result.matches) +
               " expected matches in a sample of this collection, u from all its other pairs" +
               left_out;
  return result;
}

std::int64_t estimate_prior(const Model& model, const std::vector<Pattern>& patterns,
                            std::uint64_t population, int threads) {
  Model now = model;
  const std::int64_t before = std::max<std::int64_t>(probability_of(model.prior), 1);
  // In millionths of a pair; the pack's part first.
  const std::int64_t pairs = std::max<std::int64_t>(static_cast<std::int64_t>(population), 1) *
                             1'000'000 * (kPriorParts + 1);
  const std::int64_t drawn =
      mul_div_half_even(pairs, kPriorParts * before, (kPriorParts + 1) * kOne);
  for (int round = 0; round < 50; ++round) {
    const Weigher weigher(now);
    std::vector<std::int64_t> of_piece((patterns.size() + kPatternsOfPiece - 1) / kPatternsOfPiece);
    in_parallel(of_piece.size(), threads, [&](std::size_t piece, int) {
      std::int64_t sum = 0;
      const std::size_t last = std::min(patterns.size(), (piece + 1) * kPatternsOfPiece);
      for (std::size_t k = piece * kPatternsOfPiece; k < last; ++k) {
        sum += static_cast<std::int64_t>(patterns[k].pairs) *
               (probability_of(weigher.raw_log_odds(patterns[k].levels)) / 1000);
      }
      of_piece[piece] = sum;
    });
    const std::int64_t expected = std::clamp<std::int64_t>(
        std::accumulate(of_piece.begin(), of_piece.end(), drawn), 1, pairs - 1);
    const std::int64_t next = log2_ratio_microbits(static_cast<std::uint64_t>(expected),
                                                   static_cast<std::uint64_t>(pairs - expected));
    const bool done = std::abs(next - now.prior) < 1000;
    now.prior = next;
    if (done) break;
  }
  return now.prior;
}

}  // namespace perpend::linkage
