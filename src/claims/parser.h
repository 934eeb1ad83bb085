// Dependencies by a greedy arc-hybrid parser.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "claims/linear.h"
#include "claims/words.h"

namespace perpend::claims {

// What tags and trees come from.
struct Grammar {
  Vocabulary vocabulary;
  ClassModel tagger{1};
  ClassModel parser{1};
};
void mend_verbs(std::span<Word> sentence);
// Tags and parses one sentence in place; heads count from `offset`.
void analyse(const Grammar& grammar, std::span<Word> sentence, std::int32_t offset);

// Classes of the parser: shift, then left arcs by label, then right arcs by label.
inline constexpr int kShift = 0;
constexpr int left_arc(Label label) { return 1 + static_cast<int>(label); }
constexpr int right_arc(Label label) { return 1 + kLabels + static_cast<int>(label); }
static_assert(1 + 2 * kLabels <= kLanes);

// The state of one sentence being parsed: a stack, the next word, the arcs so far. The root is the
// place after the last word.
class ParseState {
 public:
  explicit ParseState(std::span<const Word> sentence);

  bool done() const { return next_ == size_ && stack_.empty(); }
  bool may_shift() const { return next_ < size_; }
  bool may_left() const { return !stack_.empty(); }
  bool may_right() const { return stack_.size() > 1; }
  void apply(int action);

  std::int32_t top(std::size_t below = 0) const {  // -1: none
    return below < stack_.size() ? stack_[stack_.size() - 1 - below] : -1;
  }
  std::int32_t next() const { return next_; }
  std::int32_t size() const { return size_; }
  const std::vector<std::int32_t>& stack() const { return stack_; }
  std::int32_t head(std::int32_t word) const { return heads_[word]; }  // size(): the root
  Label label(std::int32_t word) const { return labels_[word]; }

  static constexpr std::size_t kFeatures = 44;
  void features(std::span<std::uint32_t, kFeatures> into) const;

 private:
  struct Kids {
    std::int32_t left = -1;   // leftmost so far
    std::int32_t right = -1;  // rightmost so far
    std::uint8_t left_count = 0;
    std::uint8_t right_count = 0;
    std::uint16_t labels = 0;  // a bit each
  };
  void attach(std::int32_t word, std::int32_t head, Label label);

  std::span<const Word> sentence_;
  std::int32_t size_;
  std::int32_t next_ = 0;
  std::vector<std::int32_t> stack_;
  std::vector<std::int32_t> heads_;
  std::vector<Label> labels_;
  std::vector<Kids> kids_;
};

// The best action that is allowed.
int best_action(const Scores& scores, const ParseState& state);

// Sets head and label of every word of one tagged sentence; heads count from `offset`.
void parse(const ClassModel& model, std::span<Word> sentence, std::int32_t offset);

}  // namespace perpend::claims
