// Pairs by what their comparison looks like. Half a million pairs are some thousands of patterns,
// so that learning costs what the patterns cost.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "linkage/compare.h"

namespace perpend::linkage {

struct Pattern {
  Levels levels;              // rarities rounded to half a bit
  std::uint32_t pairs = 0;    // that look so
  std::uint32_t matches = 0;  // of these, pairs known to belong together; 0 where nobody said

  bool operator==(const Pattern&) const = default;
};

// What is learned from: a collection's pairs in two strata, so that u of what is rare is counted
// where it can be reached at all and not waited for among random pairs.
struct PairSample {
  std::vector<Pattern> candidates;  // of some incidents with all that blocking brings them
  std::vector<Pattern> others;      // drawn from the pairs that blocking keeps apart
  // Pairs of those incidents with anybody: `others` stand for all of them that are no candidates.
  std::uint64_t population = 0;
};

// Patterns on their way to be gathered, at half the memory: 24 bytes each, nobody said of any that
// it is a match.
class PatternTally {
 public:
  void reserve(std::size_t pairs) { counted_.reserve(pairs); }
  void add(const Levels& levels) { counted_.push_back({key_of(levels), 1}); }
  void append(const PatternTally& other) {
    counted_.insert(counted_.end(), other.counted_.begin(), other.counted_.end());
  }
  void shorten(std::size_t pairs) { counted_.resize(pairs); }  // of a tally that was not gathered
  std::size_t size() const { return counted_.size(); }
  void gather();  // those alike become one
  // As gathered() would have them. The tally is empty then.
  std::vector<Pattern> take();

  // Levels and rounded rarities in 128 bits, in their order: four bits a level, seven a rarity.
  struct Key {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    auto operator<=>(const Key&) const = default;
  };
  static Key key_of(const Levels& levels);
  static Levels levels_of(Key key);

 private:
  struct Counted {
    Key key;
    std::uint32_t pairs = 0;
  };
  std::vector<Counted> counted_;
};

// Sorted by levels, each once. Rarities are rounded here.
std::vector<Pattern> gathered(std::vector<Pattern> pairs);
// Of gathered patterns: those that differ in rarity alone become one.
std::vector<Pattern> without_rarity(const std::vector<Pattern>& patterns);

}  // namespace perpend::linkage
