// A text as tokens. Pure functions; safe from any thread; never throw on any bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace perpend::language {

enum class TokenKind : std::uint8_t {
  kWord,         // letters, also with digits in it; "don't" and "U.S" are one, "spear-phishing" two
  kNumber,       // begins with a digit and has no letter: "1,000", "3.14", "2024"
  kPunctuation,  // one sign
  kQuote,        // one quotation mark of any kind; an apostrophe inside a word is part of the word
  // Kept whole, whatever is in them:
  kCode,       // between back-ticks, without them; an argument like "/domain" or "-EncodedCommand"
  kPath,       // "C:\Program Files\x.dll", "/etc/passwd", "%TEMP%\a", and a file's name "x.dll"
  kRegistry,   // "HKLM\Software\Microsoft\Windows NT\CurrentVersion"
  kUrl,        // with a scheme, defanged or not
  kIndicator,  // host, address, hash, e-mail address, CVE id, ATT&CK id; defanged or not
};

struct Token {
  ByteSpan bytes;  // offsets into the whole text
  TokenKind kind = TokenKind::kWord;

  auto operator<=>(const Token&) const = default;
};

// The tokens of text[within), in order, disjoint, none empty; what lies between them is white space
// or a back-tick. Words of scripts without spaces are parted by ICU. Time is linear in the bytes:
// about 100 MB/s on English.
std::vector<Token> tokens(std::string_view text, ByteSpan within);

// The same, appended, for loops that keep their vector.
void append_tokens(std::string_view text, ByteSpan within, std::vector<Token>& found);

}  // namespace perpend::language
