// What is kept whole, inside the language room: paths, registry keys, addresses and their like.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "language/tokens.h"

namespace perpend::language {

// What text[start, end) is as a whole, a run without white space and without the punctuation around
// it; none for ordinary words. Looks at each byte a bounded number of times.
std::optional<TokenKind> kind_of_whole(std::string_view run);

// A Windows path or registry key goes on over a space if what follows has a back-slash in it:
// "C:\Program Files\x". The end of the whole that begins at text[start] and whose first run ends at
// `end`.
std::size_t path_end(std::string_view text, std::size_t end, std::size_t limit);

}  // namespace perpend::language
