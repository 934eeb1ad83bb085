// The parser's teacher is a dynamic oracle (Goldberg and Nivre 2013): it says for any state, also
// one that a mistake led to, which actions lose no further arc of the right tree. After the first
// round the parser follows its own choices, and so learns what to do once it has gone wrong.
//
// Judged by `perpend eval claims`.
#include "training/grammar_fit.h"

#include <array>
#include <map>

#include "claims/parser.h"
#include "claims/tagger.h"
#include "training/perceptron.h"

namespace perpend::training {
namespace {

using claims::Label;
using claims::ParseState;
using claims::Word;

struct Place {
  const TreebankDocument* document;
  claims::WordRange sentence;
};

std::vector<Place> places_of(std::span<const TreebankDocument* const> documents) {
  std::vector<Place> places;
  for (const TreebankDocument* document : documents) {
    for (const claims::WordRange sentence : document->sentences) {
      places.push_back({document, sentence});
    }
  }
  return places;
}

// The words of a sentence with heads counted from its own start; -1 stays the root.
std::vector<Word> words_of(const Place& place) {
  const auto first = place.document->words.begin();
  std::vector<Word> words(first + place.sentence.begin, first + place.sentence.end);
  for (Word& word : words) {
    if (word.head >= 0) word.head -= static_cast<std::int32_t>(place.sentence.begin);
  }
  return words;
}

// What the oracle needs of a right tree: the head of each word, the root's place being the size.
struct Gold {
  std::vector<std::int32_t> heads;
  std::vector<std::vector<std::int32_t>> kids;

  explicit Gold(std::span<const Word> words) : heads(words.size()), kids(words.size() + 1) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      heads[i] = words[i].head < 0 ? static_cast<std::int32_t>(words.size()) : words[i].head;
      kids[heads[i]].push_back(static_cast<std::int32_t>(i));
    }
  }
};

bool on_stack(const ParseState& state, std::int32_t word, std::size_t from) {
  const auto& stack = state.stack();
  for (std::size_t i = 0; i + from < stack.size(); ++i) {
    if (stack[i] == word) return true;
  }
  return false;
}

// How many arcs of the tree each kind of action makes impossible.
struct Costs {
  int shift = 0;
  int left = 0;
  int right = 0;
};

Costs costs(const ParseState& state, const Gold& gold) {
  Costs result;
  const std::int32_t b0 = state.next();
  const std::int32_t s0 = state.top(0);
  const std::int32_t s1 = state.top(1);
  if (b0 < state.size()) {
    if (on_stack(state, gold.heads[b0], 1)) ++result.shift;
    for (const std::int32_t kid : gold.kids[b0]) {
      if (on_stack(state, kid, 0)) ++result.shift;
    }
  }
  if (s0 < 0) return result;
  int waiting = 0;  // dependents of the top that are still to come
  for (const std::int32_t kid : gold.kids[s0]) {
    if (kid >= b0) ++waiting;
  }
  const std::int32_t head = gold.heads[s0];
  result.left = waiting + (head == s1 || head > b0 ? 1 : 0);
  result.right = waiting + (head >= b0 ? 1 : 0);
  return result;
}

class ParserFit {
 public:
  explicit ParserFit(int bits) : perceptron_(bits) {}

  void sentence(std::span<const Word> words, bool explore) {
    const Gold gold(words);
    ParseState state(words);
    while (!state.done()) {
      state.features(features_);
      const claims::Scores scores = perceptron_.scores(features_);
      const int guess = claims::best_action(scores, state);
      const int right = best_right(scores, state, gold, words);
      if (guess != right) {
        const bool free = is_right(guess, state, gold, words);
        if (!free) {
          perceptron_.add(features_, right, 1);
          perceptron_.add(features_, guess, -1);
        }
      }
      perceptron_.next();
      state.apply(explore ? guess : right);
    }
  }

  claims::ClassModel model() const { return perceptron_.average<std::int8_t>(); }

 private:
  static Label label_for(int action, const ParseState& state, const Gold& gold,
                         std::span<const Word> words, bool& true_arc) {
    const std::int32_t word = state.top(0);
    const bool left = action < claims::right_arc(Label::kOther);
    const std::int32_t head = left ? state.next() : state.top(1);
    true_arc = gold.heads[word] == head;
    return words[word].label;
  }

  static bool is_right(int action, const ParseState& state, const Gold& gold,
                       std::span<const Word> words) {
    const Costs cost = costs(state, gold);
    const int least = least_of(cost, state);
    if (action == claims::kShift) return cost.shift == least;
    const bool left = action < claims::right_arc(Label::kOther);
    if ((left ? cost.left : cost.right) != least) return false;
    bool true_arc = false;
    const Label label = label_for(action, state, gold, words, true_arc);
    if (!true_arc) return true;
    return action == (left ? claims::left_arc(label) : claims::right_arc(label));
  }

  static int least_of(const Costs& cost, const ParseState& state) {
    int least = 1 << 20;
    if (state.may_shift()) least = std::min(least, cost.shift);
    if (state.may_left()) least = std::min(least, cost.left);
    if (state.may_right()) least = std::min(least, cost.right);
    return least;
  }

  static int best_right(const claims::Scores& scores, const ParseState& state, const Gold& gold,
                        std::span<const Word> words) {
    int best = -1;
    for (int action = 0; action < 1 + 2 * claims::kLabels; ++action) {
      if (action == claims::kShift && !state.may_shift()) continue;
      const bool left = action < claims::right_arc(Label::kOther);
      if (action != claims::kShift && (left ? !state.may_left() : !state.may_right())) continue;
      if (best >= 0 && scores[action] <= scores[best]) continue;
      if (is_right(action, state, gold, words)) best = action;
    }
    return best;
  }

  Perceptron<claims::kLanes> perceptron_;
  std::array<std::uint32_t, ParseState::kFeatures> features_{};
};

}  // namespace

claims::Vocabulary vocabulary_of(std::span<const TreebankDocument* const> documents) {
  constexpr int kFrequent = 5;
  std::map<std::uint32_t, int> counts;
  for (const TreebankDocument* document : documents) {
    for (const Word& word : document->words) ++counts[word.form];
  }
  claims::Vocabulary vocabulary;
  for (const auto& [form, count] : counts) {
    if (count >= kFrequent) vocabulary.insert(form);
  }
  return vocabulary;
}

claims::ClassModel fit_tagger(const claims::Vocabulary& vocabulary,
                              std::span<const TreebankDocument* const> documents, int bits,
                              int rounds) {
  const auto places = places_of(documents);
  Perceptron<claims::kLanes> perceptron(bits);
  for (int round = 0; round < rounds; ++round) {
    for (const std::uint32_t which : shuffled(places.size(), static_cast<std::uint64_t>(round))) {
      std::vector<Word> words = words_of(places[which]);
      vocabulary.mark(words);
      for (std::size_t i = 0; i < words.size(); ++i) {
        const claims::Tag right = words[i].tag;
        const auto features = claims::tag_features(words, i);
        const claims::Scores scores = perceptron.scores(features);
        const auto guess = static_cast<int>(
            std::max_element(scores.begin(), scores.begin() + claims::kTags) - scores.begin());
        if (guess != static_cast<int>(right)) {
          perceptron.add(features, static_cast<int>(right), 1);
          perceptron.add(features, guess, -1);
        }
        perceptron.next();
        words[i].tag = static_cast<claims::Tag>(guess);
      }
    }
  }
  return perceptron.average<std::int8_t>();
}

claims::ClassModel fit_parser(std::span<const std::vector<Word>> sentences, int bits, int rounds) {
  ParserFit fit(bits);
  for (int round = 0; round < rounds; ++round) {
    for (const std::uint32_t which :
         shuffled(sentences.size(), static_cast<std::uint64_t>(round) + 100)) {
      fit.sentence(sentences[which], round > 0);
    }
  }
  return fit.model();
}

Grammar fit_grammar(std::span<const TreebankDocument* const> documents) {
  constexpr int kRounds = 10;
  std::array<std::vector<const TreebankDocument*>, 2> halves;
  for (std::size_t i = 0; i < documents.size(); ++i) halves[i % 2].push_back(documents[i]);
  Grammar grammar;
  grammar.vocabulary = vocabulary_of(documents);
  std::vector<std::vector<Word>> sentences;
  for (std::size_t half = 0; half < 2; ++half) {
    const claims::ClassModel tagger =
        fit_tagger(grammar.vocabulary, halves[1 - half], kGrammarBits, kRounds / 2);
    for (const Place& place : places_of(halves[half])) {
      sentences.push_back(words_of(place));
      grammar.vocabulary.mark(sentences.back());
      claims::tag(tagger, sentences.back());
    }
  }
  grammar.tagger = fit_tagger(grammar.vocabulary, documents, kGrammarBits, kRounds);
  grammar.parser = fit_parser(sentences, kGrammarBits, kRounds);
  return grammar;
}

GrammarFigures judge(const Grammar& grammar, std::span<const TreebankDocument* const> documents) {
  GrammarFigures figures;
  for (const Place& place : places_of(documents)) {
    const std::vector<Word> gold = words_of(place);
    std::vector<Word> words = gold;
    claims::analyse(grammar, words, 0);
    for (std::size_t i = 0; i < words.size(); ++i) {
      ++figures.words;
      if (words[i].tag == gold[i].tag) ++figures.tags;
      if (claims::is_punctuation(gold[i].tag)) continue;
      ++figures.counted;
      if (words[i].head != gold[i].head) continue;
      ++figures.heads;
      if (words[i].label == gold[i].label) ++figures.labelled;
    }
  }
  return figures;
}

}  // namespace perpend::training
