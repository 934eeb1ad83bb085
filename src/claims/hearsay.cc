// Words that came to somebody: 'heard from the clerk that …', 'remembers her saying that …', 'was
// told by the airline that …'. They are those of whom they come from; who heard them passes them
// on. Tested in relations_test.cc.
#include <algorithm>
#include <array>
#include <string>

#include "claims/explicit_relations.h"
#include "claims/frames.h"
#include "claims/lexicon.h"
#include "claims/verb_groups.h"

namespace perpend::claims {

using std::string;

// 'heard from the clerk that …', 'has it from two envoys that …': the words are those of whom it
// comes from; who heard them passes them on.
bool read_hearsay(ExplicitRelations& kept, std::uint32_t i) {
  const ParsedText& p = kept.text();
  static constexpr std::array kHears = {hash_of("hear"), hash_of("learn"), hash_of("know"),
                                        hash_of("gather"), hash_of("understand")};
  const std::string form = lower_form(p, i);
  const std::uint32_t base = base_of(p.words[i].form);
  const bool has =
      form == "has" || form == "have" || form == "had" || form == "got" || form == "gets";
  const WordRange s = p.sentence_at(i);
  std::uint32_t at = i + 1;
  if (has) {
    if (at < s.end &&
        (lower_form(p, at) == "it" || lower_form(p, at) == "word" || lower_form(p, at) == "this")) {
      ++at;
    } else {
      return false;
    }
  } else if (std::find(kHears.begin(), kHears.end(), base) == kHears.end()) {
    return false;
  }
  if (at + 3 >= s.end || lower_form(p, at) != "from") return false;
  std::uint32_t that = at + 1;
  while (that < std::min(s.end, at + 14) && lower_form(p, that) != "that") ++that;
  if (that >= s.end || lower_form(p, that) != "that" || that == at + 1) return false;
  const WordRange content = rest_of(p, that + 1);
  if (content.size() < 3) return false;
  const WordRange cue = {with_helpers(p, i).begin, has ? at + 1 : i + 1};
  kept.keep(i, cue, content);
  RelationOfText* const r = kept.relation(i);
  if (r == nullptr) return true;
  const WordRange hearer = subject_before(p, i);
  r->source = {at + 1, that};
  if (hearer.size() > 0) r->relays = {hearer};
  return true;
}

// 'remembers the clerk saying that …', 'heard her say that …'
bool read_memory(ExplicitRelations& kept, std::uint32_t i) {
  const ParsedText& p = kept.text();
  static constexpr std::array kVerbs = {hash_of("remember"), hash_of("hear"), hash_of("recall"),
                                        hash_of("have"), hash_of("recollect")};
  const std::uint32_t base = base_of(p.words[i].form);
  const std::string verb = lower_form(p, i);
  const bool has = verb == "has" || verb == "had";
  if (i + 1 < p.words.size() && is_verb(p.words[i + 1].tag)) return false;
  const bool films = verb.starts_with("show") || verb.starts_with("film") ||
                     verb.starts_with("record") || verb == "captured";
  if (!has && !films && std::find(kVerbs.begin(), kVerbs.end(), base) == kVerbs.end()) return false;
  const WordRange s = p.sentence_at(i);
  for (std::uint32_t k = i + 2; k < std::min(s.end, i + 12); ++k) {
    if (is_finite(p.words[k].tag) || p.words[k].tag == Tag::kComma) return false;
    const std::string form = lower_form(p, k);
    const bool gerund = form.ends_with("ing") && is_speech(cue_class(p.words[k].form));
    const bool base_form = !has && base == hash_of("hear") && (form == "say" || form == "tell");
    if (!gerund && !base_form) continue;
    std::uint32_t that = k + 1;
    while (that < std::min(s.end, k + 7) && lower_form(p, that) != "that") ++that;
    const bool opened = that < s.end && lower_form(p, that) == "that";
    const WordRange content = rest_of(p, opened ? that + 1 : k + 1);
    if (content.size() < 3) return false;
    kept.keep(k, {k, k + 1}, content);
    RelationOfText* const r = kept.relation(k);
    if (r == nullptr) return true;
    r->source = {i + 1, k};
    const WordRange hearer = subject_before(p, i);
    if (hearer.size() > 0) r->relays = {hearer};
    return true;
  }
  return false;
}

// 'had been told by the airline that …': the agent speaks, the subject listens.
bool read_being_told(ExplicitRelations& kept, std::uint32_t i, WordRange s) {
  const ParsedText& p = kept.text();
  const std::uint32_t base = base_of(p.words[i].form);
  const bool listens = base == hash_of("tell") || base == hash_of("warn") ||
                       base == hash_of("inform") || base == hash_of("assure");
  if (!listens || !is_passive(p, i) || !has_agent(p, i) || kept.relation(i) != nullptr)
    return false;
  for (std::uint32_t k = i + 2; k < std::min(s.end, i + 14); ++k) {
    if (lower_form(p, k) != "that") continue;
    WordRange source = {i + 2, k};
    while (source.end > source.begin && !is_nominal(p.words[source.end - 1].tag)) --source.end;
    if (source.size() == 0) return false;
    kept.keep(i, with_helpers(p, i), rest_of(p, k + 1));
    if (RelationOfText* r = kept.relation(i); r != nullptr) r->source = source;
    return true;
  }
  return false;
}

}  // namespace perpend::claims
