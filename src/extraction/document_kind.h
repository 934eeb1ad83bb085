// Documents that name attackers' tools and tell of no attack.
#pragma once

#include <string_view>

namespace perpend::extraction {

// Is the text advice, a product's praise, a course, an exercise, a list of rules, minutes, a log of
// normal operations, or does it say itself that nothing happened? `lower` is its beginning in lower
// case; what stands behind 64 KiB is not read.
bool tells_of_no_incident(std::string_view lower);

}  // namespace perpend::extraction
