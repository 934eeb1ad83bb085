// The annotated paragraphs of a folder. Not for doors.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/error.h"
#include "evaluation/gold.h"

namespace perpend::casework {

// Every *.json of the folder, by name; none where there is no such folder. Errors: of reading, and
// of evaluation::read_gold.
Result<std::vector<evaluation::GoldParagraph>> read_gold_folder(const std::string& folder);

// A folder a hand, in the order of their names, each with its paragraphs.
using GoldHands = std::vector<std::pair<std::string, std::vector<evaluation::GoldParagraph>>>;
Result<GoldHands> read_gold_folders(const std::string& folder);

}  // namespace perpend::casework
