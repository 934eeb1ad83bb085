#include "core/exponential.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perpend {
namespace {

TEST(Exponential, AgreesWithTheMathematicalOne) {
  for (double x = -300; x <= 300; x += .37) {
    EXPECT_NEAR(exponential(x) / std::exp(x), 1, 1e-9) << x;
  }
  EXPECT_EQ(exponential(0), 1);
  EXPECT_EQ(exponential(-1e9), 0);
  EXPECT_GT(exponential(1e9), 1e300);
}

}  // namespace
}  // namespace perpend
