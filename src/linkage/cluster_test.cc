#include "linkage/cluster.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "linkage/components.h"

namespace perpend::linkage {
namespace {

struct Draw {
  std::uint64_t state = 88172645463325252;
  std::uint32_t below(std::uint32_t n) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return static_cast<std::uint32_t>(state % n);
  }
};

std::vector<Edge> random_edges(Draw& draw, std::uint32_t n, int count) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::int32_t> edges;
  for (int i = 0; i < count; ++i) {
    const std::uint32_t a = draw.below(n);
    const std::uint32_t b = draw.below(n);
    if (a == b) continue;
    edges[{std::min(a, b), std::max(a, b)}] =
        static_cast<std::int32_t>(draw.below(8'000'000)) - 4'000'000;
  }
  std::vector<Edge> result;
  for (const auto& [pair, odds] : edges) result.push_back({pair.first, pair.second, odds});
  return result;
}

// The rule by the book: look at every two groups, sum every pair between them, join the best two.
std::vector<std::uint32_t> brute_force(std::uint32_t n, const std::vector<Edge>& edges,
                                       Joining joining) {
  std::vector<std::uint32_t> group(n);
  std::iota(group.begin(), group.end(), 0U);
  while (true) {
    std::int64_t best = joining.join_at - 1;
    std::pair<std::uint32_t, std::uint32_t> which{n, n};
    for (std::uint32_t a = 0; a < n; ++a) {
      for (std::uint32_t b = a + 1; b < n; ++b) {
        if (group[a] != a || group[b] != b) continue;
        std::int64_t sum = 0;
        std::int64_t links = 0;
        for (const Edge& edge : edges) {
          const auto x = group[edge.a];
          const auto y = group[edge.b];
          if ((x != a || y != b) && (x != b || y != a)) continue;
          sum += odds_of(edge.log_odds);
          ++links;
        }
        const auto size = [&](std::uint32_t of) {
          return static_cast<std::uint32_t>(std::count(group.begin(), group.end(), of));
        };
        if (sum == 0) continue;
        const std::int64_t pairs = std::int64_t{size(a)} * size(b);
        if ((links + 2) * 1'000'000 < pairs * joining.least_share) continue;
        const std::int64_t fit = fit_of(sum, size(a), size(b), joining.crowding);
        if (fit > best) {
          best = fit;
          which = {a, b};
        }
      }
    }
    if (which.first == n) return group;
    std::replace(group.begin(), group.end(), which.second, which.first);
  }
}

TEST(Grouping, AgreesWithBruteForceOnRandomGraphs) {
  Draw draw;
  for (int round = 0; round < 150; ++round) {
    const std::uint32_t n = 3 + draw.below(14);
    const auto edges = random_edges(draw, n, static_cast<int>(2 * n));
    for (const std::int32_t crowding : {0, 300, 1000}) {
      const Joining joining{-1'000'000, crowding, round % 3 * 300'000};
      ASSERT_EQ(group(n, edges, joining), brute_force(n, edges, joining))
          << "round " << round << ", crowding " << crowding;
    }
  }
}

TEST(Grouping, WithoutCrowdingAndThresholdIsUnionFind) {
  Draw draw;
  const std::uint32_t n = 300;
  const auto edges = random_edges(draw, n, 280);
  std::vector<std::uint32_t> naive(n);
  std::iota(naive.begin(), naive.end(), 0U);
  for (const Edge& edge : edges) {
    const std::uint32_t from = std::max(naive[edge.a], naive[edge.b]);
    std::replace(naive.begin(), naive.end(), from, std::min(naive[edge.a], naive[edge.b]));
  }
  EXPECT_EQ(group(n, edges, {-60'000'000, 0}), naive);
}

TEST(Grouping, ByComponentIsGroupingAtOnce) {
  Draw draw;
  const std::uint32_t n = 2000;
  const auto edges = random_edges(draw, n, 1600);
  const Joining joining{-500'000, 400};
  const auto expected = group(n, edges, joining);
  for (const int threads : {1, 3}) {
    EdgeList list(1 << 20, "");
    ASSERT_TRUE(list.add(edges));
    const auto grouped = group_components(n, list, joining, {}, {}, threads);
    ASSERT_TRUE(grouped);
    EXPECT_EQ(grouped->cluster, expected);
  }
}

TEST(Grouping, ByComponentHeedsPairsThatCameLast) {
  Draw draw;
  const std::uint32_t n = 2000;
  std::vector<Edge> edges = random_edges(draw, n, 1600);
  const Pairs together = {{3, 1999}, {40, 41}};
  const Pairs apart = {{edges[5].a, edges[5].b}};
  const Joining joining{-500'000, 400};
  const auto linked = [&](const Edge& edge, const std::pair<std::uint32_t, std::uint32_t>& pair) {
    return std::pair(edge.a, edge.b) == pair;
  };
  for (const auto& pair : together) {
    std::erase_if(edges, [&](const Edge& edge) { return linked(edge, pair); });
  }
  std::sort(edges.begin(), edges.end());
  for (const auto& [a, b] : together) edges.push_back({a, b, -9'000'000});  // out of order
  const auto expected = group(n, edges, joining, together, apart);
  EXPECT_EQ(expected[3], expected[1999]);
  for (const int threads : {1, 2}) {
    EdgeList list(1 << 20, "");
    ASSERT_TRUE(list.add(edges));
    const auto grouped = group_components(n, list, joining, together, apart, threads);
    ASSERT_TRUE(grouped);
    EXPECT_EQ(grouped->cluster, expected);
  }
}

TEST(Grouping, OnDiskIsGroupingInMemory) {
  Draw draw;
  const std::uint32_t n = 30'000;
  const auto edges = random_edges(draw, n, 11'000);
  EdgeList list(24'000, "");  // bytes: a tenth of the edges
  for (std::size_t at = 0; at < edges.size(); at += 100) {
    ASSERT_TRUE(
        list.add(std::span(edges).subspan(at, std::min<std::size_t>(100, edges.size() - at))));
  }
  ASSERT_TRUE(list.on_disk());
  const Joining joining{-500'000, 300};
  const auto grouped = group_components(n, list, joining, {}, {}, 2);
  ASSERT_TRUE(grouped);
  EXPECT_EQ(grouped->left_out, 0U);
  EXPECT_EQ(grouped->cluster, group(n, edges, joining));
}

TEST(Grouping, DoesNotFollowAChainOfWeakLinks) {
  std::vector<Edge> chain;
  for (std::uint32_t i = 0; i + 1 < 100; ++i) chain.push_back({i, i + 1, 0});  // even odds each
  const auto clusters = group(100, chain, {-1'600'000, 500});
  std::map<std::uint32_t, int> sizes;
  for (const std::uint32_t c : clusters) ++sizes[c];
  int largest = 0;
  for (const auto& [c, size] : sizes) largest = std::max(largest, size);
  EXPECT_LT(largest, 20);
}

TEST(Grouping, HeedsWhatAnAnalystSaid) {
  const std::vector<Edge> edges = {{0, 1, 3'000'000}, {1, 2, 3'000'000}, {2, 3, -9'000'000}};
  const Joining joining{0, 300};
  EXPECT_EQ(group(4, edges, joining), (std::vector<std::uint32_t>{0, 0, 0, 3}));
  EXPECT_EQ(group(4, edges, joining, {{2, 3}}), (std::vector<std::uint32_t>{0, 0, 0, 0}));
  const auto apart = group(4, edges, joining, {}, {{0, 2}});
  EXPECT_NE(apart[0], apart[2]);
  // Transitively, too: 0 and 1 are confirmed, so 2 must stay away from both.
  const auto both = group(4, edges, joining, {{0, 1}}, {{0, 2}});
  EXPECT_EQ(both, (std::vector<std::uint32_t>{0, 0, 2, 3}));
}

TEST(Grouping, DoesNotDependOnTheOrderOfEdges) {
  Draw draw;
  auto edges = random_edges(draw, 60, 150);
  const Joining joining{-800'000, 500};
  const auto expected = group(60, edges, joining);
  std::reverse(edges.begin(), edges.end());
  EXPECT_EQ(group(60, edges, joining), expected);
}

// Two groups of twelve and one incident that has four sure links into each: it may stand in one of
// them, but must not carry the other one along.
TEST(Grouping, ABorrowedProgramDoesNotJoinTwoGroups) {
  constexpr std::int32_t kSure = 10'000'000;
  std::vector<Edge> edges;
  for (const std::uint32_t first : {0U, 12U}) {
    for (std::uint32_t a = first; a < first + 12; ++a) {
      for (std::uint32_t b = a + 1; b < first + 12; ++b) edges.push_back({a, b, kSure});
    }
    for (std::uint32_t k = 0; k < 4; ++k) edges.push_back({first + 3 * k, 24, kSure});
  }
  const Joining by_sum{-1'000'000, 300, 0};
  const auto carried = group(25, edges, by_sum);
  EXPECT_EQ(carried[0], carried[12]) << "the sum alone lets it chain; this is why there is a share";
  const auto apart = group(25, edges, {-1'000'000, 300, 150'000});
  EXPECT_NE(apart[0], apart[12]);
  EXPECT_TRUE(apart[24] == apart[0] || apart[24] == apart[12]);
}

TEST(Grouping, OneGrouperGroupsManyGraphsAsFreshOnesDoWithOrWithoutAHeap) {
  Draw draw;
  Grouper grouper;
  Grouper by_heap(0);
  for (int round = 0; round < 200; ++round) {
    const std::uint32_t n = 2 + draw.below(40);
    auto edges = random_edges(draw, n, static_cast<int>(3 * n));
    const Joining joining{-1'000'000, 300, 100'000};
    const auto fresh = group(n, edges, joining);
    for (std::size_t i = edges.size(); i > 1; --i) {
      std::swap(edges[i - 1], edges[draw.below(static_cast<std::uint32_t>(i))]);
    }
    const auto again = grouper.group(n, edges, joining, {}, {});
    ASSERT_TRUE(std::equal(again.begin(), again.end(), fresh.begin(), fresh.end())) << round;
    const auto other = by_heap.group(n, edges, joining, {}, {});
    ASSERT_TRUE(std::equal(other.begin(), other.end(), fresh.begin(), fresh.end())) << round;
  }
}

}  // namespace
}  // namespace perpend::linkage
