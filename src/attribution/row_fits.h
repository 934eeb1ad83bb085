// How each row of a ledger goes with all the others, through the posterior kernel.
#pragma once

#include <vector>

#include "attribution/ledger.h"
#include "core/weight.h"

namespace perpend::attribution {

// log10 P(all rows) + log10 P(none) - log10 P(the row) - log10 P(the others), over the candidates:
// one for each row, in their order. Below zero: the row goes with the others as evidence of another
// candidate would (Jensen, Chamberlain, Nordahl and Jensen 1990, with the sign turned). Within a
// microban of the same from normalise().
std::vector<WeightOfEvidence> row_fits(const std::vector<LedgerRow>& rows,
                                       const std::vector<Prior>& priors);

}  // namespace perpend::attribution
