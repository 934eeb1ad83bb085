// From a pack of facts to one that can attribute: everything fitted, one step after the other. Not
// for doors.
#pragma once

#include <string>

#include "casework/request.h"
#include "core/error.h"
#include "knowledge/pack.h"

namespace perpend::casework {

// `sources`: the folder with the texts that models are trained on. A model whose texts are not
// there stays as the pack has it, and a diagnostic says so (train.kept).
Result<knowledge::Pack> trained(knowledge::Pack pack, const std::string& sources,
                                const Progress& progress, Diagnostics& diagnostics);

}  // namespace perpend::casework
