// TLP out of STIX: the ids that the TLP 1 and TLP 2.0 markings have everywhere, marking definitions
// of the bundle's own, and which of them an object carries.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"
#include "model/marking.h"

namespace perpend::formats {

class StixMarkings {
 public:
  // Takes note of a marking-definition object. Statements and unknown kinds mean no TLP.
  void define(std::string_view id, const json::View& object);
  // True for the nine ids that need no definition in the bundle.
  static bool is_predefined(std::string_view id);
  // The strictest TLP among an object's own and its granular markings, or nothing.
  std::optional<Marking> of(const json::View& object) const;

 private:
  std::optional<Marking> level(std::string_view id) const;
  std::map<std::string, Marking, std::less<>> defined_;
};

}  // namespace perpend::formats
