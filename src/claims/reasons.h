// The reasons that a passage gives for what it says: "from the targets, the tools and the rented
// servers". Each reason of a list is one.
#pragma once

#include <string_view>
#include <vector>

#include "core/span.h"
#include "model/claim.h"

namespace perpend::claims {

// The reasons in text[within], in the order of the text.
std::vector<Phrase> reasons_in(std::string_view text, ByteSpan within);

// Whether the passage `in` speaks of the reason too, in the same or in kindred words ('the rented
// servers', 'infrastructure').
bool speaks_of(std::string_view passage, const Phrase& reason);

}  // namespace perpend::claims
