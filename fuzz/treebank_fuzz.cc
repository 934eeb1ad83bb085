// Any bytes as a treebank in CoNLL-U and its relations in RST dependencies, parted by the first
// line of four percent signs: an error with a code, or a document whose heads, sentences and
// relations lie inside it.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "training/treebank.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace perpend;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = std::min(bytes.find("%%%%\n"), size);
  auto document = training::read_conllu(bytes.substr(0, cut), "fuzz");
  if (!document) {
    if (document.error().code.empty()) std::abort();
    return 0;
  }
  const auto words = static_cast<std::int64_t>(document->words.size());
  for (const claims::Word& word : document->words) {
    if (word.head < -1 || word.head >= words) std::abort();
    if (word.bytes.start > word.bytes.end || word.bytes.end > document->text.size()) std::abort();
  }
  for (const claims::WordRange sentence : document->sentences) {
    if (sentence.begin > sentence.end || sentence.end > words) std::abort();
  }
  const auto read =
      training::read_attributions(bytes.substr(std::min(cut + 5, size)), "fuzz", *document);
  if (!read && read.error().code.empty()) std::abort();
  for (const training::GoldAttribution& gold : document->attributions) {
    for (const std::uint32_t word : gold.source) {
      if (word >= words) std::abort();
    }
    for (const std::uint32_t word : gold.cue) {
      if (word >= words) std::abort();
    }
    if (gold.content.begin > gold.content.end || gold.content.end > words) std::abort();
  }
  return 0;
}
