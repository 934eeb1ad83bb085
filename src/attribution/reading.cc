#include "attribution/reading.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "attribution/admiralty.h"
#include "knowledge/name_key.h"
#include "knowledge/names.h"
#include "model/indicator.h"

namespace perpend::attribution {
namespace {

using enum ObservationType;

void weightless(CaseFinding& finding, std::string note) {
  finding.kind = FindingKind::kWeightless;
  finding.note = std::move(note);
}

// A software that no source of reports ever numbers cannot be missing from a profile: its absence
// says nothing. ATT&CK's own software (S and digits) can.
bool appears_in_reports(const View& view, std::uint32_t item) {
  if (view.profiles().seen_by_all(item) != 0) return true;
  const std::string& id = view.corpus().items[item].id;
  return id.size() == 5 && id[0] == 'S' &&
         id.find_first_not_of("0123456789", 1) == std::string::npos;
}

// What the pack means by names, made only if a case needs it.
class NameTable {
 public:
  explicit NameTable(const View& view) : view_(view) {}
  // The software of this name; how many things it may mean goes to `meanings`.
  std::uint32_t software(std::string_view name, std::size_t& meanings) {
    if (!names_) names_.emplace(knowledge::View(view_.pack(), view_.as_of()));
    meanings = names_->find(name).size();
    return names_->software(name);
  }

 private:
  const View& view_;
  std::optional<knowledge::Names> names_;
};

void read_software(const View& view, const Observation& observation, NameTable& names,
                   CaseFinding& finding) {
  std::uint32_t software = view.pack().find_software(observation.id);
  std::size_t meanings = 0;
  if (software == knowledge::kNone && observation.id.empty()) {
    software = names.software(observation.value, meanings);
  }
  if (software == knowledge::kNone && meanings > 0) {
    weightless(finding, "the name may mean several things");
    return;
  }
  if (software == knowledge::kNone) {
    finding.kind = FindingKind::kUnseenSoftware;
    finding.key = "software " + (observation.id.empty() ? knowledge::name_key(observation.value)
                                                        : observation.id);
    finding.note = "the pack knows no such software";
    return;
  }
  finding.item = static_cast<std::uint32_t>(view.pack().techniques().size()) + software;
  finding.key = "item " + view.corpus().items[finding.item].id;
  if (appears_in_reports(view, finding.item)) {
    finding.kind = FindingKind::kItem;
  } else {
    weightless(finding, "known by name only: no report of the pack could show it");
  }
}

void read_technique(const View& view, const Observation& observation, CaseFinding& finding) {
  const std::uint32_t technique = view.pack().find_technique(observation.id);
  if (technique == knowledge::kNone) {
    weightless(finding, "the pack has no such technique");
    return;
  }
  finding.kind = FindingKind::kItem;
  finding.item = technique;
  finding.key = "item " + view.corpus().items[technique].id;
}

void read_indicator(const Observation& observation, bool allow_reserved, CaseFinding& finding) {
  if (observation.role == Role::kVictim || observation.role == Role::kBenign) {
    weightless(finding, "named as the victim's own or as harmless");
    return;
  }
  const auto reserved = reserved_by({observation.type, observation.value});
  if (reserved && !allow_reserved) {
    weightless(finding, "reserved: " + std::string(*reserved));
    return;
  }
  finding.kind = FindingKind::kIndicator;
}

CaseFinding read_one(const View& view, const Observation& observation, bool allow_reserved,
                     EvidenceClass evidence_class, NameTable& names) {
  CaseFinding finding;
  finding.evidence_class = evidence_class;
  finding.key = key_of(observation);
  switch (observation.type) {
    case kAttackPattern:
      read_technique(view, observation, finding);
      break;
    case kMalware:
    case kTool:
      read_software(view, observation, names, finding);
      break;
    case kDomainName:
    case kIpv4Addr:
    case kUrl:
    case kFileHash:
      read_indicator(observation, allow_reserved, finding);
      break;
    case kVulnerability:
      if (view.trait_weight(TraitKind::kVulnerability) == 0) {
        weightless(finding, "the pack has no weight of vulnerabilities");
      } else {
        finding.kind = FindingKind::kVulnerability;
      }
      break;
    case kVictimCountry:
      finding.kind = FindingKind::kCountry;
      break;
    case kVictimSector:
      finding.kind = FindingKind::kSector;
      break;
    default:
      weightless(finding, "no weight of this type has been validated");
  }
  return finding;
}

}  // namespace

std::vector<CaseFinding> read_case(const View& view, const Incident& incident,
                                   bool allow_reserved) {
  std::map<std::pair<EvidenceClass, std::string>, CaseFinding> findings;
  NameTable names(view);
  for (std::uint32_t i = 0; i < incident.observations.size(); ++i) {
    const Observation& observation = incident.observations[i];
    const auto evidence_class = class_of(observation.type);
    if (!evidence_class) continue;
    CaseFinding read = read_one(view, observation, allow_reserved, *evidence_class, names);
    const Source source = observation.source < incident.sources.size()
                              ? incident.sources[observation.source]
                              : Source{};
    const Instance instance{observation.source, i, trust(source, observation),
                            ungraded(source, observation)};
    auto [place, fresh] = findings.try_emplace({*evidence_class, read.key}, read);
    // What one document calls the victim's own another may not: the one that weighs is kept.
    if (!fresh && place->second.kind == FindingKind::kWeightless) {
      place->second.kind = read.kind;
      place->second.note = read.note;
      if (read.kind != FindingKind::kWeightless) place->second.instances.clear();
    }
    if (read.kind == place->second.kind) place->second.instances.push_back(instance);
  }
  std::vector<CaseFinding> result;
  for (auto& [key, finding] : findings) {
    std::stable_sort(finding.instances.begin(), finding.instances.end(),
                     [](const Instance& a, const Instance& b) { return a.trust > b.trust; });
    result.push_back(std::move(finding));
  }
  return result;
}

}  // namespace perpend::attribution
