// The same case with something left out: what each class and each source carries, and how far the
// answer moves.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "attribution/ledger.h"
#include "core/weight.h"
#include "model/assessment.h"

namespace perpend::attribution {

// Posteriors of View::candidates() under one selection.
struct Outcome {
  std::vector<Posterior> posteriors;
  std::size_t leader = 0;
};
Outcome outcome_of(const CaseLedger& ledger, const std::vector<Prior>& priors,
                   const Selection& selection);
Outcome outcome_of(const View& view, const std::vector<Score>& scores);
Outcome outcome_of(const View& view, const std::vector<Prior>& priors,
                   const std::vector<WeightOfEvidence>& sums);

// 5th and 95th percentile, nearest rank; at least one value.
std::pair<Posterior, Posterior> percentiles(std::vector<Posterior> values);
// From the lower of the lows to the higher of the highs.
std::pair<Posterior, Posterior> wider(const std::pair<Posterior, Posterior>& a,
                                      const std::pair<Posterior, Posterior>& b);

// Everything that is tried, computed by `threads` threads in a fixed order.
struct Variants {
  Outcome validated;                                              // techniques and software alone
  Outcome together;                                               // and indicators beside them
  std::vector<std::pair<EvidenceClass, Outcome>> without_class;   // classes that the case has
  std::vector<std::pair<std::uint32_t, Outcome>> without_source;  // where there are two or more
  // Origins of several sources, by their place in `origins`, where there are two or more origins.
  std::vector<std::pair<std::uint32_t, Outcome>> without_origin;
  // percentiles() of each candidate over: all evidence, each origin left out, each finding left
  // out, and what has no grade doubted.
  std::vector<std::pair<Posterior, Posterior>> ranges;
};
Variants variants_of(const CaseLedger& ledger, const std::vector<Prior>& priors,
                     const Outcome& full, const std::vector<Origin>& origins, int threads);

}  // namespace perpend::attribution
