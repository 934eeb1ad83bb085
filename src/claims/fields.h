// The separate fields of a claim, read from its words.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "claims/lexicon.h"
#include "claims/parsed_text.h"
#include "model/claim.h"

namespace perpend::claims {

// What polarity looks at.
struct Answer {
  std::string_view content;  // lower case, one line
  std::string_view cue;      // lower case, with auxiliaries and negation
  CueClass kind = CueClass::kNone;
  bool source_answers = false;  // the source was accused or has answered before in this text
};
Polarity polarity_of(const Answer& answer);

// Words that say where a claim comes from, in the bytes given; 'suspected', 'reportedly' … go into
// hedges.
void read_evidentials(const ParsedText& parsed, ByteSpan within, Claim& claim);

// What level a passage attributes at; none if it attributes nothing.
ClaimLevel level_of(const ParsedText& parsed, WordRange words);

// The reasons of 'based on …', 'from the …', 'its analysis on …': one phrase each.
std::vector<Phrase> basis_of(const ParsedText& parsed, WordRange sentence);

// Who did what to whom, as far as the tree shows it; numbers and times always.
Proposition proposition_of(const ParsedText& parsed, WordRange content,
                           const std::optional<Date>& published);

}  // namespace perpend::claims
