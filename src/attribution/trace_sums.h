// What the rows of infrastructure add up to, made quickly for one case under many selections.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "attribution/infrastructure.h"
#include "attribution/view.h"

namespace perpend::attribution {

inline constexpr std::size_t kNoName = static_cast<std::size_t>(-1);

// An indicator of the case: what it matches, and its place in the naming, or kNoName.
struct TracedFinding {
  const Match* match = nullptr;  // null: no indicator
  std::size_t name = kNoName;
};

// Of one candidate; microbans.
struct TraceTerms {
  std::uint32_t candidate = 0;
  std::array<std::int32_t, kTraces> terms{};
};

// Constant once made; safe for any number of threads. What it is given must outlive it.
class TraceSums {
 public:
  // `naming`: of the case's hosts, or null.
  TraceSums(const View& view, const TraceWeights& weights, std::vector<TracedFinding> findings,
            const Naming* naming);

  // Adds the weights of every row of infrastructure, in microbans; one for each of
  // View::candidates(). `trust` of each finding, in thousandths; 0 leaves it out.
  void add(std::span<const std::int32_t> trust, std::span<std::int64_t> sums) const;
  // What each number multiplies there, of candidates that it touches: add() with other weights is
  // the sum of these times them, but for rounding. By candidate.
  std::vector<TraceTerms> terms(std::span<const std::int32_t> trust) const;

 private:
  struct Posting {  // a key that a candidate's lists hold
    std::uint32_t candidate = 0;
    MatchLevel level = MatchLevel::kHash;
    std::uint32_t finding = 0;
    std::int64_t freshness = 0;  // microbans, before trust and holders
    std::int64_t holders = 1;
  };
  // What the chosen findings match: f(candidate, number, microbans at a weight of one, halved).
  template <class F>
  void each_match(std::span<const std::int32_t> trust, F f) const;
  void add_matches(std::span<const std::int32_t> trust, std::span<std::int64_t> sums) const;
  void add_names(std::span<const std::int32_t> trust, std::span<std::int64_t> sums) const;
  void add_unmatched(std::span<const std::int32_t> trust, std::span<std::int64_t> sums) const;
  struct Chosen {
    std::vector<std::size_t> names;  // places in the naming
    std::int64_t trust = 0;          // of all of them
    std::int64_t whole = 0;          // if all were trusted in full
  };
  Chosen chosen_names(std::span<const std::int32_t> trust) const;
  std::int64_t unmatched(std::span<const std::int32_t> trust) const;  // how much, as trust

  const View& view_;
  TraceWeights weights_;
  std::vector<TracedFinding> findings_;
  const Naming* naming_;
  std::vector<Posting> postings_;  // by candidate, level, then finding and key
};

// The rows' parts, in microbans.
std::int64_t name_weight(const TraceWeights& weights, const NameLikeness& likeness,
                         std::size_t actor, std::int64_t trust, std::int64_t whole);
std::int64_t unmatched_weight(const TraceWeights& weights, std::int64_t trust);

}  // namespace perpend::attribution
