// Sentences are those of language/sentences.h; sections are told by their headings.
//
// Tested in text_document_test.cc.
#include "extraction/sentence.h"

#include <algorithm>
#include <string>

#include "language/sentences.h"
#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

}  // namespace

ByteSpan sentence_around(string_view text, ByteSpan place) {
  return language::sentence_around(text, place, kLongestSentence);
}

ByteSpan line_around(string_view text, ByteSpan place) {
  const size_t earliest = place.start > kLongestSentence ? place.start - kLongestSentence : 0;
  const size_t latest = std::min<size_t>(text.size(), place.end + kLongestSentence);
  size_t start = place.start;
  while (start > earliest && text[start - 1] != '\n') --start;
  size_t end = place.end;
  while (end < latest && text[end] != '\n') ++end;
  return {start, end};
}

namespace {

// A short line that is no sentence.
bool is_heading(string_view line) {
  constexpr size_t kLongestHeading = 80;
  const string_view trimmed = ascii::trim(line);
  if (trimmed.empty() || trimmed.size() > kLongestHeading || trimmed.back() == '.') return false;
  const bool opens = ascii::is_alnum(trimmed[0]) || trimmed[0] == '#' || trimmed[0] == '*';
  if (!opens || trimmed.find("://") != string_view::npos) return false;
  return trimmed.find("   ") == string_view::npos && trimmed.find('\t') == string_view::npos;
}

SectionKind kind_of(string_view heading) {
  const std::string lower = ascii::lower(heading);
  const auto has = [&](string_view word) { return lower.find(word) != std::string::npos; };
  if (has("indicator") || has("iocs") || has("observables")) return SectionKind::kIndicators;
  for (const string_view word : {"references", "sources", "further reading", "related",
                                 "bibliography", "footnotes", "read more", "about us", "contact"}) {
    if (has(word)) return SectionKind::kReferences;
  }
  return SectionKind::kProse;
}

}  // namespace

Sections::Sections(string_view text) {
  size_t at = 0;
  bool after_blank = true;
  while (at < text.size()) {
    const size_t newline = std::min(text.find('\n', at), text.size());
    const string_view line = text.substr(at, newline - at);
    const string_view trimmed = ascii::trim(line);
    const bool marked = trimmed.starts_with('#');
    const bool letters = std::any_of(trimmed.begin(), trimmed.end(), ascii::is_letter);
    const bool indented = line.starts_with(' ') || line.starts_with('\t') || line.starts_with("- ");
    const bool blank_follows = newline + 1 >= text.size() || text[newline + 1] == '\n' ||
                               text[newline + 1] == '-' || trimmed.ends_with(':');
    if (letters && is_heading(line) && !indented && (marked || (after_blank && blank_follows))) {
      const SectionKind kind = kind_of(trimmed);
      if (starts_.empty() ? kind != SectionKind::kProse : starts_.back().kind != kind) {
        starts_.push_back({at, kind});
      }
    }
    after_blank = trimmed.empty();
    at = newline + 1;
  }
}

SectionKind Sections::at(size_t offset) const {
  const auto after =
      std::upper_bound(starts_.begin(), starts_.end(), offset,
                       [](size_t place, const Start& start) { return place < start.offset; });
  return after == starts_.begin() ? SectionKind::kProse : std::prev(after)->kind;
}

}  // namespace perpend::extraction
