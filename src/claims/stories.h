// Claims that tell one thing, from the first to the last.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "claims/agent.h"
#include "claims/ledger.h"
#include "claims/telling.h"

namespace perpend::claims {

struct StoryMaterial {
  std::span<const ClaimDocument> documents;
  std::span<const Claim> claims;
  std::span<const Retelling> retellings;
  std::span<const Response> responses;
  std::span<const Telling> tellings;  // one for each claim
  const PlaceNames& places;
  std::span<const std::size_t> order;  // of the documents, by time
};

// Claims that retell one another, and claims of one document that say the same, together; single
// claims that are answered or that say who did it alone. The most told first; Story::origins index
// into the origins given.
std::pair<std::vector<Story>, std::vector<Origin>> stories(const StoryMaterial& material);

}  // namespace perpend::claims
