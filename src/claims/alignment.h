// Which passages of which documents retell one another.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "claims/telling.h"
#include "model/claim.h"
#include "provenance/shingles.h"

namespace perpend::claims {

// In thousandths of likeness(). Chosen on the development half of the gold: every pair there
// reaches it, and no other sentence of the same document passes it.
inline constexpr std::int32_t kAligned = 440;

struct Aligned {
  std::size_t of = 0;  // indices into the tellings
  std::size_t by = 0;
  std::int32_t likeness = 0;
  bool declared = false;
  bool copied = false;

  bool operator==(const Aligned&) const = default;
};

// Of each telling the earlier one of another document that it retells, if there is one. `documents`
// are in the order of the tellings' `document`; `order` ranks them by time (equal days: by outlet
// and text, so that the order of the files does not matter). A document that names another's outlet
// as its source is held to retell that one where it can be.
std::vector<Aligned> align(std::span<const ClaimDocument> documents, std::span<const Claim> claims,
                           std::span<const Telling> tellings, std::span<const std::size_t> order);

// Ranks of the documents by day of publication, undated ones last. Of one day those come first
// whose outlet another document names, then the longer ones, since a copy is cut more often than
// drawn out; then by outlet.
std::vector<std::size_t> order_by_time(std::span<const ClaimDocument> documents);

// "The Harbour Chronicle", "Harbour Chronicle": the same outlet.
bool same_outlet(std::string_view one, std::string_view other);

}  // namespace perpend::claims
