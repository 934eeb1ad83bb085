#include "core/decimal.h"

#include <gtest/gtest.h>

namespace perpend {
namespace {

TEST(Decimal, RoundsHalfToEvenAndKeepsItsZeros) {
  EXPECT_EQ(decimal(1'234'567, 6, 2), "1.23");
  EXPECT_EQ(decimal(1'235'000, 6, 2), "1.24");
  EXPECT_EQ(decimal(1'245'000, 6, 2), "1.24");
  EXPECT_EQ(decimal(50'000, 6, 2), "0.05");
  EXPECT_EQ(decimal(-50'000, 6, 1), "0.0");
  EXPECT_EQ(decimal(-2'500'000, 6, 1), "-2.5");
  EXPECT_EQ(decimal(600'000, 9, 4), "0.0006");
}

}  // namespace
}  // namespace perpend
