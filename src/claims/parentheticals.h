// 'Police in Aldery, the Ferrow Post reports, are sure': speech that stands between commas, or
// closes a sentence, around what is said.
#pragma once

#include <vector>

#include "claims/parsed_text.h"
#include "claims/relations.h"

namespace perpend::claims {

// Gives such relations all that is said around them, adds those that are not among `relations`, and
// takes their words out of what others say.
void read_parentheticals(const ParsedText& parsed, std::vector<RelationOfText>& relations);

}  // namespace perpend::claims
