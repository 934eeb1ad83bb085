// Indicators as one spelling each: refanged, checked and normalised, so that the same address out
// of a STIX pattern, a CSV cell and a sentence is one value. Pure functions of their arguments;
// safe from any thread; no network, no public suffix list (that is the extraction's business).
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "model/observation.h"

namespace perpend {

struct Indicator {
  ObservationType type = ObservationType::kUnknown;
  std::string value;

  auto operator<=>(const Indicator&) const = default;
};

// Undoes the ways in which reports keep addresses from being clicked: hxxp://, meow://, [.], (dot),
// {.}, ' dot ', \., [:], [://], [at], (@), full-width dots, zero-width characters. Works on one
// token or on a passage; spaces around a dot are closed only if no other white space is left then,
// so that "a polka dot dress" stays as it is. Text that is not defanged comes back unchanged.
std::string refang(std::string_view text);

// The one spelling of `text` as an indicator of this type, or nothing if it is none:
//   domain-name       lower case, no trailing dot; at least two labels; other scripts in UTF-8
//   ipv4-addr         four decimal numbers without leading zeros
//   ipv6-addr         RFC 5952
//   url               scheme and host in lower case, the rest as it is
//   email-addr        lower case
//   file-hash         md5, sha1, sha256, sha512: lower-case hexadecimal
//   vulnerability     CVE-2023-28461
//   attack-pattern    T1566.002
//   malware, tool     S0154, or the name with single spaces
//   victim-country    ISO 3166 alpha-2, upper case ("UK", which ISO reserves, is GB)
//   autonomous-system AS64496
//   x509-certificate, ja3, jarm, imphash   lower-case hexadecimal; a certificate also as free text
// Types that are free text come back with single spaces; control characters make them nothing.
std::optional<Indicator> canonical(ObservationType type, std::string_view text);

// What a single token is by its looks: url, e-mail, address (a port is dropped), hash, CVE, ATT&CK
// technique or software, AS number, domain. A host with a path but no scheme is taken as http.
// Nothing for a word, a file name or a number.
std::optional<Indicator> recognise(std::string_view token);

// Why an address cannot be anybody's infrastructure, or nothing: "RFC 5737", "RFC 2606",
// "RFC 3849", "RFC 1918", "loopback", "link-local", "multicast", … Looks at the host of a URL and
// of a mail address too. Points to static text.
std::optional<std::string_view> reserved_by(const Indicator& indicator);

// The host of a canonical url or email-addr, without brackets and port; else empty.
std::string_view host_of(const Indicator& indicator);
std::string_view host_of(Indicator&&) = delete;  // would point into what is gone

// Free text with single spaces; nothing if it is empty, holds control characters or exceeds 4 KiB.
std::optional<std::string> plain_text(std::string_view text);

// "T1566.002", "S0154", "G0045", "C0022", "TA0001", "M1049" as ATT&CK writes them, else nothing.
std::optional<std::string> attack_id(std::string_view text);

}  // namespace perpend
