// Two texts of any bytes: shingling never crashes, and what is called a copy has the same words.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "provenance/shingles.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace perpend::provenance;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t middle = std::min(bytes.find('\0'), bytes.size());
  const std::string_view first = bytes.substr(0, middle);
  const std::string_view second = bytes.substr(middle);
  const ShingledText a = shingled(first);
  const ShingledText b = shingled(second);
  const Likeness like = likeness(a, b);
  if (like.a_in_b < 0 || like.a_in_b > 1000 || like.resemblance > like.a_in_b) std::abort();
  for (const CopiedPassage& passage : copied_passages(a, b)) {
    if (passage.a.end > first.size() || passage.b.end > second.size()) std::abort();
    const auto left = words_of(first.substr(passage.a.start, passage.a.size())).words;
    const auto right = words_of(second.substr(passage.b.start, passage.b.size())).words;
    if (left.size() != passage.words || right.size() != passage.words) std::abort();
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (left[i].hash != right[i].hash) std::abort();
    }
  }
  return 0;
}
