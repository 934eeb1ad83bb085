// Targets and vulnerabilities of the pack's reports, out of the sentences in a data folder.
#pragma once

#include <string>

#include "attribution/traits.h"
#include "core/error.h"
#include "knowledge/pack.h"

namespace perpend::casework {

// `everybody`: a sentence counts for every report that is cited for it (training::Citing). Errors:
// those of read_training_texts().
Result<attribution::TraitsByTelling> report_traits(const knowledge::Pack& pack,
                                                   const std::string& sources,
                                                   bool everybody = false);

}  // namespace perpend::casework
