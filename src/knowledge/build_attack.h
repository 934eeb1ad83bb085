// ATT&CK's facts, and a user's own, as a draft.
//
// What is the date of a fact? The date of the citation that states it, else the day its object was
// created, else the day of the newest source. A thing is known from the earliest of its facts: a
// group from the first report cited for anything it did, though ATT&CK wrote it down years later.
//
// Citations of what groups do are merged when they are the same text: one name, or one address once
// its scheme, "www.", fragment and last slash are gone. The date of the merged one is the earliest
// that a reference states; only where none does, the earliest year in a name.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "formats/attack/attack.h"
#include "knowledge/draft.h"

namespace perpend::knowledge {

// Where the things of one bundle ended up in the draft.
struct Places {
  std::vector<std::uint32_t> actors;  // by index in Facts::groups
  std::vector<std::uint32_t> software;
  std::vector<std::uint32_t> techniques;
  std::vector<std::uint32_t> citations;
};

// Adds the facts to a draft. `newest` dates what has no date; `origin` marks actors and aliases.
// A group, software or technique with the id of one that is there adds to it.
Places add_facts(Draft& draft, const attack::Facts& facts, Date newest, Origin origin);

}  // namespace perpend::knowledge
