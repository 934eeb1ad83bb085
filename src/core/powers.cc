#include "core/powers.h"

#include <array>
#include <cassert>

#include "core/weight.h"

namespace perpend {
namespace {

struct Tables {
  std::array<std::uint64_t, 12'001> milli{};  // 10^(-i/1000) * 2^40
  std::array<std::uint64_t, 1000> micro{};    // 10^(-i/10^6) * 2^22
  Tables() {
    for (std::size_t i = 0; i < milli.size(); ++i) {
      milli[i] = pow10_fixed(-static_cast<std::int64_t>(i) * 1000) >> 22;
    }
    for (std::size_t i = 0; i < micro.size(); ++i) {
      micro[i] = pow10_fixed(-static_cast<std::int64_t>(i)) >> 40;
    }
  }
};

}  // namespace

std::uint64_t power_of_ten(std::int64_t microbans) {
  static const Tables tables;
  assert(microbans <= 0);
  if (microbans < -12'000'000) return 0;
  const auto positive = static_cast<std::size_t>(-microbans);
  return tables.milli[positive / 1000] * tables.micro[positive % 1000] >> 22;
}

}  // namespace perpend
