// Any bytes as Markdown: reading never crashes, and gives text without NUL and carriage returns.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extraction/document.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = perpend::extraction::document_from_markdown(bytes, "fuzz");
  if (!read) return 0;
  const std::string& text = read->document.text;
  if (text.find('\0') != std::string::npos || text.find('\r') != std::string::npos) std::abort();
  return 0;
}
