#include "linkage/closure.h"

#include <gtest/gtest.h>

#include <vector>

namespace perpend::linkage {
namespace {

std::vector<Edge> groups_of_ten(std::uint32_t groups, std::uint32_t linked_of_ten) {
  std::uint64_t state = 521288629;
  const auto digit = [&] {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (state >> 20) % 10;
  };
  std::vector<Edge> edges;
  for (std::uint32_t g = 0; g < groups; ++g) {
    for (std::uint32_t a = 0; a < 10; ++a) {
      for (std::uint32_t b = a + 1; b < 10; ++b) {
        if (digit() < linked_of_ten) edges.push_back({10 * g + a, 10 * g + b, 0});
      }
    }
  }
  return edges;
}

TEST(Closure, IsTheDensityInsideOfGroups) {
  for (const std::uint32_t linked : {3U, 6U, 9U}) {
    const auto edges = groups_of_ten(5'000, linked);
    EXPECT_NEAR(closure_of(50'000, edges), linked * 100'000, 15'000);
  }
}

TEST(Closure, OfAChainIsNoneAndOfSinglePairsIsWhole) {
  EXPECT_EQ(closure_of(4, std::vector<Edge>{{0, 1, 0}, {0, 2, 0}, {0, 3, 0}}), 0);
  EXPECT_EQ(closure_of(4, std::vector<Edge>{{0, 1, 0}, {2, 3, 0}}), 1'000'000);
}

TEST(Closure, IsTheSameFromDisk) {
  const auto edges = groups_of_ten(2'000, 5);
  EdgeList list(1'000, "");
  for (std::size_t i = 0; i < edges.size(); i += 700) {
    const auto some = std::span(edges).subspan(i, std::min<std::size_t>(700, edges.size() - i));
    ASSERT_TRUE(list.add(some).has_value());
  }
  ASSERT_TRUE(list.on_disk());
  EXPECT_EQ(closure_of(20'000, list).value(), closure_of(20'000, edges));
}

TEST(Closure, IsTheSameForAnyNumberOfThreads) {
  const auto edges = groups_of_ten(2'000, 5);
  for (const int threads : {2, 3, 8}) {
    EXPECT_EQ(closure_of(20'000, edges, threads), closure_of(20'000, edges));
  }
  EXPECT_EQ(closure_of(3, std::vector<Edge>{}, 4), 1'000'000);
}

TEST(Closure, NeverAsksForNothingAndAsksForMoreWhereGroupsAreDenser) {
  EXPECT_GT(least_share(0), 0);
  EXPECT_GT(least_share(800'000), least_share(200'000));
}

}  // namespace
}  // namespace perpend::linkage
