// The model 'infrastructure.shapes' of a pack: whatever the bytes, they are refused or every lookup
// stays inside them.
#include <cstdint>
#include <string_view>

#include "attribution/shape.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto shapes =
      perpend::attribution::Shapes::read({reinterpret_cast<const char*>(data), size});
  if (!shapes) return 0;
  std::uint64_t sum = 0;
  for (std::uint64_t hash = 0; hash < 64; ++hash) {
    perpend::attribution::Shapes::Entry entry;
    if (!shapes->find(hash * 0x0404040404040404ULL, entry)) continue;
    for (std::uint32_t i = 0; i < entry.count; ++i) sum += shapes->gram(entry.grams + i);
  }
  return sum == 1 ? 1 : 0;
}
