#include "attribution/draws.h"

#include <gtest/gtest.h>

namespace perpend::attribution {
namespace {

std::vector<Draw> two_draws() {
  std::vector<Draw> draws(2);
  for (std::size_t k = 0; k < draws[0].ledger.size(); ++k) {
    draws[0].ledger[k] = static_cast<std::int64_t>(k) * 100 - 300;
  }
  draws[1].traces.fill(1234);
  return draws;
}

TEST(Draws, ComeBackAsTheyWereWritten) {
  const auto back = read_draws(draws_bytes(two_draws()));
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, two_draws());
  ASSERT_TRUE(read_draws(""));
  EXPECT_TRUE(read_draws("")->empty());
}

TEST(Draws, DamagedBytesAreRefused) {
  const std::string bytes = draws_bytes(two_draws());
  for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
    EXPECT_FALSE(read_draws(std::string_view(bytes).substr(0, cut))) << cut;
  }
  for (const std::size_t at : {0UL, 4UL, 8UL, 12UL}) {
    std::string other = bytes;
    ++other[at];
    EXPECT_FALSE(read_draws(other)) << at;
  }
  std::string large = bytes;
  large[19] = 0x7f;  // the highest byte of the first number
  EXPECT_FALSE(read_draws(large));
}

}  // namespace
}  // namespace perpend::attribution
