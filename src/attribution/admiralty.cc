#include "attribution/admiralty.h"

#include <array>

#include "core/weight.h"

namespace perpend::attribution {
namespace {

constexpr std::array<std::int64_t, 6> kReliability = {1000, 950, 850, 600, 300, 1000};  // A..F
constexpr std::array<std::int64_t, 6> kCredibility = {1000, 950, 850, 500, 150, 1000};  // 1..6

Credibility credibility_of(const Source& source, const Observation& observation) {
  return observation.credibility.value_or(source.credibility);
}

}  // namespace

std::int32_t trust(const Source& source, const Observation& observation) {
  const auto credibility = static_cast<std::size_t>(credibility_of(source, observation)) - 1;
  std::int64_t share = kReliability[static_cast<std::size_t>(source.reliability)];
  share = mul_div_half_even(share, kCredibility[credibility], 1000);
  share = mul_div_half_even(share, observation.confidence_thousandths.value_or(1000), 1000);
  return static_cast<std::int32_t>(share);
}

bool ungraded(const Source& source, const Observation& observation) {
  return source.reliability == Reliability::kF ||
         credibility_of(source, observation) == Credibility::k6;
}

}  // namespace perpend::attribution
