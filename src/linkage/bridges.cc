// Take a value away: links that rest on it alone are gone. Do the others still hold the cluster
// together? If not, the value is a bridge, and an analyst should look at it first: one shared host
// that a hosting company handed on joins two actors for good.
//
// A link rests on a value alone if that value is the only one in its strongest row, and the link
// would be no possible link without that row. Tested in link_test.cc.
#include "linkage/bridges.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "linkage/compare.h"
#include "linkage/explain.h"

namespace perpend::linkage {
namespace {

constexpr std::size_t kMostEdges = 20'000;  // a larger cluster has no thread to hang by

// The value that the link rests on alone, or the number of values.
std::uint32_t sole_support(const Columns& columns, const Weigher& weigher, std::int64_t possible,
                           const Edge& edge) {
  const auto none = static_cast<std::uint32_t>(columns.incidents.size());
  const RowWeights rows = weigher.rows(compare(columns, edge.a, edge.b));
  const auto strongest =
      static_cast<std::size_t>(std::max_element(rows.begin(), rows.end()) - rows.begin());
  if (edge.log_odds - rows[strongest] >= possible) return none;
  const auto comparison = static_cast<Comparison>(strongest);
  if (comparison == Comparison::kTechniques) return none;
  std::uint32_t sole = none;
  std::vector<std::uint32_t> of_row;
  for (const std::uint32_t value : shared_values(columns, edge.a, edge.b)) {
    if (comparison_of(columns.kind_of(value)) == comparison) of_row.push_back(value);
  }
  // Of one host the registered domain and the pieces of its name are the same fact: the first kind
  // of the row decides.
  for (const std::uint32_t value : of_row) {
    if (columns.kind_of(value) != columns.kind_of(of_row.front())) break;
    if (sole != none) return none;
    sole = value;
  }
  return sole != none && columns.kind_of(sole) != Kind::kStyle ? sole : none;
}

struct Parts {
  std::vector<std::uint32_t> parent;
  explicit Parts(std::size_t n) : parent(n) { std::iota(parent.begin(), parent.end(), 0U); }
  std::uint32_t find(std::uint32_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  }
};

}  // namespace

std::vector<Bridge> bridges_of(const Columns& columns, const Weigher& weigher,
                               std::int64_t possible_log_odds,
                               const std::vector<std::uint32_t>& cluster,
                               std::span<const Edge> edges, const knowledge::View& view) {
  std::vector<Bridge> bridges;
  if (cluster.size() < 3 || edges.size() > kMostEdges) return bridges;
  const auto place = [&](std::uint32_t i) {
    return static_cast<std::uint32_t>(std::lower_bound(cluster.begin(), cluster.end(), i) -
                                      cluster.begin());
  };
  std::vector<std::uint32_t> support;
  std::vector<std::uint32_t> values;
  for (const Edge& edge : edges) {
    support.push_back(sole_support(columns, weigher, possible_log_odds, edge));
    if (support.back() < columns.incidents.size()) values.push_back(support.back());
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  for (const std::uint32_t value : values) {
    Parts parts(cluster.size());
    for (std::size_t e = 0; e < edges.size(); ++e) {
      if (support[e] == value) continue;
      const std::uint32_t a = parts.find(place(edges[e].a));
      const std::uint32_t b = parts.find(place(edges[e].b));
      parts.parent[std::max(a, b)] = std::min(a, b);
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> sides;
    for (std::size_t e = 0; e < edges.size(); ++e) {
      if (support[e] != value) continue;
      for (const std::uint32_t i : {edges[e].a, edges[e].b}) sides[parts.find(place(i))];
    }
    if (sides.size() < 2) continue;
    Bridge bridge;
    const std::uint32_t first = sides.begin()->first;
    for (std::uint32_t i = 0; i < cluster.size(); ++i) {
      const std::uint32_t root = parts.find(i);
      if (!sides.contains(root)) continue;
      (root == first ? bridge.one_side : bridge.other_side).push_back(cluster[i]);
    }
    bridge.value = shown_value(columns, value, view);
    bridges.push_back(std::move(bridge));
  }
  std::stable_sort(bridges.begin(), bridges.end(), [](const Bridge& x, const Bridge& y) {
    return std::min(x.one_side.size(), x.other_side.size()) >
           std::min(y.one_side.size(), y.other_side.size());
  });
  if (bridges.size() > kMostBridges) bridges.resize(kMostBridges);
  return bridges;
}

}  // namespace perpend::linkage
