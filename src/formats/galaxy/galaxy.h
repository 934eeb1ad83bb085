// Reads one MISP galaxy cluster file (threat-actor.json, rat.json, country.json …) into values.
// Descriptions are not kept.
//
// Errors: those of json::Document::parse, and galaxy.no-cluster when there is no list of values.
// A value without a name or uuid is refused and counted.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.h"
#include "model/incident.h"

namespace perpend::galaxy {

struct Related {
  std::string uuid;  // of the other value, in whatever galaxy it stands
  std::string type;  // "similar", "uses", "targets", "overlaps" …
};

struct Value {
  std::string uuid;
  std::string name;
  std::vector<std::string> synonyms;
  // Keys with their strings, in the order of the file, for the keys that facts are made of
  // (country, cfr-suspected-victims, ISO …); a single string is a list of one.
  std::vector<std::pair<std::string, std::vector<std::string>>> meta;
  std::vector<std::pair<std::string, std::string>> attributions;  // name, uuid of who gave it
  std::vector<std::pair<std::string, std::string>> origins;       // name, who gave it in words
  std::vector<Related> related;

  // The strings of a meta key; empty where it is missing.
  const std::vector<std::string>& all(std::string_view key) const;
  std::string_view one(std::string_view key) const;  // the first of them, or empty
};

struct Cluster {
  std::string type;  // "threat-actor", "rat", "country" …
  std::vector<Value> values;
  Counts counts;
  Diagnostics diagnostics;
};

Result<Cluster> read(std::string bytes, std::string_view name);

}  // namespace perpend::galaxy
