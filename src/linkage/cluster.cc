// Average linkage (Sokal and Michener 1958) on probabilities, inside connected components.
//
// Example: A-B .9, B-C .9, A-C 0. Transitive closure makes one cluster of it. Here A and B join
// first (mean .9); C then has a mean of (0 + .9) / 2 = .45 with them, and joins only below that
// threshold. A chain of a hundred incidents falls into pieces whose members know each other.
// Counter-example: single linkage, where one wrong link of a thousand joins two actors for good.
//
// A heap holds a candidate for each pair of adjacent groups; stale ones are dropped when they come
// up. Means are compared as fractions of integers. Tested in cluster_test.cc against brute force.
#include "linkage/cluster.h"

#include <algorithm>
#include <queue>
#include <set>
#include <unordered_map>

namespace perpend::linkage {
namespace {

__extension__ using Wide = __int128;

struct Candidate {
  std::int64_t sum;    // of probabilities
  std::int64_t pairs;  // size of one times size of the other
  std::uint32_t a;     // groups by their lowest incident, a < b
  std::uint32_t b;
};

struct Worse {
  bool operator()(const Candidate& x, const Candidate& y) const {
    const Wide left = static_cast<Wide>(x.sum) * y.pairs;
    const Wide right = static_cast<Wide>(y.sum) * x.pairs;
    if (left != right) return left < right;
    return std::pair(x.a, x.b) > std::pair(y.a, y.b);
  }
};

class Groups {
 public:
  Groups(std::uint32_t n, std::span<const Edge> edges, const Pairs& together, const Pairs& apart)
      : parent_(n), size_(n, 1), near_(n), apart_(n) {
    for (std::uint32_t i = 0; i < n; ++i) parent_[i] = i;
    for (const Edge& edge : edges) {
      near_[edge.a][edge.b] += edge.probability;
      near_[edge.b][edge.a] += edge.probability;
    }
    for (const auto& [a, b] : apart) {
      if (a == b) continue;
      apart_[a].insert(b);
      apart_[b].insert(a);
    }
    for (const auto& [a, b] : together) join(find(a), find(b));
  }

  std::uint32_t find(std::uint32_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return i;
  }

  void join_all(std::int64_t join_at) {
    for (std::uint32_t a = 0; a < parent_.size(); ++a) {
      if (parent_[a] != a) continue;
      for (const auto& [b, sum] : near_[a]) {
        if (a < b) offer(a, b, sum, join_at);
      }
    }
    while (!heap_.empty()) {
      const Candidate best = heap_.top();
      heap_.pop();
      if (parent_[best.a] != best.a || parent_[best.b] != best.b) continue;
      if (static_cast<std::int64_t>(size_[best.a]) * size_[best.b] != best.pairs) continue;
      if (near_[best.a].at(best.b) != best.sum || apart_[best.a].contains(best.b)) continue;
      const std::uint32_t whole = join(best.a, best.b);
      for (const auto& [other, sum] : near_[whole]) {
        offer(std::min(whole, other), std::max(whole, other), sum, join_at);
      }
    }
  }

 private:
  void offer(std::uint32_t a, std::uint32_t b, std::int64_t sum, std::int64_t join_at) {
    const std::int64_t pairs = static_cast<std::int64_t>(size_[a]) * size_[b];
    if (static_cast<Wide>(sum) < static_cast<Wide>(join_at) * pairs) return;
    heap_.push({sum, pairs, a, b});
  }

  // The group that both are now: the one of the lower number.
  std::uint32_t join(std::uint32_t a, std::uint32_t b) {
    if (a == b) return a;
    if (a > b) std::swap(a, b);
    parent_[b] = a;
    size_[a] += size_[b];
    if (near_[a].size() < near_[b].size()) std::swap(near_[a], near_[b]);
    near_[a].erase(a);
    near_[a].erase(b);
    near_[b].erase(a);
    near_[b].erase(b);
    for (const auto& [other, sum] : near_[b]) near_[a][other] += sum;
    for (const auto& [other, sum] : near_[a]) {
      near_[other].erase(b);
      near_[other][a] = sum;
    }
    near_[b].clear();
    for (const std::uint32_t other : apart_[b]) {
      apart_[other].erase(b);
      if (other == a) continue;
      apart_[other].insert(a);
      apart_[a].insert(other);
    }
    apart_[a].erase(b);
    apart_[b].clear();
    return a;
  }

  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> size_;
  std::vector<std::unordered_map<std::uint32_t, std::int64_t>> near_;
  std::vector<std::set<std::uint32_t>> apart_;
  std::priority_queue<Candidate, std::vector<Candidate>, Worse> heap_;
};

}  // namespace

std::vector<std::uint32_t> average_link(std::uint32_t n, std::span<const Edge> edges,
                                        std::int64_t join_at, const Pairs& together,
                                        const Pairs& apart) {
  Groups groups(n, edges, together, apart);
  groups.join_all(join_at);
  std::vector<std::uint32_t> cluster(n);
  for (std::uint32_t i = 0; i < n; ++i) cluster[i] = groups.find(i);
  return cluster;
}

}  // namespace perpend::linkage
