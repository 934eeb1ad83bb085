// Documents to claims ledger. Not for doors.
#pragma once

#include <vector>

#include "claims/extract_claims.h"
#include "claims/ledger.h"

namespace perpend::casework {

// The ledger of these documents. What is no prose, or in no language that is read, is left out with
// a diagnostic; its document stays, without claims. Each document is read by one of `threads`.
claims::ClaimsLedger ledger_of(const claims::ClaimModel& model,
                               std::vector<ClaimDocument> documents, int threads = 1);

}  // namespace perpend::casework
