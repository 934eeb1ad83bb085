// Agglomeration inside connected components, by a rule between single and average linkage.
//
// Belonging together is transitive, evidence is not: of twenty incidents of one actor most pairs
// share nothing. Average linkage (Sokal and Michener 1958) takes that for disagreement and breaks
// such clusters up; single linkage believes every link and joins two actors over one wrong one of a
// thousand. Here the odds between two groups are summed and discounted by a power of the number of
// pairs, as one discounts the best of many tests.
//
// Example: A-B and B-C with odds 8, A-C nothing. A joins B; C then has 8 over two pairs: with a
// crowding of .3 still 6.5. Counter-example: two groups of fifty and one link of odds 2 between
// them: 2 / 2500^.3 is .19, and they stay apart.
//
// A heap holds a candidate for each pair of adjacent groups; stale ones are dropped when they come
// up. Integers throughout. Tested in cluster_test.cc against brute force.
#include "linkage/cluster.h"

#include <algorithm>
#include <limits>
#include <queue>
#include <set>
#include <unordered_map>

#include "core/weight.h"

namespace perpend::linkage {
namespace {

constexpr std::int32_t kMostLogOdds = 4'000'000;  // 16: a link says no more than that it is one

constexpr std::int64_t kLogOfMillion = 19'931'569;  // log2 of 10^6, microbits

// Most groups are small: their logarithms are taken once.
std::int64_t log_of_size(std::uint32_t size) {
  static const std::vector<std::int64_t> table = [] {
    std::vector<std::int64_t> logs(2048, 0);
    for (std::uint32_t n = 1; n < logs.size(); ++n) logs[n] = log2_ratio_microbits(n, 1);
    return logs;
  }();
  return size < table.size() ? table[size] : log2_ratio_microbits(size, 1);
}

struct Candidate {
  std::int64_t fit;  // microbits
  std::int64_t sum;  // of odds
  std::uint32_t a;   // groups by their lowest incident, a < b
  std::uint32_t b;
};

struct Worse {
  bool operator()(const Candidate& x, const Candidate& y) const {
    if (x.fit != y.fit) return x.fit < y.fit;
    return std::pair(x.a, x.b) > std::pair(y.a, y.b);
  }
};

class Groups {
 public:
  Groups(std::uint32_t n, std::span<const Edge> edges, Joining joining, const Pairs& together,
         const Pairs& apart)
      : joining_(joining), parent_(n), size_(n, 1), near_(n), apart_(n) {
    for (std::uint32_t i = 0; i < n; ++i) parent_[i] = i;
    for (const Edge& edge : edges) {
      const std::int64_t odds = odds_of(edge.log_odds);
      near_[edge.a][edge.b] += odds;
      near_[edge.b][edge.a] += odds;
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

  void join_all() {
    for (std::uint32_t a = 0; a < parent_.size(); ++a) {
      if (parent_[a] != a) continue;
      for (const auto& [b, sum] : near_[a]) {
        if (a < b) offer(a, b, sum);
      }
    }
    while (!heap_.empty()) {
      const Candidate best = heap_.top();
      heap_.pop();
      if (parent_[best.a] != best.a || parent_[best.b] != best.b) continue;
      if (near_[best.a].at(best.b) != best.sum || apart_[best.a].contains(best.b)) continue;
      if (fit(best.a, best.b, best.sum) != best.fit) continue;  // one of them has grown
      const std::uint32_t whole = join(best.a, best.b);
      for (const auto& [other, sum] : near_[whole]) {
        offer(std::min(whole, other), std::max(whole, other), sum);
      }
    }
  }

 private:
  std::int64_t fit(std::uint32_t a, std::uint32_t b, std::int64_t sum) const {
    return fit_of(sum, size_[a], size_[b], joining_.crowding);
  }

  void offer(std::uint32_t a, std::uint32_t b, std::int64_t sum) {
    const std::int64_t how_well = fit(a, b, sum);
    if (how_well >= joining_.join_at) heap_.push({how_well, sum, a, b});
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

  Joining joining_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> size_;
  std::vector<std::unordered_map<std::uint32_t, std::int64_t>> near_;
  std::vector<std::set<std::uint32_t>> apart_;
  std::priority_queue<Candidate, std::vector<Candidate>, Worse> heap_;
};

}  // namespace

std::int64_t odds_of(std::int32_t log_odds) {
  const std::int32_t capped = std::min(log_odds, kMostLogOdds);
  const std::uint64_t share = pow2_fixed(capped - kMostLogOdds);  // of 16, 62 bits
  return static_cast<std::int64_t>((share >> 30) * 16'000'000 >> 32);
}

std::int64_t fit_of(std::int64_t sum, std::uint32_t size, std::uint32_t other,
                    std::int32_t crowding) {
  if (sum <= 0) return std::numeric_limits<std::int64_t>::min();
  return log2_ratio_microbits(static_cast<std::uint64_t>(sum), 1) - kLogOfMillion -
         mul_div_half_even(log_of_size(size) + log_of_size(other), crowding, 1000);
}

std::vector<std::uint32_t> group(std::uint32_t n, std::span<const Edge> edges, Joining joining,
                                 const Pairs& together, const Pairs& apart) {
  Groups groups(n, edges, joining, together, apart);
  groups.join_all();
  std::vector<std::uint32_t> result(n);
  for (std::uint32_t i = 0; i < n; ++i) result[i] = groups.find(i);
  return result;
}

}  // namespace perpend::linkage
