// The intuition: read a sentence word by word with a stack in hand; at each moment either take the
// next word, or tie the top of the stack to the next word (left arc) or to the one below it (right
// arc). A perceptron chooses from what lies around. In "Police said the group fled", `said` is tied
// over `fled` as its clause and `Police` under `said` as its subject: source, cue and content are
// then three subtrees.
//
// Arc-hybrid: Kuhlmann, Gómez-Rodríguez and Satta (2011); trained with a dynamic oracle (Goldberg
// and Nivre 2013) in training/parser_fit.cc. Crossing arcs cannot be made: "the group, he said,
// that fled" comes out with one of them wrong, which is the counter-example to trust in trees.
//
// Tested in parser_test.cc; attachment on held-out documents by `perpend eval claims`.
#include "claims/parser.h"

#include <algorithm>
#include <array>

#include "claims/lexicon.h"
#include "claims/tagger.h"

namespace perpend::claims {
namespace {

constexpr std::uint32_t kNone = 99;

}  // namespace

ParseState::ParseState(std::span<const Word> sentence)
    : sentence_(sentence),
      size_(static_cast<std::int32_t>(sentence.size())),
      heads_(sentence.size(), -1),
      labels_(sentence.size(), Label::kOther),
      kids_(sentence.size() + 1) {
  stack_.reserve(sentence.size());
}

void ParseState::attach(std::int32_t word, std::int32_t head, Label label) {
  heads_[word] = head;
  labels_[word] = label;
  Kids& kids = kids_[head];
  if (word < head) {
    if (kids.left < 0 || word < kids.left) kids.left = word;
    if (kids.left_count < 3) ++kids.left_count;
  } else {
    if (word > kids.right) kids.right = word;
    if (kids.right_count < 3) ++kids.right_count;
  }
  kids.labels |= static_cast<std::uint16_t>(1U << static_cast<unsigned>(label));
}

void ParseState::apply(int action) {
  if (action == kShift) {
    stack_.push_back(next_++);
    return;
  }
  const std::int32_t word = stack_.back();
  stack_.pop_back();
  if (action < right_arc(Label::kOther)) {
    attach(word, next_, static_cast<Label>(action - 1));
  } else {
    attach(word, stack_.back(), static_cast<Label>(action - 1 - kLabels));
  }
}

void ParseState::features(std::span<std::uint32_t, kFeatures> into) const {
  const auto form = [&](std::int32_t w) {
    return w < 0 || w >= size_ ? kNone : sentence_[w].known;
  };
  const auto tag = [&](std::int32_t w) {
    return w < 0 ? kNone : w >= size_ ? kNone + 1 : static_cast<std::uint32_t>(sentence_[w].tag);
  };
  const auto role = [&](std::int32_t w) {
    return w < 0 || w >= size_ ? kNone : static_cast<std::uint32_t>(labels_[w]);
  };
  const std::int32_t s0 = top(0);
  const std::int32_t s1 = top(1);
  const std::int32_t s2 = top(2);
  const std::int32_t b0 = next_;
  const std::int32_t b1 = std::min(next_ + 1, size_);
  const std::int32_t b2 = std::min(next_ + 2, size_);
  const Kids none;
  const Kids& k0 = s0 < 0 ? none : kids_[s0];
  const Kids& k1 = s1 < 0 ? none : kids_[s1];
  const Kids& kb = kids_[b0];
  const std::uint32_t t0 = tag(s0);
  const std::uint32_t t1 = tag(s1);
  const std::uint32_t tb = tag(b0);
  const std::uint32_t u1 = tag(b1);
  const std::uint32_t u2 = tag(b2);
  const std::uint32_t f0 = form(s0);
  const std::uint32_t f1 = form(s1);
  const std::uint32_t fb = form(b0);
  const std::uint32_t near = s0 < 0 ? 0 : static_cast<std::uint32_t>(std::min(b0 - s0, 7));
  const std::uint32_t apart = s1 < 0 ? 0 : static_cast<std::uint32_t>(std::min(s0 - s1, 7));
  std::size_t n = 0;
  const auto put = [&](std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) {
    into[n] = feature(static_cast<std::uint32_t>(n), a, b, c);
    ++n;
  };
  put(f0), put(t0), put(f0, t0), put(fb), put(tb), put(fb, tb), put(f1), put(t1), put(f1, t1);
  put(form(b1)), put(u1), put(form(b1), u1), put(t0, tb), put(f0, tb), put(t0, fb), put(f0, fb);
  put(f0, t0, tb), put(t0, fb, tb), put(tb, u1), put(tb, u1, u2), put(t0, tb, u1);
  put(t1, t0, tb), put(t1, t0), put(f1, f0), put(t1, f0, tb), put(tag(s2), t1, t0);
  put(t0, tag(k0.left), tb), put(t0, tag(k0.right), tb), put(t1, tag(k1.right), t0);
  put(t1, tag(k1.left), t0), put(tb, tag(kb.left), t0);
  put(t0, tb, near), put(t1, t0, apart), put(near, f0), put(apart, f0, t1);
  put(t0, k0.labels, tb), put(t1, k1.labels, t0), put(tb, kb.labels, t0);
  put(f0, k0.labels), put(f1, k1.labels);
  put(t0, k0.left_count * 4U + k0.right_count, tb), put(t0, role(k0.left), role(k0.right));
  put(f0, form(k0.left)), put(f1, form(k0.left), tb);
}

int best_action(const Scores& scores, const ParseState& state) {
  int best = -1;
  const auto look = [&](int from, int to) {
    for (int action = from; action < to; ++action) {
      if (best < 0 || scores[action] > scores[best]) best = action;
    }
  };
  if (state.may_shift()) look(kShift, kShift + 1);
  if (state.may_left()) look(left_arc(Label::kOther), right_arc(Label::kOther));
  if (state.may_right()) look(right_arc(Label::kOther), 1 + 2 * kLabels);
  return best;
}

void parse(const ClassModel& model, std::span<Word> sentence, std::int32_t offset) {
  ParseState state(sentence);
  std::array<std::uint32_t, ParseState::kFeatures> features{};
  while (!state.done()) {
    state.features(features);
    Scores scores{};
    model.add_to(scores, features);
    state.apply(best_action(scores, state));
  }
  for (std::int32_t i = 0; i < state.size(); ++i) {
    const std::int32_t head = state.head(i);
    sentence[i].head = head == state.size() ? -1 : head + offset;
    sentence[i].label = state.label(i);
  }
}

// Does a clause that is said begin at word i: 'said that …', 'said on Tuesday that …'?
bool after_said_that(std::span<const Word> sentence, std::size_t i) {
  if (i < 2 || sentence[i - 1].form != hash_of("that")) return false;
  const Word& before = sentence[i - 2];
  return is_speech(cue_class(before.form)) || is_speech_noun(before.form) ||
         before.tag == Tag::kName;
}

// 'that engineers suspect', 'that investigators abroad': a rare plural is taken for a verb by its
// 's'. Where a clause begins, and between what opens a noun group and a verb that has no helper, it
// can be none.
void mend_plurals(std::span<Word> sentence) {
  for (std::size_t i = 0; i + 1 < sentence.size(); ++i) {
    Word& word = sentence[i];
    Word& next = sentence[i + 1];
    const bool helper =
        word.form == hash_of("is") || word.form == hash_of("has") || word.form == hash_of("does");
    if (word.tag != Tag::kThird || helper) continue;
    if (word.ends_in_s && after_said_that(sentence, i)) {
      word.tag = Tag::kNouns;
      continue;
    }
    const bool verb = next.tag == Tag::kBase || next.tag == Tag::kPresent ||
                      next.tag == Tag::kPast || next.tag == Tag::kModal;
    if (!verb || !word.ends_in_s) continue;
    const Tag before = i == 0 ? Tag::kPeriod : sentence[i - 1].tag;
    if (is_nominal(before) && before != Tag::kDeterminer && before != Tag::kWh &&
        before != Tag::kNumber) {
      continue;
    }
    word.tag = Tag::kNouns;
    if (next.tag == Tag::kBase) next.tag = Tag::kPresent;
  }
}

// Past forms that are nothing else, whatever a tagger makes of a rare word before them.
bool is_only_a_verb(std::uint32_t form) {
  return form == hash_of("wrote") || form == hash_of("told") || form == hash_of("spoke") ||
         form == hash_of("declared") || form == hash_of("insisted") || form == hash_of("argued");
}

// 'Day and Hour': a word in capitals is none of the few pronouns, unless it is one.
void mend_names(std::span<Word> sentence) {
  static constexpr std::array kPronouns = {
      hash_of("i"),    hash_of("me"),   hash_of("my"),    hash_of("you"),   hash_of("your"),
      hash_of("he"),   hash_of("him"),  hash_of("his"),   hash_of("she"),   hash_of("her"),
      hash_of("it"),   hash_of("its"),  hash_of("we"),    hash_of("us"),    hash_of("our"),
      hash_of("they"), hash_of("them"), hash_of("their"), hash_of("mine"),  hash_of("ours"),
      hash_of("may"),  hash_of("will"), hash_of("can"),   hash_of("would"), hash_of("could")};
  for (std::size_t i = 1; i < sentence.size(); ++i) {
    Word& word = sentence[i];
    const bool closed = word.tag == Tag::kPronoun || word.tag == Tag::kPossessive ||
                        word.tag == Tag::kModal || word.tag == Tag::kInterjection;
    if (!closed || (word.shape & kCapital) == 0 || (word.shape & kSign) != 0) continue;
    if (std::find(kPronouns.begin(), kPronouns.end(), word.form) == kPronouns.end())
      word.tag = Tag::kName;
  }
}

// 'argued Professor Collard' after a comma: rare as an inversion is in treebanks, its verb is taken
// for a name or a noun. A past form of a verb of speech is one, unless an article stands before it.
void mend_verbs(std::span<Word> sentence) {
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    Word& word = sentence[i];
    const bool noun = word.tag == Tag::kNoun || word.tag == Tag::kName ||
                      word.tag == Tag::kAdjective || word.tag == Tag::kNouns ||
                      word.tag == Tag::kPreposition || word.tag == Tag::kBase;
    if (!noun || !is_past_of_speech(word.form)) continue;
    // No noun in small letters ends so.
    const bool past = word.ending == hash_of("ed") && word.tag != Tag::kAdjective &&
                      word.tag != Tag::kPreposition && (word.shape & kCapital) == 0;
    if (past || is_only_a_verb(word.form)) {
      word.tag = Tag::kPast;
      continue;
    }
    const Tag before = i == 0 ? Tag::kPeriod : sentence[i - 1].tag;
    if (before != Tag::kDeterminer && before != Tag::kPossessive && before != Tag::kAdjective &&
        before != Tag::kPreposition) {
      word.tag = Tag::kPast;
    }
  }
}

// 'Analysts assess with some confidence that …': a present form of a verb of saying or believing
// that no article opens and a clause follows is a verb.
void mend_present(std::span<Word> sentence) {
  constexpr std::size_t kReach = 5;  // 'with moderate confidence that'
  for (std::size_t i = 1; i + 2 < sentence.size(); ++i) {
    Word& word = sentence[i];
    // '…, swears Gus Halloran'
    const bool behind_a_sign =
        sentence[i - 1].tag == Tag::kComma || sentence[i - 1].tag == Tag::kQuote;
    const bool capital_next = (sentence[i + 1].shape & kCapital) != 0;
    if (behind_a_sign && word.ends_in_s && is_speech(cue_class(word.form)) &&
        (word.shape & kCapital) == 0 && (capital_next || sentence[i + 1].tag == Tag::kDeterminer) &&
        !is_verb(word.tag)) {
      word.tag = Tag::kThird;
    }
    const bool noun = word.tag == Tag::kNoun || word.tag == Tag::kNouns || word.tag == Tag::kName ||
                      word.tag == Tag::kAdjective || word.tag == Tag::kPreposition;
    if (!noun || is_speech_noun(word.form)) continue;
    const CueClass kind = cue_class(word.form);
    if (!is_speech(kind) && kind != CueClass::kFind && kind != CueClass::kBelieve) continue;
    const Tag before = sentence[i - 1].tag;
    if (before != Tag::kNouns && before != Tag::kName && before != Tag::kNoun &&
        before != Tag::kPronoun && before != Tag::kNumber) {
      continue;
    }
    std::size_t that = i + 1;
    const bool prepositional = sentence[that].tag == Tag::kPreposition;
    while (prepositional && that < std::min(sentence.size(), i + kReach) &&
           sentence[that].form != hash_of("that")) {
      ++that;
    }
    if (that >= sentence.size() || sentence[that].form != hash_of("that")) continue;
    word.tag = word.ends_in_s ? Tag::kThird : Tag::kPresent;
  }
}

void analyse(const Grammar& grammar, std::span<Word> sentence, std::int32_t offset) {
  grammar.vocabulary.mark(sentence);
  tag(grammar.tagger, sentence, true);
  mend_names(sentence);
  mend_verbs(sentence);
  mend_plurals(sentence);
  mend_present(sentence);
  parse(grammar.parser, sentence, offset);
}

}  // namespace perpend::claims
