// Which of our types a STIX observable is, by its own properties or by a pattern's path.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "formats/stix/pattern.h"
#include "model/observation.h"

namespace perpend::formats {

struct StixObservable {
  ObservationType type = ObservationType::kUnknown;
  std::string value;
  std::string pointer;  // within the object: "/hashes/MD5"
};

// What a cyber-observable object (2.1) or an embedded observable (2.0) shows. Empty for types that
// carry nothing to compare (process, directory, user account, …) and for references.
std::vector<StixObservable> observables_of(const json::View& object);

// What a pattern asks for by name: = and IN that are not negated. kUnknown terms are left out.
std::vector<StixObservable> observables_of(const std::vector<PatternTerm>& terms);

}  // namespace perpend::formats
