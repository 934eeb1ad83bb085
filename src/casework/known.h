// The pack that was chosen, with the user's own actors in it, and the day it is seen as of. Not for
// doors.
#pragma once

#include "casework/request.h"
#include "core/date.h"
#include "core/error.h"
#include "knowledge/pack.h"

namespace perpend::casework {

struct Known {
  knowledge::Pack pack;
  Date as_of;
  Diagnostics diagnostics;  // of the bundles that were added
};

Result<Known> open_known(const KnowledgeChoice& choice);

}  // namespace perpend::casework
