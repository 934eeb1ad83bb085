// `perpend eval extraction`: procedures of later years, and the project's own gold. Not for doors.
#pragma once

#include "casework/evaluate.h"

namespace perpend::casework {

// Errors: those of open_known(); eval.no-gold (input) where the folder holds no gold set.
Result<Answer> evaluate_extraction(const EvaluateRequest& request);

}  // namespace perpend::casework
