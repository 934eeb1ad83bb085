// Turns of phrase with which somebody answers and that are no verbs of saying: 'was not prepared to
// discuss', 'left open whether', 'scoffed at', 'wants the logs laid open', 'pointed to its code'.
#pragma once

#include <vector>

#include "claims/parsed_text.h"
#include "claims/relations.h"

namespace perpend::claims {

// Adds those whose words no relation has taken for its cue; they need not be in any order.
void add_answering(const ParsedText& parsed, std::vector<RelationOfText>& relations);

}  // namespace perpend::claims
