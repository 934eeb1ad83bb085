// The frames in which news puts speech, read from the order of words, commas and quotation marks.
#pragma once

#include <optional>

#include "claims/parsed_text.h"

namespace perpend::claims {

struct Frame {
  WordRange source;   // with appositions; empty: none stands there
  WordRange content;  // not empty
};

// The frame around a finite verb of saying or believing, or around 'according to'; nothing where
// the words are in no known order.
std::optional<Frame> frame_of(const ParsedText& parsed, std::uint32_t cue);

// The noun group that stands as the subject before a verb; empty if there is none.
WordRange subject_before(const ParsedText& parsed, std::uint32_t verb);

}  // namespace perpend::claims
