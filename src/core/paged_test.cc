#include "core/paged.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <vector>

namespace perpend {
namespace {

constexpr std::uint64_t kMiB = std::uint64_t{1} << 20;

TEST(PagedVector, IsAVectorWithAndWithoutPages) {
  for (const bool paged : {false, true}) {
    PagedVector<std::uint32_t> numbers(paged ? std::make_shared<Pages>(1024 * kMiB, "") : nullptr);
    std::vector<std::uint32_t> plain;
    for (std::uint32_t i = 0; i < 2'000'000; ++i) {
      numbers.push_back(i * 2'654'435'761U);
      plain.push_back(i * 2'654'435'761U);
    }
    EXPECT_TRUE(std::equal(numbers.begin(), numbers.end(), plain.begin(), plain.end()));
    const PagedVector<std::uint32_t> copy = numbers;
    numbers.assign(3, 7);
    EXPECT_EQ(numbers.size(), 3U);
    EXPECT_EQ(numbers.back(), 7U);
    EXPECT_EQ(copy.size(), 2'000'000U);
    EXPECT_EQ(copy[1'999'999], plain.back());
    PagedVector<std::uint32_t> moved = std::move(numbers);
    moved.resize(5);
    EXPECT_EQ(moved[2], 7U);
    EXPECT_EQ(moved[4], 0U);
  }
}

TEST(PagedVector, HoldsWhatItHeldAfterItWasLetGo) {
  const auto pages = std::make_shared<Pages>(4096 * kMiB, "");
  PagedVector<std::uint64_t> numbers(pages);
  for (std::uint64_t i = 0; i < 8 * kMiB; ++i) numbers.push_back(i * i);
  const std::uint64_t before = resident_bytes();
  pages->let_go();
  EXPECT_LT(resident_bytes() + 48 * kMiB, before);  // of 64 MiB in it
  std::uint64_t wrong = 0;
  for (std::uint64_t i = 0; i < numbers.size(); ++i) wrong += numbers[i] == i * i ? 0 : 1;
  EXPECT_EQ(wrong, 0U);
}

TEST(Pages, KeepsTheProcessWithinItsBudget) {
  const std::uint64_t own = resident_bytes();
  const std::uint64_t budget = own + 64 * kMiB;
  const auto pages = std::make_shared<Pages>(budget, "");
  PagedVector<std::uint64_t> numbers(pages);
  std::uint64_t most = 0;
  for (std::uint64_t i = 0; i < 24 * kMiB; ++i) {  // 192 MiB
    numbers.push_back(i);
    if (i % kMiB == 0) most = std::max(most, resident_bytes());
  }
  EXPECT_GT(pages->let_go_times(), 0U);
  EXPECT_LT(most, budget + 64 * kMiB);  // the watcher may be late on a busy machine
  std::uint64_t sum = 0;
  for (const std::uint64_t number : numbers) sum += number;
  EXPECT_EQ(sum, 24 * kMiB * (24 * kMiB - 1) / 2);
}

TEST(Pages, SaysWhenTheDiskHasNoRoomAndLosesNothing) {
  const auto pages = std::make_shared<Pages>(1024 * kMiB, "/no/such/folder");
  PagedVector<std::uint32_t> numbers(pages);
  for (std::uint32_t i = 0; i < 1'000'000; ++i) numbers.push_back(i);
  EXPECT_EQ(numbers[999'999], 999'999U);
  ASSERT_FALSE(pages->state());
  EXPECT_EQ(pages->state().error().code, "disk.full");
}

// A file may grow to so many bytes and no more: as a disk that fills up.
TEST(Pages, KeepsWhatWasThereWhenTheDiskFillsUp) {
  rlimit before = {};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto pages = std::make_shared<Pages>(1024 * kMiB, "");
  PagedVector<std::uint32_t> numbers(pages);
  numbers.reserve(kMiB);  // 4 MiB
  for (std::uint32_t i = 0; i < kMiB; ++i) numbers.push_back(i);
  ASSERT_TRUE(pages->state());
  const auto ignored = ::signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = 5 * kMiB;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  for (std::uint32_t i = 0; i < kMiB; ++i) numbers.push_back(i);
  ::setrlimit(RLIMIT_FSIZE, &before);
  ::signal(SIGXFSZ, ignored);
  EXPECT_FALSE(pages->state());
  EXPECT_EQ(numbers.size(), 2 * kMiB);
  EXPECT_EQ(numbers[kMiB - 1], kMiB - 1);
  EXPECT_EQ(numbers[2 * kMiB - 1], kMiB - 1);
}

TEST(PagedTexts, GivesEachTextBack) {
  PagedTexts texts(std::make_shared<Pages>(1024 * kMiB, ""));
  for (int i = 0; i < 200'000; ++i) texts.add(i % 3 == 0 ? "" : std::to_string(i));
  EXPECT_EQ(texts.size(), 200'000U);
  EXPECT_EQ(texts[0], "");
  EXPECT_EQ(texts[199'999], "199999");
  EXPECT_EQ(texts[100'000], "100000");
}

}  // namespace
}  // namespace perpend
