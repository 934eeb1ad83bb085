// From links to clusters, without following chains blindly.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace perpend::linkage {

struct Edge {
  std::uint32_t a = 0;  // a < b
  std::uint32_t b = 0;
  std::int32_t probability = 0;  // in units of 10^-9

  bool operator==(const Edge&) const = default;
};

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// The cluster of each of n incidents, numbered by the lowest incident in it. Groups are joined, the
// pair of groups with the highest mean probability first, as long as that mean is at least
// `join_at` (billionths). A pair without an edge counts as probability 0. `together` are joined
// first of all; groups that hold a pair of `apart` are never joined, unless `together` did.
// Deterministic: the answer does not depend on the order of the edges. O(E log E) in the edges of
// one component.
std::vector<std::uint32_t> average_link(std::uint32_t n, std::span<const Edge> edges,
                                        std::int64_t join_at, const Pairs& together = {},
                                        const Pairs& apart = {});

}  // namespace perpend::linkage
