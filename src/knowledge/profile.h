// Everything that a pack knows under a name, as of a day: for `perpend kb show NAME`.
//
// Every line says since when it is known and by whom it is said. Nothing is weighed here, and a
// country is only ever 'said by … on …'.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"
#include "knowledge/names.h"
#include "knowledge/view.h"

namespace perpend::knowledge {

struct ProfileAlias {
  std::string name;
  std::string used_by;   // "CrowdStrike", or empty where no source says
  std::string citation;  // its name, or empty
  std::string sources;   // "ATT&CK", "MISP galaxy", "added", joined with ", "
  Date since;
  bool overlaps = false;             // the source says 'overlaps with', not 'is'
  std::vector<std::string> also_of;  // other actors that the name is published for: "G0032 Lazarus"
};

struct ProfileItem {  // a software or technique that is used; or an actor that uses a software
  std::string id;
  std::string name;
  Date since;                          // of its earliest citation
  std::vector<std::string> citations;  // "Example Lab 2022 (2022-05-04)", by date
};

struct ProfileSaying {  // a target or a sponsor claim
  std::string what;     // "JP Japan", "Energy"
  std::string said_by;  // "CFR", a citation's name, or a source
  Date since;
  std::string confidence;  // "50 %", or empty
};

struct Profile {
  std::string kind;  // "actor", "software", "technique"
  std::string id;
  std::string name;
  std::string level;    // of an actor: "intrusion-set", "threat-actor"
  std::string sources;  // as in ProfileAlias
  Date since;
  Date as_of;
  std::string pack_sha256;
  std::vector<ProfileAlias> aliases;
  std::vector<ProfileItem> software;
  std::vector<ProfileItem> techniques;
  std::vector<ProfileItem> used_by;
  std::vector<ProfileSaying> targets;
  std::vector<ProfileSaying> sponsor_claims;
  std::vector<std::pair<int, int>> reports_per_year;  // year, reports; by their stated dates
  int undated_reports = 0;
  std::vector<std::string> disagreements;  // one sentence each
};

// All that the name or id means in view: actors first, then software, then techniques; none if
// nothing bears it. An id means one thing; a name may mean several.
std::vector<Profile> profiles(const View& view, const Names& names, std::string_view name);

// For a terminal of 80 columns; no colour, no escape sequences.
std::string text_of(const Profile& profile);
// One JSON object, two spaces of indentation, "schema": "perpend.profile/1".
std::string json_of(const Profile& profile);

}  // namespace perpend::knowledge
