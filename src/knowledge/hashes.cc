#include "knowledge/hashes.h"

#include <string>

#include "core/sha256.h"

namespace perpend::knowledge {
namespace {

std::uint64_t first_eight(std::string_view bytes) {
  const Sha256 digest = sha256(bytes);
  std::uint64_t value = 0;
  for (int i = 0; i < 8; ++i) value = value << 8 | digest[static_cast<std::size_t>(i)];
  return value;
}

std::string_view prefix_of(InfrastructureKind kind) {
  switch (kind) {
    case InfrastructureKind::kDomain:
      return "domain:";
    case InfrastructureKind::kRegistrable:
      return "registrable:";
    case InfrastructureKind::kIpv4:
      return "ipv4:";
    case InfrastructureKind::kHash:
      return "hash:";
    case InfrastructureKind::kUrl:
      return "url:";
  }
  return "";
}

}  // namespace

std::uint64_t infrastructure_hash(InfrastructureKind kind, std::string_view canonical) {
  return first_eight(std::string(prefix_of(kind)) + std::string(canonical));
}

std::uint64_t host_hash(std::string_view host) { return first_eight(host); }

}  // namespace perpend::knowledge
