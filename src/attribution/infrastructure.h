// Rows of infrastructure: indicators of the case that stand in an actor's published lists.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "attribution/rows.h"
#include "attribution/view.h"
#include "model/observation.h"

namespace perpend::attribution {

// What an indicator is, as far as its weight goes.
enum class MatchLevel : std::uint8_t { kHash, kDomain, kIpv4, kRegistrable };
inline constexpr int kMatchLevels = 4;
std::string_view name_of(MatchLevel level);
// The parameter that holds log10 of the level's likelihood ratio, in thousandths.
std::string_view parameter_of(MatchLevel level);
// Where the pack has not fitted it: what docs/method.md measured, halved.
std::int64_t unfitted_thousandths(MatchLevel level);

// An indicator of the case and whose lists hold it, as of the view's day.
struct Match {
  MatchLevel level = MatchLevel::kDomain;
  std::vector<std::size_t> candidates;  // sorted
  std::string note;                     // what a warning list says of it
  bool weightless = false;              // because of that
  bool halved = false;                  // because of that
  bool listed() const { return !candidates.empty(); }
};
// `allow_reserved`: documentation addresses count (fixtures).
Match match(const View& view, const Observation& observation, bool allow_reserved);

// Rows for these matches and trusts, in their order: the strongest match of an actor counts in
// full, the next half, the next a quarter, and so on: indicators of one operation travel together.
std::vector<std::vector<RowWeight>> infrastructure_weights(const View& view,
                                                           const std::vector<Match>& matches,
                                                           const std::vector<std::int32_t>& trusts);

}  // namespace perpend::attribution
