// Words by ICU, inside the language room.
#pragma once

#include <string_view>
#include <vector>

#include "language/tokens.h"

namespace perpend::language {

// Appends the words, numbers and signs of text[run) by ICU's rules (UAX #29) of the root locale.
void append_icu_words(std::string_view text, ByteSpan run, std::vector<Token>& found);

}  // namespace perpend::language
