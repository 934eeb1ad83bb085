// The twins are those of Unicode's confusables (UTS #39) among the lower-case letters that a domain
// name can have, from Cyrillic, Greek and Armenian; canonical hosts are in lower case.
// Counter-example that stays open: Latin "rn" for "m".
//
// Tested in disguise_test.cc.
#include "extraction/disguise.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extraction/charset.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_print(char c) { return c > ' ' && c < 0x7F; }

// How many bytes of an invisible character begin here; 0 if none.
size_t invisible_at(string_view text, size_t at) {
  for (const string_view sign : {"\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x81\xA0",
                                 "\xEF\xBB\xBF", "\xC2\xAD"}) {
    if (text.substr(at, 3).starts_with(sign)) return sign.size();
  }
  return 0;
}

constexpr std::array<std::pair<char32_t, char>, 30> kTwins = {{
    {0x0430, 'a'}, {0x0435, 'e'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'},
    {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'}, {0x04BB, 'h'}, {0x04CF, 'l'},
    {0x0501, 'd'}, {0x051B, 'q'}, {0x051D, 'w'}, {0x0475, 'v'}, {0x043A, 'k'}, {0x03B1, 'a'},
    {0x03B9, 'i'}, {0x03BD, 'v'}, {0x03BF, 'o'}, {0x03C1, 'p'}, {0x03C5, 'u'}, {0x03BA, 'k'},
    {0x0261, 'g'}, {0x0131, 'i'}, {0x0570, 'h'}, {0x0578, 'n'}, {0x057D, 'u'}, {0x0585, 'o'},
}};

}  // namespace

size_t remove_invisible(std::string& text) {
  size_t to = 0;
  size_t removed = 0;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    size_t run = 0;
    if (!is_ascii(text[at])) {
      while (end < text.size() && run < 64) {
        const size_t size = invisible_at(text, end);
        if (size == 0) break;
        end += size;
        ++run;
      }
    }
    const bool inside =
        run > 0 && to > 0 && is_print(text[to - 1]) && end < text.size() && is_print(text[end]);
    if (inside) {
      removed += run;
      at = end;
      continue;
    }
    const size_t stop = std::max(end, at + 1);
    while (at < stop) text[to++] = text[at++];
  }
  text.resize(to);
  return removed;
}

bool is_turned_around(string_view text, ByteSpan place) {
  constexpr size_t kLook = 400;
  const size_t first = place.start > kLook ? place.start - kLook : 0;
  const string_view before = text.substr(first, place.end - first);
  const size_t line = before.substr(0, place.start - first).rfind('\n');
  const string_view here = line == string_view::npos ? before : before.substr(line + 1);
  const size_t left = here.rfind("\xE2\x80\xAE");   // right-to-left override
  const size_t other = here.rfind("\xE2\x80\xAD");  // left-to-right override
  const size_t open = left == string_view::npos
                          ? other
                          : (other == string_view::npos ? left : std::max(left, other));
  if (open == string_view::npos) return false;
  const size_t closed = here.find("\xE2\x80\xAC", open);
  return closed == string_view::npos || closed > here.size() - place.size();
}

std::optional<std::string> latin_twin(string_view host) {
  std::string twin;
  bool other = false;
  for (size_t at = 0; at < host.size();) {
    const CodePoint point = code_point_at(host, at);
    at += point.size;
    if (point.value < 0x80) {
      twin += static_cast<char>(point.value);
      continue;
    }
    const auto* const found = std::find_if(
        kTwins.begin(), kTwins.end(), [&](const auto& row) { return row.first == point.value; });
    if (found == kTwins.end()) return {};
    twin += found->second;
    other = true;
  }
  if (!other) return {};
  return twin;
}

}  // namespace perpend::extraction
