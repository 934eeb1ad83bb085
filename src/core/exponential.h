// e^x from + - * and shifts of the exponent alone, so that every machine gives the same bits:
// libm's exp does not (docs/method.md, section 6 of the design: 7,084 of 10 million inputs
// differed).
#pragma once

#include <bit>
#include <cstdint>

namespace perpend {

// e^x to a relative error below 10^-9 for -700 <= x <= 700; 0 below, and e^700 above. No NaN.
constexpr double exponential(double x) {
  if (!(x > -700)) return 0;
  if (x > 700) x = 700;
  constexpr double kLog2E = 1.4426950408889634;  // 1 / ln 2
  constexpr double kLn2 = 0.6931471805599453;
  const double scaled = x * kLog2E;
  const auto whole = static_cast<std::int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
  const double r = (scaled - static_cast<double>(whole)) * kLn2;  // |r| <= .35
  // Taylor to the tenth power: .35^11 / 11! is below 3 * 10^-13.
  double sum = 1;
  for (int n = 10; n >= 1; --n) sum = 1 + sum * r / n;
  return sum * std::bit_cast<double>(static_cast<std::uint64_t>(whole + 1023) << 52);
}

}  // namespace perpend
