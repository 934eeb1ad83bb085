// The clause around a verb of saying, by tags and signs alone: who stands before the verb.
#pragma once

#include <cstdint>

#include "claims/parsed_text.h"

namespace perpend::claims {

// Looks no farther than the verb's sentence; than its quotation, where it stands in one. Holds a
// reference to the text.
class ClauseScan {
 public:
  ClauseScan(const ParsedText& p, std::uint32_t verb);

  const Word& word(std::uint32_t i) const { return p_.words[i]; }
  Tag tag(std::uint32_t i) const { return p_.words[i].tag; }
  bool quote(std::uint32_t i) const { return tag(i) == Tag::kQuote; }
  bool comma(std::uint32_t i) const { return tag(i) == Tag::kComma; }
  bool finite(std::uint32_t i) const {
    const Tag t = tag(i);
    return t == Tag::kPast || t == Tag::kThird || t == Tag::kPresent || t == Tag::kModal;
  }
  bool noun_like(std::uint32_t i) const {
    const Tag t = tag(i);
    return t == Tag::kDeterminer || t == Tag::kPossessive || t == Tag::kAdjective ||
           t == Tag::kNoun || t == Tag::kNouns || t == Tag::kName || t == Tag::kNumber ||
           t == Tag::kGenitive || t == Tag::kHyphen || t == Tag::kPronoun;
  }

  // A finite verb in [from, to) that no relative clause holds.
  bool has_finite(std::uint32_t from, std::uint32_t to) const;
  // Where the clause that the verb heads begins: after 'that', a relative word, a conjunction, a
  // colon, a quotation mark.
  std::uint32_t clause_begin() const;
  // The noun group that stands as the verb's subject; empty if there is none.
  WordRange source_before() const;
  // The first noun group at or after `from`, with 'of …' and lists of names, up to `to`.
  WordRange group_at(std::uint32_t from, std::uint32_t to) const;
  // Does nothing but adverbs and verbs part word i from the verb?
  bool adjacent_helper(std::uint32_t i) const;
  bool in_relative(std::uint32_t i) const;
  bool all_names(std::uint32_t from, std::uint32_t to) const;
  bool has_noun(std::uint32_t from, std::uint32_t to) const;

 protected:
  const ParsedText& text() const { return p_; }
  std::uint32_t verb() const { return cue_; }
  WordRange reach() const { return s_; }

 private:
  bool reduced(std::uint32_t i) const;
  std::uint32_t behind_list(std::uint32_t end, std::uint32_t to) const;
  bool is_person_pronoun(std::uint32_t i) const;
  std::uint32_t behind_opener(std::uint32_t from) const;
  std::uint32_t after_adverbials(std::uint32_t from) const;
  WordRange behind_relative(std::uint32_t begin) const;
  bool adverb_or_verb(std::uint32_t i) const;
  bool adverbs_only(std::uint32_t begin) const;
  WordRange joined_subject(std::uint32_t clause) const;

  const ParsedText& p_;
  std::uint32_t cue_;
  WordRange s_;
};

}  // namespace perpend::claims
