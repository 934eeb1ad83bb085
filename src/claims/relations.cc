// The model was taught on texts of all kinds; news adds forms that it hardly saw. Rules add them,
// and only where the words leave no doubt: 'declined to comment', 'denied any part in it', 'accused
// Ostmark of the theft', 'quoted him as saying', 'citing two officials'. A passive without an agent
// ('is believed to operate') is no claim of anybody's: it hedges the claim it stands in.
//
// Tested in relations_test.cc.
#include "claims/relations.h"

#include <algorithm>
#include <map>
#include <string>

#include "claims/answer_words.h"
#include "claims/names.h"
#include "language/characters.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

string lower(const ParsedText& p, std::uint32_t i) { return language::lower(p.form(i)); }

bool is_negation(std::uint32_t form) {
  for (const std::uint32_t one : {hash_of("not"), hash_of("n't"), hash_of("never"),
                                  hash_of("neither"), hash_of("nor"), hash_of("no")}) {
    if (form == one) return true;
  }
  return false;
}

bool is_helper(const ParsedText& p, std::uint32_t i) {
  static constexpr std::array kHelpers = {
      hash_of("has"),    hash_of("have"),  hash_of("had"), hash_of("is"),    hash_of("are"),
      hash_of("was"),    hash_of("were"),  hash_of("be"),  hash_of("been"),  hash_of("being"),
      hash_of("do"),     hash_of("does"),  hash_of("did"), hash_of("will"),  hash_of("would"),
      hash_of("can"),    hash_of("could"), hash_of("may"), hash_of("might"), hash_of("must"),
      hash_of("should"), hash_of("ca"),    hash_of("wo")};
  const std::uint32_t form = p.words[i].form;
  return is_negation(form) || std::find(kHelpers.begin(), kHelpers.end(), form) != kHelpers.end();
}

WordRange with_helpers(const ParsedText& p, std::uint32_t cue) {
  WordRange words = cue_words(p, cue);
  const std::uint32_t from = p.sentence_at(cue).begin;
  while (words.begin > from) {
    const std::uint32_t before = words.begin - 1;
    const bool adverb =
        p.words[before].tag == Tag::kAdverb && before > from && is_helper(p, before - 1);
    if (!is_helper(p, before) && !adverb) break;
    --words.begin;
  }
  return words;
}

bool passive(const ParsedText& p, std::uint32_t verb) {
  if (p.words[verb].tag != Tag::kParticiple && p.words[verb].tag != Tag::kPast) return false;
  for (std::uint32_t i = with_helpers(p, verb).begin; i < verb; ++i) {
    const string form = lower(p, i);
    if (form == "is" || form == "are" || form == "was" || form == "were" || form == "been" ||
        form == "be")
      return true;
  }
  return false;
}

bool has_agent(const ParsedText& p, std::uint32_t verb) {
  const WordRange s = p.sentence_at(verb);
  return verb + 1 < s.end && lower(p, verb + 1) == "by";
}

// The rest of the sentence's clause after word `from`, without the signs at its end.
WordRange rest_of(const ParsedText& p, std::uint32_t from) {
  const WordRange s = p.sentence_at(from > 0 ? from - 1 : 0);
  std::uint32_t end = from;
  while (end < s.end && p.words[end].tag != Tag::kColon && p.words[end].tag != Tag::kQuote) ++end;
  return trimmed(p, {std::min(from, s.end), end});
}

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
    const bool neither = i > 0 && p_.words[i - 1].form == hash_of("neither");
    if (neither && w.form == hash_of("confirm")) {
      refuses(i, p_.sentence_at(i));
      return;
    }
    if (w.form == hash_of("citing") && relation(i) == nullptr) {
      keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
      return;
    }
    if (is_sure(i)) return;
    if (!is_verb(w.tag) || (w.label == Label::kAuxiliary && !is_speech(kind))) return;
    const WordRange s = p_.sentence_at(i);
    const string base = lower(p_, i);
    if (refuses(i, s)) return;
    if (accuses(i, s)) return;
    if (kind == CueClass::kDeny && i + 1 < s.end && !passive(p_, i)) {
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
    if (relation(i) != nullptr || taken(i) || passive(p_, i)) return;
    if (is_speech(kind) || believes) speech(i, kind);
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
    const string form = lower(p_, i);
    const bool declines = form.starts_with("declin") || form.starts_with("refus");
    if (declines && i + 2 < s.end && lower(p_, i + 1) == "to") {
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
    if (end + 1 < s.end && (lower(p_, end) == "nor" || lower(p_, end) == "or")) {
      end += 2;
      if (end < s.end && lower(p_, end) == "out") ++end;
    } else if (form == "rule" && end < s.end && lower(p_, end) == "out") {
      ++end;
    }
    if (taken(i) && relation(i) == nullptr) return true;
    keep_refusal(i, {words.begin, end}, s);
    return true;
  }

  bool w_is_infinitive_of_refusal(std::uint32_t i) const {
    if (i < 2) return false;
    const string before = lower(p_, i - 2);
    return lower(p_, i - 1) == "to" &&
           (before.starts_with("declin") || before.starts_with("refus"));
  }

  void keep_refusal(std::uint32_t i, WordRange words, WordRange s) {
    std::uint32_t from = words.end;
    while (from < s.end &&
           (lower(p_, from) == "on" || lower(p_, from) == "about" || lower(p_, from) == "to"))
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
    const string form = lower(p_, i);
    const auto begins = [&](string_view stem) { return form.starts_with(stem); };
    string_view joint;
    if (begins("accus") || begins("suspect")) joint = "of";
    if (begins("blam")) joint = "for";
    if (begins("link") || begins("attribut")) joint = "to";
    if (joint.empty() || passive(p_, i) || source_of(i).size() == 0) return false;
    for (std::uint32_t k = i + 1; k < std::min(s.end, i + 40); ++k) {
      if (lower(p_, k) != joint) continue;
      keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
      return true;
    }
    return false;
  }

  // 'admitted the loss'
  bool admits(std::uint32_t i, WordRange s) {
    if (passive(p_, i) || source_of(i).size() == 0 || i + 1 >= s.end || frame_of(p_, i))
      return false;
    const std::uint32_t object = kid(p_, i, Label::kObject);
    if (object == kNoWord || object < i) return false;
    WordRange group = noun_group(p_, object, true);
    if (group.end < s.end && lower(p_, group.end) == "of") group = noun_group(p_, object, false);
    keep(i, with_helpers(p_, i), group);
    return true;
  }

  // 'called the indictment a fairy tale': a name for it that answers it, not just any name.
  bool calls_it(std::uint32_t i, WordRange s) {
    const string form = lower(p_, i);
    if (form != "called" && form != "calls" && form != "branded" && form != "termed") return false;
    if (i + 2 >= s.end || p_.words[i + 1].tag == Tag::kPreposition || passive(p_, i)) return false;
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
    if (lower(p_, i) != "found" || passive(p_, i) || i + 2 >= s.end) return false;
    const string next = lower(p_, i + 1);
    if ((next != "no" && next != "nothing") || source_of(i).size() == 0) return false;
    keep(i, with_helpers(p_, i), rest_of(p_, i + 1));
    return true;
  }

  // 'had been told by the airline that …': the agent speaks, the subject listens.
  bool is_told(std::uint32_t i, WordRange s) {
    const std::uint32_t base = base_of(p_.words[i].form);
    const bool listens = base == hash_of("tell") || base == hash_of("warn") ||
                         base == hash_of("inform") || base == hash_of("assure");
    if (!listens || !passive(p_, i) || !has_agent(p_, i) || relation(i) != nullptr) return false;
    for (std::uint32_t k = i + 2; k < std::min(s.end, i + 14); ++k) {
      if (lower(p_, k) != "that") continue;
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
    const bool reports = lower(p_, i) == "reported";
    const bool considers = base == hash_of("consider") || base == hash_of("regard");
    if ((!reports && !considers) || passive(p_, i) || relation(i) != nullptr || taken(i))
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
    if (form != hash_of("certain") && form != hash_of("sure") && form != hash_of("convinced") &&
        form != hash_of("confident")) {
      return false;
    }
    if (i == 0 || i + 3 >= s.end || lower(p_, i + 1) != "that" || relation(i) != nullptr)
      return false;
    const WordRange words = with_helpers(p_, i);
    if (words.begin == i) return false;
    const WordRange source = subject_before(p_, words.begin);
    if (source.size() == 0) return false;
    keep(i, words, rest_of(p_, i + 2));
    if (RelationOfText* r = relation(i); r != nullptr) r->source = source;
    return true;
  }

  // 'urged X to …', 'called on X to …', 'demanded that …'
  bool asks(std::uint32_t i, WordRange s) {
    if (passive(p_, i) || source_of(i).size() == 0) return false;
    std::uint32_t from = i + 1;
    WordRange words = with_helpers(p_, i);
    if (lower(p_, i) == "called") {
      if (from >= s.end || (lower(p_, from) != "on" && lower(p_, from) != "for")) return false;
      words.end = ++from;
    }
    keep(i, words, rest_of(p_, from));
    return true;
  }

  const ParsedText& p_;
  std::vector<RelationOfText>& to_;
  std::map<std::uint32_t, std::size_t> places_;  // by cue
};

bool holds(const RelationOfText& outer, std::uint32_t word) {
  return std::any_of(outer.content.begin(), outer.content.end(),
                     [&](WordRange piece) { return word >= piece.begin && word < piece.end; });
}

std::uint32_t size_of(const RelationOfText& relation) {
  std::uint32_t size = 0;
  for (const WordRange piece : relation.content) size += piece.size();
  return size;
}

// The quotation that goes on after the cue: '"A," she said. "B."'
void add_second_piece(const ParsedText& p, RelationOfText& relation) {
  const WordRange first = relation.content.front();
  if (p.quotation_of[first.begin] < 0 || first.end > relation.cue) return;
  const std::uint32_t paragraph = p.paragraph_of[p.sentence_of[relation.cue]];
  const auto next = static_cast<std::size_t>(p.quotation_of[first.begin]) + 1;
  if (next >= p.quotations.size()) return;
  const WordRange words = p.quotations[next].words;
  if (words.begin <= relation.cue || p.paragraph_of[p.sentence_of[words.begin]] != paragraph)
    return;
  // Only what follows at once: nothing but the source and a sign in between.
  const std::uint32_t after = std::max(relation.cue + 1, relation.source.end);
  std::uint32_t plain = 0;
  for (std::uint32_t i = after; i < words.begin; ++i)
    plain += (p.words[i].shape & kSign) == 0 ? 1 : 0;
  if (plain > 6) return;
  const WordRange piece = trimmed(p, words);
  if (piece.size() > 0) relation.content.push_back(piece);
}

void find_parents(std::vector<RelationOfText>& relations) {
  // Texts are long and contents short: look only at neighbours.
  constexpr std::size_t kReach = 60;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const std::size_t from = i > kReach ? i - kReach : 0;
    const std::size_t to = std::min(relations.size(), i + kReach);
    for (std::size_t k = from; k < to; ++k) {
      if (k == i || !holds(relations[k], relations[i].cue)) continue;
      if (holds(relations[i], relations[k].cue) && size_of(relations[i]) >= size_of(relations[k]))
        continue;
      const bool closer =
          relations[i].parent < 0 ||
          size_of(relations[k]) < size_of(relations[static_cast<std::size_t>(relations[i].parent)]);
      if (closer) relations[i].parent = static_cast<std::int32_t>(k);
    }
  }
}

// Outlets that a source speaks to, and that quote it.
class Relays {
 public:
  Relays(const ParsedText& p, string_view outlet, std::vector<RelationOfText>& relations)
      : p_(p), outlet_(language::lower(outlet)), relations_(relations) {}

  void find() {
    for (std::size_t i = 0; i < relations_.size(); ++i) {
      told(relations_[i]);
      interviewed(relations_[i]);
      whom_they_quoted(relations_[i]);
      quoting(i);
    }
    std::erase_if(relations_, [](const RelationOfText& r) { return r.content.empty(); });
  }

 private:
  bool own(const string& name) const {
    const string small = language::lower(name);
    return small.empty() || outlet_.find(small) != string::npos ||
           small.find(outlet_) != string::npos;
  }

  // 'told Radio Lantry', 'in an interview with …' is left alone
  void told(RelationOfText& r) {
    if (base_of(p_.words[r.cue].form) != hash_of("tell")) return;
    for (std::uint32_t k = p_.first_kid[r.cue]; k != kNoWord; k = p_.next_kid[k]) {
      if (k < r.cue || p_.words[k].label != Label::kObject || !is_nominal(p_.words[k].tag))
        continue;
      const WordRange group = noun_group(p_, k, false);
      const Mention mention = mention_of(p_, group);
      const string name = text_of(p_, mention.name);
      if (name.empty() || own(name) || !is_outlet(name, text_of(p_, mention.noun))) continue;
      r.relays.push_back(group);
      return;
    }
  }

  // 'said X, whom the Aldery Times quoted'
  void whom_they_quoted(RelationOfText& r) {
    const WordRange s = p_.sentence_at(r.cue);
    if (r.source.size() == 0 || r.source.end + 2 >= s.end) return;
    const std::uint32_t limit = std::min(s.end, r.source.end + 10);
    for (std::uint32_t i = r.source.end; i + 2 < limit; ++i) {
      if (p_.words[i].form != hash_of("whom")) continue;
      for (std::uint32_t k = i + 2; k < std::min(s.end, i + 8); ++k) {
        const std::uint32_t base = base_of(p_.words[k].form);
        if (base != hash_of("quote") && base != hash_of("cite")) continue;
        if (!own(text_of(p_, mention_of(p_, {i + 1, k}).name))) r.relays.push_back({i + 1, k});
        return;
      }
    }
  }

  // 'In an interview with the magazine Locksmith, X said …': the outlet carried it.
  void interviewed(RelationOfText& r) {
    const WordRange s = p_.sentence_at(r.cue);
    if (!is_speech(cue_class(p_.words[r.cue].form)) || r.by_rule || !r.relays.empty()) return;
    for (std::uint32_t i = s.begin; i + 2 < s.end; ++i) {
      if (p_.words[i].form != hash_of("interview") || p_.words[i + 1].form != hash_of("with"))
        continue;
      if (holds(r, i) || p_.quotation_of[i] >= 0) return;
      const std::uint32_t noun = first_nominal(i + 2, std::min(s.end, i + 8));
      if (noun == kNoWord) return;
      const WordRange group = {i + 2, std::max(noun + 1, noun_group(p_, noun, false).end)};
      const Mention mention = mention_of(p_, group);
      const string name = text_of(p_, mention.name);
      if (name.empty() || own(name)) return;
      if (!is_outlet(name, text_of(p_, group))) return;
      r.relays.push_back(group);
      return;
    }
  }

  // The verbs of quoting carry another's words: 'quoted X as saying', 'citing two officials'.
  void quoting(std::size_t index) {
    RelationOfText& r = relations_[index];
    const std::uint32_t base = base_of(p_.words[r.cue].form);
    if (base == hash_of("say") && r.cue > 0 && lower(p_, r.cue) == "saying" &&
        lower(p_, r.cue - 1) == "as") {
      quoted_as_saying(r);
    } else if (base == hash_of("cite")) {
      citing(r);
    }
  }

  void quoted_as_saying(RelationOfText& r) {
    const std::int32_t head = p_.words[r.cue].head;
    std::uint32_t verb = head < 0 ? kNoWord : static_cast<std::uint32_t>(head);
    const WordRange s = p_.sentence_at(r.cue);
    for (std::uint32_t i = r.cue;
         i-- > s.begin && (verb == kNoWord || base_of(p_.words[verb].form) != hash_of("quote"));) {
      if (base_of(p_.words[i].form) == hash_of("quote")) verb = i;
    }
    if (verb == kNoWord || base_of(p_.words[verb].form) != hash_of("quote")) return;
    std::uint32_t subject = kNoWord;
    std::uint32_t object = kNoWord;
    for (std::uint32_t k = p_.first_kid[verb]; k != kNoWord; k = p_.next_kid[k]) {
      if (p_.words[k].label == Label::kSubject) subject = k;
      if (p_.words[k].label == Label::kObject && object == kNoWord) object = k;
    }
    if (passive(p_, verb)) {
      if (subject != kNoWord) r.source = noun_group(p_, subject, false);
    } else {
      if (object == kNoWord && verb + 1 < s.end) object = first_nominal(verb + 1, r.cue);
      if (object != kNoWord) r.source = noun_group(p_, object, false);
      if (subject != kNoWord) r.relays.push_back(noun_group(p_, subject, false));
    }
    for (RelationOfText& other : relations_) {
      if (other.cue == verb) other.content.clear();  // 'quoted' itself says no more
    }
  }

  std::uint32_t first_nominal(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      if (is_nominal(p_.words[i].tag) && p_.words[i].tag != Tag::kDeterminer) return i;
    }
    return kNoWord;
  }

  void citing(RelationOfText& r) {
    const WordRange s = p_.sentence_at(r.cue);
    const std::uint32_t object = first_nominal(r.cue + 1, std::min(s.end, r.cue + 8));
    if (object == kNoWord) return;
    std::uint32_t top = object;
    const std::int32_t head = p_.words[object].head;
    if (p_.words[object].label == Label::kOther && head > static_cast<std::int32_t>(object))
      top = static_cast<std::uint32_t>(head);
    r.source = noun_group(p_, top, false);
    r.source.begin = std::max(r.source.begin, r.cue + 1);
    // What the citing one reports is the content; it is the outer link.
    bool found = false;
    for (RelationOfText& other : relations_) {
      if (found || other.cue == r.cue || other.cue < s.begin || other.cue >= s.end ||
          other.content.empty())
        continue;
      r.content = other.content;
      if (other.source.size() > 0) r.relays.push_back(other.source);
      other.content.clear();
      found = true;
    }
    if (!found) r.content.clear();
  }

  const ParsedText& p_;
  string outlet_;
  std::vector<RelationOfText>& relations_;
};

}  // namespace

std::vector<RelationOfText> relations_of(const ParsedText& parsed, const AttributionModel& model,
                                         string_view outlet) {
  std::vector<RelationOfText> relations;
  for (const Attribution& one : find_attributions(parsed, model)) {
    const CueClass kind = cue_class(parsed.words[one.cue].form);
    if (kind == CueClass::kEnsure || kind == CueClass::kKnow || kind == CueClass::kNone) {
      if (parsed.words[one.cue].form != hash_of("according")) continue;
    }
    // 'in its yearly report', 'the claim': nouns that the tagger took for verbs
    if (one.cue > 0 && !is_past_of_speech(parsed.words[one.cue].form)) {
      const Tag before = parsed.words[one.cue - 1].tag;
      if (before == Tag::kAdjective || before == Tag::kDeterminer || before == Tag::kPossessive)
        continue;
    }
    if (kind == CueClass::kShow && (one.source.size() == 0 || one.source.begin > one.cue)) continue;
    const bool quoting = base_of(parsed.words[one.cue].form) == hash_of("quote");
    if (passive(parsed, one.cue) && !has_agent(parsed, one.cue) && !quoting) continue;
    RelationOfText r;
    r.cue = one.cue;
    r.cue_words = with_helpers(parsed, one.cue);
    r.source = one.source;
    r.content = {one.content};
    r.margin = one.margin;
    // News keeps to its frames; where one fits an explicit verb, it is taken.
    const bool plain = is_speech(kind) || kind == CueClass::kBelieve || kind == CueClass::kFind ||
                       parsed.words[one.cue].form == hash_of("according");
    if (const auto frame = frame_of(parsed, one.cue); frame && plain) {
      r.source = frame->source;
      r.content = {frame->content};
    }
    relations.push_back(std::move(r));
  }
  Rules(parsed, relations).run();
  std::sort(relations.begin(), relations.end(),
            [](const RelationOfText& a, const RelationOfText& b) { return a.cue < b.cue; });
  Relays(parsed, outlet, relations).find();
  for (RelationOfText& r : relations) add_second_piece(parsed, r);
  find_parents(relations);
  return relations;
}

}  // namespace perpend::claims
