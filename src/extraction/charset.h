// Bytes of any encoding to clean UTF-8. ICU stays behind this header. Safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/error.h"

namespace perpend::extraction {

struct Decoded {
  std::string text;  // valid UTF-8; no BOM, NUL, carriage return or other control but \t, \n, \f
  Diagnostics diagnostics;
};

// The byte order mark decides, then `declared` (a charset's name, or empty), then the pattern of
// zero bytes that UTF-16 without a mark shows, else UTF-8. An unknown name is reported as
// text.charset and read as UTF-8. What does not decode becomes U+FFFD, reported once as text.utf8
// with the count and the first place; NUL becomes a space, reported as text.nul.
Decoded decode(std::string_view bytes, std::string_view declared, std::string_view name);

// One code point of valid or invalid UTF-8 at `at` (< text.size()); a sequence that is cut short or
// otherwise invalid is one U+FFFD.
struct CodePoint {
  char32_t value = 0;
  unsigned size = 1;
};
CodePoint code_point_at(std::string_view text, std::size_t at);

// A letter or digit of a script that puts spaces between words.
bool is_spaced_word_character(char32_t c);
// A letter of a script that does not (Han, Kana, Thai …): each stands as a word of its own, so that
// a Latin name between them keeps its boundaries.
bool is_unspaced_word_character(char32_t c);

}  // namespace perpend::extraction
