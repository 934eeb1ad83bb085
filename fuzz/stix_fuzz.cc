// STIX bundles and patterns: any bytes give incidents whose counts reconcile, or an error with a
// code.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "formats/stix/bundle.h"
#include "formats/stix/pattern.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace perpend::formats;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(parse_pattern(bytes));
  const auto incidents = read_stix(bytes, "fuzz", {.allow_reserved = true});
  if (!incidents) {
    if (incidents.error().code.empty()) std::abort();
    return 0;
  }
  for (const auto& incident : *incidents) {
    if (incident.counts.read != incident.counts.kept + incident.counts.refused) std::abort();
  }
  return 0;
}
