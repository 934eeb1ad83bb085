// Any bytes as sentences and tokens: in order, inside the text, leaving out white space alone, and
// the sentence around a place holds the place.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "language/sentences.h"
#include "language/tokens.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace perpend;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto only = [&](std::size_t start, std::size_t end, std::string_view allowed) {
    if (start > end || end > size) std::abort();
    if (text.substr(start, end - start).find_first_not_of(allowed) != std::string_view::npos)
      std::abort();
  };
  std::size_t at = 0;
  for (const ByteSpan& sentence : language::sentences(text)) {
    only(at, sentence.start, " \t\n\r\f\v");
    if (sentence.size() == 0 || sentence.size() > language::kLongestSentence) std::abort();
    at = sentence.end;
    std::size_t inner = sentence.start;
    for (const language::Token& token : language::tokens(text, sentence)) {
      if (token.bytes.start < inner || token.bytes.size() == 0 || !sentence.contains(token.bytes)) {
        std::abort();
      }
      inner = token.bytes.end;
    }
    if (!language::sentence_around(text, {sentence.start, sentence.start + 1})
             .contains(ByteSpan{sentence.start, sentence.start + 1})) {
      std::abort();
    }
  }
  only(at, size, " \t\n\r\f\v");
  return 0;
}
