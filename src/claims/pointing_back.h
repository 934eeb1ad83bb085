// 'That, at least, is what the clerk told the Ferrow Post.': a sentence that says whose words the
// one before it holds.
#pragma once

#include <vector>

#include "claims/parsed_text.h"
#include "claims/relations.h"

namespace perpend::claims {

// Adds them; the relations are and stay in the order of their cues.
void read_pointing_back(const ParsedText& parsed, std::vector<RelationOfText>& relations);

}  // namespace perpend::claims
