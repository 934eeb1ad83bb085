// The objects of a bundle, looked up by id, and what they say of one another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/date.h"
#include "core/json.h"
#include "formats/intake.h"
#include "formats/stix/markings.h"
#include "model/observation.h"

namespace perpend::formats {

struct StixNode {
  json::View object;
  std::string_view type;
  std::string_view id;
  std::string pointer;  // "#/objects/3"
  bool usable = false;  // not of a wrong shape, revoked or superseded
  bool victim = false;
  bool attributed = false;  // somebody says that something is this actor's work
  Role role = Role::kUnspecified;
  std::optional<Date> seen_from;  // from observed-data and sightings
  std::optional<Date> seen_to;
};

// Valid as long as the json::Document that the views point into.
class StixGraph {
 public:
  // Checks shapes, drops what is revoked or superseded (each with a diagnostic), reads markings,
  // then takes down who is a victim and when things were seen.
  StixGraph(const std::vector<json::View>& objects, std::string_view base, bool complete,
            Intake& intake);

  std::vector<StixNode>& nodes() { return nodes_; }
  const StixMarkings& markings() const { return markings_; }
  StixNode* find(std::string_view id);

 private:
  void add(const json::View& object, std::string pointer, Intake& intake);
  void supersede(std::size_t older, Intake& intake);
  void report_dangling(const StixNode& node, Intake& intake);
  void relate(const StixNode& relationship);
  void locate(const StixNode& relationship);
  void see(const StixNode& node);
  void widen(std::string_view id, const std::optional<Date>& from, const std::optional<Date>& to);

  std::vector<StixNode> nodes_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
  StixMarkings markings_;
};

std::optional<Date> stix_date(const json::View& object, std::string_view property);

}  // namespace perpend::formats
