// The annotated paragraphs of a folder. Not for doors.
#pragma once

#include <string>
#include <vector>

#include "core/error.h"
#include "evaluation/gold.h"

namespace perpend::casework {

// Every *.json of the folder, by name; none where there is no such folder. Errors: of reading, and
// of evaluation::read_gold.
Result<std::vector<evaluation::GoldParagraph>> read_gold_folder(const std::string& folder);

}  // namespace perpend::casework
