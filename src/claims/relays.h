// The outlets that a claim came through: 'told Radio Lantry', 'carried by the Ferrow Post'.
#pragma once

#include <string_view>
#include <vector>

#include "claims/parsed_text.h"
#include "claims/relations.h"

namespace perpend::claims {

// Adds them to the relations, which must be in the order of their cues, with parents set: outermost
// first. `outlet`: the text's own, which is no relay of its own claims.
void read_relays(const ParsedText& parsed, std::string_view outlet,
                 std::vector<RelationOfText>& relations);

// Somebody whom an outlet has spoken to, said where nothing is quoted yet: 'Radio Anselm went to
// see the caretaker. "Nobody came," he says.'
struct Contact {
  WordRange outlet;
  WordRange person;
};
// In the order of the text.
std::vector<Contact> contacts_of(const ParsedText& parsed, std::string_view outlet);

}  // namespace perpend::claims
