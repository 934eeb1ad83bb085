// A sentence ends at '.', '!' or '?' before white space and a capital, a digit or a quotation mark,
// unless the word is an abbreviation or an initial. "Mr. Abe met e.g. Mr. Ito. They left." is two.
// Counter-example that stays wrong: "It was sent by U.S. Officials denied it." is one.
//
// Tested in sentence_test.cc.
#include "extraction/sentence.h"

#include <algorithm>
#include <array>
#include <string>

#include "model/ascii.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

bool is_abbreviation(string_view word) {
  static constexpr std::array<string_view, 27> kAbbreviations = {
      "e.g", "i.e", "etc",  "mr",   "mrs", "ms",  "dr",  "prof", "inc",
      "ltd", "co",  "corp", "vs",   "no",  "fig", "cf",  "al",   "st",
      "jan", "feb", "aug",  "sept", "sep", "oct", "nov", "dec",  "approx"};
  const std::string lower = ascii::lower(word);
  const auto* const found = std::find(kAbbreviations.begin(), kAbbreviations.end(), lower);
  if (found != kAbbreviations.end()) return true;
  // "J. Smith", "U.S. officials"
  const bool initial = word.size() == 1 && ascii::is_letter(word[0]);
  return initial || (word.size() >= 3 && word[word.size() - 2] == '.');
}

bool is_bullet(string_view line) {
  const size_t indent = line.find_first_not_of(" \t");
  if (indent == string_view::npos) return true;  // a blank line parts as well
  const string_view rest = line.substr(indent);
  for (const string_view sign :
       {"- ", "* ", "+ ", "#", "|", "\xE2\x80\xA2", "\xE2\x80\x93 ", "```"}) {
    if (rest.starts_with(sign)) return true;
  }
  const size_t digits = rest.find_first_not_of("0123456789");
  return digits != 0 && digits != string_view::npos && digits <= 2 &&
         (rest[digits] == '.' || rest[digits] == ')') && digits + 1 < rest.size() &&
         rest[digits + 1] == ' ';
}

string_view line_before(string_view text, size_t newline) {
  const size_t start = newline == 0 ? string_view::npos : text.rfind('\n', newline - 1);
  const size_t from = start == string_view::npos ? 0 : start + 1;
  return text.substr(from, newline - from);
}

// Does the line end at `newline` end a sentence?
bool parts_lines(string_view text, size_t newline) {
  constexpr size_t kHeadingWidth = 40;
  constexpr size_t kLook = 400;
  const size_t begin = newline > kLook ? newline - kLook : 0;
  const string_view before = line_before(text.substr(begin), newline - begin);
  const string_view after = text.substr(newline + 1, text.substr(newline + 1, kLook).find('\n'));
  if (ascii::trim(before).empty() || is_bullet(after)) return true;
  const auto columns = [](string_view line) {
    const string_view trimmed = ascii::trim(line);
    return trimmed.find('\t') != string_view::npos || trimmed.find("   ") != string_view::npos;
  };
  if (columns(before) || columns(after)) return true;
  const char next = ascii::trim(after).front();
  const bool short_line = before.size() < kHeadingWidth;
  return short_line && (ascii::is_upper(next) || ascii::is_digit(next)) &&
         string_view(",;(-").find(before.back()) == string_view::npos;
}

// Is there a sentence's end between text[at - 1] and text[at], where text[at] is white space?
bool ends_sentence(string_view text, size_t at) {
  if (text[at] == '\n' && parts_lines(text, at)) return true;
  size_t last = at;
  while (last > 0 && string_view("\"')]").find(text[last - 1]) != string_view::npos) --last;
  if (last >= 3 && text.substr(last - 3, 3) == "\xE2\x80\x9D") last -= 3;
  if (last == 0 || string_view(".!?").find(text[last - 1]) == string_view::npos) return false;
  size_t next = at;
  while (next < text.size() && ascii::is_space(text[next])) ++next;
  if (next == text.size()) return true;
  const char first = text[next];
  const bool opens = ascii::is_upper(first) || ascii::is_digit(first) ||
                     static_cast<unsigned char>(first) >= 0x80 ||
                     string_view("\"'([`*").find(first) != string_view::npos;
  if (!opens) return false;
  if (text[last - 1] != '.') return true;
  size_t word = last - 1;
  while (word > 0 && last - word < 24 && !ascii::is_space(text[word - 1]) &&
         text[word - 1] != '(') {
    --word;
  }
  return !is_abbreviation(text.substr(word, last - 1 - word));
}

}  // namespace

ByteSpan sentence_around(string_view text, ByteSpan place) {
  const size_t earliest = place.start > kLongestSentence ? place.start - kLongestSentence : 0;
  const size_t latest = std::min<size_t>(text.size(), place.end + kLongestSentence);
  size_t start = place.start;
  while (start > earliest) {
    if (ascii::is_space(text[start - 1]) && ends_sentence(text, start - 1)) break;
    --start;
  }
  size_t end = place.end;
  while (end < latest) {
    if (ascii::is_space(text[end]) && ends_sentence(text, end)) break;
    ++end;
  }
  // A cut at the limit falls between characters, not inside one.
  const auto inside = [&](size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  while (start < place.start && (inside(start) || ascii::is_space(text[start]))) ++start;
  while (end > place.end && (inside(end) || ascii::is_space(text[end - 1]))) --end;
  return {start, end};
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
