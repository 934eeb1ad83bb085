// The answer: ranked hypotheses, the ledger that leads to them, and what an honest reader needs
// beside them. Values only; computed in attribution/, shown in reporting/.
//
// A posterior is the probability that published reporting would give this activity this name,
// given the pack. It is not guilt, and there is no probability of a sponsor anywhere in here.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/error.h"
#include "core/weight.h"
#include "model/incident.h"
#include "model/marking.h"
#include "model/observation.h"

namespace perpend {

inline constexpr std::string_view kUnlistedId = "unlisted";

using ClassWeights = std::array<WeightOfEvidence, kEvidenceClasses>;  // indexed by EvidenceClass

// "An actor of the pack did it", one each, exclusive; always with the unlisted actor among them.
struct Hypothesis {
  std::string id;    // G0045, a MISP galaxy UUID, a STIX id, or kUnlistedId
  std::string name;  // "an actor not in the pack" for the unlisted one
  std::vector<std::string> aliases;
  AttributionLevel level = AttributionLevel::kIntrusionSet;
  Prior prior;
  WeightOfEvidence weight;  // sum of its weights in all rows
  Score score;              // prior + weight
  ClassWeights by_class{};
  Posterior posterior;
  Posterior flat_prior_posterior;  // the same evidence under equal priors
  std::optional<std::pair<Posterior, Posterior>> sensitivity_range;  // 5th and 95th percentile
  std::uint32_t reports = 0;  // published reports in view that its profile rests on

  bool operator==(const Hypothesis&) const = default;
};

// Why a row has the weight it has under one hypothesis: the counts behind it.
struct RowWeight {
  WeightOfEvidence weight;
  std::uint32_t seen = 0;   // reports of this actor that show the finding
  std::uint32_t total = 0;  // reports of this actor
  bool capped = false;

  bool operator==(const RowWeight&) const = default;
};

// One forensic finding under every hypothesis, against one common background.
struct Evidence {
  std::string id;  // id_of(observation), or a content id of its own kind
  EvidenceClass evidence_class = EvidenceClass::kMethods;
  std::string finding_type;                  // an observation type, or "resemblance"
  std::string finding_id;                    // ATT&CK id or empty
  std::string finding_name;                  // what a person reads
  std::string dependency_group;              // members of one group count once together
  std::optional<std::uint32_t> observation;  // index into Incident::observations
  std::uint32_t source = 0;                  // index into Incident::sources
  std::uint32_t background_seen = 0;         // reports of all actors that show it
  std::uint32_t background_total = 0;
  std::string note;                // "implied by PlugX, which counts already", "reserved address"
  std::vector<RowWeight> weights;  // one for each of Assessment::hypotheses, in their order

  bool operator==(const Evidence&) const = default;
};

// The verdict when one class, or one source, is left out.
struct Without {
  std::string left_out;  // name of a class, or of a source
  bool is_source = false;
  std::string top_id;
  std::string top_name;
  Posterior posterior;
  std::string term;

  bool operator==(const Without&) const = default;
};

// A term of ICD 203 with its band in per cent, or no term.
struct Likelihood {
  std::string term;  // "likely"; "no assessment"
  int low_percent = 0;
  int high_percent = 100;

  bool operator==(const Likelihood&) const = default;
};

struct Assessment {
  std::string version;      // of perpend
  std::string pack_sha256;  // hex
  Date pack_as_of;
  Date as_of;
  std::optional<Date> fitted_as_of;
  std::vector<std::pair<std::string, std::int64_t>>
      parameters;  // every fitted number used, by name

  std::string case_id;
  std::vector<Hypothesis> hypotheses;  // best first; ties by id; ALL of them
  Score normaliser;                    // log10 of the sum of 10^score over all hypotheses
  std::vector<Evidence> evidence;  // every row, by class, then by how far it parts the first two
  std::vector<Without> without;    // classes first, then sources where there are two or more

  Likelihood likelihood;
  std::string confidence;           // "low", "moderate", "high"
  std::string gate;                 // why this term and not a stronger one
  std::string likelihood_sentence;  // never mentions confidence, and the other way round
  std::string confidence_sentence;
  std::string coverage;  // what the pack covers and what it does not
  std::vector<std::string> limits;
  Marking marking = Marking::kClear;

  bool operator==(const Assessment&) const = default;
};

}  // namespace perpend
