// STIX 2.1 bundles (2.0 tolerated) as one incident: docs/formats/inputs.md says what is read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/read.h"

namespace perpend::formats {

// A bundle, a list of objects or a single object gives one Incident. Actors, and what is attributed
// to them, become testimony and never observations. Counts are of objects; time is linear in them,
// and relationships are looked up, never followed, so that loops are harmless.
// Errors: json.*, stix.no-objects; objects that were refused are diagnostics (stix.wrong-type,
// stix.pattern, stix.revoked, stix.superseded, …) with a JSON pointer. "stix.dangling-ref" is said
// of ids that a bundle names but does not hold.
Result<std::vector<Incident>> read_stix(std::string bytes, std::string_view name,
                                        const ReadOptions& options = {});

// The same objects as one Incident for each incident, campaign, report or grouping in the bundle
// that no other report or grouping lists: each with what it lists, what its relationships lead to,
// and what indicates it. Empty where there are fewer than two such objects, for then read_stix()
// says it all. What software and actors are said to do in general is nobody's incident and is left
// out; an object that belongs to several comes in each. Places in diagnostics are the root's id and
// the number among its members. Errors: json.*.
Result<std::vector<Incident>> read_stix_apart(std::string bytes, std::string_view name,
                                              const ReadOptions& options = {});

}  // namespace perpend::formats
