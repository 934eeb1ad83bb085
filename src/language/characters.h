// Characters of UTF-8 text, without a locale. Nothing here reads outside the text, and bytes that
// are no UTF-8 are characters of one byte each.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace perpend::language {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) { return is_upper(c) || is_lower(c); }
constexpr bool is_alnum(char c) { return is_letter(c) || is_digit(c); }
constexpr bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool is_high(char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; }
constexpr bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}
constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
inline std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower(c);
  return result;
}

constexpr std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

struct Character {
  char32_t code = 0xFFFD;  // U+FFFD where the bytes are no UTF-8
  std::size_t size = 1;
};

// The character that begins at text[at]; at < text.size().
constexpr Character character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(at);
  if (first < 0x80) return {first, 1};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || at + size > text.size()) return {};
  char32_t code = first & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return {};
    code = code << 6 | (byte(at + i) & 0x3FU);
  }
  const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
  if (overlong || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return {};
  return {code, size};
}

// Latin letters with marks, and the marks: U+00C0 to U+036F without the two signs among them.
constexpr bool is_latin_extended(char32_t c) {
  return c >= 0xC0 && c < 0x370 && c != 0xD7 && c != 0xF7;
}
// Beyond what the hand-written rules were made for: another script, or its signs. General
// punctuation, currency and arrows (U+2000 to U+2BFF) belong to every text.
constexpr bool is_other_script(char32_t c) {
  if (c < 0x370 || c == 0xFEFF || c == 0xFFFD) return false;
  return c < 0x2000 || c > 0x2BFF;
}

}  // namespace perpend::language
