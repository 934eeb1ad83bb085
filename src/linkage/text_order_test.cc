#include "linkage/text_order.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <tuple>
#include <vector>

namespace perpend::linkage {
namespace {

std::vector<std::uint32_t> sorted(const std::vector<std::string>& texts) {
  std::vector<std::uint32_t> numbers(texts.size());
  std::iota(numbers.begin(), numbers.end(), 0U);
  const auto text_of = [&](std::uint32_t number) { return std::string_view(texts[number]); };
  sort_by_text(numbers, text_of, nullptr);
  return numbers;
}

std::vector<std::uint32_t> expected(const std::vector<std::string>& texts) {
  std::vector<std::uint32_t> numbers(texts.size());
  std::iota(numbers.begin(), numbers.end(), 0U);
  std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(texts[a], a) < std::tie(texts[b], b);
  });
  return numbers;
}

TEST(TextOrder, IsThatOfThePlainSort) {
  std::vector<std::string> texts;
  std::uint64_t state = 20261129;
  const auto draw = [&](std::uint64_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state >> 33) % below;
  };
  for (int i = 0; i < 20'000; ++i) {
    // Beginnings that many share, bytes above 127, zeros, ends inside and at the end of a piece.
    std::string text(draw(4) * 8, 'h');
    for (std::uint64_t k = draw(20); k > 0; --k) text += static_cast<char>("\0az\xC3\xFF"[draw(5)]);
    texts.push_back(text);
  }
  EXPECT_EQ(sorted(texts), expected(texts));
}

TEST(TextOrder, PutsATextBeforeItsOwnContinuationWithZeros) {
  std::vector<std::string> texts;
  for (std::size_t i = 40; i-- > 0;) texts.push_back("begin" + std::string(i, '\0'));
  EXPECT_EQ(sorted(texts), expected(texts));
  EXPECT_EQ(sorted(texts).front(), 39U);
}

TEST(TextOrder, BearsTextsThatAreAlikeForVeryLong) {
  std::vector<std::string> texts;
  for (int i = 0; i < 200; ++i) texts.push_back(std::string(100'000, 'x') + std::to_string(i));
  for (int i = 0; i < 200; ++i) texts.emplace_back(100'000, 'x');
  EXPECT_EQ(sorted(texts), expected(texts));
  EXPECT_TRUE(sorted({}).empty());
}

}  // namespace
}  // namespace perpend::linkage
