// Does a group of incidents resemble itself more than comparable groups do?
//
// Intuition. Give each incident a vector over the values of one facet, rare values longer than
// common ones (log (N+1)/n), and scale it to length one. The mean cosine over the pairs of a group
// says how alike they are. Whether that is much is not read from a table: the group is drawn again
// many times from the same blocks (matching.h), as many from each block as it has, and the share of
// drawings that are at least as alike is p (Fisher 1935; one is added to both sides, so that p is
// never 0: Phipson and Smyth 2010).
//
// Example. Nine attacks on think tanks among forty in one country and year: drawings of nine hold
// two or three think tanks each, none is as alike, p = 1/10000.
// Counter-example. Nine attacks in a country that has no others in those years: every drawing is
// the group itself, p = 1. Nothing was shown; `distinct` says that nothing could have been.
//
// The test is exact for a group that was chosen without looking at the facet. For one that was
// chosen by it, it is circular: systematic.h keeps such groups away. Tested in permutation_test.cc:
// p is uniform where there is nothing to find.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "linkage/facets.h"

namespace perpend::linkage {

struct PermutationCounts {
  std::uint32_t permutations = 0;
  std::uint32_t at_least_as_alike = 0;
  // Mean cosine over pairs, in millionths: of the group, and of the drawings their mean and the
  // range that holds 95 % of them.
  std::int64_t observed = 0;
  std::int64_t expected = 0;
  std::int64_t low = 0;
  std::int64_t high = 0;

  // (1 + at least as alike) / (1 + permutations), in billionths.
  std::int64_t p_billionths() const;
  bool operator==(const PermutationCounts&) const = default;
};

// How many different groups could be drawn, as microbans (log10): below two bans p cannot be small.
std::int64_t distinct_groups_microbans(std::span<const std::vector<std::uint32_t>> blocks,
                                       std::span<const std::uint32_t> group);

// `blocks` hold indices of incidents with at least one value each; `group` is sorted, and at least
// two of it must stand in the blocks. Of a value's rarity the blocks decide. Time: permutations x
// values of the group.
PermutationCounts permute(const FacetTable& table,
                          std::span<const std::vector<std::uint32_t>> blocks,
                          std::span<const std::uint32_t> group, std::uint32_t permutations,
                          std::uint64_t seed);

}  // namespace perpend::linkage
