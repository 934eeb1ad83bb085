// What an input is, told by its content: file names lie, and standard input has none.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/error.h"

namespace perpend::formats {

enum class InputFormat : std::uint8_t {
  kStixBundle,
  kMispEvent,
  kIncidentLines,
  kCsvIndicators,
  kHtml,
  kPdf,
  kMarkdown,
  kText,
};

std::string_view name_of(InputFormat format);        // "stix", "misp", "incident-lines", …
std::string_view media_type_of(InputFormat format);  // "application/stix+json", …

// `bytes` are unpacked (formats/compressed.h). The name only settles text against Markdown.
// Errors: input.empty, input.unrecognised (binary, UTF-16, JSON of no known shape, STIX 1).
// Reads the opening of the input; of JSON the keys of the first object. Linear, no recursion.
Result<InputFormat> detect(std::string_view bytes, std::string_view name);

}  // namespace perpend::formats
