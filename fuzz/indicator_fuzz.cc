// Refanging and canonical spellings: both are settled after one go, whatever the bytes.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "model/indicator.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace perpend;
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::string mended = refang(text);
  if (mended.size() > text.size() + 64) std::abort();
  if (const auto found = recognise(text)) {
    // What was recognised is spelled canonically already.
    const auto again = canonical(found->type, found->value);
    if (!again || *again != *found) std::abort();
    reserved_by(*found);
  }
  const auto type = static_cast<ObservationType>(data[0] % 27);
  if (const auto found = canonical(type, text)) {
    const auto again = canonical(type, found->value);
    if (!again || *again != *found) std::abort();
    reserved_by(*found);
  }
  return 0;
}
