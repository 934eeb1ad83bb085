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
  // 5th to 95th percentile over what is left out, and over the draws of the fitted numbers: the
  // lower of both lows, the higher of both highs. And that of the draws alone.
  std::optional<std::pair<Posterior, Posterior>> sensitivity_range;
  std::optional<std::pair<Posterior, Posterior>> fit_range;
  std::uint32_t reports = 0;  // published reports in view that its profile rests on
  std::optional<Posterior> unaltered_posterior;  // without what analysts set, where they did

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

// The verdict when one class, one source, or one origin (several sources that go back to one) is
// left out.
struct Without {
  std::string left_out;  // name of a class, or of a source
  bool is_source = false;
  std::string top_id;
  std::string top_name;
  Posterior posterior;
  std::string term;
  bool is_origin = false;  // then left_out is its first source, and Sensitivity::origins has it

  bool operator==(const Without&) const = default;
};

// Findings without which another hypothesis leads.
struct Flip {
  std::vector<std::string> evidence;  // Evidence::id, sorted
  std::string to_id;                  // who leads without them
  std::string to_name;
  Posterior posterior;    // of that one then
  std::int64_t cost = 0;  // to forge them, in points: docs/adr/0007-cost-to-forge.md

  bool operator==(const Flip&) const = default;
};

struct Flips {
  std::optional<Flip> fewest;
  std::optional<Flip> cheapest;
  // Sets of at most so many findings were searched through; larger ones come from a greedy search,
  // so that there may be better ones, but none of up to this size.
  std::uint32_t looked_at = 0;
  std::uint64_t recomputed = 0;  // sets without which the ledger was made again

  bool operator==(const Flips&) const = default;
};

// The answer if others plant evidence that looks like `framed`, this often.
struct FalseFlag {
  std::int64_t share_thousandths = 0;  // of findings that cost one point to forge
  Posterior framed;                    // of the one that the evidence points at
  std::string top_id;
  std::string top_name;
  Posterior top;

  bool operator==(const FalseFlag&) const = default;
};

// What one class says by itself, before any prior: whom it favours, and what it makes of the one
// that the evidence as a whole points at.
struct ClassVoice {
  EvidenceClass evidence_class = EvidenceClass::kMethods;
  std::string favours_id;
  std::string favours_name;
  WeightOfEvidence favoured;  // subtotal of the one it favours
  WeightOfEvidence leader;    // subtotal of the one that all evidence points at
  bool dissents = false;      // parts its own from that one by half a ban or more
  // log10 of how much likelier this class is together with the rest than by itself: below zero the
  // two go less well together than evidence of two actors would.
  WeightOfEvidence fit;

  bool operator==(const ClassVoice&) const = default;
};

// One row against all the others: log10 of how much likelier it is with them than by itself.
struct Misfit {
  std::string evidence;  // Evidence::id
  WeightOfEvidence fit;  // below zero

  bool operator==(const Misfit&) const = default;
};

// An observation that has not been made, and what looking for it can be expected to tell.
struct NextObservation {
  std::string type;  // an observation type
  std::string id;    // ATT&CK id
  std::string name;
  std::int64_t gain_millibits = 0;  // expected fall of the entropy of the posterior
  Posterior chance;                 // that it is there, given all that is known
  std::string if_seen_id;           // who leads then, at which posterior
  std::string if_seen_name;
  Posterior if_seen;

  bool operator==(const NextObservation&) const = default;
};

// The answer with only the sources up to one: how it moved as evidence came in.
struct Arrival {
  std::optional<Date> published;
  std::string source;
  std::uint32_t findings = 0;  // that weigh, with everything up to this source
  std::string top_id;
  std::string top_name;
  Posterior top;
  Posterior leader;  // of the one that leads with everything

  bool operator==(const Arrival&) const = default;
};

// Sources that go back to one: they count once, and are left out together.
struct Origin {
  std::vector<std::uint32_t> sources;  // indices into Incident::sources, ascending
  std::string because;                 // "one address", "118 words in common"; empty for one source

  bool operator==(const Origin&) const = default;
};

// What would change the answer, and how little it takes.
struct Sensitivity {
  std::string
      points_at_id;  // the named hypothesis that the evidence points at: deception frames it
  std::string points_at_name;
  Flips flips;
  std::vector<FalseFlag> false_flags;  // by share
  std::vector<ClassVoice> voices;      // classes that the case has
  std::vector<Misfit> misfits;         // rows that go worst with the rest, worst first
  std::vector<NextObservation> next;   // best first
  std::vector<Arrival> arrivals;       // in the order of publication, undated sources last
  std::vector<Origin> origins;         // every source in exactly one

  bool operator==(const Sensitivity&) const = default;
};

// What others say of a candidate, with who and when; nothing of it is weighed.
struct SaidOf {
  std::string what;     // "JP Japan"
  std::string said_by;  // "MISP galaxy threat-actor", "CFR"
  Date since;
  std::string confidence;  // "50 %" where one is stated

  bool operator==(const SaidOf&) const = default;
};

// What the sources of the pack do not agree on, of one candidate.
struct KnownOf {
  std::string id;
  std::string name;
  std::vector<std::string> overlaps;  // names said to overlap with it: not the same
  std::vector<std::string> disagreements;
  std::vector<SaidOf> sponsors;  // never computed

  bool operator==(const KnownOf&) const = default;
};

// One thing that an analyst set or said, as the case's log has it.
struct HandNote {
  std::string kind;     // "prior", "cost", "actor", "assumption", "dissent", "sign", "reject"
  std::string subject;  // the actor, the evidence, the tree head signed; may be empty
  std::string text;     // the value set, or the words
  std::string who;
  std::string when;        // RFC 3339 in UTC
  std::uint64_t step = 0;  // of the log

  bool operator==(const HandNote&) const = default;
};

// The analysts' own hand. The unaltered result stands beside the altered one.
struct ByHand {
  std::vector<HandNote> notes;  // in the order of the log
  bool altered = false;         // priors were set, an actor added, or evidence left out
  std::string unaltered_top_id;
  std::string unaltered_top_name;
  Posterior unaltered_top;
  std::string unaltered_term;
  // A wrong name costs so many times what a right one is worth (thousandths); below the threshold
  // cost / (1 + cost) no name is given.
  std::optional<std::int64_t> wrong_name_cost;
  Posterior threshold;
  bool name_withheld = false;

  bool operator==(const ByHand&) const = default;
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
  Sensitivity sensitivity;
  ByHand by_hand;
  std::vector<KnownOf> known_of;  // of the leading named candidates, best first

  bool operator==(const Assessment&) const = default;
};

}  // namespace perpend
