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

}  // namespace perpend
