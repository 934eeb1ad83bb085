// What published lists say of a host, an address or a digest: that it is benign, reserved, shared
// by thousands, handed out to anybody, or a hunter's own. Such an indicator is no evidence, or
// little.
#pragma once

#include <string_view>
#include <vector>

#include "knowledge/pack.h"

namespace perpend::knowledge {

struct Warning {
  std::string_view list;  // its name; lives as long as the pack
  WarningKind kind = WarningKind::kBenign;
};

// Every list that holds it, by name. A host also stands on a list that holds a name above it, where
// the list means what is below as well. Canonical spelling (model/indicator.h): lower-case host,
// IPv4, IPv6, lower-case hex digest. Some microseconds; any number of threads.
std::vector<Warning> warnings(const Pack& pack, std::string_view host_address_or_digest);

}  // namespace perpend::knowledge
