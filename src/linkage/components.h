// Clusters of a whole collection: its edges cut into connected components, each grouped by itself.
#pragma once

#include <cstdint>
#include <vector>

#include "core/error.h"
#include "linkage/edge_list.h"

namespace perpend::linkage {

struct Grouped {
  std::vector<std::uint32_t> cluster;  // of each incident, named by its lowest member
  std::uint64_t left_out = 0;          // edges of components too large for the memory, the weakest
};

// The same answer as group() on all edges at once. Every pair of `together` must be an edge,
// however weak. Edges on disk are sorted there, by component, in runs that fit the list's budget.
// Threads share the components. Errors: those of EdgeList.
Result<Grouped> group_components(std::uint32_t n, const EdgeList& edges, Joining joining,
                                 const Pairs& together, const Pairs& apart, int threads);

}  // namespace perpend::linkage
