// Any bytes as an ATT&CK bundle and as a user's own: read, counted, built and opened.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "formats/attack/attack.h"
#include "knowledge/build.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace perpend;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const auto kind : {attack::Kind::kAttack, attack::Kind::kOwn}) {
    const auto facts = attack::read(bytes, "fuzz", kind);
    if (facts && facts->counts.read != facts->counts.kept + facts->counts.refused) std::abort();
  }
  knowledge::Sources sources;
  sources.attack = {"fuzz", bytes};
  const auto built = knowledge::build(sources);
  if (!built) return 0;
  const auto pack = knowledge::Pack::from_bytes(built->bytes);
  if (!pack) std::abort();  // what is built can be opened
  const auto more = knowledge::add(*pack, {"own", bytes});
  if (more && !knowledge::Pack::from_bytes(more->bytes)) std::abort();
  return 0;
}
