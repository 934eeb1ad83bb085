// `perpend eval linkage`. Not for doors.
#pragma once

#include "casework/evaluate.h"

namespace perpend::casework {

Result<Answer> evaluate_linkage(const EvaluateRequest& request);

// The dated lists of indicators in a data folder, decompressed; empty where there are none.
// Errors: those of formats::unpack, input.unreadable.
Result<std::string> infrastructure_rows(const std::string& sources);

}  // namespace perpend::casework
