// Names and numbers of hosts as values of one spelling.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace perpend {

// Lower case without trailing dot: letters, digits and hyphens in labels of 1-63, at least two
// labels, 253 bytes, a last label that is no number. Underscores are let through left of the last
// two labels only: nobody can register them, but people do use them below their own names. Labels
// in other scripts stay UTF-8 in simple lower case. Nothing for what is none.
std::optional<std::string> canonical_domain(std::string_view text);

// "192.0.2.7" as four bytes; leading zeros (octal to some readers) are refused.
std::optional<std::array<std::uint8_t, 4>> parse_ipv4(std::string_view text);

// Any spelling of RFC 4291, without zone, with or without brackets.
std::optional<std::array<std::uint8_t, 16>> parse_ipv6(std::string_view text);
std::string ipv6_text(const std::array<std::uint8_t, 16>& address);  // RFC 5952

// The parts of "scheme://[user@]host[:port][/…]". Views into the text.
struct UrlParts {
  std::string_view scheme;
  std::string_view user;  // with its '@', or empty
  std::string_view host;  // IPv6 with its brackets
  std::string_view port;  // with its ':', or empty
  std::string_view rest;  // path, query, fragment
};
std::optional<UrlParts> split_url(std::string_view text);

}  // namespace perpend
