#include "casework/claims_ledger.h"

#include <algorithm>
#include <utility>

#include "core/parallel.h"

namespace perpend::casework {

claims::ClaimsLedger ledger_of(const claims::ClaimModel& model,
                               std::vector<ClaimDocument> documents, int threads) {
  std::vector<claims::ClaimsOfDocument> inputs(documents.size());
  in_parallel(documents.size(), threads, [&](std::size_t i, int) {
    inputs[i] = claims::extract_claims(model, documents[i], static_cast<std::uint32_t>(i));
  });
  std::vector<Claim> found;
  Diagnostics diagnostics;
  for (claims::ClaimsOfDocument& read : inputs) {
    std::move(read.claims.begin(), read.claims.end(), std::back_inserter(found));
    std::move(read.diagnostics.begin(), read.diagnostics.end(), std::back_inserter(diagnostics));
  }
  // What was not read is not compared either.
  for (ClaimDocument& document : documents) document.body = claims::readable_body(document);
  claims::ClaimsLedger ledger = claims::build_ledger(std::move(documents), std::move(found));
  ledger.diagnostics = std::move(diagnostics);
  return ledger;
}

}  // namespace perpend::casework
