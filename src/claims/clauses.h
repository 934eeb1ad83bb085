// What hangs on a verb of saying that no frame fits: a clause behind an idiom, an object, an
// infinitive.
#pragma once

#include <vector>

#include "claims/parsed_text.h"
#include "claims/relations.h"

namespace perpend::claims {

// Adds what is not among them yet; they need not be in any order.
void add_clauses(const ParsedText& parsed, std::vector<RelationOfText>& relations);

// What is said from word `from` on: as far as a comma or an 'and' behind which somebody does
// something else.
WordRange clause_object(const ParsedText& parsed, std::uint32_t from);

// Is the noun group somebody who can speak: a name, an office, a body, an outlet, 'she', people?
bool is_somebody(const ParsedText& parsed, WordRange words);

}  // namespace perpend::claims
