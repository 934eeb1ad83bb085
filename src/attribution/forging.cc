#include "attribution/forging.h"

namespace perpend::attribution {

std::int64_t cost_to_forge(EvidenceClass evidence_class) {
  switch (evidence_class) {
    case EvidenceClass::kTargets:
      return kCostOfVictim;
    case EvidenceClass::kMethods:
      return kCostOfTechnique;
    case EvidenceClass::kTooling:
      return kCostOfOwnTool;
    case EvidenceClass::kInfrastructure:
      return kCostOfInfrastructure;
    case EvidenceClass::kBehaviour:
      break;
  }
  return kCostOfMetadata;
}

std::int64_t cost_to_forge(const View& view, const CaseFinding& finding,
                           const Observation& observation) {
  if (observation.type == ObservationType::kFileHash) return kCostOfKnownFile;
  if (finding.kind == FindingKind::kItem && finding.evidence_class == EvidenceClass::kTooling &&
      view.profiles().actors_showing(finding.item) >= kActorsOfSharedTool) {
    return kCostOfSharedTool;
  }
  return cost_to_forge(finding.evidence_class);
}

}  // namespace perpend::attribution
