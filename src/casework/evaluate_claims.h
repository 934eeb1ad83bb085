// `perpend eval claims`: held-out attributions, and the project's own gold. Not for doors.
#pragma once

#include "casework/evaluate.h"

namespace perpend::casework {

// Errors: those of open_known(); claims.no-model; eval.no-gold (input) where neither texts nor gold
// are there.
Result<Answer> evaluate_claims(const EvaluateRequest& request);

}  // namespace perpend::casework
