// The relations of a text while explicit words add to them.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "claims/parsed_text.h"
#include "claims/relations.h"

namespace perpend::claims {

// Holds references to the text and to the list that it adds to.
class ExplicitRelations {
 public:
  ExplicitRelations(const ParsedText& parsed, std::vector<RelationOfText>& to);

  const ParsedText& text() const { return parsed_; }
  // Is the word part of a cue already?
  bool taken(std::uint32_t word) const;
  // The relation of this cue, or null. Valid until the next keep().
  RelationOfText* relation(std::uint32_t cue);
  // Adds one, or changes the one that this cue has; an empty content is none.
  void keep(std::uint32_t cue, WordRange words, WordRange content);
  // Whose words the cue's are.
  WordRange source_of(std::uint32_t cue) const;
  // Is there a relation whose cue stands in the range?
  bool any_in(WordRange range) const;
  // Takes those away whose cues stand in the range, but for one.
  void drop_in(WordRange range, std::uint32_t but);

 private:
  const ParsedText& parsed_;
  std::vector<RelationOfText>& to_;
  std::map<std::uint32_t, std::size_t> places_;  // by cue
};

// Each reads what word i opens, and says whether it found something.
bool read_refusal(ExplicitRelations& kept, std::uint32_t i, WordRange sentence);
bool read_hearsay(ExplicitRelations& kept, std::uint32_t i);
bool read_memory(ExplicitRelations& kept, std::uint32_t i);
bool read_being_told(ExplicitRelations& kept, std::uint32_t i, WordRange sentence);
bool read_view(ExplicitRelations& kept, std::uint32_t i);
bool read_noun_of_speech(ExplicitRelations& kept, std::uint32_t i);
bool read_certainty(ExplicitRelations& kept, std::uint32_t i);

}  // namespace perpend::claims
