// The texts that models of extraction are trained and judged on, from a data folder. Not for doors.
#pragma once

#include <string>
#include <vector>

#include "core/error.h"
#include "formats/attack/texts.h"

namespace perpend::casework {

struct TrainingTexts {
  attack::Texts attack;
  std::vector<std::string> prose;  // sentences of GUM's open genres, if the folder has them
};

// attack/: the newest bundle with descriptions; text/gum-open-genres.tar.zst. Errors: those of
// read_sources' files: input.missing where there is no bundle.
Result<TrainingTexts> read_training_texts(const std::string& folder);

}  // namespace perpend::casework
