// Where sentences end, inside the language room: what is common to the hand-written rules and
// ICU's.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace perpend::language {

// Does the line end at text[newline] part two sentences, whatever stands before it? Looks at most
// at 400 bytes either way.
bool parts_lines(std::string_view text, std::size_t newline);

// Is there a sentence's end before the white space text[at], by the hand-written rules? `block` is
// what stands between two line ends that part.
bool ends_sentence(std::string_view text, ByteSpan block, std::size_t at);

// Is the dot at text[dot], whose next character that is no white space stands at text[next], that
// of an abbreviation, an initial or a list's number?
bool is_abbreviation(std::string_view text, ByteSpan block, std::size_t dot, std::size_t next);

// Appends the places inside the block (not its ends) where a sentence ends, by the hand-written
// rules (each the place of the white space, or behind the sign in scripts without), or by ICU's.
void ends_by_rules(std::string_view text, ByteSpan block, std::vector<std::size_t>& ends);
void ends_by_icu(std::string_view text, ByteSpan block, std::vector<std::size_t>& ends);

}  // namespace perpend::language
