// Finds where an address begins and ends in running text, defanged or not. What it says is then for
// model/indicator.h to read: the value of a match is always canonical(type, refang(its bytes)).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/span.h"
#include "model/indicator.h"

namespace perpend::extraction {

struct Address {
  Indicator indicator;
  ByteSpan span;            // of the address alone: without port, brackets and punctuation
  bool defanged = false;    // somebody broke it on purpose, so somebody means it
  bool has_scheme = false;  // a URL that is written with one
  std::uint32_t port = 0;   // 0: none
  int prefix_bits = -1;  // of a network "192.0.2.0/24"; then the span has the bits, the value too
};

struct AddressMatch {
  std::optional<Address> address;
  std::size_t end = 0;  // no address begins in [start, end) that this match has not seen
};

// The address that begins exactly at `start` (a letter, a digit or the ':' or '[' of IPv6), if one
// does. Looks at each byte a bounded number of times.
AddressMatch match_address(std::string_view text, std::size_t start);

}  // namespace perpend::extraction
