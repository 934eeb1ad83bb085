// A sentence that begins with 'that', 'this', 'so' or 'or so', holds a verb of saying or 'according
// to', and says nothing itself, points at the sentence before it, or at the quotation that ends
// there.
//
//   'The safe was empty. That is what Lena Marsh told Radio Anselm.'    Radio Anselm > Lena Marsh
//   'Nobody saw the van. So says the caretaker.'                        caretaker
//   'The code is theirs. That is according to the firm Brackwater.'     Brackwater
//
// Counter-example: 'That said, the code is old' has no speaker. Tested in pointing_back_test.cc.
#include "claims/pointing_back.h"

#include <algorithm>

#include "claims/attribution.h"
#include "claims/lexicon.h"
#include "claims/verb_groups.h"

namespace perpend::claims {
namespace {

constexpr std::uint32_t kLongest = 28;  // words of such a sentence

bool is_noun_part(const ParsedText& p, std::uint32_t i) {
  const Tag t = p.words[i].tag;
  return t == Tag::kNoun || t == Tag::kNouns || t == Tag::kName || t == Tag::kAdjective ||
         t == Tag::kDeterminer || t == Tag::kGenitive || t == Tag::kNumber || t == Tag::kPronoun ||
         t == Tag::kPossessive || t == Tag::kHyphen;
}

class Pointers {
 public:
  Pointers(const ParsedText& p, std::vector<RelationOfText>& relations)
      : p_(p), relations_(relations) {}

  void read() {
    for (std::size_t k = 1; k < p_.sentences.size(); ++k) {
      if (p_.paragraph_of[k] > p_.paragraph_of[k - 1] + 1) continue;
      sentence(p_.sentences[k], p_.sentences[k - 1]);
    }
    for (RelationOfText& r : added_) relations_.push_back(std::move(r));
    std::sort(relations_.begin(), relations_.end(),
              [](const RelationOfText& a, const RelationOfText& b) { return a.cue < b.cue; });
    std::erase_if(relations_, [](const RelationOfText& r) { return r.content.empty(); });
  }

 private:
  void sentence(WordRange s, WordRange before) {
    if (s.size() > kLongest || s.size() < 3 || p_.quotation_of[s.begin] >= 0) return;
    std::uint32_t first = s.begin;
    if (lower_form(p_, first) == "or" || lower_form(p_, first) == "and") ++first;
    const std::string word = lower_form(p_, first);
    const bool points = word == "that" || word == "this" || word == "so" || word == "thus" ||
                        word == "such" || word == "those";
    if (!points) return;
    for (std::uint32_t i = first + 1; i < s.end; ++i) {
      const bool according = p_.words[i].form == hash_of("according");
      if (!according && !speaks(i)) continue;
      const WordRange source = according ? behind(i + 2, s) : speaker(first, i, s);
      if (source.size() == 0 || says_something(i, s)) return;
      keep(i, source, before, s);
      return;
    }
  }

  bool speaks(std::uint32_t i) const {
    const CueClass kind = cue_class(p_.words[i].form);
    const bool says = is_speech(kind) || kind == CueClass::kBelieve ||
                      p_.words[i].form == hash_of("puts") || p_.words[i].form == hash_of("sees") ||
                      p_.words[i].form == hash_of("put");
    return says && (is_verb(p_.words[i].tag) || is_past_of_speech(p_.words[i].form));
  }

  WordRange behind(std::uint32_t begin, WordRange s) const {
    std::uint32_t end = begin;
    while (end < s.end && is_noun_part(p_, end)) ++end;
    return {begin, end};
  }

  // 'what X told', 'so says X'
  WordRange speaker(std::uint32_t first, std::uint32_t verb, WordRange s) const {
    const std::uint32_t front = with_helpers(p_, verb).begin;
    std::uint32_t begin = front;
    while (begin > first + 1 && is_noun_part(p_, begin - 1)) --begin;
    if (begin < front) return {begin, front};
    return behind(verb + 1, s);
  }

  // A clause behind the verb: then it is not the sentence before that is meant.
  bool says_something(std::uint32_t verb, WordRange s) const {
    for (std::uint32_t i = verb + 1; i < s.end; ++i) {
      if (opens_clause(p_, i) || (p_.words[i].tag == Tag::kColon && i + 2 < s.end)) return true;
      if (p_.quotation_of[i] >= 0) return true;
    }
    return false;
  }

  void keep(std::uint32_t cue, WordRange source, WordRange before, WordRange s) {
    const std::int32_t q = p_.quotation_of[before.end - 1] >= 0 ? p_.quotation_of[before.end - 1]
                           : before.end >= 2                    ? p_.quotation_of[before.end - 2]
                                                                : -1;
    WordRange content = before;
    if (q >= 0 && p_.quotations[static_cast<std::size_t>(q)].words.begin <= before.begin + 1)
      content = p_.quotations[static_cast<std::size_t>(q)].words;
    content = trimmed(p_, content);
    if (content.size() == 0) return;
    // What was read from the sentence itself is void.
    for (auto at = std::lower_bound(
             relations_.begin(), relations_.end(), s.begin,
             [](const RelationOfText& r, std::uint32_t word) { return r.cue < word; });
         at != relations_.end() && at->cue < s.end; ++at) {
      at->content.clear();
    }
    RelationOfText& r = added_.emplace_back();
    r.cue = cue;
    r.cue_words =
        p_.words[cue].form == hash_of("according") ? cue_words(p_, cue) : with_helpers(p_, cue);
    r.source = source;
    r.content = {content};
    r.by_rule = true;
  }

  const ParsedText& p_;
  std::vector<RelationOfText>& relations_;
  std::vector<RelationOfText> added_;
};

}  // namespace

void read_pointing_back(const ParsedText& parsed, std::vector<RelationOfText>& relations) {
  Pointers(parsed, relations).read();
}

}  // namespace perpend::claims
