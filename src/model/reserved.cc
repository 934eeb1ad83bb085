// Addresses that nobody can own. A report that "finds" one has copied an example or a private
// network's number; evidence from it would tie together cases that have nothing in common.
// Sources: the special-purpose registries of IANA (RFC 6890) and RFC 6761.
#include <array>
#include <charconv>
#include <cstdint>

#include "model/host.h"
#include "model/indicator.h"

namespace perpend {
namespace {

using std::string_view;
using Why = std::optional<string_view>;

constexpr std::uint32_t quad(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

struct Block4 {
  std::uint32_t base;
  int bits;
  string_view why;
};
constexpr std::array kBlocks4 = {
    Block4{quad(192, 0, 2, 0), 24, "RFC 5737"},     Block4{quad(198, 51, 100, 0), 24, "RFC 5737"},
    Block4{quad(203, 0, 113, 0), 24, "RFC 5737"},   Block4{quad(233, 252, 0, 0), 24, "RFC 6676"},
    Block4{quad(10, 0, 0, 0), 8, "RFC 1918"},       Block4{quad(172, 16, 0, 0), 12, "RFC 1918"},
    Block4{quad(192, 168, 0, 0), 16, "RFC 1918"},   Block4{quad(127, 0, 0, 0), 8, "loopback"},
    Block4{quad(169, 254, 0, 0), 16, "link-local"}, Block4{quad(224, 0, 0, 0), 4, "multicast"},
    Block4{quad(0, 0, 0, 0), 8, "RFC 1122"},        Block4{quad(100, 64, 0, 0), 10, "RFC 6598"},
    Block4{quad(192, 0, 0, 0), 24, "RFC 6890"},     Block4{quad(198, 18, 0, 0), 15, "RFC 2544"},
    Block4{quad(240, 0, 0, 0), 4, "RFC 1112"},
};

struct Block6 {
  std::array<std::uint8_t, 4> base;  // the bits that matter all stand in the first four bytes
  int bits;
  string_view why;
};
constexpr std::array kBlocks6 = {
    Block6{{0x20, 0x01, 0x0D, 0xB8}, 32, "RFC 3849"},
    Block6{{0x3F, 0xFF, 0x00, 0x00}, 20, "RFC 9637"},
    Block6{{0xFE, 0x80, 0x00, 0x00}, 10, "link-local"},
    Block6{{0xFF, 0x00, 0x00, 0x00}, 8, "multicast"},
    Block6{{0xFC, 0x00, 0x00, 0x00}, 7, "RFC 4193"},
};

bool inside(std::uint32_t address, std::uint32_t base, int bits) {
  return (address ^ base) >> (32 - bits) == 0;
}

Why reserved4(std::uint32_t address) {
  for (const Block4& block : kBlocks4) {
    if (inside(address, block.base, block.bits)) return block.why;
  }
  return {};
}

Why reserved6(const std::array<std::uint8_t, 16>& bytes) {
  const auto word = [&](std::size_t i) {
    return quad(bytes[i], bytes[i + 1], bytes[i + 2], bytes[i + 3]);
  };
  for (const Block6& block : kBlocks6) {
    const auto& b = block.base;
    if (inside(word(0), quad(b[0], b[1], b[2], b[3]), block.bits)) return block.why;
  }
  const bool high_zero = word(0) == 0 && word(4) == 0;
  if (high_zero && word(8) == 0 && word(12) == 1) return "loopback";
  if (high_zero && word(8) == 0 && word(12) == 0) return "RFC 4291";
  if (word(0) == quad(1, 0, 0, 0) && word(4) == 0) return "RFC 6666";
  // IPv4 inside: mapped (::ffff:0:0/96), translated (64:ff9b::/96).
  const bool mapped = high_zero && word(8) == 0xFFFF;
  const bool translated = word(0) == 0x0064FF9B && word(4) == 0 && word(8) == 0;
  if (mapped || translated) return reserved4(word(12));
  return {};
}

bool within(string_view name, string_view zone) {
  if (!name.ends_with(zone)) return false;
  return name.size() == zone.size() || name[name.size() - zone.size() - 1] == '.';
}

Why reserved_name(string_view name) {
  for (const string_view zone :
       {"test", "example", "invalid", "localhost", "example.com", "example.net", "example.org"}) {
    if (within(name, zone)) return "RFC 2606";
  }
  if (within(name, "local")) return "RFC 6762";
  if (within(name, "home.arpa")) return "RFC 8375";
  return {};
}

Why reserved_host(string_view host) {
  if (const auto v4 = parse_ipv4(host)) {
    return reserved4(quad((*v4)[0], (*v4)[1], (*v4)[2], (*v4)[3]));
  }
  if (const auto v6 = parse_ipv6(host)) return reserved6(*v6);
  return reserved_name(host);
}

Why reserved_as(string_view value) {
  std::uint64_t number = 0;
  value.remove_prefix(value.starts_with("AS") ? 2 : 0);
  std::from_chars(value.data(), value.data() + value.size(), number);
  if ((number >= 64496 && number <= 64511) || (number >= 65536 && number <= 65551)) {
    return "RFC 5398";
  }
  if ((number >= 64512 && number <= 65534) || number >= 4200000000ULL) return "RFC 6996";
  return {};
}

}  // namespace

std::optional<string_view> reserved_by(const Indicator& indicator) {
  switch (indicator.type) {
    case ObservationType::kDomainName:
    case ObservationType::kIpv4Addr:
    case ObservationType::kIpv6Addr:
      return reserved_host(indicator.value);
    case ObservationType::kUrl:
    case ObservationType::kEmailAddr:
      return reserved_host(host_of(indicator));
    case ObservationType::kAutonomousSystem:
      return reserved_as(indicator.value);
    default:
      return {};
  }
}

}  // namespace perpend
