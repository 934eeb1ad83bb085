// A case as the ledger reads it: each distinct finding once, with all the sources that have it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "attribution/view.h"
#include "model/incident.h"

namespace perpend::attribution {

enum class FindingKind : std::uint8_t {
  kItem,            // a technique or software that the corpus numbers
  kUnseenSoftware,  // malware or tool by a name that the pack does not know
  kIndicator,       // domain, address, URL, file hash
  kVulnerability,
  kCountry,
  kSector,
  kWeightless,  // kept and shown; `note` says why it weighs nothing
};

// One source's word for a finding.
struct Instance {
  std::uint32_t source = 0;       // index into Incident::sources
  std::uint32_t observation = 0;  // index into Incident::observations
  std::int32_t trust = 0;         // thousandths
  bool ungraded = false;
};

struct CaseFinding {
  FindingKind kind = FindingKind::kWeightless;
  EvidenceClass evidence_class = EvidenceClass::kMethods;
  std::string key;                  // what makes two observations one finding
  std::uint32_t item = 0;           // for kItem
  std::vector<Instance> instances;  // best trusted first, then by place in the incident
  std::string note;
};

// By class, then key. Observations of unknown type have no class and are not findings: the reader
// of the input has reported them. A finding that several documents have stands here once.
std::vector<CaseFinding> read_case(const View& view, const Incident& incident, bool allow_reserved);

}  // namespace perpend::attribution
