// Testimony put together: who says the same thing, and from how many sources.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/incident.h"

namespace perpend::reporting {

// One conclusion, as different sources give it. Grouped by level and by the actor's id in the pack,
// or by the words used where no id belongs to them; in order of first appearance.
struct Saying {
  std::string claims;  // the name as first written
  std::string actor;   // id in the pack, or empty
  AttributionLevel level = AttributionLevel::kIntrusionSet;
  std::size_t origins = 0;  // distinct by whom they go back to, where that is known, else by name
  std::vector<const Testimony*> by;  // into the incident given; never empty
};

// The result points into `incident`, which must outlive it.
std::vector<Saying> sayings(const Incident& incident);

}  // namespace perpend::reporting
