// The galaxy's sectors under the names that others give them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "knowledge/pack.h"

namespace perpend::knowledge {

using SectorSpelling = std::pair<std::string_view, std::string_view>;  // as written, the galaxy's

// Spellings of the pack's own sources that the galaxy's list of sectors has not.
std::span<const SectorSpelling> sector_spellings();

// For what a user brings: the sector of the pack that a name means, in any case and with any signs
// between its letters, also by sector_spellings() and by STIX 2.1's vocabulary of industry sectors
// ("government-national" is "Government, Administration"). Nothing for a name that means none of
// them or several ("utilities").
std::optional<std::string_view> sector_named(const Pack& pack, std::string_view name);

}  // namespace perpend::knowledge
