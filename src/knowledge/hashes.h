// The hashes under which a pack keeps host names and indicators: eight bytes of a SHA-256, so that
// a pack is no list of them. Two of a hundred thousand values collide with probability 3e-10.
#pragma once

#include <cstdint>
#include <string_view>

#include "knowledge/records.h"

namespace perpend::knowledge {

// `canonical`: a lower-case host, an IPv4 address, a lower-case hex digest, a URL without scheme.
// The first 8 bytes, big-endian, of SHA-256 of "domain:value", "registrable:", "ipv4:", "hash:",
// "url:".
std::uint64_t infrastructure_hash(InfrastructureKind kind, std::string_view canonical);

// The first 8 bytes, big-endian, of SHA-256 of a lower-case host name.
std::uint64_t host_hash(std::string_view host);

}  // namespace perpend::knowledge
