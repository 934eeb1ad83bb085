// What the sources of the pack say and do not agree on, of the leading candidates. Not for doors.
#pragma once

#include <vector>

#include "knowledge/pack.h"
#include "model/assessment.h"

namespace perpend::casework {

inline constexpr std::size_t kKnownOf = 3;  // named candidates

// Of the best named candidates those of whom there is something to say.
std::vector<KnownOf> known_of(const knowledge::Pack& pack, Date as_of,
                              const Assessment& assessment);

}  // namespace perpend::casework
