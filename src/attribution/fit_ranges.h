// How far the fitted numbers alone carry an answer: its posteriors under each draw of the pack.
#pragma once

#include <utility>
#include <vector>

#include "attribution/attribute.h"
#include "attribution/ledger.h"
#include "core/weight.h"

namespace perpend::attribution {

// 5th and 95th percentile (nearest rank) of each of View::candidates() over View::draws(), with all
// evidence in; empty without draws. `set`: priors that analysts set stand under every draw.
std::vector<std::pair<Posterior, Posterior>> fit_ranges(const CaseLedger& ledger,
                                                        const std::vector<SetPrior>& set);

}  // namespace perpend::attribution
