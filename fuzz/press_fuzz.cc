// Any bytes as the list of outlets beside articles, and as an article with headline, byline and
// date line: entries name a file, and the parts of the article lie inside it.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "claims/press.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace perpend;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Diagnostics diagnostics;
  for (const claims::PressEntry& entry : claims::read_press_list(bytes, "fuzz", diagnostics)) {
    if (entry.file.empty()) std::abort();
  }
  for (const Diagnostic& one : diagnostics) {
    if (one.code.empty()) std::abort();
  }
  Document document;
  document.text = bytes;
  document.name = "fuzz";
  const ClaimDocument press = claims::press_document(document);
  for (const ByteSpan part : {press.headline, press.body}) {
    if (part.start > part.end || part.end > press.text.size()) std::abort();
  }
  return 0;
}
