// The noun groups of a text that name or describe somebody.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/parsed_text.h"
#include "model/claim.h"

namespace perpend::claims {

// One who speaks, as a place in the text says it.
struct Mention {
  WordRange words;         // as written, e.g. 'the head of the directorate, Mirela Tavares'
  WordRange name;          // the part that is a name; empty for a description or a pronoun
  WordRange noun;          // the describing noun group without article; empty for a pronoun
  std::uint32_t head = 0;  // the noun
  bool pronoun = false;
};

// The mention around a noun group found as a source: its apposition looked at, its title left out,
// and for a document ('the firm's report') whoever wrote it.
Mention mention_of(const ParsedText& parsed, WordRange source);

// A name where it stands, and what stands around it: 'the financial service Tickertape', 'Ottilie
// Barr, the regulator,'.
struct NamedGroup {
  WordRange name;        // without titles
  WordRange group;       // with what stands before it
  WordRange before;      // descriptions; may be empty
  WordRange behind;      // its apposition, without article; may be empty
  WordRange short_form;  // in brackets behind it; may be empty
};
std::vector<NamedGroup> names_in(const ParsedText& parsed, WordRange range);

// The words of the range as one line.
std::string text_of(const ParsedText& parsed, WordRange range);

}  // namespace perpend::claims
