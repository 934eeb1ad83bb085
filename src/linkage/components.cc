// Union and find over the edges gives each incident its component; components are then grouped one
// at a time, with memory for one. No pair without a path of edges between its two can ever be
// joined, so nothing is lost. In memory the edges stay where they are: sorted, those of a component
// are the runs of its members. On disk they are sorted by component. Tested in cluster_test.cc.
#include "linkage/components.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "core/parallel.h"

namespace perpend::linkage {
namespace {

constexpr std::size_t kEdgesOfPiece = 65'536;  // of one piece of work
constexpr std::size_t kMembersOfPiece = 2048;

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
  // What the other has joined is joined here too.
  void join_all_of(Roots& other) {
    for (std::uint32_t i = 0; i < parent_.size(); ++i) {
      if (const std::uint32_t root = other.find(i); root != i) join(i, root);
    }
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

struct Components {
  const std::vector<std::uint32_t>& root;  // of each incident: the lowest of its component
  std::vector<std::uint32_t> place;        // its number within the component, in order
  std::vector<std::uint32_t> members;      // those of a component side by side, in order
};

Components components_of(const std::vector<std::uint32_t>& root) {
  Components made{root, std::vector<std::uint32_t>(root.size()),
                  std::vector<std::uint32_t>(root.size())};
  std::vector<std::uint32_t> start(root.size(), 0);
  for (std::uint32_t i = 0; i < root.size(); ++i) made.place[i] = start[root[i]]++;
  std::uint32_t sum = 0;
  for (std::uint32_t& size : start) sum += std::exchange(size, sum);
  for (std::uint32_t i = 0; i < root.size(); ++i) {
    made.members[start[root[i]] + made.place[i]] = i;
  }
  return made;
}

struct Decided {  // pairs of an analyst, by component
  Pairs together;
  Pairs apart;
};

// Groups one component after the other, in numbers of its own.
class alignas(64) OneByOne {
 public:
  OneByOne(Joining joining, const Decided& decided, const Components& components)
      : joining_(joining), decided_(decided), components_(components) {}

  void begin() { edges_.clear(); }
  void take(std::span<const Edge> edges) {
    for (const Edge& edge : edges) {
      edges_.push_back({components_.place[edge.a], components_.place[edge.b], edge.log_odds});
    }
  }
  // All edges of the component that has these members were taken.
  void group(std::span<const std::uint32_t> members, std::vector<std::uint32_t>& cluster) {
    if (edges_.size() == 1 && decided_.together.empty() && decided_.apart.empty()) {
      const Edge& edge = edges_.front();  // a pair: most components are one
      const bool joined =
          fit_of(odds_of(edge.log_odds), 1, 1, joining_.crowding) >= joining_.join_at;
      if (joined) cluster[members[1]] = members[0];
      return;
    }
    const auto groups =
        grouper_.group(static_cast<std::uint32_t>(members.size()), edges_, joining_,
                       inside(decided_.together, members[0]), inside(decided_.apart, members[0]));
    for (std::size_t i = 0; i < members.size(); ++i) cluster[members[i]] = members[groups[i]];
  }

 private:
  Pairs inside(const Pairs& pairs, std::uint32_t component) const {
    Pairs result;
    for (const auto& [a, b] : pairs) {
      if (components_.root[a] != component || components_.root[b] != component) continue;
      result.emplace_back(components_.place[a], components_.place[b]);
    }
    return result;
  }

  Joining joining_;
  const Decided& decided_;
  const Components& components_;
  Grouper grouper_;
  std::vector<Edge> edges_;  // in the component's numbers
};

// The members of the component that begins at `at`.
std::span<const std::uint32_t> component_at(const Components& components, std::size_t at) {
  const std::span<const std::uint32_t> all = components.members;
  std::size_t last = at + 1;
  while (last < all.size() && components.root[all[last]] == all[at]) ++last;
  return all.subspan(at, last - at);
}

// Where the edges of each incident begin; one place more for the end. `edges` are sorted.
std::vector<std::uint64_t> starts_of(std::span<const Edge> edges, std::size_t n, int threads) {
  std::vector<std::uint64_t> starts(n + 1, 0);
  const std::size_t pieces = edges.size() / kEdgesOfPiece + 1;
  in_parallel(pieces, threads, [&](std::size_t piece, int) {
    const std::size_t last = std::min(edges.size(), (piece + 1) * kEdgesOfPiece);
    for (std::size_t e = piece * kEdgesOfPiece; e < last; ++e) {
      const std::uint32_t after = e == 0 ? 0 : edges[e - 1].a + 1;
      for (std::uint32_t a = after; a <= edges[e].a; ++a) starts[a] = e;
    }
  });
  const std::uint32_t after = edges.empty() ? 0 : edges.back().a + 1;
  std::fill(starts.begin() + after, starts.end(), edges.size());
  return starts;
}

Grouped group_in_memory(std::span<const Edge> edges, Joining joining, const Decided& decided,
                        int threads, const Components& components, Grouped result) {
  const std::size_t n = components.members.size();
  const std::vector<std::uint64_t> starts = starts_of(edges, n, threads);
  std::vector<std::unique_ptr<OneByOne>> workers(static_cast<std::size_t>(std::max(threads, 1)));
  const std::size_t pieces = (n + kMembersOfPiece - 1) / kMembersOfPiece;
  in_parallel(pieces, threads, [&](std::size_t piece, int thread) {
    auto& worker = workers[static_cast<std::size_t>(thread)];
    if (!worker) worker = std::make_unique<OneByOne>(joining, decided, components);
    // Components that begin in this piece.
    const std::size_t last = std::min(n, (piece + 1) * kMembersOfPiece);
    for (std::size_t at = piece * kMembersOfPiece; at < last;) {
      if (components.place[components.members[at]] != 0) {
        ++at;
        continue;
      }
      const auto members = component_at(components, at);
      at += members.size();
      if (members.size() == 1) continue;
      worker->begin();
      for (const std::uint32_t i : members) {
        worker->take(edges.subspan(starts[i], starts[i + std::size_t{1}] - starts[i]));
      }
      worker->group(members, result.cluster);
    }
  });
  return result;
}

// Runs of edges sorted by component, each on disk; then merged.
Result<Grouped> group_on_disk(const EdgeList& edges, Joining joining, const Decided& decided,
                              const Components& components, Grouped result) {
  const std::vector<std::uint32_t>& root = components.root;
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
  OneByOne worker(joining, decided, components);
  std::size_t at = 0;
  std::vector<Edge> component;
  while (true) {
    std::optional<std::uint32_t> least;
    for (EdgeReader& reader : readers) {
      const Edge* const edge = reader.peek();
      if (edge != nullptr && (!least || root[edge->a] < *least)) least = root[edge->a];
    }
    if (!least) break;
    component.clear();
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
    while (components.members[at] != *least) ++at;  // components come in the order of their roots
    worker.begin();
    worker.take(component);
    worker.group(component_at(components, at), result.cluster);
  }
  for (const EdgeReader& reader : readers) {
    if (!reader.good()) {
      return fail(ErrorKind::kEnvironment, "disk.unusable",
                  "a temporary file could not be read again", edges.folder());
    }
  }
  return result;
}

// Who is connected with whom. In memory every thread joins a part of the edges, then the parts are
// joined: the lowest of a component is its root, whoever found what first.
Result<Roots> roots_of(std::uint32_t n, const EdgeList& edges, int threads) {
  Roots all(n);
  const auto join = [](Roots& roots, std::span<const Edge> some) {
    for (const Edge& edge : some) roots.join(edge.a, edge.b);
  };
  if (edges.on_disk()) {
    const auto walked = edges.for_each([&](std::span<const Edge> some) { join(all, some); });
    if (!walked) return tl::make_unexpected(walked.error());
    return all;
  }
  // More parts than two are more joining of parts than it is worth.
  const std::span<const Edge> in_memory = edges.in_memory();
  const std::size_t half = threads > 1 ? in_memory.size() / 2 : 0;
  Roots other(half > 0 ? n : 0);
  in_parallel(half > 0 ? 2 : 1, threads, [&](std::size_t part, int) {
    join(part == 0 ? all : other, part == 0 ? in_memory.subspan(half) : in_memory.first(half));
  });
  if (half > 0) all.join_all_of(other);
  return all;
}

}  // namespace

Result<Grouped> group_components(std::uint32_t n, const EdgeList& edges, Joining joining,
                                 const Pairs& together, const Pairs& apart, int threads) {
  auto roots = roots_of(n, edges, threads);
  if (!roots) return tl::make_unexpected(roots.error());
  const Components components = components_of(roots->flat());
  Grouped result;
  result.cluster.resize(n);
  std::iota(result.cluster.begin(), result.cluster.end(), 0U);
  const Decided decided{together, apart};
  if (edges.on_disk()) return group_on_disk(edges, joining, decided, components, std::move(result));
  const std::vector<Edge>& all = edges.in_memory();
  if (std::is_sorted(all.begin(), all.end())) {
    return group_in_memory(all, joining, decided, threads, components, std::move(result));
  }
  std::vector<Edge> sorted = all;  // an analyst's pairs came last
  std::sort(sorted.begin(), sorted.end());
  return group_in_memory(sorted, joining, decided, threads, components, std::move(result));
}

}  // namespace perpend::linkage
