// From attributions to the claims of a text: those that the model finds, those that explicit words
// give away, and which stand inside which.
#pragma once

#include <cstdint>
#include <vector>

#include "claims/attribution.h"
#include "claims/parsed_text.h"

namespace perpend::claims {

struct RelationOfText {
  std::uint32_t cue = 0;
  WordRange cue_words;             // with auxiliaries and negation: 'could neither confirm'
  WordRange source;                // empty: nobody is named
  std::vector<WordRange> content;  // pieces, ascending
  std::int32_t margin = 0;         // of the model; 0 where a rule found it
  bool by_rule = false;
  // Outlets through whom it came, outermost first: 'told Radio Lantry', 'whom the Times quoted'.
  std::vector<WordRange> relays;
  std::int32_t parent = -1;  // index of the relation inside whose content this one stands
};

// In the order of the cues. `outlet`: the text's own, which is no relay of its own claims.
std::vector<RelationOfText> relations_of(const ParsedText& parsed, const AttributionModel& model,
                                         std::string_view outlet);

}  // namespace perpend::claims
