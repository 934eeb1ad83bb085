// A verb with its helpers, and what the order of words says around it.
#pragma once

#include <cstdint>
#include <string>

#include "claims/parsed_text.h"

namespace perpend::claims {

// A word in lower case.
std::string lower_form(const ParsedText& parsed, std::uint32_t word);

bool is_negation(std::uint32_t form);

// The cue with auxiliaries, adverbs between them and negation: 'could not confirm'.
WordRange with_helpers(const ParsedText& parsed, std::uint32_t cue);

bool is_passive(const ParsedText& parsed, std::uint32_t verb);

// Does 'by' stand right behind it?
bool has_agent(const ParsedText& parsed, std::uint32_t verb);

// A verb that carries tense, or a modal.
bool is_finite(Tag tag);

// The rest of the sentence from word `from` up to a colon, a dash or a quotation mark, without the
// signs at its ends. May come out empty.
WordRange rest_of(const ParsedText& parsed, std::uint32_t from);

}  // namespace perpend::claims
