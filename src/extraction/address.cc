// Addresses in running text.
//
// A token is cut out by a small grammar whose signs each have several spellings:
//
//   url   = scheme "://" host [":" port] [path]        scheme also hxxp, meow, h**p …
//   mail  = local "@" host
//   host  = label 1*("." label) | four numbers | IPv6
//
// where "." is also [.], (dot), {.}, \., the half brackets "[." and ".]", wide dots, and each of
// these with one space on either side: "c2 [.] example [.] com". Whether the token is an address is
// left to canonical(); whether it is an indicator, to plausible.h.
//
// Example: in `(hxxps://c2[.]example/a).` the bytes are `hxxps://c2[.]example/a`.
// Counter-example: `see a.b` gives a.b, which only the public suffix list refuses.
//
// Tested in address_test.cc (a table, and spans over generated text) and fuzz/text_fuzz.cc.
#include "extraction/address.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "extraction/byte_class.h"
#include "extraction/charset.h"
#include "model/ascii.h"
#include "model/host.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;
using Type = ObservationType;

constexpr size_t kLongestHost = 512;  // as written: 253 bytes, with dots of several bytes each
constexpr size_t kLongestUrl = 4096;
constexpr size_t kLongestInner = 5;  // "punkt"

struct Sign {
  size_t size = 0;  // 0: there is none
  string_view means;
  bool defanged = true;
};

char closing_of(char open) {
  switch (open) {
    case '[':
      return ']';
    case '(':
      return ')';
    case '{':
      return '}';
    default:
      return '>';
  }
}

// What refang() makes of the word or sign in brackets; empty if it leaves them alone.
string_view meaning_of(string_view inner) {
  inner = ascii::trim(inner);
  if (inner.empty() || inner.size() > kLongestInner) return {};
  std::array<char, kLongestInner> lower{};
  std::transform(inner.begin(), inner.end(), lower.begin(), [](char c) { return ascii::lower(c); });
  const string_view name(lower.data(), inner.size());
  for (const string_view dot : {".", "dot", "d0t", "punkt", "punto", "point"}) {
    if (name == dot) return ".";
  }
  for (const string_view at : {"@", "at", "et"}) {
    if (name == at) return "@";
  }
  for (const string_view itself : {":", "://", "/", "//"}) {
    if (name == itself) return itself;
  }
  return {};
}

Sign bracketed_sign(string_view text, size_t at) {
  const string_view window = text.substr(at + 1, kLongestInner + 3);
  const size_t close = window.find(closing_of(text[at]));
  if (close == string_view::npos) return {};
  const string_view means = meaning_of(window.substr(0, close));
  if (means.empty()) return {};
  return {close + 2, means, true};
}

Sign wide_dot(string_view text, size_t at) {
  for (const string_view dot : {"\xEF\xBC\x8E", "\xEF\xBD\xA1", "\xE2\x80\xA4"}) {
    if (text.substr(at).starts_with(dot)) return {dot.size(), ".", true};
  }
  return {};
}

// The sign that begins at `at`, white space not counted.
Sign sign_here(string_view text, size_t at) {
  if (at >= text.size()) return {};
  switch (text[at]) {
    case '.':
      if (text.substr(at).starts_with(".]")) return {2, ".", true};
      return {1, ".", false};
    case '@':
      return {1, "@", false};
    case ':':
      return text.substr(at).starts_with("://") ? Sign{3, "://", false} : Sign{1, ":", false};
    case '\\':
      return text.substr(at).starts_with("\\.") ? Sign{2, ".", true} : Sign{};
    case '[':
    case '(':
    case '{':
    case '<': {
      const Sign sign = bracketed_sign(text, at);
      if (sign.size == 0 && text.substr(at).starts_with("[.")) return {2, ".", true};
      return sign;
    }
    default:
      return static_cast<unsigned char>(text[at]) >= 0x80 ? wide_dot(text, at) : Sign{};
  }
}

// White space that may stand beside a bracketed sign: a line of a PDF may end there, and its
// columns are set with several spaces.
size_t gap_size(string_view text, size_t at) {
  constexpr size_t kWidest = 4;
  size_t end = at;
  int lines = 0;
  while (end < text.size() && end - at < kWidest && (text[end] == ' ' || text[end] == '\n')) {
    lines += text[end] == '\n' ? 1 : 0;
    ++end;
  }
  return lines > 1 ? 0 : end - at;
}

// The sign after a label; a bracketed one may have white space on either side.
Sign sign_at(string_view text, size_t at) {
  Sign sign = sign_here(text, at);
  size_t before = 0;
  if (sign.size == 0) {
    before = gap_size(text, at);
    const size_t open = at + before;
    if (before == 0 || open >= text.size() || (class_of_byte(text[open]) & kOpening) == 0) {
      return {};
    }
    sign = bracketed_sign(text, open);
  }
  if (sign.size == 0) return {};
  const size_t behind = at + before + sign.size;
  const size_t after = sign.size >= 3 && sign.defanged && before > 0 ? gap_size(text, behind) : 0;
  // With a space on one side only, the bracket belongs to the sentence: "the host (at night)".
  if (before > 0 && after == 0) return {};
  sign.size += before + after;
  return sign;
}

size_t label_end(string_view text, size_t at) {
  while (at < text.size()) {
    const std::uint8_t bits = class_of_byte(text[at]);
    if ((bits & kWord) != 0 || text[at] == '-') {
      ++at;
    } else if ((bits & kHigh) != 0) {
      const CodePoint point = code_point_at(text, at);
      if (!is_spaced_word_character(point.value) && !is_unspaced_word_character(point.value)) break;
      at += point.size;
    } else {
      break;
    }
  }
  return at;
}

struct Host {
  size_t end = 0;
  int labels = 0;
  bool defanged = false;
};

// Labels with dots between them, as far as they go.
Host match_host(string_view text, size_t start) {
  Host host;
  size_t at = start;
  while (true) {
    const size_t end = label_end(text, at);
    if (end == at) break;
    host.end = end;
    ++host.labels;
    const Sign sign = sign_at(text, end);
    if (sign.means != ".") break;
    const size_t next = end + sign.size;
    // A label begins with a letter or a digit: "c2.example.-" ends before the last dot.
    if (next >= text.size() || text[next] == '-' || label_end(text, next) == next) break;
    host.defanged = host.defanged || sign.defanged;
    at = next;
  }
  return host;
}

std::optional<Address> address_of(Type type, string_view text, size_t start, size_t end,
                                  bool defanged) {
  auto found = canonical(type, text.substr(start, end - start));
  if (!found) return {};
  return Address{std::move(*found), {start, end}, defanged, false, 0, -1};
}

struct Number {
  size_t size = 0;  // 0: none here, or it goes on as a word
  std::uint32_t value = 0;
};

Number number_at(string_view text, size_t at, size_t most_digits) {
  size_t end = at;
  while (end < text.size() && (class_of_byte(text[end]) & kDigit) != 0 && end - at <= most_digits) {
    ++end;
  }
  if (end == at || end - at > most_digits) return {};
  if (end < text.size() && (class_of_byte(text[end]) & (kWord | kHigh)) != 0) return {};
  Number number{end - at, 0};
  std::from_chars(text.data() + at, text.data() + end, number.value);
  return number;
}

void read_port(string_view text, size_t at, Address& address) {
  const Sign sign = sign_here(text, at);
  if (sign.means != ":") return;
  const Number number = number_at(text, at + sign.size, 5);
  if (number.size != 0 && number.value > 0 && number.value <= 65535) address.port = number.value;
}

// "192.0.2.0/24": a network, whose span and value have the bits.
bool read_prefix(string_view text, int most, Address& address) {
  const size_t at = address.span.end;
  const bool bracketed = text.substr(at).starts_with("[/]");
  if (at >= text.size() || (text[at] != '/' && !bracketed)) return false;
  const size_t slash = bracketed ? 3 : 1;
  const Number number = number_at(text, at + slash, 3);
  if (number.size == 0 || number.value > static_cast<std::uint32_t>(most)) return false;
  const size_t end = at + slash + number.size;
  if (end < text.size() && (text[end] == '/' || text[end] == '.') && end + 1 < text.size() &&
      (class_of_byte(text[end + 1]) & kWord) != 0) {
    return false;
  }
  address.prefix_bits = static_cast<int>(number.value);
  address.indicator.value += "/" + std::to_string(number.value);
  address.span.end = end;
  return true;
}

// The end of a URL's path: what a sentence puts after it is not part of it.
size_t trim_path(string_view text, size_t start, size_t end) {
  const auto unbalanced = [&](char open, char close) {
    const string_view part = text.substr(start, end - start);
    return std::count(part.begin(), part.end(), close) > std::count(part.begin(), part.end(), open);
  };
  while (end > start) {
    const char last = text[end - 1];
    const bool punctuation = string_view(".,;:!?'*_~$&=\"").find(last) != string_view::npos;
    // "&", "=" and "_" may end an address; a sentence's own signs may not.
    const bool kept = last == '&' || last == '=' || last == '_' || last == '$';
    if (punctuation && !kept) {
      --end;
      continue;
    }
    const bool loose = (last == ')' && unbalanced('(', ')')) ||
                       (last == ']' && unbalanced('[', ']')) ||
                       (last == '}' && unbalanced('{', '}'));
    if (!loose) break;
    --end;
  }
  return end;
}

size_t path_end(string_view text, size_t start) {
  size_t at = start;
  const size_t limit = std::min(text.size(), start + kLongestUrl);
  while (at < limit) {
    const std::uint8_t bits = class_of_byte(text[at]);
    if ((bits & kUrlStop) != 0) {
      if (text[at] == '<' && bracketed_sign(text, at).size != 0) {
        at += bracketed_sign(text, at).size;
        continue;
      }
      break;
    }
    if ((bits & kHigh) != 0) {
      const CodePoint point = code_point_at(text, at);
      if (!is_spaced_word_character(point.value)) break;
      at += point.size;
    } else {
      ++at;
    }
  }
  return std::min(at, limit);
}

// [2001:db8::1], as URLs write it; 0 if there is none.
size_t bracketed_ipv6_end(string_view text, size_t at) {
  constexpr size_t kLongestIpv6 = 96;  // defanged colons are three bytes each
  if (at >= text.size() || text[at] != '[') return 0;
  for (size_t i = at + 1; i < text.size() && i < at + kLongestIpv6; ++i) {
    const char c = text[i];
    if (c == ']' && !(i >= 2 && text[i - 1] == ':' && text[i - 2] == '[')) {
      return parse_ipv6(refang(text.substr(at + 1, i - at - 1))) ? i + 1 : 0;
    }
    if (!ascii::is_hex(c) && c != ':' && c != '.' && c != '[' && c != ']') return 0;
  }
  return 0;
}

// The sign "://" in its spellings after a scheme, by how many bytes it has.
Sign scheme_sign(string_view text, size_t at) {
  const string_view rest = text.substr(std::min(at, text.size()));
  struct Spelling {
    string_view bytes;
    bool defanged;
  };
  static constexpr std::array<Spelling, 8> kSpellings = {{{"://", false},
                                                          {"[:]//", true},
                                                          {"[://]", true},
                                                          {"(://)", true},
                                                          {"{://}", true},
                                                          {"(:)//", true},
                                                          {"[:][/][/]", true},
                                                          {"[:]/", true}}};
  for (const Spelling& spelling : kSpellings) {
    if (rest.starts_with(spelling.bytes)) return {spelling.bytes.size(), "://", spelling.defanged};
  }
  return {};
}

bool is_broken_scheme(string_view scheme) {
  const std::string mended = refang(std::string(scheme) + "://x");
  return ascii::lower(mended.substr(0, scheme.size() + 3)) !=
         ascii::lower(std::string(scheme) + "://");
}

AddressMatch match_url(string_view text, size_t start) {
  constexpr size_t kLongestScheme = 6;
  AddressMatch match;
  size_t scheme_end = start;
  while (scheme_end < text.size() && scheme_end - start < kLongestScheme &&
         (ascii::is_alnum(text[scheme_end]) || text[scheme_end] == '*')) {
    ++scheme_end;
  }
  const Sign sign = scheme_sign(text, scheme_end);
  if (sign.size == 0 || scheme_end == start) return match;
  const size_t host_start = scheme_end + sign.size;
  Host host = match_host(text, host_start);
  if (const size_t v6 = bracketed_ipv6_end(text, host_start); v6 != 0) {
    host.end = v6;
    host.labels = 1;
  }
  if (host.labels == 0 || host.end - start > kLongestHost) return match;
  // The host first: it is short, and most of what looks like a URL and is none fails here.
  if (!canonical(Type::kUrl, text.substr(start, host.end - start))) return match;
  const size_t end = trim_path(text, host.end, path_end(text, host.end));
  match.end = std::max(end, host.end);
  const string_view scheme = text.substr(start, scheme_end - start);
  const bool defanged = sign.defanged || host.defanged || is_broken_scheme(scheme);
  // From the longest reading to the host alone: a strange path must not hide a good address.
  for (const size_t stop : {match.end, host.end}) {
    match.address = address_of(Type::kUrl, text, start, stop, defanged);
    if (match.address) break;
  }
  if (match.address) match.address->has_scheme = true;
  return match;
}

AddressMatch match_mail(string_view text, size_t start) {
  constexpr size_t kLongestLocal = 64;
  AddressMatch match;
  size_t local_end = start;
  bool defanged = false;
  while (local_end < text.size() && local_end - start <= kLongestLocal) {
    if ((class_of_byte(text[local_end]) & kLocal) != 0 && text[local_end] != '*') {
      ++local_end;
      continue;
    }
    const Sign sign = sign_at(text, local_end);
    if (sign.means != "." || !sign.defanged) break;
    defanged = true;
    local_end += sign.size;
  }
  const Sign sign = sign_at(text, local_end);
  if (sign.means != "@" || local_end == start) return match;
  const Host host = match_host(text, local_end + sign.size);
  if (host.labels < 2) return match;
  match.end = host.end;
  match.address = address_of(Type::kEmailAddr, text, start, host.end,
                             defanged || sign.defanged || host.defanged);
  return match;
}

AddressMatch match_ipv6(string_view text, size_t start) {
  constexpr size_t kLongestIpv6 = 96;
  constexpr int kMostColons = 8;
  AddressMatch match;
  size_t at = start;
  int colons = 0;
  bool defanged = false;
  while (at < text.size() && at - start < kLongestIpv6 && colons <= kMostColons) {
    if (text.substr(at).starts_with("[:]")) {
      ++colons;
      defanged = true;
      at += 3;
    } else if (text[at] == ':') {
      ++colons;
      ++at;
    } else if (ascii::is_hex(text[at]) || (text[at] == '.' && colons >= 2)) {
      ++at;
    } else {
      break;
    }
  }
  while (at > start && (text[at - 1] == '.' || text[at - 1] == ':') &&
         !text.substr(start, at - start).ends_with("::")) {
    --at;
  }
  const bool goes_on = at < text.size() && (class_of_byte(text[at]) & (kWord | kHigh)) != 0;
  if (colons < 2 || colons > kMostColons || goes_on) return match;
  match.address = address_of(Type::kIpv6Addr, text, start, at, defanged);
  // "fee::bad" is C++ before it is an address: short ones must be of a block in use (2000::/3,
  // fc00::/6) or begin with "::" or carry many groups.
  if (match.address && colons < 5) {
    const string_view value = match.address->indicator.value;
    const bool in_use =
        value.find(':') == 4 &&
        (value[0] == '2' || value[0] == '3' || value.starts_with("fc") || value.starts_with("fd") ||
         value.starts_with("fe") || value.starts_with("ff"));
    const bool translated = value.starts_with("64:ff9b:") || value.starts_with("::");
    if (!in_use && !translated) match.address.reset();
  }
  if (!match.address) return match;
  match.end = at;
  read_prefix(text, 128, *match.address);
  match.end = match.address->span.end;
  return match;
}

bool is_dotted_quad(string_view written) { return parse_ipv4(refang(written)).has_value(); }

AddressMatch match_host_address(string_view text, size_t start) {
  const Host host = match_host(text, start);
  AddressMatch match;
  match.end = host.end;
  if (host.labels < 2 || host.end - start > kLongestHost) return match;
  const string_view written = text.substr(start, host.end - start);
  const bool goes_on = host.end < text.size() && text[host.end] == '@';
  if (goes_on) return match;
  const bool quad = host.labels == 4 && is_dotted_quad(written);
  match.address =
      address_of(quad ? Type::kIpv4Addr : Type::kDomainName, text, start, host.end, host.defanged);
  if (!match.address) return match;
  if (quad && read_prefix(text, 32, *match.address)) {
    match.end = match.address->span.end;
    return match;
  }
  read_port(text, host.end, *match.address);
  return match;
}

}  // namespace

AddressMatch match_address(string_view text, size_t start) {
  if (text[start] == '[') {
    const size_t end = bracketed_ipv6_end(text, start);
    AddressMatch match;
    if (end == 0) return match;
    match.address = address_of(Type::kIpv6Addr, text, start + 1, end - 1, false);
    match.end = end;
    if (match.address) read_port(text, end, *match.address);
    return match;
  }
  for (const auto matcher : {match_url, match_ipv6, match_mail, match_host_address}) {
    AddressMatch match = matcher(text, start);
    if (match.address || (matcher == match_host_address)) return match;
  }
  return {};
}

}  // namespace perpend::extraction
