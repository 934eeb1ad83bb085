// From names that stand in a text to what they mean there: software, techniques, victims, and
// testimony on actors and sponsors.
#pragma once

#include <string_view>

#include "extraction/collector.h"
#include "extraction/cues.h"
#include "extraction/lexicon.h"
#include "extraction/scan.h"

namespace perpend::extraction {

// `mentions` must be of `text`. Adds to the collector; see docs/formats/text.md for the rules.
void collect_names(std::string_view text, const Lexicon& lexicon, const Mentions& mentions,
                   Cues& cues, Collector& collector);

}  // namespace perpend::extraction
