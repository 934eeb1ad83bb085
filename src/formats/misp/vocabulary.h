// MISP's names for types of attributes and for galaxies, as ours.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/observation.h"

namespace perpend::formats {

// What one attribute shows: "domain|ip" two things, "filename|md5" a hash, "text" nothing that
// could be compared.
struct MispPart {
  ObservationType type = ObservationType::kUnknown;
  std::string_view value;
};
std::vector<MispPart> parts_of(std::string_view attribute_type, std::string_view value);

enum class GalaxyKind : std::uint8_t {
  kTechnique,
  kMalware,
  kTool,
  kActor,
  kVictimCountry,
  kVictimSector,
  kIgnored,  // known, and nothing that was seen: counter-measures, data sources, regions
  kUnknown
};
GalaxyKind galaxy_kind(std::string_view type);

// misp-galaxy:mitre-attack-pattern="Spearphishing Link - T1566.002" in its parts; views into `tag`.
struct GalaxyTag {
  std::string_view type;
  std::string_view value;
};
std::optional<GalaxyTag> galaxy_tag(std::string_view tag);

// "Name - T1566.002" as name and ATT&CK id; the id is empty where there is none.
struct NamedId {
  std::string_view name;
  std::string id;
};
NamedId named_id(std::string_view cluster_value);

// The value of taxonomy tag namespace:predicate="value", if `tag` is one of that name.
std::optional<std::string_view> taxonomy_value(std::string_view tag, std::string_view name);

}  // namespace perpend::formats
