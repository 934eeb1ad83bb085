// If A is linked with B and with C, are B and C linked? Inside a group the answer is yes about as
// often as any two of the group are linked, so the share of closed triangles (transitivity: Newman,
// Strogatz and Watts 2002) tells the density of links inside of groups without knowing one.
//
// Example: twelve incidents of one actor, each two linked with probability .6: .6. Counter-example:
// an incident that hangs between two groups opens as many triangles as it has links in one times
// links in the other; where there are many such, the share is too low, and asks for less.
//
// Counted on some of the incidents: all wedges of those, then one walk over the edges to see which
// are closed. Tested in closure_test.cc.
#include "linkage/closure.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "core/parallel.h"
#include "core/weight.h"

namespace perpend::linkage {
namespace {

constexpr std::uint64_t kEdgesOfCentres = 50'000;  // so many are looked at, about
constexpr std::size_t kMostOfCentre = 16;          // neighbours: 120 wedges
constexpr std::int64_t kMillion = 1'000'000;
// Denser groups than the loosest are asked for, or one of a thousand links could join everything.
constexpr std::int64_t kLoosest = 2'000;  // millionths

using Wedge = std::pair<std::uint32_t, std::uint32_t>;

// Wedges of the centres that are looked at. Edges of one centre come one after the other.
class Opener {
 public:
  explicit Opener(std::uint64_t edges) : every_(edges / kEdgesOfCentres + 1) {}

  void see(const Edge& edge) {
    if (edge.a != centre_) begin(edge.a);
    if (!chosen_ || ends_.size() == kMostOfCentre) return;
    for (const std::uint32_t end : ends_) all_.push_back(std::minmax(end, edge.b));
    ends_.push_back(edge.b);
  }
  std::vector<Wedge> sorted() {
    std::sort(all_.begin(), all_.end());
    return std::move(all_);
  }

 private:
  void begin(std::uint32_t centre) {
    centre_ = centre;
    ends_.clear();
    // Spread over all incidents, near and far (Knuth's multiplicative hash).
    chosen_ = (centre * std::uint64_t{2'654'435'761} >> 16) % every_ == 0;
  }

  std::uint64_t every_;
  std::vector<Wedge> all_;
  std::vector<std::uint32_t> ends_;
  std::uint32_t centre_ = ~0U;
  bool chosen_ = false;
};

class Wedges {
 public:
  Wedges(std::uint32_t n, std::vector<Wedge> sorted) : all_(std::move(sorted)), open_(n) {
    for (const Wedge& wedge : all_) open_[wedge.first] = true;
  }
  // How many of the wedges this edge closes.
  std::int64_t closed_by(const Edge& edge) const {
    if (!open_[edge.a]) return 0;
    const auto range = std::equal_range(all_.begin(), all_.end(), Wedge(edge.a, edge.b));
    return range.second - range.first;
  }
  std::int32_t share(std::int64_t closed) const {
    const auto size = static_cast<std::int64_t>(all_.size());
    if (size == 0) return static_cast<std::int32_t>(kMillion);
    return static_cast<std::int32_t>(mul_div_half_even(kMillion, std::min(closed, size), size));
  }

 private:
  std::vector<Wedge> all_;
  std::vector<bool> open_;
};

// Parts of about the same length; no centre stands in two.
std::vector<std::span<const Edge>> parts_of(std::span<const Edge> edges, int threads) {
  const auto parts = static_cast<std::size_t>(std::max(threads, 1));
  std::vector<std::span<const Edge>> result;
  std::size_t from = 0;
  for (std::size_t part = 1; part <= parts; ++part) {
    std::size_t to = std::max(from, edges.size() * part / parts);
    while (to > from && to < edges.size() && edges[to].a == edges[to - 1].a) ++to;
    result.push_back(edges.subspan(from, to - from));
    from = to;
  }
  return result;
}

}  // namespace

Result<std::int32_t> closure_of(std::uint32_t n, const EdgeList& edges, int threads) {
  if (!edges.on_disk()) return closure_of(n, edges.in_memory(), threads);
  Opener opener(edges.size());
  const auto seen = edges.for_each([&](std::span<const Edge> some) {
    for (const Edge& edge : some) opener.see(edge);
  });
  if (!seen) return tl::make_unexpected(seen.error());
  const Wedges wedges(n, opener.sorted());
  std::int64_t closed = 0;
  const auto counted = edges.for_each([&](std::span<const Edge> some) {
    for (const Edge& edge : some) closed += wedges.closed_by(edge);
  });
  if (!counted) return tl::make_unexpected(counted.error());
  return wedges.share(closed);
}

std::int32_t closure_of(std::uint32_t n, std::span<const Edge> edges, int threads) {
  const std::vector<std::span<const Edge>> parts = parts_of(edges, threads);
  std::vector<std::vector<Wedge>> opened(parts.size());
  in_parallel(parts.size(), threads, [&](std::size_t part, int) {
    Opener opener(edges.size());
    for (const Edge& edge : parts[part]) opener.see(edge);
    opened[part] = opener.sorted();
  });
  std::vector<Wedge> all;
  for (const std::vector<Wedge>& some : opened) {
    const auto before = static_cast<std::ptrdiff_t>(all.size());
    all.insert(all.end(), some.begin(), some.end());
    std::inplace_merge(all.begin(), all.begin() + before, all.end());
  }
  opened = {};
  const Wedges wedges(n, std::move(all));
  std::vector<std::int64_t> closed(parts.size(), 0);
  in_parallel(parts.size(), threads, [&](std::size_t part, int) {
    std::int64_t count = 0;
    for (const Edge& edge : parts[part]) count += wedges.closed_by(edge);
    closed[part] = count;
  });
  return wedges.share(std::accumulate(closed.begin(), closed.end(), std::int64_t{0}));
}

std::int32_t least_share(std::int32_t closure, std::int32_t density) {
  return static_cast<std::int32_t>(
      density == 0 ? 0 : std::max(mul_div_half_even(closure, density, 1000), kLoosest));
}

}  // namespace perpend::linkage
