// Incident lines: what was read can be written, and reads back to the same line.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "formats/incident_lines/incident_lines.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace perpend::formats;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto incidents = read_incident_lines(bytes, "fuzz", {.allow_reserved = true});
  if (!incidents) return 0;
  for (const auto& incident : *incidents) {
    if (incident.counts.read != incident.counts.kept + incident.counts.refused) std::abort();
    const std::string line = write_incident_line(incident);
    const auto again = read_incident_lines(line, "fuzz", {.allow_reserved = true});
    if (!again || again->size() != 1) std::abort();
    if (write_incident_line(again->front()) != line) std::abort();
  }
  return 0;
}
