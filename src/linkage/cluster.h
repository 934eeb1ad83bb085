// From links to clusters, without following chains blindly.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace perpend::linkage {

struct Edge {
  std::uint32_t a = 0;  // a < b
  std::uint32_t b = 0;
  std::int32_t log_odds = 0;  // log2 of the odds that they belong together, microbits

  auto operator<=>(const Edge&) const = default;
};

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// When two groups are joined: log2(sum of the odds between them) - crowding/1000 * log2(number of
// pairs between them) >= join_at. With a crowding of 1000 that is the mean of the odds, with 0 a
// sum; between them, a link counts for less the more pairs it was the best of.
struct Joining {
  std::int64_t join_at = 0;      // microbits
  std::int32_t crowding = 1000;  // thousandths, 0 to 1000
  // And the edges between two groups, with two to spare, must be at least this share of their
  // pairs: millionths. 0 asks for nothing.
  std::int32_t least_share = 0;
};

// The group of each of n incidents, named by its lowest member. The pair of groups that fits best
// is joined first. A pair without an edge has odds 0; odds are capped at 16. Pairs `together` are
// joined before all others; groups that hold a pair of `apart` are never joined, unless `together`
// did. Deterministic: neither the order of the edges nor anything else changes the answer.
// Each join costs as many heap steps as the two groups have neighbours.
std::vector<std::uint32_t> group(std::uint32_t n, std::span<const Edge> edges, Joining joining,
                                 const Pairs& together = {}, const Pairs& apart = {});

// The same for many graphs, one after the other, with the memory of the largest: edges in
// any order, quickest in that of a, then b.
class Grouper {
 public:
  // Graphs of up to `small` are grouped without a heap: the same answer, sooner.
  explicit Grouper(std::uint32_t small = 512);
  ~Grouper();
  // Calls group(n, edges, joining, together, apart); the answer stays until the next call.
  std::span<const std::uint32_t> group(std::uint32_t n, std::span<const Edge> edges,
                                       Joining joining, const Pairs& together, const Pairs& apart);

 private:
  class Groups;
  std::uint32_t small_;
  std::unique_ptr<Groups> groups_;
};

// Odds of an edge in units of 10^-6, at most 16.
std::int64_t odds_of(std::int32_t log_odds);
// The left side of Joining's rule for groups of these sizes, in microbits. `sum` in units of 10^-6.
std::int64_t fit_of(std::int64_t sum, std::uint32_t size, std::uint32_t other,
                    std::int32_t crowding);

}  // namespace perpend::linkage
