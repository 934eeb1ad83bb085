// Pages of a text that pdftotext wrote.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace perpend::extraction {

// The text as pdftotext joins it, with the hyphens that it dropped from addresses broken at a
// line's end; `lines` is the same text with its lines as they stand.
std::string restore_hyphens(std::string_view text, std::string_view lines);

struct PagedText {
  std::string text;                        // form feeds have become line feeds
  std::vector<std::uint64_t> page_starts;  // ascending; the first is 0; none for an empty text
};

PagedText split_pages(std::string text);

// The page (from 1) that holds the byte, or 0 where there are no pages.
std::uint32_t page_of(const std::vector<std::uint64_t>& page_starts, std::uint64_t offset);

}  // namespace perpend::extraction
