// The phrases of cues.h, by hand. Inside the room.
#pragma once

#include <string_view>
#include <vector>

#include "extraction/cues.h"

namespace perpend::extraction {

struct CueWord {
  std::string_view phrase;  // lower case, single spaces; whole words; "*" at its end: any ending
  CueKind kind = CueKind::kDenial;
};

const std::vector<CueWord>& cue_words();

// Orders that advice begins with: "block", "disable".
bool is_imperative(std::string_view lower_word);

}  // namespace perpend::extraction
