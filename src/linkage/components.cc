// Union and find over the edges gives each incident its component; edges sorted by component are
// then grouped one component at a time, with memory for one. No pair without a path of edges
// between its two can ever be joined, so nothing is lost. Tested in cluster_test.cc.
#include "linkage/components.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

#include "linkage/parallel.h"

namespace perpend::linkage {
namespace {

class Roots {
 public:
  explicit Roots(std::uint32_t n) : parent_(n) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }
  // Everyone's root at hand, and constant from now on.
  const std::vector<std::uint32_t>& flat() {
    for (std::uint32_t i = 0; i < parent_.size(); ++i) parent_[i] = find(i);
    return parent_;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

struct ByRoot {
  const std::vector<std::uint32_t>& root;
  bool operator()(const Edge& x, const Edge& y) const {
    return std::tuple(root[x.a], x.a, x.b) < std::tuple(root[y.a], y.a, y.b);
  }
};

struct Decided {  // pairs of an analyst, by component
  Pairs together;
  Pairs apart;
};

// The pairs of one component, in its own numbers.
Pairs local(const Pairs& pairs, const std::vector<std::uint32_t>& members) {
  Pairs result;
  const auto place = [&](std::uint32_t i) {
    return std::lower_bound(members.begin(), members.end(), i) - members.begin();
  };
  for (const auto& [a, b] : pairs) {
    if (!std::binary_search(members.begin(), members.end(), a)) continue;
    if (!std::binary_search(members.begin(), members.end(), b)) continue;
    result.emplace_back(static_cast<std::uint32_t>(place(a)), static_cast<std::uint32_t>(place(b)));
  }
  return result;
}

void group_one(std::vector<Edge> edges, Joining joining, const Decided& decided,
               std::vector<std::uint32_t>& cluster) {
  std::vector<std::uint32_t> members;
  for (const Edge& edge : edges) {
    members.push_back(edge.a);
    members.push_back(edge.b);
  }
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  const auto place = [&](std::uint32_t i) {
    return static_cast<std::uint32_t>(std::lower_bound(members.begin(), members.end(), i) -
                                      members.begin());
  };
  for (Edge& edge : edges) edge = {place(edge.a), place(edge.b), edge.log_odds};
  const auto groups = group(static_cast<std::uint32_t>(members.size()), edges, joining,
                            local(decided.together, members), local(decided.apart, members));
  for (std::size_t i = 0; i < members.size(); ++i) cluster[members[i]] = members[groups[i]];
}

// Sorted by component: hands each component's edges to `each`.
template <class Each>
void split(std::span<const Edge> sorted, const std::vector<std::uint32_t>& root, const Each& each) {
  for (std::size_t first = 0; first < sorted.size();) {
    std::size_t last = first;
    while (last < sorted.size() && root[sorted[last].a] == root[sorted[first].a]) ++last;
    each(sorted.subspan(first, last - first));
    first = last;
  }
}

Result<Grouped> group_in_memory(const EdgeList& edges, Joining joining, const Decided& decided,
                                int threads, const std::vector<std::uint32_t>& root,
                                Grouped result) {
  std::vector<Edge> sorted = edges.in_memory();
  std::sort(sorted.begin(), sorted.end(), ByRoot{root});
  std::vector<std::span<const Edge>> components;
  split(sorted, root, [&](std::span<const Edge> one) { components.push_back(one); });
  constexpr std::size_t kTogether = 256;
  const std::size_t pieces = (components.size() + kTogether - 1) / kTogether;
  in_parallel(pieces, threads, [&](std::size_t piece, int) {
    const std::size_t last = std::min(components.size(), (piece + 1) * kTogether);
    for (std::size_t i = piece * kTogether; i < last; ++i) {
      group_one({components[i].begin(), components[i].end()}, joining, decided, result.cluster);
    }
  });
  return result;
}

// Runs of edges sorted by component, each on disk; then merged.
Result<Grouped> group_on_disk(const EdgeList& edges, Joining joining, const Decided& decided,
                              const std::vector<std::uint32_t>& root, Grouped result) {
  const std::size_t run_edges = std::max<std::size_t>(edges.budget() / sizeof(Edge) / 2, 1024);
  std::vector<EdgeList> runs;
  std::vector<Edge> buffer;
  Result<void> state;
  const auto write_run = [&] {
    std::sort(buffer.begin(), buffer.end(), ByRoot{root});
    runs.emplace_back(0, edges.folder());
    if (state) state = runs.back().add(buffer);
    buffer.clear();
  };
  const auto all = edges.for_each([&](std::span<const Edge> some) {
    for (const Edge& edge : some) {
      buffer.push_back(edge);
      if (buffer.size() == run_edges) write_run();
    }
  });
  if (!all) return tl::make_unexpected(all.error());
  if (!buffer.empty()) write_run();
  if (!state) return tl::make_unexpected(state.error());
  buffer.shrink_to_fit();

  // A component's edges lie together in each run: gather the least component of all runs at a time.
  std::vector<EdgeReader> readers;
  readers.reserve(runs.size());
  for (const EdgeList& run : runs) readers.emplace_back(run);
  while (true) {
    std::optional<std::uint32_t> least;
    for (EdgeReader& reader : readers) {
      const Edge* const edge = reader.peek();
      if (edge != nullptr && (!least || root[edge->a] < *least)) least = root[edge->a];
    }
    if (!least) break;
    std::vector<Edge> component;
    for (EdgeReader& reader : readers) {
      for (const Edge* edge = reader.peek(); edge != nullptr && root[edge->a] == *least;
           edge = reader.peek()) {
        component.push_back(*edge);
        reader.pop();
      }
    }
    if (component.size() > run_edges) {
      // One component larger than the memory: its strongest edges decide.
      const auto stronger = [](const Edge& x, const Edge& y) {
        return std::tuple(-x.log_odds, x.a, x.b) < std::tuple(-y.log_odds, y.a, y.b);
      };
      std::sort(component.begin(), component.end(), stronger);
      result.left_out += component.size() - run_edges;
      component.resize(run_edges);
    }
    group_one(std::move(component), joining, decided, result.cluster);
  }
  for (const EdgeReader& reader : readers) {
    if (!reader.good()) {
      return fail(ErrorKind::kEnvironment, "disk.unusable",
                  "a temporary file could not be read again", edges.folder());
    }
  }
  return result;
}

}  // namespace

Result<Grouped> group_components(std::uint32_t n, const EdgeList& edges, Joining joining,
                                 const Pairs& together, const Pairs& apart, int threads) {
  Roots roots(n);
  const auto walked = edges.for_each([&](std::span<const Edge> some) {
    for (const Edge& edge : some) roots.join(edge.a, edge.b);
  });
  if (!walked) return tl::make_unexpected(walked.error());
  const std::vector<std::uint32_t>& root = roots.flat();
  Grouped result;
  result.cluster.resize(n);
  std::iota(result.cluster.begin(), result.cluster.end(), 0U);
  const Decided decided{together, apart};
  return edges.on_disk()
             ? group_on_disk(edges, joining, decided, root, std::move(result))
             : group_in_memory(edges, joining, decided, threads, root, std::move(result));
}

}  // namespace perpend::linkage
