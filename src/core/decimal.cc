#include "core/decimal.h"

#include "core/weight.h"

namespace perpend {
namespace {

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

}  // namespace

std::string decimal(std::int64_t number, int places, int shown) {
  const std::int64_t scale = power_of_ten(shown);
  const std::int64_t rounded = mul_div_half_even(number, 1, power_of_ten(places - shown));
  const std::int64_t size = rounded < 0 ? -rounded : rounded;
  std::string part = std::to_string(size % scale);
  part.insert(0, static_cast<std::size_t>(shown) - part.size(), '0');
  return (rounded < 0 ? "-" : "") + std::to_string(size / scale) + "." + part;
}

}  // namespace perpend
