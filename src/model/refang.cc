// Refanging. Reports break addresses on purpose ("hxxp://c2[.]example"), each house in its own way,
// and a reader must mend them without touching what was never broken.
//
// Five passes, each linear: invisible and wide characters; bracketed signs; spelled-out dots;
// escaped dots; schemes. A bracketed sign counts only between two characters of a word: in
// "see (.) below" nothing is mended, in "c2(.)example" it is. Signs with white space around them
// are ambiguous ("a polka dot dress"), so that reading is taken only if it leaves one token without
// any white space.
//
// Counter-examples that stay wrong: the passage "regex a[.]b" becomes "regex a.b", and the whole
// text "see (.) below" becomes "see.below". No reader without context can tell them from defanged
// names; as hosts they fall to the public suffix list one step later.
//
// Tested in indicator_test.cc and fuzz/indicator_fuzz.cc (refanging twice changes nothing more).
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "model/ascii.h"
#include "model/indicator.h"

namespace perpend {
namespace {

using std::string;
using std::string_view;

// Part of a word: ASCII letter or digit, or a byte of any other script.
bool is_wordish(char c) { return ascii::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80; }

bool has_space(string_view text) {
  for (const char c : text) {
    if (ascii::is_space(c)) return true;
  }
  return false;
}

constexpr std::array<string_view, 7> kInvisible = {
    "\xC2\xAD",                                                    // soft hyphen
    "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D",                // zero width space, (non-)joiner
    "\xE2\x81\xA0", "\xEF\xBB\xBF", "\xE2\x80\x8E"};               // word joiner, BOM, LTR mark
constexpr std::array<string_view, 3> kWideDots = {"\xEF\xBC\x8E",  // full-width full stop
                                                  "\xEF\xBD\xA1",  // half-width ideographic stop
                                                  "\xE2\x80\xA4"};  // one dot leader
constexpr string_view kIdeographicStop = "\xE3\x80\x82";

template <class Set>
std::size_t match_length(const Set& set, string_view text) {
  for (const string_view candidate : set) {
    if (text.starts_with(candidate)) return candidate.size();
  }
  return 0;
}

// Invisible characters and wide dots mean something in other scripts (joiners do in Persian, the
// ideographic stop ends a Chinese sentence), so they are mended between ASCII characters only, and
// the ideographic stop only where nothing else but ASCII is around.
string mend_characters(string_view text) {
  bool only_ascii_otherwise = !has_space(text);
  for (std::size_t i = 0; i < text.size() && only_ascii_otherwise;) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const string_view rest = text.substr(i);
    std::size_t length = rest.starts_with(kIdeographicStop) ? kIdeographicStop.size() : 0;
    if (length == 0) length = match_length(kWideDots, rest);
    if (length == 0) length = match_length(kInvisible, rest);
    if (length == 0) only_ascii_otherwise = false;
    i += length;
  }
  const auto ascii_at = [&](std::size_t i) {
    return i < text.size() && static_cast<unsigned char>(text[i]) < 0x80 &&
           !ascii::is_space(text[i]);
  };
  string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const string_view rest = text.substr(i);
    const bool before = !result.empty() && static_cast<unsigned char>(result.back()) < 0x80 &&
                        !ascii::is_space(result.back());
    if (static_cast<unsigned char>(text[i]) >= 0x80 && before) {
      std::size_t run = 0;
      while (const std::size_t length = match_length(kInvisible, rest.substr(run))) run += length;
      if (run != 0 && ascii_at(i + run)) {
        i += run;
        continue;
      }
      std::size_t dot = match_length(kWideDots, rest);
      if (dot == 0 && only_ascii_otherwise && rest.starts_with(kIdeographicStop)) {
        dot = kIdeographicStop.size();
      }
      if (dot != 0 && ascii_at(i + dot)) {
        result += '.';
        i += dot;
        continue;
      }
    }
    result += text[i++];
  }
  return result;
}

// What stands in brackets, and the sign it stands for.
std::optional<string_view> sign_of(string_view inner) {
  static constexpr std::array<std::pair<string_view, string_view>, 13> kSigns = {{{".", "."},
                                                                                  {"dot", "."},
                                                                                  {"d0t", "."},
                                                                                  {"punkt", "."},
                                                                                  {"punto", "."},
                                                                                  {"point", "."},
                                                                                  {":", ":"},
                                                                                  {"://", "://"},
                                                                                  {"/", "/"},
                                                                                  {"//", "//"},
                                                                                  {"at", "@"},
                                                                                  {"@", "@"},
                                                                                  {"et", "@"}}};
  const string name = ascii::lower(ascii::trim(inner));
  for (const auto& [written, sign] : kSigns) {
    if (name == written) return sign;
  }
  return {};
}

char closing_of(char open) {
  switch (open) {
    case '[':
      return ']';
    case '(':
      return ')';
    case '{':
      return '}';
    case '<':
      return '>';
    default:
      return '\0';
  }
}

// May `sign` stand between these two characters of an address?
bool fits(char before, string_view sign, char after) {
  if (sign == "." || sign == "@") return is_wordish(before) && is_wordish(after);
  const bool left = is_wordish(before) || before == ':' || before == '/' || before == ']';
  return left && (is_wordish(after) || after == ':' || after == '/' || after == '[');
}

string mend_brackets(string_view text, bool across_spaces) {
  constexpr std::size_t kLongestInner = 8;
  string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char close = closing_of(text[i]);
    const std::size_t end =
        close == '\0' ? string_view::npos : text.substr(i, kLongestInner + 2).find(close);
    if (end == string_view::npos || end < 2) {
      result += text[i++];
      continue;
    }
    const auto sign = sign_of(text.substr(i + 1, end - 1));
    std::size_t kept = result.size();
    std::size_t next = i + end + 1;
    if (across_spaces) {
      while (kept > 0 && ascii::is_space(result[kept - 1])) --kept;
      while (next < text.size() && ascii::is_space(text[next])) ++next;
    }
    if (!sign || kept == 0 || next >= text.size() || !fits(result[kept - 1], *sign, text[next])) {
      // "http[:]//" at the very end of a token, or the next sign's bracket: "a[.]b" only.
      result += text[i++];
      continue;
    }
    result.resize(kept);
    result += *sign;
    i = next;
  }
  return result;
}

// "c2[.example" and "c2.]example": one bracket was forgotten.
string mend_half_brackets(string_view text) {
  string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool inside = !result.empty() && is_wordish(result.back()) && i + 2 < text.size() &&
                        is_wordish(text[i + 2]);
    const string_view pair = text.substr(i, 2);
    if (inside && (pair == "[." || pair == ".]")) {
      const std::size_t stop = text.find_first_of("[] \t\n", i + 2);
      if (pair == ".]" || stop == string_view::npos || text[stop] != ']') {
        result += '.';
        ++i;
        continue;
      }
    }
    result += text[i];
  }
  return result;
}

// "c2 dot example", "operator at c2 dot example".
string mend_words(string_view text) {
  string result;
  result.reserve(text.size());
  const auto word_here = [&](std::size_t i, string_view word) {
    return text.size() > i + word.size() + 2 &&
           ascii::lower(text.substr(i + 1, word.size())) == word &&
           ascii::is_space(text[i + 1 + word.size()]) && is_wordish(text[i + word.size() + 2]);
  };
  for (std::size_t i = 0; i < text.size();) {
    if (ascii::is_space(text[i]) && !result.empty() && is_wordish(result.back())) {
      if (word_here(i, "dot")) {
        result += '.';
        i += 5;
        continue;
      }
      if (word_here(i, "at")) {
        result += '@';
        i += 4;
        continue;
      }
    }
    result += text[i++];
  }
  return result;
}

// "c2\.example", as regular expressions write it. A path with other backslashes is left alone.
string mend_escapes(string text) {
  if (text.find('\\') == string::npos) return text;
  for (std::size_t i = text.find('\\'); i != string::npos; i = text.find('\\', i + 1)) {
    const bool escaped_dot = i > 0 && i + 2 < text.size() && is_wordish(text[i - 1]) &&
                             text[i + 1] == '.' && is_wordish(text[i + 2]);
    if (!escaped_dot) return text;
  }
  std::erase(text, '\\');
  return text;
}

std::optional<string_view> scheme_of(string_view written) {
  static constexpr std::array<std::pair<string_view, string_view>, 18> kSchemes = {
      {{"hxxp", "http"},
       {"hxxps", "https"},
       {"htxp", "http"},
       {"htxps", "https"},
       {"hxtp", "http"},
       {"hxtps", "https"},
       {"h**p", "http"},
       {"h**ps", "https"},
       {"hxxxp", "http"},
       {"hxp", "http"},
       {"httx", "http"},
       {"httxs", "https"},
       {"meow", "http"},
       {"meows", "https"},
       {"fxp", "ftp"},
       {"fxps", "ftps"},
       {"f*p", "ftp"},
       {"xxxp", "http"}}};
  const string name = ascii::lower(written);
  for (const auto& [broken, scheme] : kSchemes) {
    if (name == broken) return scheme;
  }
  return {};
}

string mend_schemes(string_view text) {
  string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (!text.substr(i).starts_with("://")) {
      result += text[i++];
      continue;
    }
    constexpr std::size_t kLongestScheme = 6;
    std::size_t start = result.size();
    while (start > 0 && result.size() - start <= kLongestScheme &&
           (ascii::is_alnum(result[start - 1]) || result[start - 1] == '*')) {
      --start;
    }
    if (const auto scheme = scheme_of(string_view(result).substr(start))) {
      result.resize(start);
      result += *scheme;
    }
    result += "://";
    i += 3;
  }
  return result;
}

// White space may be closed up only where that leaves a single token, and a mailbox ("look at it")
// only where a domain follows.
bool is_one_address(string_view text) {
  const std::size_t at = text.find('@');
  return !has_space(text) && (at == string_view::npos || text.find('.', at) != string_view::npos);
}

// Most addresses are plain, and every way of defanging needs one of these.
bool could_be_defanged(string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80 || ascii::is_space(c)) return true;
    if (string_view("[](){}<>\\").find(c) != string_view::npos) return true;
  }
  return text.find("://") != string_view::npos;
}

string mend_once(string_view text) {
  string mended = mend_characters(text);
  string joined = mend_words(mend_brackets(mended, true));
  mended = is_one_address(joined) ? std::move(joined) : mend_brackets(mended, false);
  return mend_schemes(mend_escapes(mend_half_brackets(mended)));
}

}  // namespace

string refang(string_view text) {
  if (!could_be_defanged(text)) return string(text);
  // One mending can bring to light another ("a[[.]]b"); a fourth round has never been needed.
  string mended(text);
  for (int round = 0; round < 4; ++round) {
    string next = mend_once(mended);
    if (next == mended) break;
    mended = std::move(next);
  }
  return mended;
}

}  // namespace perpend
