// How few lies would change the answer?
//
// Every finding is taken out alone, then every two, then every three, each time making the ledger
// again. Example: a case that a planted wiper pulls to one actor: without that one row the answer
// is another's, and the row is found at size one. Counter-example: an answer carried by twenty
// techniques, none of which matters; no three of them flip it, and the greedy search says how many
// do at most.
//
// What keeps it short. Let m(S) be the leader's margin without the set S and d(S) the part of it
// that is more than the sum of S's parts. For three findings
//
//     m(abc) = m(ab) + m(ac) + m(bc) - m(a) - m(b) - m(c) + m() + d3(abc)
//
// where d3 is what no pair shows. If weights only add up, d3 is 0 and the rest decides; with this
// ledger (tempering, cosines) it is small, and sets are passed over only where the rest leaves more
// than kSlack. flip_test.cc compares with a search that passes over nothing: on additive problems
// of random weights, where the two must agree, and on cases of the pack.
//
// Beyond three: the best three grown by whichever finding lowers the margin most (for `cheapest`:
// most for its cost), then every finding taken back that turned out not to be needed.
#include "attribution/flip.h"

#include <algorithm>
#include <numeric>

#include "core/parallel.h"
#include "core/weight.h"

namespace perpend::attribution {
namespace {

using Set = std::vector<std::uint32_t>;

class Search {
 public:
  Search(const FlipProblem& problem, int threads)
      : problem_(problem), threads_(threads), count_(problem.costs.size()) {}

  FlipResult run() {
    whole_ = problem_.without({}).margin;
    if (count_ > 0) singles();
    if (count_ > 1) pairs();
    if (count_ > 2) triples();
    if (count_ > 3) beyond();
    return std::move(result_);
  }

 private:
  std::int64_t cost_of(const Set& set) const {
    std::int64_t cost = 0;
    for (const std::uint32_t one : set) cost += problem_.costs[one];
    return cost;
  }

  // Can this set still be an answer?
  bool wanted(std::int64_t cost) const {
    return !result_.cheapest || cost < result_.cheapest->cost || !result_.fewest;
  }

  void offer(const Set& set, const Standing& standing) {
    if (!standing.flipped) return;
    const FlipSet found{set, cost_of(set), standing.leader};
    auto& fewest = result_.fewest;
    if (!fewest || found.findings.size() < fewest->findings.size() ||
        (found.findings.size() == fewest->findings.size() && found.cost < fewest->cost)) {
      fewest = found;
    }
    auto& cheapest = result_.cheapest;
    if (!cheapest || found.cost < cheapest->cost) cheapest = found;
  }

  // Each set is tried by one thread and kept at its own place; offers are made in order.
  std::vector<Standing> tried(const std::vector<Set>& sets) {
    std::vector<Standing> standings(sets.size());
    in_parallel(sets.size(), threads_,
                [&](std::size_t i, int) { standings[i] = problem_.without(sets[i]); });
    result_.tried += sets.size();
    for (std::size_t i = 0; i < sets.size(); ++i) offer(sets[i], standings[i]);
    return standings;
  }

  void singles() {
    std::vector<Set> sets;
    sets.reserve(count_);
    for (std::uint32_t i = 0; i < count_; ++i) sets.push_back({i});
    for (const Standing& standing : tried(sets)) one_.push_back(standing.margin);
    result_.looked_at = 1;
  }

  std::int64_t& two(std::uint32_t a, std::uint32_t b) { return two_[a * count_ + b]; }

  void pairs() {
    // Extrapolated where it was not tried.
    two_.assign(count_ * count_, 0);
    const bool all = count_ * (count_ - 1) / 2 <= kPairsTried;
    std::vector<Set> sets;
    for (std::uint32_t a = 0; a < count_; ++a) {
      for (std::uint32_t b = a + 1; b < count_; ++b) {
        two(a, b) = one_[a] + one_[b] - whole_;
        if (!all && two(a, b) > kSlack) continue;
        if (!wanted(problem_.costs[a] + problem_.costs[b])) continue;
        sets.push_back({a, b});
      }
    }
    const std::vector<Standing> standings = tried(sets);
    for (std::size_t i = 0; i < sets.size(); ++i) two(sets[i][0], sets[i][1]) = standings[i].margin;
    result_.looked_at = 2;
  }

  void triples() {
    std::vector<Set> sets;
    for (std::uint32_t a = 0; a < count_; ++a) {
      for (std::uint32_t b = a + 1; b < count_; ++b) {
        const std::int64_t pair = two(a, b) - one_[a] - one_[b] + whole_;
        const std::int64_t cost = problem_.costs[a] + problem_.costs[b];
        if (!wanted(cost + 1)) continue;
        for (std::uint32_t c = b + 1; c < count_; ++c) {
          const std::int64_t margin = pair + two(a, c) + two(b, c) - one_[c];
          if (margin < least_) {
            least_ = margin;
            best_ = {a, b, c};
          }
          if (margin <= kSlack && wanted(cost + problem_.costs[c])) sets.push_back({a, b, c});
        }
      }
    }
    tried(sets);
    result_.looked_at = 3;
  }

  void beyond() {
    if (!result_.fewest) offer_greedy(best_, false);
    offer_greedy({}, true);
  }

  // Grows `set` until the answer flips, then takes back what was not needed.
  void offer_greedy(Set set, bool by_cost) {
    Standing standing = problem_.without(set);
    while (!standing.flipped && set.size() < std::min(kMostForged, count_)) {
      if (by_cost && result_.cheapest && cost_of(set) >= result_.cheapest->cost) return;
      const std::optional<Set> next = grown(set, standing.margin, by_cost);
      if (!next) return;
      set = *next;
      standing = problem_.without(set);
    }
    if (!standing.flipped) return;
    for (std::size_t i = set.size(); i-- > 0 && set.size() > 1;) {
      Set smaller = set;
      smaller.erase(smaller.begin() + static_cast<std::ptrdiff_t>(i));
      const Standing without = problem_.without(smaller);
      if (!without.flipped) continue;
      set = std::move(smaller);
      standing = without;
    }
    offer(set, standing);
  }

  // The set with the finding that lowers the margin most (for its cost); none if nothing does.
  std::optional<Set> grown(const Set& set, std::int64_t margin, bool by_cost) {
    std::vector<Set> sets;
    std::vector<std::uint32_t> added;
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (std::binary_search(set.begin(), set.end(), i)) continue;
      Set larger = set;
      larger.insert(std::lower_bound(larger.begin(), larger.end(), i), i);
      sets.push_back(std::move(larger));
      added.push_back(i);
    }
    const std::vector<Standing> standings = tried(sets);
    std::optional<std::size_t> best;
    std::int64_t most = 0;
    for (std::size_t i = 0; i < sets.size(); ++i) {
      const std::int64_t gain = margin - standings[i].margin;
      const std::int64_t worth =
          by_cost ? mul_div_half_even(gain, 1, problem_.costs[added[i]]) : gain;
      if (worth > most) {
        most = worth;
        best = i;
      }
    }
    if (!best) return {};
    return sets[*best];
  }

  const FlipProblem& problem_;
  int threads_;
  std::size_t count_;
  std::int64_t whole_ = 0;
  std::vector<std::int64_t> one_;
  std::vector<std::int64_t> two_;  // [a * count + b], a < b
  std::int64_t least_ = INT64_MAX;
  Set best_ = {0, 1, 2};
  FlipResult result_;
};

}  // namespace

FlipResult flips(const FlipProblem& problem, int threads) { return Search(problem, threads).run(); }

}  // namespace perpend::attribution
