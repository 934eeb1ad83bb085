// Numbers of a text with what they count, and whether two of them can both be right.
#pragma once

#include <string_view>
#include <vector>

#include "core/span.h"
#include "model/claim.h"

namespace perpend::claims {

// The counts in text[within], in the order of the text; years, days of the month, times of day,
// ordinals, percentages and sums of money are not counts and are left out. Spans are of `text`.
std::vector<Quantity> quantities_in(std::string_view text, ByteSpan within);

// Whether the nouns count the same kind of thing: 'hospitals' and 'clinics', and 'attacks' and
// 'times', do.
bool counts_the_same(const Quantity& one, const Quantity& other);

// Whether both numbers can be right of one thing.
bool agree(const Quantity& one, const Quantity& other);

}  // namespace perpend::claims
