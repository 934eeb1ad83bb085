// Who is spoken of in a text, and which noun groups are the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/names.h"
#include "claims/parsed_text.h"
#include "claims/roles.h"
#include "model/claim.h"

namespace perpend::claims {

// Names and descriptions of a text, in its order, for what comes later to be resolved by.
class People {
 public:
  explicit People(const ParsedText& parsed) : parsed_(parsed) {}

  // Remembers every name of the sentence, whether it speaks or not.
  void read_sentence(WordRange sentence);

  // The link for this mention. A surname and an abbreviation become the full name, 'she', 'the
  // minister', 'the paper' whoever they are, where one alone fits; otherwise the words stay as they
  // are. `speaker`: whose words these are, for 'I' and 'we'; may be null.
  // Who passes on what others say is no 'he' or 'she', unless the text has called it a person.
  void note_outlet(std::string_view name);

  ChainLink link(const Mention& mention, const ChainLink* speaker);

 private:
  using Hashes = std::vector<std::uint32_t>;
  struct Known {
    std::string name;
    std::string description;
    Hashes name_words;  // in lower case
    Hashes description_words;
    std::uint32_t word = 0;  // where it was last met
    Being being = Being::kUnknown;
    bool person_like = false;  // two or three capitals, and nothing else is known of it
    bool named = true;         // by a name; else by a description that spoke
    bool plural = false;       // a description of several
    bool spoke = false;
    bool leads = false;  // it begins a sentence, the last in which it was met
  };
  struct Noun {
    std::uint32_t hash = 0;
    std::string text;
    Being being = Being::kUnknown;
    std::uint32_t at = 0;
  };

  Known& remember(const std::string& name, const std::string& description, std::uint32_t at);
  void describe(Known& known, std::string_view description);
  void read_leader(WordRange sentence);
  bool is_article_at(std::uint32_t word) const;
  void read_pronouns(WordRange sentence, std::uint32_t from);
  std::string full_name(std::string_view name) const;
  std::uint32_t sentences_before(std::uint32_t at, std::uint32_t count) const;
  const Known* for_pronoun(std::uint32_t form, std::uint32_t at) const;
  const Known* for_noun(const Mention& mention) const;
  const Known* by_word(const Noun& noun) const;
  const Known* person_for(const Noun& noun) const;
  const Known* outlet_for(const Noun& noun) const;
  const Known* body_for(const Noun& noun) const;
  ChainLink described(const Mention& mention);

  const ParsedText& parsed_;
  std::vector<Known> known_;
};

}  // namespace perpend::claims
