// Rules, each with its reason; the first that speaks decides. A defanged address was broken by
// somebody who holds it dangerous, so defanging decides almost everything. An address in a list of
// indicators needs no other context. A bare one in prose has to look like nothing else first.
//
//   "Chrome version 1.2.3.4"        the word before makes it a version
//   "System.Net", "end.The"         a last label with a capital is a class, or a missing space
//   "setup.py", "backup.zip"        real top-level domains that are mostly file names
//   "see https://vendor.example/x"  a reading list
//
// Tested in plausible_test.cc.
#include "extraction/plausible.h"

#include <algorithm>
#include <array>

#include "model/ascii.h"
#include "model/host.h"

namespace perpend::extraction {
namespace {

using std::size_t;
using std::string_view;
using Type = ObservationType;

constexpr int kSure = 1000;
constexpr int kBare = 800;     // in prose, not defanged, nothing speaks against it
constexpr int kBareUrl = 500;  // may be the author's reading

// Top-level domains that are file endings more often than not.
bool is_file_like(string_view label) {
  static constexpr std::array<string_view, 25> kFileLike = {
      "py", "sh", "zip", "mov", "app", "md", "pl",  "rs",   "cc", "so", "ps", "cab", "ml",
      "mm", "pm", "la",  "ai",  "bz",  "mk", "cat", "java", "ms", "tm", "vi", "do"};
  return std::find(kFileLike.begin(), kFileLike.end(), label) != kFileLike.end();
}

string_view last_label(string_view host) { return host.substr(host.rfind('.') + 1); }

// The word before `at`, without the white space between, in lower case.
std::string word_before(string_view text, size_t at) {
  size_t end = at;
  while (end > 0 && at - end < 4 && (ascii::is_space(text[end - 1]) || text[end - 1] == '(')) --end;
  size_t start = end;
  while (start > 0 && end - start < 20 && !ascii::is_space(text[start - 1])) --start;
  return ascii::lower(text.substr(start, end - start));
}

bool is_version_word(string_view word) {
  static constexpr std::array<string_view, 14> kWords = {
      "version", "versions", "v",        "v.",       "ver",    "ver.",    "build",
      "release", "firmware", "revision", "version:", "update", "section", "oid"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool contains_any(string_view lower, std::initializer_list<string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](string_view word) { return lower.find(word) != string_view::npos; });
}

// Does the sentence speak of what an attacker's address does?
bool speaks_of_attack(string_view lower) {
  return contains_any(lower, {"c2",
                              "c&c",
                              "command and control",
                              "command-and-control",
                              "server",
                              "download",
                              "payload",
                              "beacon",
                              "phish",
                              "malicious",
                              "redirect",
                              "exfiltrat",
                              "deliver",
                              "drop",
                              "staging",
                              "staged",
                              "hosted",
                              "connect",
                              "communicat",
                              "callback",
                              "lure",
                              "landing",
                              "infrastructure",
                              "resolv",
                              "contacted",
                              "upload",
                              "attacker",
                              "loader",
                              "sinkhol"});
}

bool speaks_of_reading(string_view lower) {
  return contains_any(
      lower, {"see ", "read ", "source:", "reference", "available at", "published at", "blog",
              "report at", "learn more", "visit ", "documentation", "advisory", "contact us",
              "subscribe", "more information"});
}

bool is_title_case(string_view label) {
  return label.size() >= 2 && ascii::is_upper(label[0]) && ascii::is_lower(label[1]);
}

Judgement no(std::string why) { return {false, 0, std::move(why)}; }
Judgement yes(int confidence, std::string why) { return {true, confidence, std::move(why)}; }

}  // namespace

AddressJudge::AddressJudge(string_view text, const Sections& sections, const HostKnowledge& hosts,
                           string_view publisher_host)
    : text_(text), sections_(sections), hosts_(hosts), publisher_(ascii::lower(publisher_host)) {
  if (publisher_.starts_with("www.")) publisher_.erase(0, 4);
}

Judgement AddressJudge::judge(const Address& address) const {
  switch (address.indicator.type) {
    case Type::kDomainName:
      return judge_domain(address);
    case Type::kIpv4Addr:
      return judge_ipv4(address);
    case Type::kUrl:
      return judge_url(address);
    case Type::kEmailAddr:
      return judge_mail(address);
    default:
      return yes(kSure, "by its form");
  }
}

bool AddressJudge::listed(const Address& address) const {
  if (sections_.at(address.span.start) == SectionKind::kIndicators) return true;
  const ByteSpan line = line_around(text_, address.span);
  const string_view before = ascii::trim(text_.substr(line.start, address.span.start - line.start));
  const string_view after =
      ascii::trim(text_.substr(address.span.end, line.end - address.span.end));
  const bool alone = after.empty() && (before.empty() || before == "-" || before == "*" ||
                                       before == "+" || before == "\xE2\x80\xA2");
  const bool labelled = after.size() < 24 && before.size() < 40 && before.ends_with(':');
  const bool row = text_.substr(line.start, line.size()).find('\t') != string_view::npos;
  return alone || labelled || row;
}

bool AddressJudge::has_known_suffix(string_view host) const {
  if (reserved_by({Type::kDomainName, std::string(host)})) return true;
  return !hosts_.is_registrable || hosts_.is_registrable(host);
}

bool AddressJudge::is_publisher(string_view host) const {
  if (publisher_.empty() || !host.ends_with(publisher_)) return false;
  return host.size() == publisher_.size() || host[host.size() - publisher_.size() - 1] == '.';
}

bool AddressJudge::is_benign(string_view host) const {
  return hosts_.benign_list && hosts_.benign_list(host).has_value();
}

Judgement AddressJudge::judge_domain(const Address& address) const {
  const string_view host = address.indicator.value;
  const string_view written = part(text_, address.span);
  if (!has_known_suffix(host)) return no("its last label is no public suffix");
  if (address.defanged) return yes(kSure, "defanged");
  if (!recognise(written)) return no("a file name");
  if (is_publisher(host)) return no("the publisher's own");
  if (is_benign(host)) return no("a well-known site");
  if (is_title_case(last_label(written))) return no("a class name, or two sentences");
  const char before = address.span.start > 0 ? text_[address.span.start - 1] : ' ';
  const char after = address.span.end < text_.size() ? text_[address.span.end] : ' ';
  if (string_view("/\\@$#=%.").find(before) != string_view::npos || after == '(' || after == '\\') {
    return no("part of a path or of code");
  }
  const bool in_list = listed(address) && last_label(host) != "local";
  if (in_list && sections_.at(address.span.start) != SectionKind::kReferences) {
    if (!is_file_like(last_label(host)) ||
        sections_.at(address.span.start) == SectionKind::kIndicators) {
      return yes(kSure, "in a list of indicators");
    }
  }
  if (is_file_like(last_label(host))) return no("looks like a file name");
  if (host.find('.') <= 1) return no("initials");
  if (last_label(host) == "local") return no("a name of an inner network");
  if (sections_.at(address.span.start) == SectionKind::kReferences) return no("a reference");
  return yes(kBare, "a bare host name in prose");
}

Judgement AddressJudge::judge_ipv4(const Address& address) const {
  const string_view value = address.indicator.value;
  if (address.prefix_bits < 0) {
    if (const auto bytes = parse_ipv4(value); bytes && (*bytes)[0] == 255) return no("a netmask");
  }
  if (address.defanged) return yes(kSure, "defanged");
  if (is_version_word(word_before(text_, address.span.start))) return no("a version number");
  const char before = address.span.start > 0 ? text_[address.span.start - 1] : ' ';
  const char after = address.span.end < text_.size() ? text_[address.span.end] : ' ';
  if (before == '.' || before == '-' || before == '\\' || after == '-') {
    return no("part of a longer number");
  }
  if (address.port != 0 || listed(address))
    return yes(kSure, "an address with a port or in a list");
  // Numbers all this small are versions and chapters far more often than addresses.
  const auto bytes = parse_ipv4(value);
  const bool small =
      bytes && std::all_of(bytes->begin(), bytes->end(), [](int b) { return b < 25; });
  const std::string sentence = ascii::lower(part(text_, sentence_around(text_, address.span)));
  if (small && !contains_any(sentence, {"ip ", "address", "server", "c2", "host"})) {
    return no("looks like a version number");
  }
  return yes(900, "an address in prose");
}

Judgement AddressJudge::judge_url(const Address& address) const {
  const string_view host = host_of(address.indicator);
  const bool number = parse_ipv4(host) || parse_ipv6(host);
  if (!number && host != "localhost" && !has_known_suffix(host)) {
    return no("its last label is no public suffix");
  }
  if (address.defanged) return yes(kSure, "defanged");
  if (number) return yes(kSure, "a URL with a bare address");
  if (is_publisher(host)) return no("the publisher's own");
  if (is_benign(host)) return no("a link to a well-known site");
  const SectionKind section = sections_.at(address.span.start);
  if (section == SectionKind::kReferences) return no("a reference");
  if (section == SectionKind::kIndicators) return yes(kSure, "in a list of indicators");
  const std::string sentence = ascii::lower(part(text_, sentence_around(text_, address.span)));
  if (speaks_of_attack(sentence)) return yes(kBare, "a link in a sentence on the attack");
  const ByteSpan line = line_around(text_, address.span);
  const bool numbered = ascii::trim(part(text_, line)).starts_with('[');
  if (numbered || speaks_of_reading(sentence)) return no("a reference");
  return yes(kBareUrl, "a plain link in prose");
}

Judgement AddressJudge::judge_mail(const Address& address) const {
  const string_view host = host_of(address.indicator);
  if (!has_known_suffix(host)) return no("its last label is no public suffix");
  if (address.defanged) return yes(kSure, "defanged");
  if (is_publisher(host)) return no("the publisher's own");
  const std::string sentence = ascii::lower(part(text_, sentence_around(text_, address.span)));
  if (contains_any(sentence, {"contact ", "press ", "questions", "reach us", "write to", "feedback",
                              "inquir", "enquir", "media:"})) {
    return no("the publisher's contact");
  }
  if (sections_.at(address.span.start) == SectionKind::kReferences) return no("a reference");
  return yes(listed(address) ? kSure : 900, "a mail address");
}

}  // namespace perpend::extraction
