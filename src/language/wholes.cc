// Paths, registry keys, addresses and the like, told from words by their look alone. Nothing is
// validated here (model/indicator.h does that): the question is only whether to keep a run whole.
//
//   "HKCU\Software\x"      registry: a hive before a back-slash
//   "C:\x", "\\host\x", "%TEMP%\x", "/etc/passwd", "~/.ssh", "x.dll"      path
//   "hxxp://x", "https[:]//x"                                             url
//   "evil[.]example", "192.0.2.7", "a@b.example", "CVE-2024-1", "T1059.001", 32 hex digits
//
// Counter-example that stays wrong: "and/or/not" is three words; "read/write/x" looks like them.
// Tested in tokens_test.cc.
#include "language/wholes.h"

#include <algorithm>
#include <array>
#include <string>

#include "language/characters.h"

namespace perpend::language {
namespace {

using std::size_t;
using std::string_view;

constexpr std::array<string_view, 44> kExtensions = {
    "exe",  "dll", "sys", "bat", "cmd", "ps1",  "vbs",  "vbe", "js",   "jse",  "wsf",
    "hta",  "lnk", "scr", "msi", "doc", "docx", "docm", "xls", "xlsx", "xlsm", "ppt",
    "pptx", "rtf", "pdf", "zip", "rar", "7z",   "iso",  "img", "vhd",  "jar",  "apk",
    "elf",  "so",  "sh",  "py",  "php", "asp",  "aspx", "jsp", "txt",  "log",  "xml"};

bool is_scheme(string_view run) {
  size_t end = 0;
  while (end < run.size() && end < 8 && is_letter(run[end])) ++end;
  if (end < 2) return false;
  const string_view rest = run.substr(end);
  return rest.starts_with("://") || rest.starts_with("[:]//") || rest.starts_with("[://]") ||
         rest.starts_with("[:]\\\\") || rest.starts_with("(:)//");
}

bool is_registry(string_view run) {
  const size_t slash = run.find('\\');
  if (slash == string_view::npos) return run.starts_with("HKEY_") && run.size() > 8;
  for (const string_view hive : {"HKLM", "HKCU", "HKCR", "HKU", "HKCC"}) {
    if (run.substr(0, slash) == hive || run.substr(0, slash) == std::string(hive) + ":")
      return true;
  }
  return run.starts_with("HKEY_");
}

bool is_defanged(string_view run) {
  for (size_t at = run.find_first_of("[({"); at != string_view::npos;
       at = run.find_first_of("[({", at + 1)) {
    const string_view inner = run.substr(at + 1, 4);
    if (inner.starts_with('.') || inner.starts_with('@') || inner.starts_with(':')) return true;
    if (lower(inner.substr(0, 3)) == "dot" || lower(inner.substr(0, 2)) == "at") {
      return inner.size() > 2 && !is_letter(inner.back());
    }
  }
  return false;
}

bool is_windows_path(string_view run) {
  if (run.size() >= 3 && is_letter(run[0]) && run[1] == ':' && run[2] == '\\') return true;
  if (run.starts_with("\\\\") && run.size() > 3) return true;
  const size_t slash = run.find('\\');
  return slash != string_view::npos && slash > 0 && slash + 1 < run.size();
}

bool is_unix_path(string_view run) {
  if (run.starts_with("~/")) return run.size() > 2;
  if (!run.starts_with('/') || run.size() < 4) return false;
  return run.find('/', 1) != string_view::npos;
}

// "/domain", "-enc": what a command is told.
bool is_argument(string_view run) {
  constexpr size_t kLongest = 24;
  if (run.size() < 2 || run.size() > kLongest || (run[0] != '/' && run[0] != '-')) return false;
  const string_view name = run.substr(run.starts_with("--") ? 2 : 1);
  return !name.empty() && is_letter(name[0]) && std::all_of(name.begin(), name.end(), [](char c) {
    return is_alnum(c) || c == '-' || c == '_' || c == ':' || c == '=';
  });
}

bool is_hash(string_view run) {
  if (run.size() != 32 && run.size() != 40 && run.size() != 64) return false;
  return std::all_of(run.begin(), run.end(), is_hex) &&
         std::any_of(run.begin(), run.end(), is_digit);
}

bool is_catalogue_id(string_view run) {
  if (run.size() >= 10 && lower(run.substr(0, 4)) == "cve-") return is_digit(run[4]);
  const bool form = run.size() >= 5 && run.size() <= 9 &&
                    string_view("TSGCM").find(run[0]) != string_view::npos && is_digit(run[1]);
  return form &&
         std::all_of(run.begin() + 1, run.end(), [](char c) { return is_digit(c) || c == '.'; });
}

// Labels of letters, digits and hyphens parted by dots: a host, an address or a file's name.
std::optional<TokenKind> kind_of_dotted(string_view run) {
  size_t dots = 0;
  size_t label = 0;  // length of the present one
  bool digits_only = true;
  bool longer_label = false;  // of more than one character: "e.g" and "U.S" are words
  for (const char c : run) {
    if (c == '.') {
      if (label == 0) return {};
      ++dots;
      label = 0;
      continue;
    }
    if (!is_alnum(c) && c != '-' && c != '_') return {};
    digits_only = digits_only && is_digit(c);
    longer_label = ++label > 1 || longer_label;
  }
  if (dots == 0 || label == 0) return {};
  if (digits_only) return dots == 3 ? std::optional(TokenKind::kIndicator) : std::nullopt;
  const string_view last = run.substr(run.rfind('.') + 1);
  if (dots >= 1 &&
      std::find(kExtensions.begin(), kExtensions.end(), lower(last)) != kExtensions.end()) {
    return TokenKind::kPath;
  }
  const bool zone =
      last.size() >= 2 && last.size() <= 24 && std::all_of(last.begin(), last.end(), is_lower);
  if (!longer_label || !zone) return {};
  return TokenKind::kIndicator;
}

}  // namespace

std::optional<TokenKind> kind_of_whole(string_view run) {
  if (run.size() < 2) return {};
  // Most runs are plain words: letters, and perhaps hyphens and apostrophes.
  const bool plain = std::all_of(run.begin(), run.end(), [](char c) {
    return is_letter(c) || is_high(c) || c == '\'' || c == ',';
  });
  if (plain) return {};
  if (is_scheme(run)) return TokenKind::kUrl;
  if (is_registry(run)) return TokenKind::kRegistry;
  if (is_windows_path(run) || is_unix_path(run)) return TokenKind::kPath;
  if (is_argument(run)) return TokenKind::kCode;
  if (is_defanged(run)) return TokenKind::kIndicator;
  const size_t at = run.find('@');
  if (at != string_view::npos && at > 0 && run.find('.', at) != string_view::npos) {
    return TokenKind::kIndicator;
  }
  if (is_hash(run) || is_catalogue_id(run)) return TokenKind::kIndicator;
  return kind_of_dotted(run);
}

size_t path_end(string_view text, size_t end, size_t limit) {
  constexpr size_t kLongestPart = 64;
  while (end + 1 < limit && text[end] == ' ' && (is_alnum(text[end + 1]) || text[end + 1] == '(')) {
    size_t stop = end + 1;
    size_t slash = 0;
    while (stop < limit && stop - end < kLongestPart && !is_space(text[stop]) &&
           string_view("\"'<>|,;`").find(text[stop]) == string_view::npos) {
      if (text[stop] == '\\') slash = stop;
      ++stop;
    }
    const bool own_root = stop - end > 3 && text[end + 2] == ':';  // " D:\x" begins another
    if (slash == 0 || own_root) break;
    end = stop;
  }
  return end;
}

}  // namespace perpend::language
