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
// The sum alone lets a large group swallow what hangs by a few sure links: an incident that
// borrowed a neighbour's program joins both. Odds are capped, so no single sum tells a dense group
// from one hanging by a thread; the share of pairs that are links does. Groups are joined only if
// links make up a share of the pairs between them that is not far below what it is inside of groups
// (closure.h).
//
// In a small component every group knows its best neighbour; in a large one a heap holds a
// candidate for each pair of adjacent groups. The answer is the same. Neighbours are short sorted
// runs, their memory used again for the next component. Integers throughout. Tested in
// cluster_test.cc against brute force.
#include "linkage/cluster.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <set>
#include <utility>

#include "core/weight.h"

namespace perpend::linkage {
namespace {

constexpr std::int32_t kMostLogOdds = 4'000'000;  // 16: a link says no more than that it is one

constexpr std::uint64_t kLinksToSpare = 2;  // between few incidents a share says little

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

struct Near {  // a neighbouring group and what lies between
  std::uint32_t other = 0;
  std::uint32_t links = 0;
  std::int64_t sum = 0;  // of odds
  std::int64_t fit = 0;  // kNever where the two may not be joined; kept up in small graphs only
};
constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();
using Run = std::vector<Near>;  // sorted by other

Run::iterator place_of(Run& run, std::uint32_t other) {
  constexpr std::ptrdiff_t kFew = 16;
  if (run.end() - run.begin() <= kFew) {  // nearly always, and then halving is slower
    auto at = run.begin();
    while (at != run.end() && at->other < other) ++at;
    return at;
  }
  return std::lower_bound(run.begin(), run.end(), other,
                          [](const Near& near, std::uint32_t x) { return near.other < x; });
}

// log2 of x in microbits, from a table of 4,096 steps an octave and straight lines between: within
// a microbit of log2_ratio_microbits(), and some ten times as fast.
std::int64_t quick_log2(std::uint64_t x) {
  constexpr int kSteps = 12;
  static const auto table = [] {
    std::array<std::int64_t, (std::size_t{1} << kSteps) + 1> logs{};
    for (std::size_t i = 0; i < logs.size(); ++i) {
      logs[i] = log2_ratio_microbits((std::uint64_t{1} << kSteps) + i, std::uint64_t{1} << kSteps);
    }
    return logs;
  }();
  const int octave = 63 - std::countl_zero(x);
  const std::uint64_t within = (x << (63 - octave)) << 1;  // without the leading one
  const auto i = static_cast<std::size_t>(within >> (64 - kSteps));
  const auto rest = static_cast<std::int64_t>((within << kSteps) >> 44);  // 20 bits
  return octave * std::int64_t{1'000'000} + table[i] +
         (((table[i + 1] - table[i]) * rest + (std::int64_t{1} << 19)) >> 20);
}

}  // namespace

namespace {

// The best of some numbers, and of equals the first: matches over matches, of which a change plays
// those again whose outcome it touches.
class Tournament {
 public:
  void begin(std::uint32_t n) {
    leaves_ = std::bit_ceil(std::max<std::size_t>(n, 2));
    best_.assign(2 * leaves_, kNever);
  }
  void enter(std::uint32_t i, std::int64_t value) { best_[leaves_ + i] = value; }
  void play() {
    for (std::size_t node = leaves_; --node > 0;) {
      best_[node] = std::max(best_[2 * node], best_[2 * node + 1]);
    }
  }
  void change(std::uint32_t i, std::int64_t value) {
    std::size_t node = leaves_ + i;
    best_[node] = value;
    while ((node /= 2) > 0) {
      const std::int64_t best = std::max(best_[2 * node], best_[2 * node + 1]);
      if (best_[node] == best) return;
      best_[node] = best;
    }
  }
  std::uint32_t winner() const {
    std::size_t node = 1;
    while (node < leaves_) node = 2 * node + (best_[2 * node] == best_[1] ? 0 : 1);
    return static_cast<std::uint32_t>(node - leaves_);
  }

 private:
  std::size_t leaves_ = 2;
  std::vector<std::int64_t> best_;
};

// sum * thousandths / 1000, half to even: mul_div_half_even, with a divisor that the compiler
// knows.
std::int64_t thousandths_of(std::int64_t sum, std::int32_t thousandths) {
  const std::int64_t product = sum * thousandths;  // of logarithms of sizes: not negative, small
  const std::int64_t quotient = product / 1000;
  const std::int64_t rest = product % 1000;
  return quotient + (rest > 500 || (rest == 500 && (quotient & 1) != 0) ? 1 : 0);
}

}  // namespace

class Grouper::Groups {
 public:
  void begin(std::uint32_t n, std::span<const Edge> edges, Joining joining, const Pairs& together,
             const Pairs& apart) {
    joining_ = joining;
    looking_ = false;
    parent_.resize(n);
    size_.assign(n, 1);
    if (near_.size() < n) near_.resize(n);
    for (std::uint32_t i = 0; i < n; ++i) {
      parent_[i] = i;
      near_[i].clear();
    }
    for (const Edge& edge : edges) {
      const std::int64_t odds = odds_of(edge.log_odds);
      add(edge.a, {edge.b, 1, odds, kNever});
      add(edge.b, {edge.a, 1, odds, kNever});
    }
    apart_.clear();
    if (!apart.empty()) apart_.resize(n);
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

  std::span<const std::uint32_t> join_all(std::uint32_t small) {
    looking_ = parent_.size() <= small;
    if (looking_) {
      join_by_looking();
    } else {
      join_by_heap();
    }
    for (std::uint32_t i = 0; i < parent_.size(); ++i) parent_[i] = find(i);
    return parent_;
  }

 private:
  // Every group knows which neighbour fits best, and a tournament knows the best of all groups. In
  // a small graph that is a few cache lines, and nothing goes stale.
  void join_by_looking() {
    const auto n = static_cast<std::uint32_t>(parent_.size());
    best_.assign(n, {});
    // Sorted runs: as the lower ends of edges go by in order, so do their places in the upper
    // ends'.
    next_.assign(n, 0);
    for (std::uint32_t a = 0; a < n; ++a) {
      if (parent_[a] != a) continue;
      for (Near& near : near_[a]) {
        if (near.other < a) continue;
        near.fit = fit_between(a, near);
        near_[near.other][next_[near.other]++].fit = near.fit;
      }
    }
    tournament_.begin(n);
    for (std::uint32_t a = 0; a < n; ++a) {
      if (parent_[a] != a) continue;
      best_[a] = best_of(near_[a]);
      tournament_.enter(a, best_[a].fit);
    }
    tournament_.play();
    while (true) {
      // The lowest group of any pair that fits so well; of its pairs the lowest is kept.
      const std::uint32_t a = tournament_.winner();
      if (best_[a].fit == kNever) return;
      join(a, best_[a].other);
    }
  }

  // What a join changes for a neighbour of the two: `near` is what lies between it and the whole.
  void renew(std::uint32_t a, std::uint32_t b, Near& near, bool of_b) {
    Run& run = near_[near.other];
    auto at = place_of(run, a);
    if (of_b) {
      auto gone = at;
      while (gone->other != b) ++gone;
      if (at->other == a) {
        run.erase(gone);
      } else {
        std::move_backward(at, gone, gone + 1);
      }
    }
    near.fit = looking_ ? fit_between(a, near) : kNever;
    *at = {a, near.links, near.sum, near.fit};
    if (!looking_) return;
    Best& best = best_[near.other];
    if (best.other == a || best.other == b) {
      best = best_of(run);
    } else if (near.fit > best.fit || (near.fit == best.fit && a < best.other)) {
      best = {near.fit, near.fit == kNever ? kNobody : a};
    } else {
      return;
    }
    tournament_.change(near.other, best.fit);
  }

  // Candidates by fit; those that a later join made stale are dropped when they come up.
  void join_by_heap() {
    heap_.clear();
    for (std::uint32_t a = 0; a < parent_.size(); ++a) {
      if (parent_[a] != a) continue;
      for (const Near& near : near_[a]) {
        if (a < near.other) offer(a, near);
      }
    }
    std::make_heap(heap_.begin(), heap_.end(), Worse{});
    while (!heap_.empty()) {
      std::pop_heap(heap_.begin(), heap_.end(), Worse{});
      const Candidate best = heap_.back();
      heap_.pop_back();
      if (parent_[best.a] != best.a || parent_[best.b] != best.b) continue;
      if (size_[best.a] + size_[best.b] != best.size) continue;  // one of them has grown
      const std::uint32_t whole = join(best.a, best.b);
      for (const Near& near : near_[whole]) {
        if (offer(whole, near)) std::push_heap(heap_.begin(), heap_.end(), Worse{});
      }
    }
  }

  static constexpr std::uint32_t kNobody = ~0U;
  struct Best {
    std::int64_t fit = kNever;
    std::uint32_t other = kNobody;
  };
  static Best best_of(const Run& run) {
    Best best;
    for (const Near& near : run) {
      if (near.fit > best.fit) best = {near.fit, near.other};
    }
    return best;
  }

  struct Candidate {
    std::int64_t fit = 0;  // microbits
    std::uint32_t a = 0;   // groups by their lowest incident, a < b
    std::uint32_t b = 0;
    std::uint32_t size = 0;  // of both, when this was so
  };
  struct Worse {
    bool operator()(const Candidate& x, const Candidate& y) const {
      if (x.fit != y.fit) return x.fit < y.fit;
      return std::pair(x.a, x.b) > std::pair(y.a, y.b);
    }
  };

  void add(std::uint32_t to, const Near& near) {
    Run& run = near_[to];
    if (run.empty() || run.back().other < near.other) {
      run.push_back(near);
      return;
    }
    const auto at = place_of(run, near.other);
    if (at != run.end() && at->other == near.other) {
      at->sum += near.sum;
      at->links += near.links;
    } else {
      run.insert(at, near);
    }
  }

  bool is_apart(std::uint32_t a, std::uint32_t b) const {
    return !apart_.empty() && apart_[a].contains(b);
  }

  // kNever where they may not be joined as they are.
  std::int64_t fit_between(std::uint32_t a, const Near& near) const {
    const std::uint32_t b = near.other;
    const std::uint64_t pairs = static_cast<std::uint64_t>(size_[a]) * size_[b];
    if ((near.links + kLinksToSpare) * std::uint64_t{1'000'000} <
        pairs * static_cast<std::uint64_t>(joining_.least_share)) {
      return kNever;
    }
    if (is_apart(a, b)) return kNever;
    const std::int64_t fit = fit_of(near.sum, size_[a], size_[b], joining_.crowding);
    return fit < joining_.join_at ? kNever : fit;
  }

  // Into the heap's storage; the caller keeps the order.
  bool offer(std::uint32_t a, const Near& near) {
    const std::int64_t fit = fit_between(a, near);
    if (fit == kNever) return false;
    const std::uint32_t b = near.other;
    heap_.push_back({fit, std::min(a, b), std::max(a, b), size_[a] + size_[b]});
    return true;
  }

  // The group that both are now: the one of the lower number.
  std::uint32_t join(std::uint32_t a, std::uint32_t b) {
    if (a == b) return a;
    if (a > b) std::swap(a, b);
    parent_[b] = a;
    size_[a] += size_[b];
    if (!apart_.empty()) join_apart(a, b);
    merged_.clear();
    of_b_.clear();
    const auto take = [&](const Near& near, bool of_b) {
      merged_.push_back(near);
      of_b_.push_back(of_b ? 1 : 0);
    };
    auto x = near_[a].begin();
    for (const Near& near : near_[b]) {
      for (; x != near_[a].end() && x->other < near.other; ++x) {
        if (x->other != b) take(*x, false);
      }
      if (near.other == a) continue;
      take(near, true);
      if (x != near_[a].end() && x->other == near.other) {
        merged_.back().sum += x->sum;
        merged_.back().links += x->links;
        ++x;
      }
    }
    for (; x != near_[a].end(); ++x) {
      if (x->other != b) take(*x, false);
    }
    for (std::size_t i = 0; i < merged_.size(); ++i) {
      // In a large graph nothing is kept of fits: what b was not a neighbour of stays as it is.
      if (looking_ || of_b_[i] != 0) renew(a, b, merged_[i], of_b_[i] != 0);
    }
    std::swap(near_[a], merged_);
    near_[b].clear();
    if (looking_) {
      best_[b] = {};
      tournament_.change(b, kNever);
      best_[a] = best_of(near_[a]);
      tournament_.change(a, best_[a].fit);
    }
    return a;
  }

  void join_apart(std::uint32_t a, std::uint32_t b) {
    for (const std::uint32_t other : apart_[b]) {
      apart_[other].erase(b);
      if (other == a) continue;
      apart_[other].insert(a);
      apart_[a].insert(other);
    }
    apart_[a].erase(b);
    apart_[b].clear();
  }

  Joining joining_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> size_;
  std::vector<Run> near_;
  Run merged_;
  std::vector<std::set<std::uint32_t>> apart_;
  std::vector<Candidate> heap_;
  std::vector<std::uint8_t> of_b_;
  // In small graphs only.
  bool looking_ = false;
  std::vector<Best> best_;
  std::vector<std::uint32_t> next_;
  Tournament tournament_;
};

std::int64_t odds_of(std::int32_t log_odds) {
  if (log_odds >= kMostLogOdds) return 16'000'000;
  const std::uint64_t share = pow2_fixed(log_odds - kMostLogOdds);  // of 16, 62 bits
  return static_cast<std::int64_t>((share >> 30) * 16'000'000 >> 32);
}

std::int64_t fit_of(std::int64_t sum, std::uint32_t size, std::uint32_t other,
                    std::int32_t crowding) {
  if (sum <= 0) return kNever;
  return quick_log2(static_cast<std::uint64_t>(sum)) - kLogOfMillion -
         thousandths_of(log_of_size(size) + log_of_size(other), crowding);
}

Grouper::Grouper(std::uint32_t small) : small_(small), groups_(std::make_unique<Groups>()) {}
Grouper::~Grouper() = default;

std::span<const std::uint32_t> Grouper::group(std::uint32_t n, std::span<const Edge> edges,
                                              Joining joining, const Pairs& together,
                                              const Pairs& apart) {
  groups_->begin(n, edges, joining, together, apart);
  return groups_->join_all(small_);
}

std::vector<std::uint32_t> group(std::uint32_t n, std::span<const Edge> edges, Joining joining,
                                 const Pairs& together, const Pairs& apart) {
  Grouper grouper;
  const auto groups = grouper.group(n, edges, joining, together, apart);
  return {groups.begin(), groups.end()};
}

}  // namespace perpend::linkage
