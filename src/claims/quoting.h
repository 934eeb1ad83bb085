// 'The Times quoted X as saying', 'X, citing Y': verbs that carry another's words.
#pragma once

#include <vector>

#include "claims/parsed_text.h"
#include "claims/relations.h"

namespace perpend::claims {

// Makes the one who is quoted the source, and the one who quotes a relay before him.
void read_quoting(const ParsedText& parsed, std::vector<RelationOfText>& relations);

}  // namespace perpend::claims
