// How many sources stand behind the claims of one story.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "claims/ledger.h"
#include "model/claim.h"

namespace perpend::claims {

// The claims of one story (indices into `claims`, by day) parted by the source that they go back
// to. `retellings` are those of the whole ledger. Every claim of the story is in exactly one
// origin.
std::vector<Origin> origins_of(std::span<const std::size_t> story,
                               std::span<const ClaimDocument> documents,
                               std::span<const Claim> claims,
                               std::span<const Retelling> retellings);

// Several that speak together: 'the cyber authorities of A, B and C'.
bool speaks_jointly(std::string_view source);

}  // namespace perpend::claims
