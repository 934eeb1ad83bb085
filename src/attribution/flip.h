// The fewest findings, and the cheapest to forge, without which another hypothesis leads.
//
// A set is tried by asking for the scores of the case without it: the whole ledger is made again,
// so that resemblance, tempering and dependence are those of a case that never had these findings.
// Values only; the same answer with any number of threads.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace perpend::attribution {

// How the hypothesis that leads with everything stands without some findings.
struct Standing {
  std::int64_t margin = 0;  // its score less the best other's, in microbans; ties keep the leader
  std::size_t leader = 0;   // who leads then
  bool flipped = false;     // another one
};

struct FlipProblem {
  std::vector<std::int64_t> costs;  // to forge each finding, at least 1
  // Without these findings (ascending, each once). Called from several threads at once.
  std::function<Standing(std::span<const std::uint32_t> without)> without;
};

struct FlipSet {
  std::vector<std::uint32_t> findings;  // ascending
  std::int64_t cost = 0;
  std::size_t leader = 0;

  bool operator==(const FlipSet&) const = default;
};

struct FlipResult {
  std::optional<FlipSet> fewest;    // of the smallest sets the cheapest, then the first
  std::optional<FlipSet> cheapest;  // at the same cost the smaller, then the first
  // Every set of at most so many findings was looked at: `fewest` is exact up to that size, and so
  // is `cheapest` among sets up to it. Larger sets come from a greedy search: they flip the answer,
  // but smaller or cheaper ones of more than `looked_at` findings may exist.
  std::size_t looked_at = 0;
  std::uint64_t tried = 0;  // sets whose ledger was made again
};

// At most three findings are searched through, and beyond that greedily up to kMostForged.
inline constexpr std::size_t kMostForged = 12;
// Of the sets of three those are passed over whose margin, as their singles and pairs extrapolate
// it, stays above this many microbans; and sets that cost more than a known flip. The same of
// pairs, extrapolated from singles, where there are more than kPairsTried of them.
inline constexpr std::int64_t kSlack = 100'000;
inline constexpr std::size_t kPairsTried = 200;

FlipResult flips(const FlipProblem& problem, int threads);

}  // namespace perpend::attribution
