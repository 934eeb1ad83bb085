// Is a text such as claims can be read from: English prose with sentences?
#pragma once

#include <optional>
#include <string_view>

#include "core/error.h"

namespace perpend::claims {

// Why not, or nothing: claims.empty, claims.language, claims.no-case (all capitals),
// claims.no-sentences (no punctuation). Looks at the first 200 thousand bytes.
std::optional<Diagnostic> unreadable(std::string_view text, std::string_view where);

}  // namespace perpend::claims
