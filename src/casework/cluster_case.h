// A cluster of `link` as the case that `attribute` asks about. Not for doors.
#pragma once

#include <string>
#include <vector>

#include "casework/ingest.h"
#include "casework/known.h"
#include "casework/request.h"

namespace perpend::casework {

// The inputs are linked as `link` does without options, and the incidents of one cluster are one
// case, each of them one origin. Errors: those of ingest_each() and link(); link.no-such-cluster.
Result<std::vector<Case>> cluster_case(const InputChoice& input, const std::string& cluster,
                                       const Known& known);

}  // namespace perpend::casework
