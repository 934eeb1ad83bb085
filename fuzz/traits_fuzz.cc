// The model 'ledger.traits' of a pack: whatever the bytes, they are refused or read whole, and what
// was read is written as it was.
#include <cstdint>
#include <string_view>

#include "attribution/traits.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto traits = perpend::attribution::read_traits(bytes);
  if (!traits || bytes.empty()) return 0;
  if (perpend::attribution::traits_bytes(*traits) != bytes) __builtin_trap();
  return 0;
}
