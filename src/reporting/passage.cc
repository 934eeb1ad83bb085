#include "reporting/passage.h"

#include <algorithm>
#include <string_view>

#include "reporting/visible.h"

namespace perpend::reporting {
namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The first byte of context: at most `most` before `start`, just after a blank if there is one.
std::size_t context_start(std::string_view text, std::size_t start, std::size_t most) {
  if (start <= most) return 0;
  const std::size_t earliest = start - most;
  for (std::size_t at = earliest; at < start; ++at) {
    if (is_blank(text[at - 1])) return at;
  }
  std::size_t at = earliest;
  while (at < start && is_continuation(text[at])) ++at;
  return at;
}

std::size_t context_end(std::string_view text, std::size_t end, std::size_t most) {
  if (text.size() - end <= most) return text.size();
  const std::size_t latest = end + most;
  for (std::size_t at = latest; at > end; --at) {
    if (is_blank(text[at])) return at;
  }
  std::size_t at = latest;
  while (at > end && is_continuation(text[at])) --at;
  return at;
}

std::string shortened(std::string_view marked) {
  if (marked.size() <= kMarkedBytes) return std::string(marked);
  const std::size_t head = context_end(marked, 0, kMarkedBytes / 2);
  const std::size_t tail = context_start(marked, marked.size(), kMarkedBytes / 2);
  return std::string(marked.substr(0, head)) + " […] " + std::string(marked.substr(tail));
}

}  // namespace

std::optional<Passage> passage_of(const Incident& incident, const DocumentSpan& span,
                                  std::size_t context_bytes) {
  if (span.document >= incident.documents.size()) return {};
  const std::string_view text = incident.documents[span.document].text;
  const auto [start, end] = span.bytes;
  if (start >= end || end > text.size()) return {};
  const std::size_t first = context_start(text, start, context_bytes);
  const std::size_t last = context_end(text, end, context_bytes);
  Passage passage;
  passage.before = defang(visible(text.substr(first, start - first)));
  passage.marked = defang(visible_trimmed(shortened(text.substr(start, end - start))));
  passage.after = defang(visible(text.substr(end, last - end)));
  if (first == 0 && passage.before.starts_with(' ')) passage.before.erase(0, 1);
  if (last == text.size() && passage.after.ends_with(' ')) passage.after.pop_back();
  passage.cut_before = first > 0;
  passage.cut_after = last < text.size();
  return passage;
}

std::uint32_t page_of(const Incident& incident, const DocumentSpan& span) {
  if (span.page != 0 || span.document >= incident.documents.size()) return span.page;
  const auto& starts = incident.documents[span.document].page_starts;
  const auto after = std::upper_bound(starts.begin(), starts.end(), span.bytes.start);
  return static_cast<std::uint32_t>(after - starts.begin());
}

std::string place_of(const Incident& incident, const DocumentSpan& span) {
  if (span.document >= incident.documents.size()) return "";
  std::string place = file_words(incident.documents[span.document].name);
  if (const auto page = page_of(incident, span)) place += ", page " + std::to_string(page);
  return place + ", bytes " + std::to_string(span.bytes.start) + "-" +
         std::to_string(span.bytes.end);
}

}  // namespace perpend::reporting
