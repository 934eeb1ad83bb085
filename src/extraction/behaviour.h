// What the intruders wanted and how they behaved: objective, what was taken, lures, languages,
// hours.
#pragma once

#include <string_view>

#include "extraction/collector.h"
#include "extraction/cues.h"

namespace perpend::extraction {

// Adds to the collector; docs/formats/text.md has the rules and the words. Time is linear in the
// text.
void collect_behaviour(std::string_view text, Cues& cues, Collector& collector);

}  // namespace perpend::extraction
