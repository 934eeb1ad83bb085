// Union and find over the edges gives each incident its component; edges sorted by component are
// then grouped one component at a time, with memory for one. No pair without a path of edges
// between its two can ever be joined, so nothing is lost. Tested in cluster_test.cc.
#include "linkage/components.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <optional>
#include <tuple>

#include "core/parallel.h"

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

// Every incident's number within its component, in order.
std::vector<std::uint32_t> places_in(const std::vector<std::uint32_t>& root) {
  std::vector<std::uint32_t> place(root.size(), 0);
  std::vector<std::uint32_t> next(root.size(), 0);
  for (std::uint32_t i = 0; i < root.size(); ++i) place[i] = next[root[i]]++;
  return place;
}

struct Decided {  // pairs of an analyst, by component
  Pairs together;
  Pairs apart;
};

// Groups one component after the other, in numbers of its own.
class alignas(64) OneByOne {
 public:
  OneByOne(Joining joining, const Decided& decided, const std::vector<std::uint32_t>& root,
           const std::vector<std::uint32_t>& place)
      : joining_(joining), decided_(decided), root_(root), place_(place) {}

  // `edges` are all those of one component.
  void group(std::span<const Edge> edges, std::vector<std::uint32_t>& cluster) {
    if (edges.size() == 1 && decided_.together.empty() && decided_.apart.empty()) {
      const Edge& edge = edges.front();  // a pair: most components are one
      const bool joined =
          fit_of(odds_of(edge.log_odds), 1, 1, joining_.crowding) >= joining_.join_at;
      if (joined) cluster[edge.b] = edge.a;
      return;
    }
    local_.clear();
    members_.clear();
    const auto number = [&](std::uint32_t i) {
      const std::uint32_t at = place_[i];
      if (at >= members_.size()) members_.resize(at + std::size_t{1});
      members_[at] = i;
      return at;
    };
    for (const Edge& edge : edges) {
      local_.push_back({number(edge.a), number(edge.b), edge.log_odds});
    }
    const std::uint32_t component = root_[edges.front().a];
    const auto groups =
        grouper_.group(static_cast<std::uint32_t>(members_.size()), local_, joining_,
                       inside(decided_.together, component), inside(decided_.apart, component));
    for (std::size_t i = 0; i < members_.size(); ++i) cluster[members_[i]] = members_[groups[i]];
  }

 private:
  Pairs inside(const Pairs& pairs, std::uint32_t component) const {
    Pairs result;
    for (const auto& [a, b] : pairs) {
      if (root_[a] != component || root_[b] != component) continue;
      result.emplace_back(place_[a], place_[b]);
    }
    return result;
  }

  Joining joining_;
  const Decided& decided_;
  const std::vector<std::uint32_t>& root_;
  const std::vector<std::uint32_t>& place_;
  Grouper grouper_;
  std::vector<Edge> local_;
  std::vector<std::uint32_t> members_;
};

struct Components {
  const std::vector<std::uint32_t>& root;
  std::vector<std::uint32_t> place;
};

// Edges laid out by component in two walks: count, then put each in its place.
Grouped group_in_memory(const EdgeList& edges, Joining joining, const Decided& decided, int threads,
                        const Components& components, Grouped result) {
  const std::vector<std::uint32_t>& root = components.root;
  std::vector<std::uint64_t> next(root.size() + 1, 0);
  for (const Edge& edge : edges.in_memory()) ++next[root[edge.a] + std::size_t{1}];
  std::vector<std::uint32_t> with_edges;
  for (std::uint32_t i = 0; i < root.size(); ++i) {
    if (next[i + std::size_t{1}] != 0) with_edges.push_back(i);
    next[i + std::size_t{1}] += next[i];
  }
  std::vector<Edge> laid_out(edges.in_memory().size());
  for (const Edge& edge : edges.in_memory()) laid_out[next[root[edge.a]]++] = edge;
  // next[r] is where component r ends now, and the one before it begins where it began.
  const auto edges_of = [&](std::size_t which) {
    const std::size_t first = which == 0 ? 0 : next[with_edges[which - 1]];
    return std::span(laid_out).subspan(first, next[with_edges[which]] - first);
  };
  constexpr std::size_t kTogether = 256;
  const std::size_t pieces = (with_edges.size() + kTogether - 1) / kTogether;
  std::vector<std::unique_ptr<OneByOne>> workers(static_cast<std::size_t>(std::max(threads, 1)));
  in_parallel(pieces, threads, [&](std::size_t piece, int thread) {
    auto& worker = workers[static_cast<std::size_t>(thread)];
    if (!worker) {
      worker = std::make_unique<OneByOne>(joining, decided, root, components.place);
    }
    const std::size_t last = std::min(with_edges.size(), (piece + 1) * kTogether);
    for (std::size_t i = piece * kTogether; i < last; ++i) {
      worker->group(edges_of(i), result.cluster);
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
  OneByOne worker(joining, decided, root, components.place);
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
    worker.group(component, result.cluster);
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
  const Components components{root, places_in(root)};
  Grouped result;
  result.cluster.resize(n);
  std::iota(result.cluster.begin(), result.cluster.end(), 0U);
  const Decided decided{together, apart};
  return edges.on_disk()
             ? group_on_disk(edges, joining, decided, components, std::move(result))
             : group_in_memory(edges, joining, decided, threads, components, std::move(result));
}

}  // namespace perpend::linkage
