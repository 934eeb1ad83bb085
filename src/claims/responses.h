// Answers beside what they answer.
#pragma once

#include <span>
#include <vector>

#include "claims/drift.h"
#include "claims/ledger.h"

namespace perpend::claims {

// For each answering claim the claims that it answers: those of its own document on who did it
// where there are some, else the first of each other document before it. `tellings` holds one for
// each claim, in order; `order` ranks documents by time.
std::vector<Response> responses(std::span<const DocumentView> views, std::span<const Claim> claims,
                                std::span<const Telling> tellings, const PlaceNames& places,
                                std::span<const std::size_t> order);

// A claim that somebody did it: the ones that are answered.
bool is_attribution(std::string_view text, const Claim& claim, const Telling& telling,
                    const PlaceNames& places);

}  // namespace perpend::claims
