#include "extraction/charset.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>

#include "model/ascii.h"

namespace perpend::extraction {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Mark {
  std::string_view bytes;
  std::string_view charset;
};
// Longer marks first: UTF-32LE begins like UTF-16LE.
constexpr std::array<Mark, 5> kMarks = {{{{"\xFF\xFE\x00\x00", 4}, "UTF-32LE"},
                                         {{"\x00\x00\xFE\xFF", 4}, "UTF-32BE"},
                                         {{"\xEF\xBB\xBF", 3}, "UTF-8"},
                                         {{"\xFF\xFE", 2}, "UTF-16LE"},
                                         {{"\xFE\xFF", 2}, "UTF-16BE"}}};

std::string at_byte(std::string_view name, std::size_t offset) {
  return std::string(name) + ":" + std::to_string(offset);
}

// UTF-16 text of any Western script is zero in every other byte.
std::string_view guess_wide(std::string_view bytes) {
  constexpr std::size_t kLook = 1024;
  const std::size_t pairs = std::min(bytes.size(), kLook) / 2;
  if (pairs < 8) return {};
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    even += bytes[2 * i] == '\0' ? 1 : 0;
    odd += bytes[2 * i + 1] == '\0' ? 1 : 0;
  }
  if (odd * 10 > pairs * 7 && even * 10 < pairs) return "UTF-16LE";
  if (even * 10 > pairs * 7 && odd * 10 < pairs) return "UTF-16BE";
  return {};
}

bool means_utf8(std::string_view charset) {
  const std::string name = ascii::lower(charset);
  return name.empty() || name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii";
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// Through ICU in pieces. False if ICU does not know the name.
bool convert(std::string_view bytes, std::string_view charset, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, CloseConverter> from(
      ucnv_open(std::string(charset).c_str(), &status));
  if (U_FAILURE(status) || !from) return false;
  const std::unique_ptr<UConverter, CloseConverter> to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status) || !to) return false;
  std::array<UChar, 4096> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  std::array<char, 16384> piece{};
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  bool first = true;
  do {
    char* target = piece.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, piece.data() + piece.size(), &source, end,
                   pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(),
                   static_cast<UBool>(first), 1, &status);
    out.append(piece.data(), target);
    first = false;
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return true;
}

struct Repairs {
  std::size_t invalid = 0;
  std::size_t first_invalid = 0;
  std::size_t nul = 0;
  std::size_t first_nul = 0;
};

// Invalid sequences to U+FFFD, NUL to a space, CR LF and CR to LF.
std::string clean(std::string_view bytes, Repairs& repairs) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    std::size_t plain = i;
    while (plain < bytes.size() && bytes[plain] >= ' ' && bytes[plain] < 0x7F) ++plain;
    text.append(bytes, i, plain - i);
    i = plain;
    if (i == bytes.size()) break;
    const char c = bytes[i];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const CodePoint point = code_point_at(bytes, i);
      const bool invalid = point.value == 0xFFFD && bytes.substr(i, point.size) != kReplacement;
      if (invalid && repairs.invalid++ == 0) repairs.first_invalid = i;
      text.append(invalid ? kReplacement : bytes.substr(i, point.size));
      i += point.size;
      continue;
    }
    if (c == '\0' && repairs.nul++ == 0) repairs.first_nul = i;
    if (c == '\r') {
      text += '\n';
      if (i + 1 < bytes.size() && bytes[i + 1] == '\n') ++i;
    } else {
      text += c == '\n' || c == '\t' || c == '\f' ? c : ' ';
    }
    ++i;
  }
  return text;
}

bool is_unspaced_script(UScriptCode script) {
  constexpr std::array<UScriptCode, 9> kScripts = {
      USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_HANGUL,  USCRIPT_THAI,
      USCRIPT_LAO, USCRIPT_KHMER,    USCRIPT_MYANMAR,  USCRIPT_BOPOMOFO};
  return std::find(kScripts.begin(), kScripts.end(), script) != kScripts.end();
}

bool is_unspaced(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return c >= 0x0E00 && is_unspaced_script(uscript_getScript(static_cast<UChar32>(c), &status));
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t next = at;
  UChar32 c = 0;
  U8_NEXT(bytes, next, text.size(), c);  // NOLINT(bugprone-inc-dec-in-conditions): ICU's macro
  if (c < 0) return {0xFFFD, static_cast<unsigned>(next - at)};
  return {static_cast<char32_t>(c), static_cast<unsigned>(next - at)};
}

bool is_spaced_word_character(char32_t c) {
  if (c < 0x80) return ascii::is_alnum(static_cast<char>(c)) || c == '_';
  const auto mark = U_MASK(u_charType(static_cast<UChar32>(c))) & U_GC_M_MASK;
  return (u_isalnum(static_cast<UChar32>(c)) != 0 || mark != 0) && !is_unspaced(c);
}

bool is_unspaced_word_character(char32_t c) {
  return c >= 0x0E00 && u_isalnum(static_cast<UChar32>(c)) != 0 && is_unspaced(c);
}

Decoded decode(std::string_view bytes, std::string_view declared, std::string_view name) {
  Decoded result;
  std::string_view charset = declared;
  std::size_t skip = 0;
  const auto* const mark = std::find_if(kMarks.begin(), kMarks.end(), [&](const Mark& candidate) {
    return bytes.starts_with(candidate.bytes);
  });
  if (mark != kMarks.end()) {
    charset = mark->charset;
    skip = mark->bytes.size();
  } else if (const std::string_view wide = guess_wide(bytes); !wide.empty()) {
    charset = wide;
  }
  std::string converted;
  std::string_view source = bytes.substr(skip);
  if (!means_utf8(charset)) {
    if (convert(source, charset, converted)) {
      source = converted;
      skip = 0;
    } else {
      result.diagnostics.push_back({"text.charset", at_byte(name, 0),
                                    "the character set '" + std::string(charset.substr(0, 40)) +
                                        "' is not known; the bytes were read as UTF-8"});
    }
  }
  Repairs repairs;
  result.text = clean(source, repairs);
  if (repairs.invalid != 0) {
    result.diagnostics.push_back({"text.utf8", at_byte(name, repairs.first_invalid + skip),
                                  std::to_string(repairs.invalid) +
                                      " places are not UTF-8 and stand as U+FFFD in the text"});
  }
  if (repairs.nul != 0) {
    result.diagnostics.push_back(
        {"text.nul", at_byte(name, repairs.first_nul + skip),
         std::to_string(repairs.nul) + " NUL bytes were replaced by spaces"});
  }
  return result;
}

}  // namespace perpend::extraction
