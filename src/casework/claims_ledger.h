// Documents to claims ledger. Not for doors.
#pragma once

#include <string>
#include <vector>

#include "claims/extract_claims.h"
#include "claims/ledger.h"
#include "core/error.h"
#include "knowledge/pack.h"
#include "model/incident.h"

namespace perpend::casework {

// The ledger of these documents. What is no prose, or in no language that is read, is left out with
// a diagnostic; its document stays, without claims.
claims::ClaimsLedger ledger_of(const claims::ClaimModel& model,
                               std::vector<ClaimDocument> documents);

// Claims on who did it become testimony of the case, in place of what a lesser reading found in the
// same bytes; claims of one origin get one origin, so that the case counts it once. `documents` of
// the ledger are those of the incident, by index.
void add_testimony(const claims::ClaimsLedger& ledger, Incident& incident);

}  // namespace perpend::casework
