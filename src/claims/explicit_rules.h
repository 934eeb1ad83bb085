// Forms of news that the model hardly saw: what explicit words alone give away.
#pragma once

#include <vector>

#include "claims/parsed_text.h"
#include "claims/relations.h"

namespace perpend::claims {

// Adds what the words of the text leave no doubt of to what the model found; a relation whose
// content comes out empty is void.
void add_explicit(const ParsedText& parsed, std::vector<RelationOfText>& relations);

}  // namespace perpend::claims
