// A granular marking marks a part of an object; what we take from an object could be that part, so
// it counts for the whole. An id says which TLP it is even where the definition beside it says
// something weaker.
#include "formats/stix/markings.h"

#include <array>

namespace perpend::formats {
namespace {

using std::string_view;

struct Predefined {
  string_view id;
  Marking marking;
};
// STIX 2.1, section 7.2.1.4 (TLP 1), and the TLP 2.0 extension of OASIS (October 2022).
constexpr std::array kPredefined = {
    Predefined{"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", Marking::kClear},
    Predefined{"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", Marking::kGreen},
    Predefined{"marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", Marking::kAmber},
    Predefined{"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Marking::kRed},
    Predefined{"marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", Marking::kClear},
    Predefined{"marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Marking::kGreen},
    Predefined{"marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", Marking::kAmber},
    Predefined{"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", Marking::kAmberStrict},
    Predefined{"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", Marking::kRed},
};
constexpr string_view kTlp2Extension = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

std::optional<Marking> predefined(string_view id) {
  for (const Predefined& row : kPredefined) {
    if (row.id == id) return row.marking;
  }
  return {};
}

std::optional<Marking> stated(const json::View& object) {
  if (const auto extensions = object.find("extensions")) {
    if (const auto tlp2 = extensions->find(kTlp2Extension)) {
      if (const auto level = tlp2->string("tlp_2_0")) return marking(*level);
    }
  }
  const auto definition = object.find("definition");
  const auto tlp = definition ? definition->string("tlp") : std::nullopt;
  if (tlp) return marking(*tlp);
  const auto name = object.string("name");
  if (name && name->starts_with("TLP:")) return marking(*name);
  return {};
}

}  // namespace

void StixMarkings::define(string_view id, const json::View& object) {
  if (const auto level = stated(object)) defined_.insert_or_assign(std::string(id), *level);
}

bool StixMarkings::is_predefined(string_view id) { return predefined(id).has_value(); }

std::optional<Marking> StixMarkings::level(string_view id) const {
  const auto known = predefined(id);
  const auto found = defined_.find(id);
  if (found == defined_.end()) return known;
  return known ? stricter(*known, found->second) : found->second;
}

std::optional<Marking> StixMarkings::of(const json::View& object) const {
  std::optional<Marking> strictest;
  const auto note = [&](string_view id) {
    const auto marked = level(id);
    if (marked && (!strictest || *marked > *strictest)) strictest = marked;
  };
  for (const string_view id : object.strings("object_marking_refs")) note(id);
  for (const json::View& granular : object.items("granular_markings")) {
    if (const auto id = granular.string("marking_ref")) note(*id);
  }
  return strictest;
}

}  // namespace perpend::formats
