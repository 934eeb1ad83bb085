// Unpacking: damaged streams and bombs end in an error, never beyond the cap.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "formats/compressed.h"
#include "formats/detect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace perpend::formats;
  constexpr ReadLimits kLimits{.max_bytes = 1 << 20, .max_ratio = 100, .ratio_from = 1 << 16};
  const auto unpacked = unpack({reinterpret_cast<const char*>(data), size}, "fuzz", kLimits);
  if (!unpacked) return 0;
  if (unpacked->bytes.size() > kLimits.max_bytes) std::abort();
  static_cast<void>(detect(unpacked->bytes, "fuzz"));
  return 0;
}
