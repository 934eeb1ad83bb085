// Which prior a case has: that of the kind of case it is.
#pragma once

#include <vector>

#include "attribution/ledger.h"
#include "core/weight.h"

namespace perpend::attribution {

// One for each of View::candidates(). A case with techniques or software is like the reports that
// the ledger was fitted on (informed_priors); one of indicators alone is like the lists that
// infrastructure was fitted on, and how much and how lately an actor was listed is its prior.
std::vector<Prior> case_priors(const CaseLedger& ledger);

}  // namespace perpend::attribution
