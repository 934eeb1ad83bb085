// Two assessments of one case: what changed between them, and which evidence did it.
#pragma once

#include <string>

#include "casework/request.h"
#include "core/error.h"

namespace perpend::casework {

struct CompareRequest {
  std::string before;  // files with `perpend attribute --format json` of one case each
  std::string after;
  OutputChoice output;
};

// The change of the log odds of two hypotheses (the leader after against the leader before, or the
// runner-up where that is one) as priors plus one term for each row that is new, gone or changed:
// they sum to the change to the last microban. Errors: those of reading; compare.not-an-assessment;
// compare.altered where the rows of a file do not add up to its own scores;
// compare.nothing-in-common.
Result<Answer> compare(const CompareRequest& request);

}  // namespace perpend::casework
