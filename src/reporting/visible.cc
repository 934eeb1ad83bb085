#include "reporting/visible.h"

#include <algorithm>
#include <array>

namespace perpend::reporting {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Length of the UTF-8 sequence that a first byte announces, 0 if none starts with it.
int announced_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

bool allowed(char32_t code, int length) {
  if (code >= 0xD800 && code <= 0xDFFF) return false;
  return (length != 3 || code >= 0x800) && (length != 4 || (code >= 0x10000 && code <= 0x10FFFF));
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0xFFF9 && c <= 0xFFFB);
}

// Marks that change the order or the look of what follows, and tag characters that hide text.
bool reorders(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x206F) || (c >= 0xE0000 && c <= 0xE007F);
}

std::string spelled_out(char32_t c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string digits;
  for (char32_t rest = c; rest != 0 || digits.size() < 4; rest >>= 4) {
    digits.insert(digits.begin(), kDigits[rest & 0xF]);
  }
  return "[U+" + digits + "]";
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto first = static_cast<unsigned char>(text[position]);
  const int length = announced_length(first);
  if (length == 1) return ++position, first;
  if (length == 0 || position + static_cast<std::size_t>(length) > text.size()) {
    return ++position, kReplacement;
  }
  char32_t code = first & (0x7FU >> length);
  for (int i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[position + static_cast<std::size_t>(i)]);
    if ((byte & 0xC0U) != 0x80U) return ++position, kReplacement;
    code = (code << 6U) | (byte & 0x3FU);
  }
  if (!allowed(code, length)) return ++position, kReplacement;
  position += static_cast<std::size_t>(length);
  return code;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool after_space = false;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_code_point(text, position);
    if (is_space(c)) {
      if (!after_space) out += ' ';
      after_space = true;
      continue;
    }
    after_space = false;
    if (reorders(c)) {
      out += spelled_out(c);
    } else {
      append_utf8(out, is_control(c) ? kReplacement : c);
    }
  }
  return out;
}

std::string visible_trimmed(std::string_view text) {
  std::string out = visible(text);
  if (out.starts_with(' ')) out.erase(0, 1);
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }  // of an international name
bool in_host(char c) { return is_digit(c) || is_letter(c) || is_high(c) || c == '-' || c == '_'; }

// Endings of file names that are no top-level domains, so that a report's file names stay legible.
bool is_file_ending(std::string_view label) {
  static constexpr std::array<std::string_view, 40> kEndings = {
      "asp", "aspx", "bat",  "bin", "cfg",  "cmd", "cpl", "csv",  "dat", "dll",
      "doc", "docm", "docx", "exe", "gif",  "hta", "htm", "html", "img", "ini",
      "iso", "jpg",  "js",   "jsp", "json", "lnk", "log", "msi",  "ocx", "pdf",
      "php", "png",  "ppt",  "rtf", "sys",  "tmp", "txt", "vbs",  "xls", "xlsx"};
  std::string lower(label);
  for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return std::find(kEndings.begin(), kEndings.end(), lower) != kEndings.end();
}

// "TEMP.Veles", "SOURCES.md": capitals, a dot, and a name or the ending of a file of notes. Nobody
// writes a host so.
bool is_name_with_a_dot(std::string_view word, std::size_t dot) {
  const std::string_view first = word.substr(0, dot);
  const std::string_view last = word.substr(dot + 1);
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (first.size() < 2 || !std::all_of(first.begin(), first.end(), capital)) return false;
  constexpr std::size_t kShortestName = 5;
  const bool name = last.size() >= kShortestName && capital(last.front()) &&
                    std::all_of(last.begin() + 1, last.end(), small);
  return name || last == "md";
}

// Whether a word of letters, digits, hyphens and inner dots is a host name or an IPv4 address.
bool is_host(std::string_view word) {
  const std::size_t last_dot = word.rfind('.');
  if (last_dot == std::string_view::npos) return false;
  const std::string_view label = word.substr(last_dot + 1);
  if (std::all_of(label.begin(), label.end(), is_digit)) {
    return std::count(word.begin(), word.end(), '.') == 3;
  }
  const bool letters =
      std::all_of(label.begin(), label.end(), [](char c) { return is_letter(c) || is_high(c); }) ||
      label.starts_with("xn--");
  return letters && label.size() >= 2 && !is_file_ending(label) &&
         !is_name_with_a_dot(word, last_dot);
}

// The end of the word that starts at `start`: host characters, and dots between them.
std::size_t host_end(std::string_view text, std::size_t start) {
  std::size_t end = start;
  while (end < text.size() &&
         (in_host(text[end]) || (text[end] == '.' && end > start && end + 1 < text.size() &&
                                 in_host(text[end - 1]) && in_host(text[end + 1])))) {
    ++end;
  }
  return end;
}

bool scheme_at(std::string_view text, std::size_t position, std::string_view scheme) {
  if (text.size() - position < scheme.size()) return false;
  for (std::size_t i = 0; i < scheme.size(); ++i) {
    if ((text[position + i] | 0x20) != (scheme[i] | 0x20)) return false;
  }
  return true;
}

}  // namespace

std::string defang(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    if (!in_host(text[position])) {
      const bool mail = text[position] == '@' && position > 0 && in_host(text[position - 1]) &&
                        position + 1 < text.size() && in_host(text[position + 1]);
      out += mail ? std::string("[at]") : std::string(1, text[position]);
      ++position;
      continue;
    }
    const std::size_t end = host_end(text, position);
    const std::string_view word = text.substr(position, end - position);
    if (word.size() >= 4 && scheme_at(word, 0, "http") && text.substr(end).starts_with("://")) {
      out.append("hxxp").append(word.substr(4));
    } else if (is_host(word)) {
      for (const char c : word) out += c == '.' ? std::string("[.]") : std::string(1, c);
    } else {
      out += word;
    }
    position = end;
  }
  return out;
}

std::string words(std::string_view text) { return defang(visible_trimmed(text)); }

std::string file_words(std::string_view name) {
  const std::string shown = visible_trimmed(name);
  return shown.find("://") == std::string::npos ? shown : defang(shown);
}

}  // namespace perpend::reporting
