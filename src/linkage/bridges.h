// What holds a cluster together by a thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "knowledge/view.h"
#include "linkage/cluster.h"
#include "linkage/columns.h"
#include "linkage/model.h"
#include "model/linkage.h"

namespace perpend::linkage {

// Values without which the cluster's links fall into parts that nothing joins. `edges` are those
// inside the cluster. At most kMostBridges, those with the larger smaller side first.
inline constexpr std::size_t kMostBridges = 5;
std::vector<Bridge> bridges_of(const Columns& columns, const Weigher& weigher,
                               std::int64_t possible_log_odds,
                               const std::vector<std::uint32_t>& cluster,
                               std::span<const Edge> edges, const knowledge::View& view);

}  // namespace perpend::linkage
