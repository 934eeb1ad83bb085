// Sentences, lines and sections of a report, found around a place when they are asked for. Safe
// from any thread; each look is bounded by kLongestSentence either way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/span.h"

namespace perpend::extraction {

inline constexpr std::size_t kLongestSentence = 700;  // bytes before and after the place

// The sentence around `place`, as language/sentences.h cuts them.
ByteSpan sentence_around(std::string_view text, ByteSpan place);

// The line around `place`, at most kLongestSentence bytes either way.
ByteSpan line_around(std::string_view text, ByteSpan place);

inline std::string_view part(std::string_view text, ByteSpan span) {
  return text.substr(span.start, span.size());
}

enum class SectionKind : std::uint8_t { kProse, kIndicators, kReferences };

// Which headings stand where: "Indicators of compromise" opens a list, "References" the sources.
class Sections {
 public:
  explicit Sections(std::string_view text);
  SectionKind at(std::size_t offset) const;

 private:
  struct Start {
    std::size_t offset;
    SectionKind kind;
  };
  std::vector<Start> starts_;  // by offset
};

}  // namespace perpend::extraction
