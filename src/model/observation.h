// What was seen, where, when and by whom: STIX observables and ATT&CK objects as one value.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/span.h"
#include "model/marking.h"
#include "model/source.h"

namespace perpend {

// In the order and under the names of interface.md's incident lines.
enum class ObservationType : std::uint8_t {
  kAttackPattern,
  kMalware,
  kTool,
  kDomainName,
  kIpv4Addr,
  kIpv6Addr,
  kUrl,
  kEmailAddr,
  kFileHash,
  kVulnerability,
  kVictimCountry,
  kVictimSector,
  kActiveHours,
  kLanguage,
  kAutonomousSystem,
  kX509Certificate,
  kJa3,
  kJarm,
  kRegistrant,
  kImphash,
  kPdbPath,
  kMutex,
  kCompileTime,
  kCodeSimilarity,
  kLure,
  kObjective,
  kDataStolen,
  kActiveDates,  // when it was done: a day or FROM/TO, in observed_from and observed_to too
  kUnknown,      // kept and reported, weighs nothing; its name stands in Observation::unknown_type
};

std::string_view name_of(ObservationType type);
std::optional<ObservationType> observation_type(std::string_view name);  // never kUnknown

// The five classes of evidence. What a source concludes is testimony and has no class.
enum class EvidenceClass : std::uint8_t {
  kTargets,
  kMethods,
  kTooling,
  kInfrastructure,
  kBehaviour
};
inline constexpr int kEvidenceClasses = 5;

std::string_view name_of(EvidenceClass evidence_class);
std::optional<EvidenceClass> evidence_class(std::string_view name);
std::optional<EvidenceClass> class_of(ObservationType type);  // none for kUnknown

// What an observable was used for, where the source says so.
enum class Role : std::uint8_t { kUnspecified, kC2, kDelivery, kStaging, kVictim, kBenign };
std::string_view name_of(Role role);
std::optional<Role> role(std::string_view name);

// A range of bytes in the extracted text of one document of the case.
struct DocumentSpan {
  std::uint32_t document = 0;  // index into Incident::documents
  ByteSpan bytes;
  std::uint32_t page = 0;  // from 1; 0 where there are no pages

  auto operator<=>(const DocumentSpan&) const = default;
};

struct Observation {
  ObservationType type = ObservationType::kUnknown;
  std::string unknown_type;  // the name as given, for kUnknown
  std::string id;            // ATT&CK id (T1566.002, S0275) where one was given or found, or empty
  std::string value;  // canonical: lower-case host, refanged; CVE-2023-1; ISO country; a name
  std::optional<Date> observed_from;
  std::optional<Date> observed_to;
  Role role = Role::kUnspecified;
  std::optional<std::int32_t>
      confidence_thousandths;              // 0..1000: of the extraction, not of the world
  std::optional<Credibility> credibility;  // overrides the incident's
  std::string identified_by;               // who gave the malware its name
  std::optional<Marking> marking;          // overrides the incident's
  std::vector<DocumentSpan> spans;         // where it stands; sorted
  std::uint32_t source = 0;                // index into Incident::sources
  std::string note;                        // why it was recognised, for a person
  std::string unknown_members;  // members that no reader knew, as "\"key\":json,…", for export

  bool operator==(const Observation&) const = default;
};

// The text that identifies an observation: its type and its id, or its value.
std::string key_of(const Observation& observation);

// A content id, the same tomorrow: "e" and twelve hex digits of the SHA-256 of key_of().
std::string id_of(const Observation& observation);

}  // namespace perpend
