#include "model/linkage.h"

#include <algorithm>

namespace perpend {
namespace {

constexpr std::array<std::string_view, kComparisons> kNames = {
    "malware", "tools", "techniques", "infrastructure", "hashes", "vulnerabilities",
    "targets", "lures", "artefacts",  "hours",          "time"};

}  // namespace

std::string_view name_of(Comparison comparison) {
  return kNames[static_cast<std::size_t>(comparison)];
}

std::optional<Comparison> comparison(std::string_view name) {
  const auto* const found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return {};
  return static_cast<Comparison>(found - kNames.begin());
}

EvidenceClass class_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::kMalware:
    case Comparison::kTools:
    case Comparison::kHashes:
    case Comparison::kArtefacts:
      return EvidenceClass::kTooling;
    case Comparison::kTechniques:
    case Comparison::kVulnerabilities:
      return EvidenceClass::kMethods;
    case Comparison::kInfrastructure:
      return EvidenceClass::kInfrastructure;
    case Comparison::kTargets:
    case Comparison::kLures:
      return EvidenceClass::kTargets;
    case Comparison::kHours:
    case Comparison::kTime:
      break;
  }
  return EvidenceClass::kBehaviour;
}

std::string_view name_of(LinkDecision decision) {
  switch (decision) {
    case LinkDecision::kLink:
      return "link";
    case LinkDecision::kPossibleLink:
      return "possible_link";
    case LinkDecision::kNonLink:
      break;
  }
  return "non_link";
}

std::string_view name_of(ParameterOrigin origin) {
  switch (origin) {
    case ParameterOrigin::kLearned:
      return "learned";
    case ParameterOrigin::kConfirmed:
      return "confirmed links";
    case ParameterOrigin::kPack:
      return "pack";
    case ParameterOrigin::kAssumed:
      break;
  }
  return "assumed";
}

void LinkedIncidents::push_back(const LinkedIncident& incident) {
  Facts facts;
  if (incident.first_seen) facts.first_seen = incident.first_seen->days();
  if (incident.last_seen) facts.last_seen = incident.last_seen->days();
  facts.observations = incident.observations;
  facts.marking = incident.marking;
  ids_.add(incident.id);
  facts_.push_back(facts);
}

LinkedIncident LinkedIncidents::operator[](std::size_t i) const {
  const Facts& facts = facts_[i];
  LinkedIncident incident;
  incident.id = ids_[i];
  if (facts.first_seen != kNoDay) incident.first_seen = Date::from_days(facts.first_seen);
  if (facts.last_seen != kNoDay) incident.last_seen = Date::from_days(facts.last_seen);
  incident.observations = facts.observations;
  incident.marking = facts.marking;
  return incident;
}

}  // namespace perpend
