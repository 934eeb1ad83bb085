// How dense links are inside of groups, before anybody knows the groups.
#pragma once

#include <cstdint>
#include <span>

#include "core/error.h"
#include "linkage/edge_list.h"

namespace perpend::linkage {

// Of two links that meet in one incident, the share whose other ends are linked as well:
// millionths. One million where no two links meet. `n` incidents; edges of one a must lie together.
// A pure function of the edges, whether they are in memory or on disk. Errors: those of EdgeList.
Result<std::int32_t> closure_of(std::uint32_t n, const EdgeList& edges, int threads = 1);

std::int32_t closure_of(std::uint32_t n, std::span<const Edge> edges, int threads = 1);

// Two groups may be joined while links between them are at least so many thousandths as dense as
// links are inside of groups. Set, not fitted: among some hundred published reports it changes
// little, among a hundred thousand invented incidents and more it keeps neighbours apart.
inline constexpr std::int32_t kDensity = 150;

// Joining::least_share for a collection of this closure.
std::int32_t least_share(std::int32_t closure, std::int32_t density = kDensity);

}  // namespace perpend::linkage
