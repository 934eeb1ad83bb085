// Who speaks in a sentence that was read as the outlet's own though its words say who.
#pragma once

#include <optional>
#include <string_view>

#include "core/span.h"

namespace perpend::claims {

struct PlainFrame {
  ByteSpan source;  // without article
  ByteSpan cue;
  ByteSpan content;
};

// 'SOURCE assess with moderate confidence that CONTENT', 'CONTENT, SOURCE has found'; nothing where
// the words are in neither order.
std::optional<PlainFrame> plain_frame(std::string_view text, ByteSpan sentence);

}  // namespace perpend::claims
