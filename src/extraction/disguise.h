// Characters that hide what an address is: invisible ones, marks that turn the order of letters
// around, letters of one script that look like another's. Pure functions; safe from any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/span.h"

namespace perpend::extraction {

// Takes zero-width characters (spaces, joiners, soft hyphens, U+FEFF) out of the text where they
// stand between ASCII letters, digits and signs, where no script needs them. Gives their number.
std::size_t remove_invisible(std::string& text);

// Does the place stand where an override (U+202D, U+202E) turns letters around, so that it does not
// read as it looks? An override ends at its mark (U+202C) or at the line's end; at most 400 bytes
// back are looked at.
bool is_turned_around(std::string_view text, ByteSpan place);

// What a host name looks like in Latin letters, if it has letters of other scripts and every one of
// them has a Latin twin: "p\u0430ypal.example" is "paypal.example". Else nothing.
std::optional<std::string> latin_twin(std::string_view host);

}  // namespace perpend::extraction
