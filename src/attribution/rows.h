// Rows of methods and tooling: what each technique, each software and the case as a whole weigh for
// every profiled actor, against one background.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "attribution/parameters.h"
#include "attribution/profiles.h"
#include "attribution/ratios.h"
#include "model/assessment.h"

namespace perpend::attribution {

inline constexpr std::int32_t kFullTrust = 1000;

// An item of the case. Trust (thousandths) mixes the likelihood ratio towards 1: r*LR + (1-r).
struct Finding {
  std::uint32_t item = 0;
  std::int32_t trust = kFullTrust;
};

// What the ledger of methods and tooling looks at. Items sorted, each once.
struct Findings {
  // Ages are counted from here: the day of which is asked, or the start of the case's own year if
  // that is earlier. A report published after the case is as fresh as one of the year before.
  Date day;
  std::vector<Finding> items;
  std::vector<std::int32_t> unseen_software;  // trust of each software that no report of the corpus
                                              // names
  std::int64_t count() const {
    return static_cast<std::int64_t>(items.size() + unseen_software.size());
  }
};

enum class RowKind : std::uint8_t {
  kTechnique,
  kSoftware,
  kUnseenSoftware,  // a name that the corpus does not number
  kSignature,       // the case has malware that one actor alone is reported with
  kProfile,
  kNearest,
  kDensity,
  kNovelty,    // tooling that no report in view shows: for the unlisted actor
  kNames,      // infrastructure: how the hosts are named
  kUnmatched,  // infrastructure that stands in no list in view: for the unlisted actor
};

struct Row {
  RowKind kind = RowKind::kTechnique;
  EvidenceClass evidence_class = EvidenceClass::kMethods;
  std::uint32_t item = 0;          // of the corpus; for kUnseenSoftware its place in Findings
  std::uint32_t explained_by = 0;  // an observed software that implies it, or knowledge::kNone
  std::vector<RowWeight> weights;  // one for each of Profiles::actors()
  WeightOfEvidence unlisted;  // of the unlisted actor: 0, it is the background, but for kNovelty
};

// Every row, rounded once each. A hypothesis without a profile weighs 0 in all of them. Rows that
// weigh nothing for anybody (no software observed: no resemblance of tooling) are left out.
std::vector<Row> method_rows(const Profiles& profiles, const Findings& findings,
                             const Parameters& parameters);
// The same with a table of these profiles that the caller keeps for the next call.
std::vector<Row> method_rows(const Profiles& profiles, const Findings& findings,
                             const Parameters& parameters, RatioTable& ratios);

// The largest weight a count of `reports` can support, in microbans: with R reports of everybody
// one more could always have been the misleading one, so no ratio beyond R+1 is evidence.
std::int64_t cap_microbans(std::int64_t reports);

// The parts of the rows, in microbans: of a technique and of a software, by the capped log ratio
// (`independent`: items of the case that no observed software implies); and for the unlisted actor
// of tooling that no report in view shows, by how much of it there is, summed trust.
std::int64_t technique_weight(std::int64_t microbans, const Parameters& parameters,
                              std::int64_t independent);
std::int64_t software_weight(std::int64_t microbans, const Parameters& parameters);
std::int64_t novel_trust(const Profiles& profiles, const Findings& findings);
std::int64_t novelty_weight(std::int64_t trust, const Parameters& parameters);

}  // namespace perpend::attribution
