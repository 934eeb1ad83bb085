// What a match in published indicator lists has been worth, forward in time.
#pragma once

#include <array>
#include <cstdint>

#include "attribution/infrastructure.h"
#include "knowledge/pack.h"

namespace perpend::training {

// Over later lists and the actors that had a list of that level before: how often the list shares a
// value with an earlier list of the actor it is of, and of any other.
struct MatchCounts {
  std::int64_t own_pairs = 0;
  std::int64_t own_matches = 0;
  std::int64_t other_pairs = 0;
  std::int64_t other_matches = 0;
};

using MatchTable = std::array<MatchCounts, attribution::kMatchLevels>;

// Lists dated strictly before `as_of`, those with a stated date alone. A match of the registrable
// domain counts only where no exact domain matches.
MatchTable count_matches(const knowledge::Pack& pack, Date as_of);

// log10 of the ratio of the two rates, half a match added to each; in thousandths of a ban.
std::int64_t log_ratio_thousandths(const MatchCounts& counts);

}  // namespace perpend::training
