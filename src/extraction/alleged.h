// Whoever a text says did it without a name that the pack knows: a group by its own name, a state
// without one, a broker. Pure functions; safe from any thread.
#pragma once

#include <string_view>
#include <vector>

#include "core/span.h"
#include "model/incident.h"

namespace perpend::extraction {

struct Alleged {
  ByteSpan span;
  AttributionLevel level = AttributionLevel::kIntrusionSet;
};

// In these sentences of the text, in order. Time is linear in the bytes (RE2).
std::vector<Alleged> alleged(std::string_view text, const std::vector<ByteSpan>& sentences);

}  // namespace perpend::extraction
