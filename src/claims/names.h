// Who the noun groups of a text are: their names, and which of them are the same.
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

// Names and descriptions of a text, in its order, for what comes later to be resolved by.
class People {
 public:
  explicit People(const ParsedText& parsed) : parsed_(parsed) {}

  // The link for this mention. A surname becomes the full name, 'she' and 'the agency' whoever they
  // are, where one alone fits; otherwise the words stay as they are. `speaker`: whose words these
  // are, for 'I' and 'we'; may be null.
  ChainLink link(const Mention& mention, const ChainLink* speaker);

  // Remembers every name of the sentence, whether it speaks or not.
  void read_sentence(WordRange sentence);

 private:
  struct Known {
    std::string name;
    std::string description;
    std::uint32_t word = 0;  // where it was last met
    bool person = false;
    bool spoke = false;
  };
  ChainLink described(const Mention& mention);
  std::string full_name(std::string_view name) const;
  const Known* for_pronoun(std::uint32_t form, std::uint32_t at) const;
  const Known* for_noun(const Mention& mention) const;
  void remember(const std::string& name, const std::string& description, std::uint32_t at,
                bool person, bool spoke);

  const ParsedText& parsed_;
  std::vector<Known> known_;
};

// 'Aldery Times', 'Radio Lantry', 'AP', 'the daily': does it publish?
bool is_outlet(std::string_view name, std::string_view description);

// The words of the range as one line.
std::string text_of(const ParsedText& parsed, WordRange range);

}  // namespace perpend::claims
