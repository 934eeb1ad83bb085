#include "linkage/listing.h"

#include <gtest/gtest.h>

namespace perpend::linkage {
namespace {

TEST(Listing, KeepsTheStrongestInTheirOrder) {
  Listing listing(3);
  for (std::uint32_t i = 0; i < 100; ++i) {
    listing.see({i, i + 1, static_cast<std::int32_t>(i * 37 % 101)}, std::nullopt);
  }
  const auto listed = listing.take();
  ASSERT_EQ(listed.size(), 3U);  // 37 i is 100, 99, 98 modulo 101
  EXPECT_EQ(listed[0].log_odds, 100);
  EXPECT_EQ(listed[1].log_odds, 99);
  EXPECT_EQ(listed[2].log_odds, 98);
}

TEST(Listing, LeavesNoneOfTheLargestClustersWithoutALink) {
  Listing listing(10);
  listing.see({0, 1, -5}, 0);  // weaker than all others
  listing.see({2, 3, -4}, 1);
  listing.see({4, 5, -6}, Listing::kLargestClusters);  // not one of the largest
  for (std::uint32_t i = 10; i < 60; ++i) listing.see({i, i + 1, 1000}, std::nullopt);
  const auto listed = listing.take();
  ASSERT_EQ(listed.size(), 10U);
  EXPECT_EQ(listed[7], (Edge{17, 18, 1000}));
  EXPECT_EQ(listed[8], (Edge{2, 3, -4}));
  EXPECT_EQ(listed[9], (Edge{0, 1, -5}));
}

TEST(Listing, ListsALinkOfALargeClusterOnce) {
  Listing listing(100);
  listing.see({0, 1, 7}, 0);
  listing.see({0, 2, 7}, 0);
  EXPECT_EQ(listing.take(), (std::vector<Edge>{{0, 1, 7}, {0, 2, 7}}));
}

}  // namespace
}  // namespace perpend::linkage
