// Which prior a case has: that of the kind of case it is.
#pragma once

#include <optional>
#include <vector>

#include "attribution/ledger.h"
#include "core/weight.h"

namespace perpend::attribution {

// What a prior is made of, before it is shared out (priors_of).
struct PriorScores {
  std::vector<std::optional<Score>> known;  // each of View::candidates() but the unlisted actor
  std::int64_t mass = 0;                    // of all that is not known; microbans
};

// A case with techniques or software is like the reports that the ledger was fitted on; one of
// indicators alone is like the lists that infrastructure was fitted on, and how much and how lately
// an actor was listed is its prior. The ledger must outlive it.
class CasePrior {
 public:
  explicit CasePrior(const CaseLedger& ledger);
  PriorScores under(const Parameters& parameters, const TraceWeights& traces) const;

 private:
  const CaseLedger& ledger_;
  bool of_lists_ = false;
  std::vector<std::pair<std::size_t, PriorTerms>> reported_;  // candidate, its terms
  std::vector<std::pair<std::size_t, ListTerms>> listed_;
  std::int64_t listed_mass_ = 0;
};

// One for each of View::candidates(), under the pack's numbers.
std::vector<Prior> case_priors(const CaseLedger& ledger);
std::vector<Prior> case_priors(const CasePrior& prior, const Parameters& parameters,
                               const TraceWeights& traces);

}  // namespace perpend::attribution
