// The names of the model's enumerations, each table in one place.
#include <array>
#include <cctype>
#include <string>
#include <utility>

#include "core/sha256.h"
#include "model/incident.h"
#include "model/marking.h"
#include "model/observation.h"
#include "model/source.h"

namespace perpend {
namespace {

struct TypeRow {
  ObservationType type;
  std::string_view name;
  EvidenceClass evidence_class;
};

using enum ObservationType;
constexpr std::array kTypes = {
    TypeRow{kAttackPattern, "attack-pattern", EvidenceClass::kMethods},
    TypeRow{kMalware, "malware", EvidenceClass::kTooling},
    TypeRow{kTool, "tool", EvidenceClass::kTooling},
    TypeRow{kDomainName, "domain-name", EvidenceClass::kInfrastructure},
    TypeRow{kIpv4Addr, "ipv4-addr", EvidenceClass::kInfrastructure},
    TypeRow{kIpv6Addr, "ipv6-addr", EvidenceClass::kInfrastructure},
    TypeRow{kUrl, "url", EvidenceClass::kInfrastructure},
    TypeRow{kEmailAddr, "email-addr", EvidenceClass::kInfrastructure},
    TypeRow{kFileHash, "file-hash", EvidenceClass::kTooling},
    TypeRow{kVulnerability, "vulnerability", EvidenceClass::kMethods},
    TypeRow{kVictimCountry, "victim-country", EvidenceClass::kTargets},
    TypeRow{kVictimSector, "victim-sector", EvidenceClass::kTargets},
    TypeRow{kActiveHours, "active-hours", EvidenceClass::kBehaviour},
    TypeRow{kLanguage, "language", EvidenceClass::kBehaviour},
    TypeRow{kAutonomousSystem, "autonomous-system", EvidenceClass::kInfrastructure},
    TypeRow{kX509Certificate, "x509-certificate", EvidenceClass::kInfrastructure},
    TypeRow{kJa3, "ja3", EvidenceClass::kInfrastructure},
    TypeRow{kJarm, "jarm", EvidenceClass::kInfrastructure},
    TypeRow{kRegistrant, "registrant", EvidenceClass::kInfrastructure},
    TypeRow{kImphash, "imphash", EvidenceClass::kTooling},
    TypeRow{kPdbPath, "pdb-path", EvidenceClass::kTooling},
    TypeRow{kMutex, "mutex", EvidenceClass::kTooling},
    TypeRow{kCompileTime, "compile-time", EvidenceClass::kBehaviour},
    TypeRow{kCodeSimilarity, "code-similarity", EvidenceClass::kTooling},
    TypeRow{kLure, "lure", EvidenceClass::kBehaviour},
    TypeRow{kObjective, "objective", EvidenceClass::kTargets},
    TypeRow{kDataStolen, "data-stolen", EvidenceClass::kTargets},
    TypeRow{kActiveDates, "active-dates", EvidenceClass::kBehaviour},
};

constexpr std::array<std::string_view, kEvidenceClasses> kClasses = {
    "targets", "methods", "tooling", "infrastructure", "behaviour"};
constexpr std::array<std::string_view, 6> kRoles = {"",        "c2",     "delivery",
                                                    "staging", "victim", "benign"};
constexpr std::array<std::string_view, 5> kMarkings = {"TLP:CLEAR", "TLP:GREEN", "TLP:AMBER",
                                                       "TLP:AMBER+STRICT", "TLP:RED"};
constexpr std::array<std::string_view, 4> kLevels = {"activity", "intrusion-set", "threat-actor",
                                                     "sponsor"};

template <class Names>
std::optional<std::size_t> position(const Names& names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return i;
  }
  return {};
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return result;
}

}  // namespace

std::string_view name_of(ObservationType type) {
  for (const TypeRow& row : kTypes) {
    if (row.type == type) return row.name;
  }
  return "unknown";
}

std::optional<ObservationType> observation_type(std::string_view name) {
  for (const TypeRow& row : kTypes) {
    if (row.name == name) return row.type;
  }
  return {};
}

std::string_view name_of(EvidenceClass evidence_class) {
  return kClasses[static_cast<std::size_t>(evidence_class)];
}

std::optional<EvidenceClass> evidence_class(std::string_view name) {
  const auto index = position(kClasses, name);
  if (!index) return {};
  return static_cast<EvidenceClass>(*index);
}

std::optional<EvidenceClass> class_of(ObservationType type) {
  for (const TypeRow& row : kTypes) {
    if (row.type == type) return row.evidence_class;
  }
  return {};
}

std::string_view name_of(Role role) { return kRoles[static_cast<std::size_t>(role)]; }

std::optional<Role> role(std::string_view name) {
  const auto index = position(kRoles, name);
  if (!index || name.empty()) return {};
  return static_cast<Role>(*index);
}

char letter_of(Reliability reliability) {
  return static_cast<char>('A' + static_cast<int>(reliability));
}

std::optional<Reliability> reliability(std::string_view text) {
  if (text.size() != 1) return {};
  const int index = std::toupper(static_cast<unsigned char>(text[0])) - 'A';
  if (index < 0 || index > 5) return {};
  return static_cast<Reliability>(index);
}

int number_of(Credibility credibility) { return static_cast<int>(credibility); }

std::optional<Credibility> credibility(std::int64_t number) {
  if (number < 1 || number > 6) return {};
  return static_cast<Credibility>(number);
}

std::string_view name_of(Marking marking) { return kMarkings[static_cast<std::size_t>(marking)]; }

std::optional<Marking> marking(std::string_view text) {
  std::string name = upper(text);
  if (!name.starts_with("TLP:")) name.insert(0, "TLP:");
  if (name == "TLP:WHITE") return Marking::kClear;
  const auto index = position(kMarkings, std::string_view(name));
  if (!index) return {};
  return static_cast<Marking>(*index);
}

std::string_view name_of(AttributionLevel level) {
  return kLevels[static_cast<std::size_t>(level)];
}

std::string key_of(const Observation& observation) {
  const bool software =
      observation.type == ObservationType::kMalware || observation.type == ObservationType::kTool;
  std::string key;
  if (observation.type == ObservationType::kUnknown) {
    key = observation.unknown_type;
  } else {
    // Malware and tool may be exchanged (interface.md): they are one thing here.
    key = software ? "software" : std::string(name_of(observation.type));
  }
  return key + "\n" + (observation.id.empty() ? observation.value : observation.id);
}

std::string id_of(const Observation& observation) { return short_id("e", key_of(observation)); }

}  // namespace perpend
