// The model was taught on texts of all kinds; news adds forms that it hardly saw. Rules add them,
// and only where the words leave no doubt: 'declined to comment', 'denied any part in it', 'accused
// Ostmark of the theft', 'are certain that'. A passive without an agent ('is believed to operate')
// is no claim of anybody's: it hedges the claim it stands in.
//
// Tested in relations_test.cc.
#include "claims/explicit_rules.h"

#include <algorithm>
#include <array>
#include <string>

#include "claims/answer_words.h"
#include "claims/explicit_relations.h"
#include "claims/frames.h"
#include "claims/lexicon.h"
#include "claims/names.h"
#include "claims/roles.h"
#include "claims/verb_groups.h"
#include "language/characters.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

class Rules {
 public:
  Rules(const ParsedText& p, std::vector<RelationOfText>& to) : p_(p), kept_(p, to) {}

  void run() {
    for (std::uint32_t i = 0; i < p_.words.size(); ++i) at(i);
  }

 private:
  void at(std::uint32_t i) {
    const Word& w = p_.words[i];
    const CueClass kind = cue_class(w.form);
    if (p_.form(i) == ":" && before_colon(i)) return;
    const bool neither = i > 0 && p_.words[i - 1].form == hash_of("neither");
    if (neither && w.form == hash_of("confirm")) {
      read_refusal(kept_, i, p_.sentence_at(i));
      return;
    }
    const bool quoting =
        w.form == hash_of("quoting") && i > 0 && is_punctuation(p_.words[i - 1].tag);
    if ((w.form == hash_of("citing") || quoting) && kept_.relation(i) == nullptr) {
      kept_.keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
      return;
    }
    if (read_certainty(kept_, i) || is_accused(i) || read_noun_of_speech(kept_, i) ||
        read_hearsay(kept_, i) || read_view(kept_, i) || read_memory(kept_, i))
      return;
    if (!is_verb(w.tag) || (w.label == Label::kAuxiliary && !is_speech(kind))) return;
    const WordRange s = p_.sentence_at(i);
    const string base = lower_form(p_, i);
    if (read_refusal(kept_, i, s)) return;
    if (accuses(i, s)) return;
    if (kind == CueClass::kDeny && i + 1 < s.end && !is_passive(p_, i)) {
      if (kept_.relation(i) == nullptr) kept_.keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
      return;
    }
    if ((kind == CueClass::kAsk || base == "called") && asks(i, s)) return;
    if (base_of(w.form) == hash_of("cite") && kept_.relation(i) == nullptr) {
      kept_.keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
      return;
    }
    if (kind == CueClass::kAdmit && kept_.relation(i) == nullptr && admits(i, s)) return;
    if (calls_it(i, s) || finds_none(i, s) || read_being_told(kept_, i, s) || of_an_object(i, s))
      return;
    const bool believes = kind == CueClass::kBelieve || base == "assess" || base == "assesses";
    if (kept_.relation(i) != nullptr || kept_.taken(i) || is_passive(p_, i)) return;
    // '…, ruled the judge'
    const bool inverted = kind == CueClass::kFind && p_.words[i].tag == Tag::kPast && i > s.begin &&
                          is_punctuation(p_.words[i - 1].tag);
    if (is_speech(kind) || believes || inverted) speech(i, kind);
  }

  // An explicit verb of speech that the model left out, in one of the frames of news.
  void speech(std::uint32_t i, CueClass kind) {
    const bool core = kind != CueClass::kAsk && kind != CueClass::kReport;
    const bool writes = base_of(p_.words[i].form) == hash_of("write") ||
                        base_of(p_.words[i].form) == hash_of("report");
    const auto frame = frame_of(p_, i);
    if ((!core && !writes) || !frame) return;
    kept_.keep(i, with_helpers(p_, i), frame->content);
    if (RelationOfText* r = kept_.relation(i); r != nullptr) r->source = frame->source;
  }

  // 'accuse X of Y', 'blame X for Y', 'suspect X of Y', 'link X to Y', 'attribute X to Y'
  bool accuses(std::uint32_t i, WordRange s) {
    const string form = lower_form(p_, i);
    const auto begins = [&](string_view stem) { return form.starts_with(stem); };
    string_view joint;
    if (begins("accus") || begins("suspect")) joint = "of";
    if (begins("blam")) joint = "for";
    if (begins("link") || begins("attribut")) joint = "to";
    if (joint.empty() || is_passive(p_, i) || kept_.source_of(i).size() == 0) return false;
    for (std::uint32_t k = i + 1; k < std::min(s.end, i + 40); ++k) {
      if (lower_form(p_, k) != joint) continue;
      kept_.keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
      return true;
    }
    return false;
  }

  // 'was accused by the union of tampering': the agent's words, on the subject.
  bool is_accused(std::uint32_t i) {
    const std::uint32_t base = base_of(p_.words[i].form);
    const bool accuses =
        base == hash_of("accuse") || base == hash_of("blame") || base == hash_of("suspect");
    const WordRange s = p_.sentence_at(i);
    if (!accuses || i == s.begin || !has_agent(p_, i)) return false;
    if (!is_passive(p_, i)) return false;
    for (std::uint32_t k = i + 2; k < std::min(s.end, i + 14); ++k) {
      if (p_.words[k].form != hash_of("of") && p_.words[k].form != hash_of("for")) continue;
      if (k + 1 >= s.end || p_.words[k + 1].tag == Tag::kName) continue;
      const WordRange content = rest_of(p_, k + 1);
      if (content.size() == 0) return false;
      kept_.keep(i, with_helpers(p_, i), content);
      if (RelationOfText* r = kept_.relation(i); r != nullptr) r->source = {i + 2, k};
      return true;
    }
    return false;
  }

  // 'The mayor was blunt: the plant had been entered.' Somebody, a verb, a colon and a clause that
  // nobody else says.
  bool before_colon(std::uint32_t colon) {
    const WordRange s = p_.sentence_at(colon);
    if (colon < s.begin + 2 || colon + 3 >= s.end) return false;
    bool clause = false;
    for (std::uint32_t i = colon + 1; i < s.end; ++i) clause |= is_finite(p_.words[i].tag);
    if (!clause) return false;
    if (kept_.any_in(s)) return false;
    std::uint32_t verb = colon;
    while (verb > s.begin && !is_finite(p_.words[verb - 1].tag)) --verb;
    if (verb == s.begin || p_.quotation_of[verb - 1] >= 0) return false;
    --verb;
    const WordRange source = subject_before(p_, verb);
    if (source.size() == 0 || !is_somebody(source)) return false;
    const WordRange content = rest_of(p_, colon + 1);
    if (content.size() < 3) return false;
    kept_.keep(verb, {verb, std::min(colon, verb + 3)}, content);
    if (RelationOfText* r = kept_.relation(verb); r != nullptr) r->source = source;
    return true;
  }

  bool is_somebody(WordRange words) const {
    const Mention mention = mention_of(p_, words);
    if (mention.pronoun) {
      const std::string form = lower_form(p_, mention.head);
      return form == "he" || form == "she";
    }
    return is_office(lower_form(p_, mention.head)) || mention.name.size() > 1;
  }

  // 'admitted the loss'
  bool admits(std::uint32_t i, WordRange s) {
    if (is_passive(p_, i) || kept_.source_of(i).size() == 0 || i + 1 >= s.end || frame_of(p_, i))
      return false;
    const std::uint32_t object = kid(p_, i, Label::kObject);
    if (object == kNoWord || object < i) return false;
    WordRange group = noun_group(p_, object, true);
    if (group.end < s.end && lower_form(p_, group.end) == "of")
      group = noun_group(p_, object, false);
    kept_.keep(i, with_helpers(p_, i), group);
    return true;
  }

  // 'called the indictment a fairy tale': a name for it that answers it, not just any name.
  bool calls_it(std::uint32_t i, WordRange s) {
    const string form = lower_form(p_, i);
    if (form != "called" && form != "calls" && form != "branded" && form != "termed") return false;
    if (i + 2 >= s.end || p_.words[i + 1].tag == Tag::kPreposition || is_passive(p_, i))
      return false;
    if (kept_.source_of(i).size() == 0) return false;
    const WordRange content = rest_of(p_, i + 1);
    if (content.size() == 0) return false;
    const ByteSpan bytes = p_.bytes(content);
    const Topics topics = topics_of(language::lower(p_.text.substr(bytes.start, bytes.size())));
    if (!topics.holds_any({Topic::kFalse, Topic::kPretext, Topic::kUnsound})) return false;
    kept_.keep(i, with_helpers(p_, i), content);
    return true;
  }

  // 'technicians found no trace of a change'
  bool finds_none(std::uint32_t i, WordRange s) {
    if (lower_form(p_, i) != "found" || is_passive(p_, i) || i + 2 >= s.end) return false;
    const string next = lower_form(p_, i + 1);
    if ((next != "no" && next != "nothing") || kept_.source_of(i).size() == 0) return false;
    kept_.keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
    return true;
  }

  // 'had reported the theft', 'considers the case closed': a noun group stands for what is said.
  bool of_an_object(std::uint32_t i, WordRange s) {
    const std::uint32_t base = base_of(p_.words[i].form);
    const bool reports = lower_form(p_, i) == "reported";
    const bool considers = base == hash_of("consider") || base == hash_of("regard") ||
                           base == hash_of("predict") || base == hash_of("forecast");
    if ((!reports && !considers) || is_passive(p_, i) || kept_.relation(i) != nullptr ||
        kept_.taken(i))
      return false;
    if (i + 2 >= s.end || p_.words[i + 1].tag != Tag::kDeterminer || frame_of(p_, i)) return false;
    const WordRange source = subject_before(p_, i);
    if (source.size() == 0) return false;
    kept_.keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
    if (RelationOfText* r = kept_.relation(i); r != nullptr) r->source = source;
    return true;
  }

  // 'urged X to …', 'called on X to …', 'demanded that …'
  bool asks(std::uint32_t i, WordRange s) {
    if (is_passive(p_, i) || kept_.source_of(i).size() == 0) return false;
    std::uint32_t from = i + 1;
    WordRange words = with_helpers(p_, i);
    if (lower_form(p_, i) == "called") {
      if (from >= s.end || (lower_form(p_, from) != "on" && lower_form(p_, from) != "for"))
        return false;
      words.end = ++from;
    }
    kept_.keep(i, words, rest_of(p_, from));
    return true;
  }

  const ParsedText& p_;
  ExplicitRelations kept_;
};

}  // namespace

void add_explicit(const ParsedText& parsed, std::vector<RelationOfText>& relations) {
  Rules(parsed, relations).run();
}

}  // namespace perpend::claims
