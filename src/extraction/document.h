// From the bytes of a report to the text that its reader sees. What spans point into is the text
// made here, never the file: tags, scripts, page furniture and the like have no offsets.
//
// Pure functions of their arguments (document_from_pdf runs a child process); safe from any thread.
// Memory is bounded by a small multiple of the input, which is limited to kMaxDocumentBytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/error.h"
#include "model/incident.h"

namespace perpend::extraction {

inline constexpr std::size_t kMaxDocumentBytes = std::size_t{64} << 20;

struct ReadDocument {
  Document document;
  Diagnostics diagnostics;  // text.nul, text.utf8, text.charset, html.*, pdf.*; where "name:byte"
  std::string publisher_host;  // of the page itself, where it says so (HTML): not an indicator
};

struct PdfOptions {
  std::string program = "pdftotext";  // found on PATH unless it has a slash
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;
  std::uint32_t cpu_seconds = 30;
  std::uint32_t wall_milliseconds = 60'000;
  std::size_t output_bytes = kMaxDocumentBytes;
};

// Each fails with document.empty (nothing but white space) or document.size (above the limit), kind
// input. The text is UTF-8 without BOM, NUL and carriage returns.
//
// Where nothing else names the author, a byline in the head does (model/byline.h).
//
// Plain text: UTF-8, or UTF-16/32 by its byte order mark. Invalid bytes become U+FFFD.
Result<ReadDocument> document_from_text(std::string_view bytes, std::string_view name);

// Markdown: as text, but link targets, images and HTML comments are left out (a visible address
// stays); back-ticks stay, because they tell a command from a word. Title, author and date come
// from front matter or the first heading.
Result<ReadDocument> document_from_markdown(std::string_view bytes, std::string_view name);

// HTML: the visible text. docs/formats/text.md says what is left out.
Result<ReadDocument> document_from_html(std::string_view bytes, std::string_view name);

// PDF through pdftotext in a child with limits. Also pdf.encrypted, pdf.broken, pdf.limits (input)
// and pdf.no-tool (environment). A PDF of pictures has an empty text and the diagnostic
// pdf.no-text.
Result<ReadDocument> document_from_pdf(std::string_view bytes, std::string_view name,
                                       const PdfOptions& options = {});

}  // namespace perpend::extraction
