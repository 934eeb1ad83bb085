// How much doubt a passage puts between its source and what is said: compared between a claim and
// its retelling, never shown as a number. (Certainty as ICD 203 has it is Claim::certainty.)
#pragma once

#include <string_view>

#include "core/span.h"

namespace perpend::claims {

// An order of doubt, not a probability: a larger one is surer. `rank` is kSure where no word of
// doubt stands in the passage; `span` then is empty.
struct Doubt {
  static constexpr int kSure = 47;
  int rank = kSure;
  ByteSpan span;
};

// The strongest doubt in text[within].
Doubt doubt_in(std::string_view text, ByteSpan within);

// 'May have taken' and 'took' differ; 'suspected', 'believed' and 'probably' do not.
bool surer(const Doubt& one, const Doubt& than);

}  // namespace perpend::claims
