// Two denials seldom share a word, but they share a shape: who is spoken of, and what is said of
// him. "We never opened it" and "Its soldiers have not set foot in the town" are of the speaker's
// own side, negated, in the past; "The firm itself has tapped three rivals" is of the accuser, and
// hostile; "We prosecute whoever does such things" is of the speaker's own side, in the present, of
// everything; "A roof cannot show what stands below" is of evidence. The features are topics
// (answer_words.h), the side of the subject, negation and tense, and these together; a perceptron
// weighs them, taught on rows with known answers (training/answer_fit.h).
//
// Sides come from the text: who spoke before accuses, whom they named is accused, and who is one of
// these or speaks for them shows in the names. A counter-example is irony. Tested in
// answer_model_test.cc, judged by `perpend eval claims`.
#include "claims/answer_model.h"

#include <algorithm>

#include "claims/answer_words.h"
#include "claims/attribution.h"
#include "claims/content_words.h"
#include "claims/verb_groups.h"

namespace perpend::claims {
namespace {

using std::string;
using std::string_view;

constexpr std::size_t kStart = 5;  // letters: 'Torvania' and 'Torvanian' are of one side
constexpr std::size_t kMostNames = 40;

string start_of(string_view word) { return string(word.substr(0, kStart)); }

bool is_common(string_view word) {
  for (const string_view one :
       {string_view("the"), string_view("a"), string_view("an"), string_view("of"),
        string_view("and"), string_view("its"), string_view("his"), string_view("her"),
        string_view("in"), string_view("for"), string_view("minister"), string_view("ministry"),
        string_view("spokesman"), string_view("spokeswoman"), string_view("official"),
        string_view("officials")}) {
    if (word == one) return true;
  }
  return false;
}

bool among(const std::vector<string>& starts, string_view word) {
  if (word.size() < 3) return false;
  const string start = start_of(word);
  return std::find(starts.begin(), starts.end(), start) != starts.end();
}

enum class Side : std::uint8_t {
  kNone,
  kOwn,
  kAccuser,
  kAccused,
  kThey,
  kThing,
  kAnybody,
  kEvidence
};
enum class Tense : std::uint8_t { kNone, kPast, kPresent, kPerfect, kModal, kOrder };

struct Shape {
  Side side = Side::kNone;
  Tense tense = Tense::kNone;
  bool negated = false;
  bool question = false;
  std::uint32_t verb = 0;
};

class Reader {
 public:
  Reader(const ParsedText& p, const AnswerContext& context, const Dispute& dispute)
      : p_(p), context_(context), dispute_(dispute) {}

  Shape shape() const {
    Shape shape;
    const WordRange c = first_clause();
    std::uint32_t verb = c.end;
    for (std::uint32_t i = c.begin; i < c.end && verb == c.end; ++i) {
      if (is_finite(p_.words[i].tag)) verb = i;
    }
    if (c.size() > 0) {
      const Tag first = p_.words[c.begin].tag;
      const string form = lower_form(p_, c.begin);
      shape.question = first == Tag::kWhAdverb || form == "who" || form == "what";
      if (first == Tag::kBase || form == "let" || form == "show" || form == "publish")
        shape.tense = Tense::kOrder;
    }
    if (verb < c.end) {
      if (shape.tense == Tense::kNone) shape.tense = tense_at(verb, c.end);
      std::uint32_t last = verb;
      while (last + 1 < c.end &&
             (is_verb(p_.words[last + 1].tag) || p_.words[last + 1].tag == Tag::kAdverb ||
              is_negation(p_.words[last + 1].form))) {
        ++last;
      }
      shape.verb = base_of(p_.words[last].form);
      for (std::uint32_t i = verb; i <= last; ++i) shape.negated |= is_negation(p_.words[i].form);
      if (last + 1 < c.end) shape.negated |= is_negation(p_.words[last + 1].form);
    }
    for (std::uint32_t i = c.begin; i < std::min(verb, c.end); ++i) {
      const string form = lower_form(p_, i);
      shape.negated |= form == "no" || form == "nobody" || form == "nothing" || form == "none" ||
                       form == "neither" || form == "never";
      const Side here = side_of(form);
      if (here != Side::kNone && shape.side == Side::kNone) shape.side = here;
    }
    return shape;
  }

  WordRange first_clause() const {
    WordRange c = context_.content;
    if (c.size() == 0) return c;
    const WordRange s = p_.sentence_at(c.begin);
    c.end = std::min(c.end, s.end);
    return c;
  }

  Side side_of(string_view form) const {
    if (form == "we" || form == "our" || form == "i" || form == "us" || form == "my")
      return Side::kOwn;
    if (form == "they" || form == "their" || form == "those") return Side::kThey;
    if (form == "anybody" || form == "anyone" || form == "any" || form == "everybody" ||
        form == "everyone" || form == "whoever") {
      return Side::kAnybody;
    }
    if (form == "it" || form == "this" || form == "that") return Side::kThing;
    if (is_common(form) || form.size() < 3) return Side::kNone;
    const bool own = own_word(form);
    if (own) return Side::kOwn;
    if (dispute_.is_accuser(form)) return Side::kAccuser;
    if (dispute_.is_accused(form)) return Side::kAccused;
    if (topics_of(form).holds_any({Topic::kEvidence})) return Side::kEvidence;
    return Side::kNone;
  }

  bool own_word(string_view form) const {
    if (form.size() < 3 || is_common(form)) return false;
    const string start = start_of(form);
    for (const ContentWord& word : words_in(context_.source)) {
      if (!is_common(word.lower) && word.lower.size() > 2 && start_of(word.lower) == start)
        return true;
    }
    return false;
  }

 private:
  Tense tense_at(std::uint32_t verb, std::uint32_t end) const {
    const string form = lower_form(p_, verb);
    if (p_.words[verb].tag == Tag::kModal) return Tense::kModal;
    const bool has =
        form == "has" || form == "have" || form == "had" || form == "'s" || form == "'ve";
    for (std::uint32_t i = verb + 1; has && i < std::min(end, verb + 4); ++i) {
      if (p_.words[i].tag == Tag::kParticiple || p_.words[i].tag == Tag::kPast)
        return Tense::kPerfect;
    }
    return p_.words[verb].tag == Tag::kPast ? Tense::kPast : Tense::kPresent;
  }

  const ParsedText& p_;
  const AnswerContext& context_;
  const Dispute& dispute_;
};

}  // namespace

void Dispute::read(const ParsedText& p, WordRange sentence) {
  const auto add = [](std::vector<string>& to, const string& word) {
    if (word.size() < 3 || is_common(word) || to.size() >= kMostNames) return;
    string start = start_of(word);
    if (std::find(to.begin(), to.end(), start) == to.end()) to.push_back(std::move(start));
  };
  bool behind = false;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const Word& w = p.words[i];
    behind |= is_finite(w.tag);
    const bool noun = w.tag == Tag::kNoun || w.tag == Tag::kNouns || w.tag == Tag::kName;
    const bool capital = (w.shape & kCapital) != 0;
    if (!behind && (noun || capital)) add(accusers_, lower_form(p, i));
    if (behind && capital && noun) add(accused_, lower_form(p, i));
  }
}

bool Dispute::is_accuser(string_view word) const { return among(accusers_, word); }
bool Dispute::is_accused(string_view word) const { return among(accused_, word); }

void answer_features(const ParsedText& p, const AnswerContext& context, const Dispute& dispute,
                     std::vector<std::uint32_t>& into) {
  into.clear();
  const Reader reader(p, context, dispute);
  const Shape shape = reader.shape();
  const auto put = [&](std::uint32_t n, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) {
    into.push_back(feature(500 + n, a, b, c));
  };
  const auto side = static_cast<std::uint32_t>(shape.side);
  const auto tense = static_cast<std::uint32_t>(shape.tense);
  const auto kind = static_cast<std::uint32_t>(context.answer.kind);
  const std::uint32_t negated = shape.negated ? 1 : 0;
  string_view first = context.answer.content;
  first = first.substr(0, std::min(first.find(". "), first.size()));
  const Topics topics = topics_of(first);
  const Topics cue = topics_of(context.answer.cue);
  const bool replies = context.answer.source_answers || cue.holds_any({Topic::kReplies});
  put(0, 0), put(1, kind), put(2, side), put(3, side, tense, negated), put(4, side, negated);
  put(5, tense, negated), put(8, replies, side);
  put(9, shape.question), put(10, context.quoted, side), put(11, replies);
  std::vector<std::uint32_t> held;
  for (std::uint32_t t = 0; t <= static_cast<std::uint32_t>(Topic::kExists); ++t) {
    if (topics.holds_any({static_cast<Topic>(t)})) held.push_back(t);
  }
  for (std::size_t i = 0; i < held.size(); ++i) {
    put(20, held[i]), put(21, held[i], side), put(22, held[i], tense, negated);
    put(23, held[i], negated), put(27, held[i], replies);
    for (std::size_t k = i + 1; k < held.size(); ++k) put(25, held[i], held[k]);
  }
  for (std::uint32_t t = 0; t <= static_cast<std::uint32_t>(Topic::kExists); ++t) {
    if (cue.holds_any({static_cast<Topic>(t)})) put(26, t);
  }
  for (const ContentWord& word : words_in(context.answer.cue)) put(30, hash_of(word.lower));
  // Words but no names: it must not matter who is spoken of.
  const WordRange clause = reader.first_clause();
  std::uint32_t previous = 0;
  for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
    const Word& w = p.words[i];
    const bool opens = i == clause.begin && w.tag != Tag::kName;
    if (((w.shape & kCapital) != 0 && !opens) || (w.shape & kSign) != 0) continue;
    const std::string form = lower_form(p, i);
    put(31, w.form);
    if (form.size() > 4) put(32, hash_of(string_view(form).substr(0, 5)));
    if (previous != 0) put(34, previous, w.form);
    previous = w.form;
  }
  const auto ruled = static_cast<std::uint32_t>(context.ruled);
  put(40, ruled), put(41, ruled, side), put(42, ruled, kind);
  if (shape.verb != 0) put(33, shape.verb, negated);
}

Polarity weighed(const AnswerModel& model, const std::vector<std::uint32_t>& features) {
  std::array<std::int32_t, kPolarities> scores{};
  model.add_to(scores, features);
  return static_cast<Polarity>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace perpend::claims
