#include "model/host.h"

#include <arpa/inet.h>

#include <charconv>
#include <cstring>

#include "model/ascii.h"

namespace perpend {
namespace {

using std::string;
using std::string_view;

// One code point of valid UTF-8 and how many bytes it took; nothing for broken bytes.
struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0;
};
std::optional<CodePoint> code_point(string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return CodePoint{lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
  char32_t value = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    value = value << 6 | (byte(i) & 0x3FU);
  }
  constexpr std::array<char32_t, 5> kSmallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kSmallest[length] || surrogate || value > 0x10FFFF) return {};
  return CodePoint{value, length};
}

// Simple lower case of the scripts in which names are written with capitals: Latin, Greek,
// Cyrillic, Armenian. Others have no case.
char32_t lower(char32_t c) {
  if (c < 0x80) return static_cast<char32_t>(ascii::lower(static_cast<char>(c)));
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) ||
      (c >= 0x410 && c <= 0x42F)) {
    return c + 32;
  }
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c >= 0x531 && c <= 0x556) return c + 48;
  if (c == 0x178) return 0xFF;
  const bool odd_is_small = (c >= 0x100 && c <= 0x137 && c != 0x130 && c != 0x131) ||
                            (c >= 0x14A && c <= 0x177) || (c >= 0x460 && c <= 0x481) ||
                            (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F) ||
                            (c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF);
  if (odd_is_small) return c | 1;
  const bool even_is_small = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if (even_is_small) return (c & 1) != 0 ? c + 1 : c;
  return c;
}

void append_utf8(string& to, char32_t c) {
  if (c < 0x80) {
    to += static_cast<char>(c);
  } else if (c < 0x800) {
    to += static_cast<char>(0xC0 | c >> 6);
    to += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    to += static_cast<char>(0xE0 | c >> 12);
    to += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    to += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    to += static_cast<char>(0xF0 | c >> 18);
    to += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    to += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    to += static_cast<char>(0x80 | (c & 0x3F));
  }
}

// Spaces, controls, punctuation and private use of the Unicode planes that are no part of a name.
bool is_name_character(char32_t c) {
  if (c < 0x80) {
    const char a = static_cast<char>(c);
    return ascii::is_alnum(a) || a == '-' || a == '_';
  }
  if (c < 0xC0) return c == 0xB7;  // the middle dot of Catalan
  if (c >= 0x2000 && c <= 0x206F) return c == 0x200C || c == 0x200D;
  if (c >= 0x3000 && c <= 0x3004) return false;
  if (c >= 0xE000 && c <= 0xF8FF) return false;
  if (c >= 0xFF00 && c <= 0xFF0F) return false;
  return c != 0xD7 && c != 0xF7 && c != 0xFEFF && c != 0xFFFD && c < 0xF0000;
}

std::optional<string> lower_name(string_view text) {
  string result;
  result.reserve(text.size());
  while (!text.empty()) {
    if (text.front() == '.') {
      result += '.';
      text.remove_prefix(1);
      continue;
    }
    const auto point = code_point(text);
    if (!point || !is_name_character(point->value)) return {};
    append_utf8(result, lower(point->value));
    text.remove_prefix(point->length);
  }
  return result;
}

bool is_top_label(string_view label) {
  if (label.starts_with("xn--")) return label.size() > 4;
  if (label.size() < 2) return false;
  for (const char c : label) {
    if (!ascii::is_letter(c) && static_cast<unsigned char>(c) < 0x80) return false;
  }
  return true;
}

}  // namespace

std::optional<string> canonical_domain(string_view text) {
  constexpr std::size_t kLongestName = 253;
  constexpr std::size_t kLongestLabel = 63;
  if (text.ends_with('.')) text.remove_suffix(1);
  if (text.empty() || text.size() > kLongestName) return {};
  auto name = lower_name(text);
  if (!name || name->size() > kLongestName) return {};
  std::size_t labels_from_right = 0;
  for (std::size_t end = name->size();;) {
    const std::size_t dot = end == 0 ? string::npos : name->rfind('.', end - 1);
    const std::size_t start = dot == string::npos ? 0 : dot + 1;
    const string_view label = string_view(*name).substr(start, end - start);
    if (label.empty() || label.size() > kLongestLabel) return {};
    if (label.front() == '-' || label.back() == '-') return {};
    if (labels_from_right < 2 && label.find('_') != string_view::npos) return {};
    if (labels_from_right == 0 && !is_top_label(label)) return {};
    ++labels_from_right;
    if (dot == string::npos) break;
    end = dot;
  }
  if (labels_from_right < 2) return {};
  return name;
}

std::optional<std::array<std::uint8_t, 4>> parse_ipv4(string_view text) {
  std::array<std::uint8_t, 4> address{};
  for (std::size_t i = 0; i < 4; ++i) {
    const std::size_t dot = text.find('.');
    const string_view part = text.substr(0, dot);
    if ((dot == string_view::npos) != (i == 3)) return {};
    if (part.empty() || part.size() > 3 || (part.size() > 1 && part.front() == '0')) return {};
    if (!ascii::all(part, ascii::is_digit)) return {};
    int number = 0;
    std::from_chars(part.data(), part.data() + part.size(), number);
    if (number > 255) return {};
    address[i] = static_cast<std::uint8_t>(number);
    text.remove_prefix(dot == string_view::npos ? text.size() : dot + 1);
  }
  return address;
}

std::optional<std::array<std::uint8_t, 16>> parse_ipv6(string_view text) {
  constexpr std::size_t kLongest = 45;
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  if (text.size() < 2 || text.size() > kLongest) return {};
  const string terminated(text);
  if (terminated.find('\0') != string::npos) return {};
  std::array<std::uint8_t, 16> address{};
  if (inet_pton(AF_INET6, terminated.c_str(), address.data()) != 1) return {};
  return address;
}

string ipv6_text(const std::array<std::uint8_t, 16>& address) {
  char text[INET6_ADDRSTRLEN];
  return inet_ntop(AF_INET6, address.data(), text, sizeof text) == nullptr ? string() : text;
}

std::optional<UrlParts> split_url(string_view text) {
  const std::size_t colon = text.find("://");
  if (colon == string_view::npos || colon < 2) return {};
  UrlParts parts;
  parts.scheme = text.substr(0, colon);
  if (!ascii::is_letter(parts.scheme.front())) return {};
  for (const char c : parts.scheme) {
    if (!ascii::is_alnum(c) && c != '+' && c != '-' && c != '.') return {};
  }
  text.remove_prefix(colon + 3);
  const std::size_t slash = text.find_first_of("/?#\\");
  string_view authority = text.substr(0, slash);
  if (slash != string_view::npos) parts.rest = text.substr(slash);
  if (const std::size_t at = authority.rfind('@'); at != string_view::npos) {
    parts.user = authority.substr(0, at + 1);
    authority.remove_prefix(at + 1);
  }
  const std::size_t bracket = authority.find(']');
  const std::size_t port = authority.find(':', bracket == string_view::npos ? 0 : bracket);
  parts.host = authority.substr(0, port);
  if (port != string_view::npos) parts.port = authority.substr(port);
  if (parts.port == ":") parts.port = {};
  if (parts.host.empty()) return {};
  return parts;
}

}  // namespace perpend
