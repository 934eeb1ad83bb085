#include "formats/stix/shape.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/date.h"
#include "model/ascii.h"

namespace perpend::formats {
namespace {

using std::string;
using std::string_view;

enum class Kind {
  kText,
  kTime,
  kWhole,
  kTruth,
  kReference,
  kTexts,
  kReferences,
  kMap,
  kMaps,
  kHashes
};

struct Property {
  string_view name;
  Kind kind;
};

// Properties that mean the same on every object that has them.
constexpr std::array kProperties = {
    Property{"type", Kind::kText},
    Property{"spec_version", Kind::kText},
    Property{"name", Kind::kText},
    Property{"description", Kind::kText},
    Property{"pattern", Kind::kText},
    Property{"pattern_type", Kind::kText},
    Property{"relationship_type", Kind::kText},
    Property{"value", Kind::kText},
    Property{"country", Kind::kText},
    Property{"identity_class", Kind::kText},
    Property{"serial_number", Kind::kText},
    Property{"definition_type", Kind::kText},
    Property{"lang", Kind::kText},
    Property{"created", Kind::kTime},
    Property{"modified", Kind::kTime},
    Property{"first_seen", Kind::kTime},
    Property{"last_seen", Kind::kTime},
    Property{"first_observed", Kind::kTime},
    Property{"last_observed", Kind::kTime},
    Property{"published", Kind::kTime},
    Property{"valid_from", Kind::kTime},
    Property{"valid_until", Kind::kTime},
    Property{"start_time", Kind::kTime},
    Property{"stop_time", Kind::kTime},
    Property{"confidence", Kind::kWhole},
    Property{"number", Kind::kWhole},
    Property{"number_observed", Kind::kWhole},
    Property{"count", Kind::kWhole},
    Property{"revoked", Kind::kTruth},
    Property{"is_family", Kind::kTruth},
    Property{"is_multipart", Kind::kTruth},
    Property{"labels", Kind::kTexts},
    Property{"aliases", Kind::kTexts},
    Property{"roles", Kind::kTexts},
    Property{"sectors", Kind::kTexts},
    Property{"malware_types", Kind::kTexts},
    Property{"indicator_types", Kind::kTexts},
    Property{"tool_types", Kind::kTexts},
    Property{"threat_actor_types", Kind::kTexts},
    Property{"report_types", Kind::kTexts},
    Property{"infrastructure_types", Kind::kTexts},
    Property{"external_references", Kind::kMaps},
    Property{"granular_markings", Kind::kMaps},
    Property{"kill_chain_phases", Kind::kMaps},
    Property{"hashes", Kind::kHashes},
    Property{"extensions", Kind::kMap},
};

struct Needed {
  string_view type;
  std::array<string_view, 3> properties;
};
// Without these an object of the type says nothing that could be read.
constexpr std::array kNeeded = {
    Needed{"relationship", {"source_ref", "target_ref", "relationship_type"}},
    Needed{"sighting", {"sighting_of_ref"}},
    Needed{"indicator", {"pattern"}},
    Needed{"domain-name", {"value"}},
    Needed{"ipv4-addr", {"value"}},
    Needed{"ipv6-addr", {"value"}},
    Needed{"url", {"value"}},
    Needed{"email-addr", {"value"}},
    Needed{"mac-addr", {"value"}},
    Needed{"autonomous-system", {"number"}},
    Needed{"mutex", {"name"}},
    Needed{"attack-pattern", {"name"}},
    Needed{"campaign", {"name"}},
    Needed{"course-of-action", {"name"}},
    Needed{"identity", {"name"}},
    Needed{"incident", {"name"}},
    Needed{"infrastructure", {"name"}},
    Needed{"intrusion-set", {"name"}},
    Needed{"threat-actor", {"name"}},
    Needed{"tool", {"name"}},
    Needed{"vulnerability", {"name"}},
    Needed{"software", {"name"}},
    Needed{"report", {"name", "object_refs"}},
    Needed{"grouping", {"object_refs"}},
    Needed{"observed-data", {"first_observed", "last_observed"}},
};

constexpr std::array<string_view, 45> kTypes = {"attack-pattern",
                                                "campaign",
                                                "course-of-action",
                                                "grouping",
                                                "identity",
                                                "incident",
                                                "indicator",
                                                "infrastructure",
                                                "intrusion-set",
                                                "location",
                                                "malware",
                                                "malware-analysis",
                                                "note",
                                                "observed-data",
                                                "opinion",
                                                "report",
                                                "threat-actor",
                                                "tool",
                                                "vulnerability",
                                                "relationship",
                                                "sighting",
                                                "artifact",
                                                "autonomous-system",
                                                "directory",
                                                "domain-name",
                                                "email-addr",
                                                "email-message",
                                                "file",
                                                "ipv4-addr",
                                                "ipv6-addr",
                                                "mac-addr",
                                                "mutex",
                                                "network-traffic",
                                                "process",
                                                "software",
                                                "url",
                                                "user-account",
                                                "windows-registry-key",
                                                "x509-certificate",
                                                "marking-definition",
                                                "extension-definition",
                                                "language-content",
                                                "bundle",
                                                "x-mitre-collection",
                                                "x-mitre-matrix"};

bool all_items(const json::View& value, bool (json::View::*is)() const) {
  if (!value.is_array()) return false;
  const auto items = value.items();
  return std::all_of(items.begin(), items.end(), [&](const json::View& i) { return (i.*is)(); });
}

bool is_custom_type(string_view type) {
  if (type.size() < 3) return false;
  return std::all_of(type.begin(), type.end(),
                     [](char c) { return ascii::is_lower(c) || ascii::is_digit(c) || c == '-'; });
}

// Looser than an id: a reference with a broken UUID points nowhere, and is reported as that.
bool is_reference(string_view text) {
  const std::size_t dashes = text.find("--");
  return dashes != string_view::npos && is_custom_type(text.substr(0, dashes));
}

bool all_references(const json::View& value) {
  const auto items = value.items();
  return value.is_array() && std::all_of(items.begin(), items.end(), [](const json::View& item) {
           return item.string() && is_reference(*item.string());
         });
}

bool all_texts(const json::View& map) {
  const auto members = map.members();
  return map.is_object() && std::all_of(members.begin(), members.end(), [](const auto& member) {
           return member.second.is_string();
         });
}

bool is_of(Kind kind, const json::View& value) {
  switch (kind) {
    case Kind::kText:
      return value.is_string();
    case Kind::kTime:
      return value.string() && is_utc_timestamp(*value.string());
    case Kind::kWhole:
      return value.integer().has_value();
    case Kind::kTruth:
      return value.is_bool();
    case Kind::kReference:
      return value.string() && is_reference(*value.string());
    case Kind::kTexts:
      return all_items(value, &json::View::is_string);
    case Kind::kReferences:
      return all_references(value);
    case Kind::kMap:
      return value.is_object();
    case Kind::kMaps:
      return all_items(value, &json::View::is_object);
    case Kind::kHashes:
      return all_texts(value);
  }
  return false;
}

string_view name_of(Kind kind) {
  static constexpr std::array<string_view, 10> kNames = {"a text",
                                                         "a time such as 2024-06-20T10:00:00Z",
                                                         "a whole number",
                                                         "true or false",
                                                         "an id such as malware--(UUID)",
                                                         "a list of texts",
                                                         "a list of ids",
                                                         "an object",
                                                         "a list of objects",
                                                         "an object of texts"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<Kind> kind_of(string_view property, bool embedded) {
  for (const Property& row : kProperties) {
    if (row.name == property) return row.kind;
  }
  // STIX 2.0 refers to observables by their key in the same observed-data.
  if (embedded) return {};
  if (property.ends_with("_refs")) return Kind::kReferences;
  if (property.ends_with("_ref")) return Kind::kReference;
  return {};
}

bool has(const json::View& object, string_view property) {
  const auto value = object.find(property);
  const auto kind = kind_of(property, false);
  return value && (!kind || is_of(*kind, *value));
}

// Times of which the second may not come before the first (STIX 2.1, sections 3.2 and 4).
constexpr std::array<std::pair<string_view, string_view>, 5> kOrdered = {
    {{"created", "modified"},
     {"first_seen", "last_seen"},
     {"first_observed", "last_observed"},
     {"valid_from", "valid_until"},
     {"start_time", "stop_time"}}};

// Without the 'Z', timestamps of any precision sort as texts.
string_view sortable(string_view time) { return time.substr(0, time.size() - 1); }

bool in_order(const json::View& object, const ShapeReport& report) {
  bool fine = true;
  for (const auto& [first, second] : kOrdered) {
    const auto a = object.string(first);
    const auto b = object.string(second);
    if (!a || !b || !is_utc_timestamp(*a) || !is_utc_timestamp(*b)) continue;
    if (sortable(*a) <= sortable(*b)) continue;
    report("/" + string(second), "is before " + string(first));
    fine = false;
  }
  return fine;
}

// What makes an object unusable. Reports the first thing.
bool is_usable(const json::View& object, const ShapeReport& report, bool embedded) {
  const auto type = object.string("type");
  if (!type || !is_custom_type(*type)) {
    report("/type", "expected the name of a type; the object is left out");
    return false;
  }
  const auto id = object.string("id");
  const bool named = id && is_stix_id(*id) && id->substr(0, id->size() - 38) == *type;
  if (!named && !embedded) {
    report("/id", "expected " + string(*type) + "--(UUID); the object is left out");
    return false;
  }
  for (const Needed& row : kNeeded) {
    if (row.type != *type) continue;
    for (const string_view property : row.properties) {
      if (property.empty() || has(object, property)) continue;
      report("/" + string(property), "a " + string(*type) + " needs it; the object is left out");
      return false;
    }
  }
  return true;
}

}  // namespace

bool is_stix_type(string_view type) {
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

bool is_stix_id(string_view text) {
  constexpr std::size_t kUuid = 36;
  if (text.size() < kUuid + 5) return false;
  const string_view uuid = text.substr(text.size() - kUuid);
  if (text.substr(text.size() - kUuid - 2, 2) != "--") return false;
  for (std::size_t i = 0; i < kUuid; ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? uuid[i] != '-' : !ascii::is_hex(uuid[i])) return false;
  }
  return is_custom_type(text.substr(0, text.size() - kUuid - 2));
}

Shape check_shape(const json::View& object, const ShapeReport& report, bool embedded) {
  if (!object.is_object()) {
    report("", "expected an object; left out");
    return Shape::kUnusable;
  }
  if (!is_usable(object, report, embedded)) return Shape::kUnusable;
  // Of types that STIX does not know only the common head is known.
  if (!is_stix_type(*object.string("type"))) {
    return in_order(object, report) ? Shape::kFine : Shape::kFlawed;
  }
  Shape shape = Shape::kFine;
  for (const auto& [name, value] : object.members()) {
    const auto kind = kind_of(name, embedded);
    if (!kind || is_of(*kind, value)) continue;
    report("/" + string(name),
           "expected " + string(name_of(*kind)) + "; that property is left out");
    shape = Shape::kFlawed;
  }
  if (!in_order(object, report)) shape = Shape::kFlawed;
  const auto confidence = object.integer("confidence");
  if (confidence && (*confidence < 0 || *confidence > 100)) {
    report("/confidence", "expected a number from 0 to 100; that property is left out");
    shape = Shape::kFlawed;
  }
  return shape;
}

}  // namespace perpend::formats
