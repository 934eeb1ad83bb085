// The bytes that a finding came from, in their context.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/incident.h"

namespace perpend::reporting {

inline constexpr std::size_t kContextBytes = 120;  // on each side
inline constexpr std::size_t kMarkedBytes = 360;   // of a longer mark only its two ends are shown

// Ready to show (visible() and defang() are done), not yet escaped for any markup.
struct Passage {
  std::string before;
  std::string marked;
  std::string after;
  bool cut_before = false;  // the document goes on to the left, to the right
  bool cut_after = false;
};

// Nothing where the document has no text or the span points outside it. Context is cut at the
// edges of words and never inside a UTF-8 sequence; a word longer than the context is cut anyway.
std::optional<Passage> passage_of(const Incident& incident, const DocumentSpan& span,
                                  std::size_t context_bytes = kContextBytes);

// The page of a span, from 1; 0 where the document has no pages.
std::uint32_t page_of(const Incident& incident, const DocumentSpan& span);

// "report.txt, page 2, bytes 120-128", or "" where the document is unknown. Not escaped.
std::string place_of(const Incident& incident, const DocumentSpan& span);

}  // namespace perpend::reporting
