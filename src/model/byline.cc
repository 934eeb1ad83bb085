// A line of its own in the first lines names the author: "By Ada Quill", "Prepared by: Harbour
// CERT". Its words are capitalised, because a name's are, and below a "By" without a colon nothing
// stands in the same paragraph, because prose may break a line before it.
//
// Counter-example that is refused: "By Monday the files were gone", a sentence. One that is not:
// "By Monday" as a line of its own.
// Tested in byline_test.cc.
#include "model/byline.h"

#include <algorithm>
#include <array>

#include "model/ascii.h"

namespace perpend {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t kHead = 4096;  // bytes in which a document says what it is
constexpr int kHeadLines = 8;   // in which a plain text names its author
constexpr size_t kLongestName = 80;

// The line that begins at `start`, without its end and the white space around it.
ByteSpan line_at(string_view text, size_t start) {
  size_t end = std::min(text.find('\n', start), text.size());
  while (start < end && ascii::is_space(text[start])) ++start;
  while (end > start && ascii::is_space(text[end - 1])) --end;
  return {start, end};
}

string_view part_of(string_view text, ByteSpan span) {
  return text.substr(span.start, span.size());
}

// "# Title" of Markdown is shown with its sign.
ByteSpan without_heading_sign(string_view text, ByteSpan line) {
  while (line.start < line.end && (text[line.start] == '#' || text[line.start] == ' '))
    ++line.start;
  return line;
}

std::optional<ByteSpan> line_that_is(string_view head, string_view title) {
  title = ascii::trim(title);
  if (title.empty()) return {};
  for (size_t at = 0; at < head.size();) {
    const ByteSpan line = without_heading_sign(head, line_at(head, at));
    if (part_of(head, line) == title) return line;
    const size_t next = head.find('\n', at);
    if (next == string_view::npos) break;
    at = next + 1;
  }
  return {};
}

std::optional<ByteSpan> words_that_are(string_view head, string_view name) {
  name = ascii::trim(name);
  if (name.empty()) return {};
  for (size_t at = head.find(name); at != string_view::npos; at = head.find(name, at + 1)) {
    const size_t end = at + name.size();
    const bool whole = (at == 0 || !ascii::is_alnum(head[at - 1])) &&
                       (end == head.size() || !ascii::is_alnum(head[end]));
    if (whole) return ByteSpan{at, end};
  }
  return {};
}

// Bytes of the label that opens the line ("By ", "Author: "), or 0.
size_t label_size(string_view line) {
  constexpr std::array<string_view, 8> kLabels = {"by",          "author",      "authors",
                                                  "written by",  "prepared by", "published by",
                                                  "reported by", "compiled by"};
  const std::string lower = ascii::lower(line.substr(0, kLongestName));
  for (const string_view label : kLabels) {
    if (!string_view(lower).starts_with(label)) continue;
    const string_view rest = line.substr(label.size());
    if (rest.starts_with(": ")) return label.size() + 2;
    if (label.ends_with("by") && rest.starts_with(" ")) return label.size() + 1;
  }
  return 0;
}

bool is_small_word(string_view word) {
  for (const string_view small : {"and", "of", "the", "for", "de", "van", "von", "&"}) {
    if (word == small) return true;
  }
  return false;
}

// "Ada Quill and the Harbour CERT": capitals but for small words, and no end of a sentence.
bool is_name(string_view name) {
  if (name.size() < 2 || name.size() > kLongestName || name.ends_with('.')) return false;
  for (size_t at = 0; at < name.size();) {
    const size_t end = std::min(name.find(' ', at), name.size());
    const string_view word = name.substr(at, end - at);
    const bool capital =
        !word.empty() && (ascii::is_upper(word[0]) || static_cast<unsigned char>(word[0]) >= 0x80);
    if (!word.empty() && !capital && !is_small_word(word)) return false;
    at = end + 1;
  }
  return ascii::is_upper(name[0]) || static_cast<unsigned char>(name[0]) >= 0x80;
}

// Nothing more of the same paragraph stands below.
bool ends_paragraph(string_view text, ByteSpan line) {
  const size_t end = text.find('\n', line.end);
  return end == string_view::npos || line_at(text, end + 1).size() == 0;
}

}  // namespace

std::optional<ByteSpan> author_line(string_view text) {
  const string_view head = text.substr(0, kHead);
  size_t at = 0;
  for (int i = 0; i < kHeadLines && at < head.size(); ++i) {
    const ByteSpan line = line_at(head, at);
    const size_t label = label_size(part_of(head, line));
    const ByteSpan name{line.start + label, line.end};
    const bool labelled = label != 0 && head[name.start - 2] == ':';
    if (label != 0 && is_name(part_of(head, name)) && (labelled || ends_paragraph(head, line))) {
      return name;
    }
    const size_t next = head.find('\n', at);
    if (next == string_view::npos) break;
    at = next + 1;
  }
  return {};
}

Bylines bylines_of(const Document& document) {
  const string_view text = document.text;
  const string_view head = text.substr(0, kHead);
  Bylines found;
  found.title = line_that_is(head, document.title);
  found.author = author_line(text);
  if (found.author && part_of(text, *found.author) != ascii::trim(document.author)) {
    found.author.reset();
  }
  if (!found.author) found.author = words_that_are(head, document.author);
  return found;
}

}  // namespace perpend
