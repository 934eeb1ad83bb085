#include "model/indicator.h"

#include <array>
#include <charconv>

#include "model/ascii.h"
#include "model/country.h"
#include "model/host.h"

namespace perpend {
namespace {

using std::string;
using std::string_view;
using Type = ObservationType;

std::optional<string> hexadecimal(string_view text, std::initializer_list<std::size_t> lengths) {
  for (const std::size_t length : lengths) {
    if (text.size() == length && ascii::all(text, ascii::is_hex)) return ascii::lower(text);
  }
  return {};
}

std::optional<std::uint64_t> decimal(string_view text) {
  std::uint64_t number = 0;
  if (!ascii::all(text, ascii::is_digit)) return {};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return number;
}

bool is_port(string_view with_colon) {
  if (with_colon.empty()) return true;
  const auto number = decimal(with_colon.substr(1));
  return with_colon.size() <= 6 && number && *number > 0 && *number <= 65535;
}

std::optional<string> canonical_host(string_view host) {
  if (parse_ipv4(host)) return string(host);
  if (host.starts_with('[')) {
    const auto address = parse_ipv6(host);
    if (!address) return {};
    return "[" + ipv6_text(*address) + "]";
  }
  // The one name without a dot that everybody resolves; it is reserved, and is to be said so.
  if (ascii::lower(host) == "localhost") return "localhost";
  return canonical_domain(host);
}

std::optional<string> canonical_url(string_view text) {
  constexpr std::size_t kLongestUrl = 8192;
  if (text.size() > kLongestUrl) return {};
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '<' || c == '>' || c == '"') {
      return {};
    }
  }
  const auto parts = split_url(text);
  if (!parts || !is_port(parts->port)) return {};
  const auto host = canonical_host(parts->host);
  if (!host) return {};
  return ascii::lower(parts->scheme) + "://" + string(parts->user) + *host + string(parts->port) +
         string(parts->rest);
}

// The local part could be told apart by case, but no provider does, and reports write it at will.
std::optional<string> canonical_email(string_view text) {
  constexpr std::size_t kLongestLocalPart = 64;
  const std::size_t at = text.rfind('@');
  if (at == string_view::npos || at == 0 || at > kLongestLocalPart) return {};
  const string_view local = text.substr(0, at);
  if (local.front() == '.' || local.back() == '.') return {};
  for (const char c : local) {
    if (!ascii::is_alnum(c) && string_view("!#$%&'*+-/=?^_`{|}~.").find(c) == string_view::npos) {
      return {};
    }
  }
  auto domain = canonical_domain(text.substr(at + 1));
  if (!domain) return {};
  return ascii::lower(local) + "@" + *domain;
}

// Typographers' hyphens in "CVE‑2023‑28461" become plain ones.
string plain_hyphens(string_view text) {
  static constexpr std::array<string_view, 4> kHyphens = {"\xE2\x80\x90", "\xE2\x80\x91",
                                                          "\xE2\x80\x92", "\xE2\x80\x93"};
  string result;
  for (std::size_t i = 0; i < text.size();) {
    bool hyphen = false;
    for (const string_view candidate : kHyphens) {
      if (!text.substr(i).starts_with(candidate)) continue;
      result += '-';
      i += candidate.size();
      hyphen = true;
      break;
    }
    if (!hyphen) result += text[i++];
  }
  return result;
}

std::optional<string> canonical_cve(string_view text) {
  constexpr std::size_t kLongestNumber = 19;  // of the CVE JSON schema
  string id = ascii::upper(plain_hyphens(text));
  if (id.size() < 13 || !id.starts_with("CVE-") || id[8] != '-') return {};
  const auto year = decimal(string_view(id).substr(4, 4));
  const string_view number = string_view(id).substr(9);
  if (!year || *year < 1999 || number.size() > kLongestNumber) return {};
  if (!ascii::all(number, ascii::is_digit)) return {};
  return id;
}

std::optional<string> canonical_as(string_view text) {
  if (text.size() > 2 && ascii::upper(text.substr(0, 2)) == "AS") text.remove_prefix(2);
  text = ascii::trim(text);
  const auto number = decimal(text);
  if (!number || *number == 0 || *number > 0xFFFFFFFFULL) return {};
  return "AS" + std::to_string(*number);
}

std::optional<string> canonical_certificate(string_view text) {
  string digits(text);
  std::erase(digits, ':');
  std::erase(digits, ' ');
  if (auto fingerprint = hexadecimal(digits, {32, 40, 64})) return fingerprint;
  return plain_text(text);
}

std::optional<string> canonical_technique(string_view text) {
  auto id = attack_id(text);
  if (!id || id->front() != 'T' || (*id)[1] == 'A') return {};
  return id;
}

std::optional<string> canonical_software(string_view text) {
  auto id = attack_id(text);
  if (!id) return plain_text(text);
  // A technique's or an actor's number is nobody's name for a piece of software.
  if (id->front() != 'S') return {};
  return id;
}

std::optional<string> canonical_country(string_view text) {
  const auto code = country_code(text);
  if (!code) return {};
  return string(*code);
}

std::optional<string> canonical_ipv4(string_view text) {
  if (!parse_ipv4(text)) return {};
  return string(text);
}

std::optional<string> canonical_ipv6(string_view text) {
  const auto address = parse_ipv6(text);
  if (!address) return {};
  return ipv6_text(*address);
}

std::optional<string> canonical_value(Type type, string_view text) {
  switch (type) {
    case Type::kAttackPattern:
      return canonical_technique(text);
    case Type::kMalware:
    case Type::kTool:
      return canonical_software(text);
    case Type::kDomainName:
      return canonical_domain(text);
    case Type::kIpv4Addr:
      return canonical_ipv4(text);
    case Type::kIpv6Addr:
      return canonical_ipv6(text);
    case Type::kUrl:
      return canonical_url(text);
    case Type::kEmailAddr:
      return canonical_email(text);
    case Type::kFileHash:
      return hexadecimal(text, {32, 40, 64, 128});
    case Type::kVulnerability:
      return canonical_cve(text);
    case Type::kVictimCountry:
      return canonical_country(text);
    case Type::kAutonomousSystem:
      return canonical_as(text);
    case Type::kX509Certificate:
      return canonical_certificate(text);
    case Type::kJa3:
    case Type::kImphash:
      return hexadecimal(text, {32});
    case Type::kJarm:
      return hexadecimal(text, {62});
    default:
      return plain_text(text);
  }
}

bool is_address(Type type) {
  return type == Type::kDomainName || type == Type::kIpv4Addr || type == Type::kIpv6Addr ||
         type == Type::kUrl || type == Type::kEmailAddr;
}

// Endings of file names that are no top-level domains (those of the root zone such as .zip, .sh
// and .py stay ambiguous, and are left to the public suffix list and the context).
bool looks_like_file(string_view name) {
  static constexpr std::array<string_view, 48> kEndings = {
      "exe", "dll", "pdf", "doc", "docx", "docm", "xls", "xlsx", "xlsm", "ppt", "pptx", "txt",
      "rtf", "rar", "gz",  "tar", "vbs",  "ps1",  "bat", "cmd",  "lnk",  "iso", "img",  "hta",
      "tmp", "dat", "bin", "sys", "json", "xml",  "csv", "html", "htm",  "php", "asp",  "aspx",
      "jsp", "png", "jpg", "gif", "log",  "ini",  "cfg", "msi",  "jar",  "apk", "dmg",  "js"};
  const std::size_t dot = name.rfind('.');
  for (const string_view ending : kEndings) {
    if (name.substr(dot + 1) == ending) return true;
  }
  return false;
}

// "«http://c2.example/»," without what a sentence puts around it.
string_view bare(string_view token) {
  token = ascii::trim(token);
  const auto is_around = [](char c) {
    return string_view("\"'`<>(){}|,;").find(c) != string_view::npos;
  };
  while (!token.empty() && is_around(token.front())) token.remove_prefix(1);
  while (!token.empty() && is_around(token.back())) token.remove_suffix(1);
  return token;
}

std::optional<Indicator> recognise_host(string_view token) {
  for (const Type type : {Type::kIpv4Addr, Type::kIpv6Addr}) {
    if (auto found = canonical(type, token)) return found;
  }
  const std::size_t colon = token.rfind(':');
  const bool has_port =
      colon != string_view::npos && colon + 1 < token.size() && is_port(token.substr(colon));
  const string_view host = has_port ? token.substr(0, colon) : token;
  if (parse_ipv4(host)) return Indicator{Type::kIpv4Addr, string(host)};
  if (host.starts_with('[')) return canonical(Type::kIpv6Addr, host);
  auto name = canonical_domain(host);
  if (!name || looks_like_file(*name)) return {};
  return Indicator{Type::kDomainName, std::move(*name)};
}

}  // namespace

std::optional<string> attack_id(string_view text) {
  text = ascii::trim(text);
  if (text.size() < 5 || text.size() > 9) return {};
  string id = ascii::upper(text);
  const bool tactic = id.starts_with("TA");
  const std::size_t digits = tactic ? 2 : 1;
  if (string_view("TSGCM").find(id.front()) == string_view::npos) return {};
  if (id.size() < digits + 4) return {};
  if (!ascii::all(string_view(id).substr(digits, 4), ascii::is_digit)) return {};
  if (id.size() == digits + 4) return id;
  // Techniques have parts, which addresses write with a slash.
  if (id.front() != 'T' || tactic || id.size() != 9) return {};
  if (id[5] != '.' && id[5] != '/') return {};
  id[5] = '.';
  if (!ascii::all(string_view(id).substr(6), ascii::is_digit)) return {};
  return id;
}

std::optional<string> plain_text(string_view text) {
  constexpr std::size_t kLongestText = 4096;
  string result;
  for (const char c : ascii::trim(text)) {
    if (ascii::is_space(c)) {
      if (result.back() != ' ') result += ' ';
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return {};
    result += c;
  }
  if (result.empty() || result.size() > kLongestText) return {};
  return result;
}

std::optional<Indicator> canonical(ObservationType type, string_view text) {
  const string_view trimmed = ascii::trim(text);
  if (trimmed.empty()) return {};
  const bool mend = is_address(type) || type == Type::kVulnerability;
  auto value = mend ? canonical_value(type, refang(trimmed)) : canonical_value(type, trimmed);
  if (!value) return {};
  return Indicator{type, std::move(*value)};
}

std::optional<Indicator> recognise(string_view raw) {
  constexpr std::size_t kLongestToken = 8192;
  if (raw.size() > kLongestToken) return {};
  const string mended = refang(bare(raw));
  const string_view token = bare(mended);
  if (token.size() < 3) return {};
  if (token.find("://") != string_view::npos) return canonical(Type::kUrl, token);
  for (const Type type : {Type::kVulnerability, Type::kFileHash, Type::kJarm}) {
    if (auto found = canonical(type, token)) return found;
  }
  if (const auto id = attack_id(token)) {
    if (id->front() == 'S') return Indicator{Type::kMalware, *id};
    return canonical(Type::kAttackPattern, *id);
  }
  const bool as = ascii::upper(token.substr(0, 2)) == "AS" && ascii::is_digit(token[2]);
  if (as) return canonical(Type::kAutonomousSystem, token);
  if (const std::size_t slash = token.find('/'); slash != string_view::npos) {
    const auto host = recognise_host(token.substr(0, slash));
    if (!host) return {};
    // "192.0.2.0/24" is a network, not a page.
    const bool number = decimal(token.substr(slash + 1)).has_value();
    if (number && host->type != Type::kDomainName) return {};
    return canonical(Type::kUrl, "http://" + string(token));
  }
  if (token.find('@') != string_view::npos) return canonical(Type::kEmailAddr, token);
  return recognise_host(token);
}

string_view host_of(const Indicator& indicator) {
  const string_view value = indicator.value;
  if (indicator.type == Type::kEmailAddr) return value.substr(value.rfind('@') + 1);
  if (indicator.type != Type::kUrl) return {};
  const auto parts = split_url(value);
  if (!parts) return {};
  string_view host = parts->host;
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  return host;
}

}  // namespace perpend
