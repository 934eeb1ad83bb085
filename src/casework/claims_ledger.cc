#include "casework/claims_ledger.h"

#include <algorithm>
#include <utility>

namespace perpend::casework {

claims::ClaimsLedger ledger_of(const claims::ClaimModel& model,
                               std::vector<ClaimDocument> documents) {
  std::vector<Claim> found;
  Diagnostics diagnostics;
  for (std::uint32_t i = 0; i < documents.size(); ++i) {
    auto read = claims::extract_claims(model, documents[i], i);
    std::move(read.claims.begin(), read.claims.end(), std::back_inserter(found));
    std::move(read.diagnostics.begin(), read.diagnostics.end(), std::back_inserter(diagnostics));
  }
  claims::ClaimsLedger ledger = claims::build_ledger(std::move(documents), std::move(found));
  ledger.diagnostics = std::move(diagnostics);
  return ledger;
}

}  // namespace perpend::casework
