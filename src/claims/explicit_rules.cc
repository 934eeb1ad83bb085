// The model was taught on texts of all kinds; news adds forms that it hardly saw. Rules add them,
// and only where the words leave no doubt: 'declined to comment', 'denied any part in it', 'accused
// Ostmark of the theft', 'are certain that'. A passive without an agent ('is believed to operate')
// is no claim of anybody's: it hedges the claim it stands in.
//
// Tested in relations_test.cc.
#include "claims/explicit_rules.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "claims/answer_words.h"
#include "claims/attribution.h"
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
  Rules(const ParsedText& p, std::vector<RelationOfText>& to) : p_(p), to_(to) {
    for (std::size_t i = 0; i < to_.size(); ++i) places_[to_[i].cue] = i;
  }

  void run() {
    for (std::uint32_t i = 0; i < p_.words.size(); ++i) at(i);
  }

 private:
  bool taken(std::uint32_t cue) const {
    // Words of a cue reach a few places past it or before it.
    for (auto at = places_.lower_bound(cue < 8 ? 0 : cue - 8);
         at != places_.end() && at->first < cue + 8; ++at) {
      const RelationOfText& r = to_[at->second];
      if (!r.content.empty() && cue >= r.cue_words.begin && cue < r.cue_words.end) return true;
    }
    return false;
  }

  RelationOfText* relation(std::uint32_t cue) {
    const auto at = places_.find(cue);
    return at == places_.end() || to_[at->second].content.empty() ? nullptr : &to_[at->second];
  }

  void keep(std::uint32_t cue, WordRange words, WordRange content) {
    if (content.size() == 0) return;
    RelationOfText* r = relation(cue);
    if (r == nullptr) {
      places_[cue] = to_.size();
      to_.push_back({});
      r = &to_.back();
      r->cue = cue;
      r->by_rule = true;
      r->source = source_of(cue);
    }
    r->cue_words = words;
    r->content = {content};
  }

  WordRange source_of(std::uint32_t cue) const {
    const WordRange before = subject_before(p_, cue);
    if (before.size() > 0) return before;
    const std::uint32_t who = governor(p_, cue);
    return who == kNoWord ? WordRange{} : noun_group(p_, who, false);
  }

  void at(std::uint32_t i) {
    const Word& w = p_.words[i];
    const CueClass kind = cue_class(w.form);
    if (p_.form(i) == ":" && before_colon(i)) return;
    const bool neither = i > 0 && p_.words[i - 1].form == hash_of("neither");
    if (neither && w.form == hash_of("confirm")) {
      refuses(i, p_.sentence_at(i));
      return;
    }
    const bool quoting =
        w.form == hash_of("quoting") && i > 0 && is_punctuation(p_.words[i - 1].tag);
    if ((w.form == hash_of("citing") || quoting) && relation(i) == nullptr) {
      keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
      return;
    }
    if (is_sure(i) || is_accused(i) || nominal(i) || hears(i) || of_a_view(i) || remembers(i))
      return;
    if (!is_verb(w.tag) || (w.label == Label::kAuxiliary && !is_speech(kind))) return;
    const WordRange s = p_.sentence_at(i);
    const string base = lower_form(p_, i);
    if (refuses(i, s)) return;
    if (accuses(i, s)) return;
    if (kind == CueClass::kDeny && i + 1 < s.end && !is_passive(p_, i)) {
      if (relation(i) == nullptr) keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
      return;
    }
    if ((kind == CueClass::kAsk || base == "called") && asks(i, s)) return;
    if (base_of(w.form) == hash_of("cite") && relation(i) == nullptr) {
      keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
      return;
    }
    if (kind == CueClass::kAdmit && relation(i) == nullptr && admits(i, s)) return;
    if (calls_it(i, s) || finds_none(i, s) || is_told(i, s) || of_an_object(i, s)) return;
    const bool believes = kind == CueClass::kBelieve || base == "assess" || base == "assesses";
    if (relation(i) != nullptr || taken(i) || is_passive(p_, i)) return;
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
    keep(i, with_helpers(p_, i), frame->content);
    if (RelationOfText* r = relation(i); r != nullptr) r->source = frame->source;
  }

  // 'declined to comment on X', 'could neither confirm nor rule out that', 'would not say whether'
  bool refuses(std::uint32_t i, WordRange s) {
    const string form = lower_form(p_, i);
    const bool declines = form.starts_with("declin") || form.starts_with("refus");
    if (declines && i + 2 < s.end && lower_form(p_, i + 1) == "to") {
      keep_refusal(i, {with_helpers(p_, i).begin, i + 3}, s);
      return true;
    }
    const bool speaks = form == "confirm" || form == "comment" || form == "say" ||
                        form == "answer" || form == "respond" || form == "reply" ||
                        form == "discuss" || form == "name" || form == "rule" || form == "drawn";
    if (!speaks || w_is_infinitive_of_refusal(i)) return false;
    const WordRange words = with_helpers(p_, i);
    bool negated = false;
    for (std::uint32_t k = words.begin; k < i; ++k) negated |= is_negation(p_.words[k].form);
    if (!negated || words.begin == i) return false;
    std::uint32_t end = i + 1;
    // 'neither confirm nor rule out'
    if (end + 1 < s.end && (lower_form(p_, end) == "nor" || lower_form(p_, end) == "or")) {
      end += 2;
      if (end < s.end && lower_form(p_, end) == "out") ++end;
    } else if (form == "rule" && end < s.end && lower_form(p_, end) == "out") {
      ++end;
    }
    if (taken(i) && relation(i) == nullptr) return true;
    keep_refusal(i, {words.begin, end}, s);
    return true;
  }

  bool w_is_infinitive_of_refusal(std::uint32_t i) const {
    if (i < 2) return false;
    const string before = lower_form(p_, i - 2);
    return lower_form(p_, i - 1) == "to" &&
           (before.starts_with("declin") || before.starts_with("refus"));
  }

  void keep_refusal(std::uint32_t i, WordRange words, WordRange s) {
    std::uint32_t from = words.end;
    while (from < s.end && (lower_form(p_, from) == "on" || lower_form(p_, from) == "about" ||
                            lower_form(p_, from) == "to"))
      ++from;
    WordRange content = rest_of(p_, from);
    if (content.size() == 0) content = {words.end - 1, words.end};
    // The infinitive may have been taken for a cue of its own.
    for (auto at = places_.lower_bound(words.begin); at != places_.end() && at->first < words.end;
         ++at) {
      if (at->first != i) to_[at->second].content.clear();
    }
    keep(i, words, content);
  }

  // 'accuse X of Y', 'blame X for Y', 'suspect X of Y', 'link X to Y', 'attribute X to Y'
  bool accuses(std::uint32_t i, WordRange s) {
    const string form = lower_form(p_, i);
    const auto begins = [&](string_view stem) { return form.starts_with(stem); };
    string_view joint;
    if (begins("accus") || begins("suspect")) joint = "of";
    if (begins("blam")) joint = "for";
    if (begins("link") || begins("attribut")) joint = "to";
    if (joint.empty() || is_passive(p_, i) || source_of(i).size() == 0) return false;
    for (std::uint32_t k = i + 1; k < std::min(s.end, i + 40); ++k) {
      if (lower_form(p_, k) != joint) continue;
      keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
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
      keep(i, with_helpers(p_, i), content);
      if (RelationOfText* r = relation(i); r != nullptr) r->source = {i + 2, k};
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
    for (auto at = places_.lower_bound(s.begin); at != places_.end() && at->first < s.end; ++at) {
      if (!to_[at->second].content.empty()) return false;
    }
    std::uint32_t verb = colon;
    while (verb > s.begin && !is_finite(p_.words[verb - 1].tag)) --verb;
    if (verb == s.begin || p_.quotation_of[verb - 1] >= 0) return false;
    --verb;
    const WordRange source = subject_before(p_, verb);
    if (source.size() == 0 || !is_somebody(source)) return false;
    const WordRange content = rest_of(p_, colon + 1);
    if (content.size() < 3) return false;
    keep(verb, {verb, std::min(colon, verb + 3)}, content);
    if (RelationOfText* r = relation(verb); r != nullptr) r->source = source;
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

  // 'heard from the clerk that …', 'has it from two envoys that …': the words are those of whom it
  // comes from; who heard them passes them on.
  bool hears(std::uint32_t i) {
    static constexpr std::array kHears = {hash_of("hear"), hash_of("learn"), hash_of("know"),
                                          hash_of("gather"), hash_of("understand")};
    const std::string form = lower_form(p_, i);
    const std::uint32_t base = base_of(p_.words[i].form);
    const bool has =
        form == "has" || form == "have" || form == "had" || form == "got" || form == "gets";
    const WordRange s = p_.sentence_at(i);
    std::uint32_t at = i + 1;
    if (has) {
      if (at < s.end && (lower_form(p_, at) == "it" || lower_form(p_, at) == "word" ||
                         lower_form(p_, at) == "this")) {
        ++at;
      } else {
        return false;
      }
    } else if (std::find(kHears.begin(), kHears.end(), base) == kHears.end()) {
      return false;
    }
    if (at + 3 >= s.end || lower_form(p_, at) != "from") return false;
    std::uint32_t that = at + 1;
    while (that < std::min(s.end, at + 14) && lower_form(p_, that) != "that") ++that;
    if (that >= s.end || lower_form(p_, that) != "that" || that == at + 1) return false;
    const WordRange content = rest_of(p_, that + 1);
    if (content.size() < 3) return false;
    const WordRange cue = {with_helpers(p_, i).begin, has ? at + 1 : i + 1};
    keep(i, cue, content);
    RelationOfText* const r = relation(i);
    if (r == nullptr) return true;
    const WordRange hearer = subject_before(p_, i);
    r->source = {at + 1, that};
    if (hearer.size() > 0) r->relays = {hearer};
    return true;
  }

  // 'remembers the clerk saying that …', 'heard her say that …'
  bool remembers(std::uint32_t i) {
    static constexpr std::array kVerbs = {hash_of("remember"), hash_of("hear"), hash_of("recall"),
                                          hash_of("have"), hash_of("recollect")};
    const std::uint32_t base = base_of(p_.words[i].form);
    const std::string verb = lower_form(p_, i);
    const bool has = verb == "has" || verb == "had";
    if (i + 1 < p_.words.size() && is_verb(p_.words[i + 1].tag)) return false;
    const bool films = verb.starts_with("show") || verb.starts_with("film") ||
                       verb.starts_with("record") || verb == "captured";
    if (!has && !films && std::find(kVerbs.begin(), kVerbs.end(), base) == kVerbs.end())
      return false;
    const WordRange s = p_.sentence_at(i);
    for (std::uint32_t k = i + 2; k < std::min(s.end, i + 12); ++k) {
      if (is_finite(p_.words[k].tag) || p_.words[k].tag == Tag::kComma) return false;
      const std::string form = lower_form(p_, k);
      const bool gerund = form.ends_with("ing") && is_speech(cue_class(p_.words[k].form));
      const bool base_form = !has && base == hash_of("hear") && (form == "say" || form == "tell");
      if (!gerund && !base_form) continue;
      std::uint32_t that = k + 1;
      while (that < std::min(s.end, k + 7) && lower_form(p_, that) != "that") ++that;
      const bool opened = that < s.end && lower_form(p_, that) == "that";
      const WordRange content = rest_of(p_, opened ? that + 1 : k + 1);
      if (content.size() < 3) return false;
      keep(k, {k, k + 1}, content);
      RelationOfText* const r = relation(k);
      if (r == nullptr) return true;
      r->source = {i + 1, k};
      const WordRange hearer = subject_before(p_, i);
      if (hearer.size() > 0) r->relays = {hearer};
      return true;
    }
    return false;
  }

  // 'In the mayor's telling, …', '…, by the firm's account', 'The firm's view is that …'
  bool of_a_view(std::uint32_t i) {
    static constexpr std::array kViews = {
        hash_of("account"), hash_of("telling"),     hash_of("view"),       hash_of("opinion"),
        hash_of("version"), hash_of("reading"),     hash_of("words"),      hash_of("verdict"),
        hash_of("theory"),  hash_of("estimate"),    hash_of("reckoning"),  hash_of("judgment"),
        hash_of("belief"),  hash_of("judgement"),   hash_of("conviction"), hash_of("suspicion"),
        hash_of("word"),    hash_of("line"),        hash_of("position"),   hash_of("conclusion"),
        hash_of("finding"), hash_of("assessment"),  hash_of("argument"),   hash_of("message"),
        hash_of("answer"),  hash_of("explanation"), hash_of("hunch")};
    const Word& w = p_.words[i];
    if (std::find(kViews.begin(), kViews.end(), w.form) == kViews.end() || i == 0) return false;
    const WordRange s = p_.sentence_at(i);
    // Whose: a genitive before it, or 'of …' behind.
    WordRange source;
    std::uint32_t front = i;
    std::uint32_t end = i + 1;
    while (front > s.begin && (p_.words[front - 1].tag == Tag::kAdjective ||
                               (p_.words[front - 1].tag == Tag::kNoun && i - front < 2))) {
      --front;
    }
    if (front > s.begin + 1 && p_.words[front - 1].tag == Tag::kGenitive) {
      std::uint32_t begin = front - 1;
      while (begin > s.begin && front - begin < 9 && of_a_name(begin - 1)) {
        --begin;
        if (p_.words[begin].tag == Tag::kDeterminer) break;
      }
      source = {begin, front - 1};
      front = begin;
    } else if (end + 1 < s.end && lower_form(p_, end) == "of") {
      const std::uint32_t begin = end + 1;
      end = begin;
      while (end < s.end && end - begin < 9 && (of_a_name(end) || lower_form(p_, end) == "of"))
        ++end;
      source = {begin, end};
      if (front > s.begin && p_.words[front - 1].tag == Tag::kDeterminer) --front;
    }
    if (source.size() == 0) return false;
    WordRange content;
    const bool be = end < s.end && (lower_form(p_, end) == "is" || lower_form(p_, end) == "was");
    if (be && end + 2 < s.end &&
        (lower_form(p_, end + 1) == "that" || lower_form(p_, end + 1) == ":")) {
      content = rest_of(p_, end + 2);
    } else if (front > s.begin &&
               (lower_form(p_, front - 1) == "in" || lower_form(p_, front - 1) == "by" ||
                lower_form(p_, front - 1) == "on")) {
      const std::uint32_t preposition = front - 1;
      const bool opens = preposition == s.begin || opens_clause(p_, preposition - 1);
      if (opens && end + 3 < s.end && p_.words[end].tag == Tag::kComma)
        content = rest_of(p_, end + 1);
      const bool closes = preposition > s.begin + 3 &&
                          p_.words[preposition - 1].tag == Tag::kComma &&
                          (end >= s.end || is_punctuation(p_.words[end].tag));
      if (closes) content = trimmed(p_, {s.begin, preposition - 1});
    }
    if (content.size() < 3) return false;
    keep(i, {i, i + 1}, content);
    if (RelationOfText* r = relation(i); r != nullptr) r->source = source;
    return true;
  }
  bool of_a_name(std::uint32_t i) const {
    const Tag t = p_.words[i].tag;
    return t == Tag::kNoun || t == Tag::kNouns || t == Tag::kName || t == Tag::kAdjective ||
           t == Tag::kDeterminer || t == Tag::kGenitive || t == Tag::kNumber;
  }

  // 'the ministry's claim that …', 'a finding by the court that …'
  bool nominal(std::uint32_t i) {
    const Word& w = p_.words[i];
    if (!is_speech_noun(w.form) || (w.tag != Tag::kNoun && w.tag != Tag::kNouns)) return false;
    const WordRange s = p_.sentence_at(i);
    WordRange source;
    std::uint32_t that = i + 1;
    if (that + 1 < s.end && lower_form(p_, that) == "by") {
      while (that < std::min(s.end, i + 12) && lower_form(p_, that) != "that") ++that;
      source = {i + 2, that};
    } else {
      std::uint32_t at = i;
      while (at > s.begin && p_.words[at - 1].tag == Tag::kAdjective) --at;
      if (at < s.begin + 2 || p_.words[at - 1].tag != Tag::kGenitive) return false;
      std::uint32_t begin = at - 1;
      while (begin > s.begin && at - begin < 8) {
        const Tag t = p_.words[begin - 1].tag;
        if (t != Tag::kNoun && t != Tag::kNouns && t != Tag::kName && t != Tag::kAdjective &&
            t != Tag::kDeterminer) {
          break;
        }
        --begin;
        if (t == Tag::kDeterminer) break;
      }
      source = {begin, at - 1};
    }
    if (source.size() == 0 || that + 2 >= s.end || lower_form(p_, that) != "that") return false;
    for (std::uint32_t k = source.begin; k < source.end; ++k) {
      if (is_finite(p_.words[k].tag) || is_past_of_speech(p_.words[k].form)) return false;
    }
    const WordRange content = rest_of(p_, that + 1);
    if (content.size() < 3) return false;
    keep(i, {i, i + 1}, content);
    if (RelationOfText* r = relation(i); r != nullptr) r->source = source;
    return true;
  }

  // 'admitted the loss'
  bool admits(std::uint32_t i, WordRange s) {
    if (is_passive(p_, i) || source_of(i).size() == 0 || i + 1 >= s.end || frame_of(p_, i))
      return false;
    const std::uint32_t object = kid(p_, i, Label::kObject);
    if (object == kNoWord || object < i) return false;
    WordRange group = noun_group(p_, object, true);
    if (group.end < s.end && lower_form(p_, group.end) == "of")
      group = noun_group(p_, object, false);
    keep(i, with_helpers(p_, i), group);
    return true;
  }

  // 'called the indictment a fairy tale': a name for it that answers it, not just any name.
  bool calls_it(std::uint32_t i, WordRange s) {
    const string form = lower_form(p_, i);
    if (form != "called" && form != "calls" && form != "branded" && form != "termed") return false;
    if (i + 2 >= s.end || p_.words[i + 1].tag == Tag::kPreposition || is_passive(p_, i))
      return false;
    if (source_of(i).size() == 0) return false;
    const WordRange content = rest_of(p_, i + 1);
    if (content.size() == 0) return false;
    const ByteSpan bytes = p_.bytes(content);
    const Topics topics = topics_of(language::lower(p_.text.substr(bytes.start, bytes.size())));
    if (!topics.holds_any({Topic::kFalse, Topic::kPretext, Topic::kUnsound})) return false;
    keep(i, with_helpers(p_, i), content);
    return true;
  }

  // 'technicians found no trace of a change'
  bool finds_none(std::uint32_t i, WordRange s) {
    if (lower_form(p_, i) != "found" || is_passive(p_, i) || i + 2 >= s.end) return false;
    const string next = lower_form(p_, i + 1);
    if ((next != "no" && next != "nothing") || source_of(i).size() == 0) return false;
    keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
    return true;
  }

  // 'had been told by the airline that …': the agent speaks, the subject listens.
  bool is_told(std::uint32_t i, WordRange s) {
    const std::uint32_t base = base_of(p_.words[i].form);
    const bool listens = base == hash_of("tell") || base == hash_of("warn") ||
                         base == hash_of("inform") || base == hash_of("assure");
    if (!listens || !is_passive(p_, i) || !has_agent(p_, i) || relation(i) != nullptr) return false;
    for (std::uint32_t k = i + 2; k < std::min(s.end, i + 14); ++k) {
      if (lower_form(p_, k) != "that") continue;
      WordRange source = {i + 2, k};
      while (source.end > source.begin && !is_nominal(p_.words[source.end - 1].tag)) --source.end;
      if (source.size() == 0) return false;
      keep(i, with_helpers(p_, i), rest_of(p_, k + 1));
      if (RelationOfText* r = relation(i); r != nullptr) r->source = source;
      return true;
    }
    return false;
  }

  // 'had reported the theft', 'considers the case closed': a noun group stands for what is said.
  bool of_an_object(std::uint32_t i, WordRange s) {
    const std::uint32_t base = base_of(p_.words[i].form);
    const bool reports = lower_form(p_, i) == "reported";
    const bool considers = base == hash_of("consider") || base == hash_of("regard") ||
                           base == hash_of("predict") || base == hash_of("forecast");
    if ((!reports && !considers) || is_passive(p_, i) || relation(i) != nullptr || taken(i))
      return false;
    if (i + 2 >= s.end || p_.words[i + 1].tag != Tag::kDeterminer || frame_of(p_, i)) return false;
    const WordRange source = subject_before(p_, i);
    if (source.size() == 0) return false;
    keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
    if (RelationOfText* r = relation(i); r != nullptr) r->source = source;
    return true;
  }

  // 'are certain that …'
  bool is_sure(std::uint32_t i) {
    const std::uint32_t form = p_.words[i].form;
    const WordRange s = p_.sentence_at(i);
    static constexpr std::array kSure = {
        hash_of("certain"),   hash_of("sure"),     hash_of("convinced"), hash_of("confident"),
        hash_of("adamant"),   hash_of("positive"), hash_of("clear"),     hash_of("persuaded"),
        hash_of("satisfied"), hash_of("aware"),    hash_of("doubt"),     hash_of("emphatic")};
    if (std::find(kSure.begin(), kSure.end(), form) == kSure.end()) return false;
    if (form == hash_of("doubt") && (i == 0 || lower_form(p_, i - 1) != "no")) return false;
    if (i == 0 || i + 3 >= s.end || lower_form(p_, i + 1) != "that" || relation(i) != nullptr)
      return false;
    WordRange words = with_helpers(p_, i);
    // 'is in no doubt that', 'has no doubt that', 'is quite certain that'
    while (words.begin > s.begin + 1 && words.begin + 4 > i &&
           (lower_form(p_, words.begin - 1) == "in" || lower_form(p_, words.begin - 1) == "no" ||
            p_.words[words.begin - 1].tag == Tag::kAdverb)) {
      words.begin = with_helpers(p_, words.begin - 1).begin;
    }
    if (words.begin == i) return false;
    const WordRange source = subject_before(p_, words.begin);
    if (source.size() == 0) return false;
    keep(i, words, rest_of(p_, i + 2));
    if (RelationOfText* r = relation(i); r != nullptr) r->source = source;
    return true;
  }

  // 'urged X to …', 'called on X to …', 'demanded that …'
  bool asks(std::uint32_t i, WordRange s) {
    if (is_passive(p_, i) || source_of(i).size() == 0) return false;
    std::uint32_t from = i + 1;
    WordRange words = with_helpers(p_, i);
    if (lower_form(p_, i) == "called") {
      if (from >= s.end || (lower_form(p_, from) != "on" && lower_form(p_, from) != "for"))
        return false;
      words.end = ++from;
    }
    keep(i, words, rest_of(p_, from));
    return true;
  }

  const ParsedText& p_;
  std::vector<RelationOfText>& to_;
  std::map<std::uint32_t, std::size_t> places_;  // by cue
};

}  // namespace

void add_explicit(const ParsedText& parsed, std::vector<RelationOfText>& relations) {
  Rules(parsed, relations).run();
}

}  // namespace perpend::claims
