#include "linkage/log_odds.h"

#include <array>
#include <utility>

#include "core/weight.h"
#include "linkage/square_root.h"

namespace perpend::linkage {
namespace {

// Two-sided points of the normal distribution at 5 % divided by so many values, in thousandths; a
// number between two entries takes the later one.
constexpr std::array<std::pair<std::uint32_t, std::int64_t>, 11> kPoints = {{{1, 1960},
                                                                             {2, 2242},
                                                                             {5, 2576},
                                                                             {10, 2808},
                                                                             {20, 3024},
                                                                             {50, 3291},
                                                                             {100, 3481},
                                                                             {200, 3662},
                                                                             {1000, 4056},
                                                                             {10000, 4565},
                                                                             {100000, 5027}}};

std::int64_t point_for(std::uint32_t looked_at) {
  for (const auto& [values, point] : kPoints) {
    if (looked_at <= values) return point;
  }
  return 6000;
}

std::uint64_t twice_plus_one(std::uint32_t count) { return 2 * std::uint64_t{count} + 1; }

// Microbans are of base ten; ln 10 = 2.302585092994.
std::int64_t natural(std::int64_t microbans) {
  return mul_div_half_even(microbans, 2'302'585'092'994, 1'000'000'000'000);
}

}  // namespace

LogOdds log_odds(const TwoByTwo& counts, std::uint32_t looked_at) {
  const std::uint64_t a = twice_plus_one(counts.cluster_with);
  const std::uint64_t b = twice_plus_one(counts.cluster_of - counts.cluster_with);
  const std::uint64_t c = twice_plus_one(counts.base_with);
  const std::uint64_t d = twice_plus_one(counts.base_of - counts.base_with);
  LogOdds odds;
  odds.value = natural(log10_ratio_microbans(a, b) + log10_ratio_microbans(d, c));
  // 1 / (count + 1/2) = 2 / (2 count + 1), in 10^-12, so that the root is in millionths.
  std::int64_t variance = 0;
  for (const std::uint64_t count : {a, b, c, d}) {
    variance += static_cast<std::int64_t>(2'000'000'000'000U / count);
  }
  const std::int64_t error = square_root(variance);
  const std::int64_t wide = mul_div_half_even(error, point_for(looked_at), 1000);
  const std::int64_t shown = mul_div_half_even(error, kPoints.front().second, 1000);
  odds.low = odds.value - shown;
  odds.high = odds.value + shown;
  odds.stands_out = odds.value - wide > 0;
  return odds;
}

}  // namespace perpend::linkage
