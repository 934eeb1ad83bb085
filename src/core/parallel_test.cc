#include "core/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <numeric>
#include <thread>
#include <vector>

namespace perpend {
namespace {

TEST(InParallel, DoesEveryPieceOnceWithAThreadBelowTheirNumber) {
  for (const int threads : {0, 1, 3}) {
    std::vector<int> done(500, 0);
    std::atomic<bool> outside = false;
    in_parallel(done.size(), threads, [&](std::size_t piece, int thread) {
      ++done[piece];
      if (thread < 0 || thread >= std::max(threads, 1)) outside = true;
    });
    EXPECT_EQ(std::accumulate(done.begin(), done.end(), 0), 500);
    EXPECT_FALSE(outside);
  }
}

TEST(InParallelAndOrder, HandsOverInOrderAndNeverTwoAtOnce) {
  for (const int threads : {0, 1, 2, 5}) {
    std::vector<std::size_t> taken;
    std::atomic<int> inside = 0;
    bool alone = true;
    in_parallel_and_order(
        400, threads,
        [](std::size_t piece, int) {
          // The first of all and every fiftieth are slow: the others run ahead of them.
          if (piece % 50 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(3));
          return piece * piece;
        },
        [&](std::size_t made) {
          alone = alone && ++inside == 1;
          taken.push_back(made);
          --inside;
        });
    ASSERT_EQ(taken.size(), 400U);
    for (std::size_t piece = 0; piece < taken.size(); ++piece) {
      EXPECT_EQ(taken[piece], piece * piece);
    }
    EXPECT_TRUE(alone);
  }
}

TEST(InParallelAndOrder, HoldsNoMoreThanAFewDozenAThread) {
  std::atomic<int> made = 0;
  std::atomic<int> most = 0;
  int taken = 0;
  in_parallel_and_order(
      2000, 4,
      [&](std::size_t piece, int) {
        if (piece == 0) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        return ++made;
      },
      [&](int) {
        most = std::max<int>(most, made - taken);
        ++taken;
      });
  EXPECT_EQ(taken, 2000);
  EXPECT_LE(most, 4 * 32 + 4);
}

TEST(InParallelAndOrder, OfNothingTakesNothing) {
  int taken = 0;
  in_parallel_and_order(0, 2, [](std::size_t, int) { return 1; }, [&](int) { ++taken; });
  EXPECT_EQ(taken, 0);
}

}  // namespace
}  // namespace perpend
