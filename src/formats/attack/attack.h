// Reads a MITRE ATT&CK bundle (STIX 2.0 or 2.1), or a user's own bundle of the same objects, into
// typed facts. No sentence of the source is kept: of a description only the ids of the citations
// and the date inside a reference survive.
//
// Errors: those of json::Document::parse, and attack.no-bundle when the text is JSON but no STIX
// bundle. One bad object never sinks a bundle: it is counted in `counts` and named in
// `diagnostics` (at most 100; the counts always reconcile: read = kept + refused).
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/error.h"
#include "model/incident.h"

namespace perpend::attack {

inline constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();

struct Citation {
  std::string name;  // as ATT&CK calls it, unique in Facts::citations
  std::string url;
  std::optional<Date> date;  // of publication; the earliest that a reference of this name states
};

struct Alias {
  std::string name;
  std::vector<std::uint32_t> citations;
  bool overlaps = false;  // the source says 'overlaps' or 'potential relationship', not 'is'
};

struct Group {     // intrusion-set, or threat-actor in a user's bundle
  std::string id;  // G0045, or the STIX id
  std::string stix_id;
  std::string name;
  bool threat_actor = false;
  std::optional<Date> created;
  std::vector<Alias> aliases;  // without the name itself, unless it has citations of its own
};

struct Software {
  std::string id;  // S0275, or the STIX id
  std::string stix_id;
  std::string name;
  bool tool = false;
  std::optional<Date> created;
  std::vector<std::string> aliases;
  std::vector<std::uint32_t> citations;  // of its own description
};

struct Technique {
  std::string id;  // T1566.002, or the STIX id
  std::string stix_id;
  std::string name;
  std::string parent;         // id of the technique this is a part of, or empty
  std::uint32_t tactics = 0;  // bit i: Facts::tactics[i]
  std::optional<Date> created;
};

struct Tactic {
  std::string id;
  std::string name;
  std::string short_name;
};

struct Rename {
  std::string old_id;
  std::string new_id;
};

enum class Subject : std::uint8_t { kGroup, kSoftware };
enum class Object : std::uint8_t { kSoftware, kTechnique };

// `subject` uses `object`. A use by a campaign is a use by each group it is attributed to.
struct Use {
  Subject subject_kind = Subject::kGroup;
  Object object_kind = Object::kTechnique;
  std::uint32_t subject = 0;  // index into groups or software
  std::uint32_t object = 0;   // index into software or techniques
  std::optional<Date> created;
  bool via_campaign = false;
  std::vector<std::uint32_t> citations;
};

// A group targets a country or a sector, as relationships of type `targets` say it.
struct Target {
  std::uint32_t group = 0;
  bool country = false;  // else a sector
  std::string name;      // ISO code or name of a country; name of a sector
  std::optional<Date> created;
  std::vector<std::uint32_t> citations;
};

struct Campaign {
  std::string id;
  std::vector<std::uint32_t> citations;  // for what it used; one may come again
};

struct Facts {
  std::vector<Citation> citations;
  std::vector<Group> groups;
  std::vector<Campaign> campaigns;
  std::vector<Software> software;
  std::vector<Technique> techniques;
  std::vector<Tactic> tactics;
  std::vector<Rename> renames;  // revoked ids that have a successor
  std::vector<Use> uses;
  std::vector<Target> targets;  // of a user's bundle; ATT&CK's own has none
  std::optional<Date> newest;   // latest `modified` of all objects
  Counts counts;
  Diagnostics diagnostics;
};

enum class Kind {
  kAttack,  // MITRE's own: objects without an ATT&CK id are refused, revoked ones renamed
  kOwn,     // a user's: an object without an ATT&CK id keeps its STIX id
};

// `name` names the bytes in errors and diagnostics. Takes about .3 s for 33 MB.
Result<Facts> read(std::string bytes, std::string_view name, Kind kind = Kind::kAttack);

// The date of publication that a reference states: "FireEye. (2017, April 6). Title. Retrieved
// June 29, 2017." gives 2017-04-06, "(2017, April)" the end of April, "(2017)" the end of the
// year. What was only retrieved on a day says nothing of its publication.
std::optional<Date> citation_date(std::string_view text);

// A month and year, or a year alone, in a citation's name: "SecureWorks August 2019".
std::optional<Date> date_in_name(std::string_view name);

}  // namespace perpend::attack
