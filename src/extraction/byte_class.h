// What a byte can be part of, by table: the scanner asks once a byte.
#pragma once

#include <array>
#include <cstdint>

namespace perpend::extraction {

enum ByteClass : std::uint8_t {
  kWord = 1,       // ASCII letter, digit, underscore
  kHigh = 2,       // part of a character beyond ASCII
  kHex = 4,        // hexadecimal digit
  kDigit = 8,      // decimal digit
  kTrigger = 16,   // after a word: may go on as an address
  kLocal = 32,     // letters, digits and signs that stand left of an '@' or a dot
  kUrlStop = 64,   // ends the path of a URL
  kOpening = 128,  // bracket that may hold a defanged sign
};

constexpr std::array<std::uint8_t, 256> make_byte_classes() {
  std::array<std::uint8_t, 256> table{};
  for (int c = 0; c < 256; ++c) {
    std::uint8_t bits = 0;
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (digit || letter || c == '_') bits |= kWord | kLocal;
    if (digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) bits |= kHex;
    if (digit) bits |= kDigit;
    if (c >= 0x80) bits |= kHigh;
    for (const char sign :
         {'.', '@', ':', '\\', '[', '(', '{', '<', '+', '%', ' ', '\n', '*', '/'}) {
      if (c == sign) bits |= kTrigger;
    }
    if (c >= 0x80) bits |= kTrigger;  // a wide dot
    for (const char sign : {'.', '-', '+', '%', '*'}) {
      if (c == sign) bits |= kLocal;
    }
    for (const char sign : {'"', '<', '>', '|', '`', '\\', '^', '\x7F'}) {
      if (c == sign) bits |= kUrlStop;
    }
    if (c <= 0x20) bits |= kUrlStop;
    if (c == '[' || c == '(' || c == '{' || c == '<') bits |= kOpening;
    table[static_cast<std::size_t>(c)] = bits;
  }
  return table;
}

inline constexpr std::array<std::uint8_t, 256> kByteClasses = make_byte_classes();

constexpr std::uint8_t class_of_byte(char c) { return kByteClasses[static_cast<unsigned char>(c)]; }

}  // namespace perpend::extraction
