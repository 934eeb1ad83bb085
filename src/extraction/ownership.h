// Addresses that a text names and clears: the victim's own scanner, a supplier's host.
#pragma once

#include <string_view>

#include "core/span.h"

namespace perpend::extraction {

// Does the sentence say that the address at `place` is somebody's who did no harm? `lower` is the
// sentence in lower case with every white space a space, `place` an offset into it.
bool is_said_to_be_harmless(std::string_view lower, ByteSpan place);

}  // namespace perpend::extraction
