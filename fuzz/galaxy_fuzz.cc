// Any bytes as a galaxy cluster, a warning list and a list of indicators beside a small bundle.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "knowledge/build.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace perpend::knowledge;
  static constexpr const char* kBundle = R"json({"objects":[
   {"type":"intrusion-set","id":"intrusion-set--a1","name":"Blue Heron","aliases":["Blue Heron","HERON-7"],
    "external_references":[{"source_name":"mitre-attack","external_id":"G9001"}]},
   {"type":"malware","id":"malware--a1","name":"REEDBED",
    "external_references":[{"source_name":"mitre-attack","external_id":"S9001"}]}]})json";
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  Sources sources;
  sources.attack = {"bundle", kBundle};
  sources.galaxies = {{"fuzz.json", bytes}};
  sources.warning_lists = {{"fuzz.json", bytes}};
  sources.infrastructure = SourceFile{"fuzz.jsonl", bytes};
  const auto built = build(sources);
  if (!built) return 0;
  if (built->counts.read != built->counts.kept + built->counts.refused) std::abort();
  if (!Pack::from_bytes(built->bytes)) std::abort();
  return 0;
}
