// Where a document names itself and its author. Both are testimony: the title is its author's
// conclusion in a line, and the author is who says it, not what was seen.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/span.h"
#include "model/incident.h"

namespace perpend {

// Bytes of Document::text; none where the text does not show them (a page's title that only the
// browser's tab has).
struct Bylines {
  std::optional<ByteSpan> title;
  std::optional<ByteSpan> author;
};

// The first line that is the title, and the first place of the author's name as whole words, both
// in the document's head. Case and the width of white space are as they stand. Linear in the head.
Bylines bylines_of(const Document& document);

// The author that a line of the head names ("By Ada Quill", "Author: Harbour CERT"), or nothing.
std::optional<ByteSpan> author_line(std::string_view text);

}  // namespace perpend
