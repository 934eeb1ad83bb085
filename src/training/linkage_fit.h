// Fits the model of linkage on collections of which it is published who is behind what.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "knowledge/view.h"
#include "linkage/cluster.h"
#include "linkage/columns.h"
#include "linkage/model.h"
#include "linkage/patterns.h"
#include "training/linkage_collections.h"

namespace perpend::training {

inline constexpr int kActorFolds = 5;

// A labelled collection with every pair compared once: some hundred thousand pairs, 60 bytes each.
struct Measured {
  std::string name;
  linkage::Columns columns;
  std::vector<std::uint32_t> truth;  // a label each
  std::vector<std::int32_t> year;
  std::vector<int> fold;                // of the actor: by a hash of its id, below kActorFolds
  std::vector<linkage::Levels> levels;  // of pair (a, b), a < b, row by row

  std::size_t size() const { return truth.size(); }
  std::uint64_t matches() const;
};
Measured measure(const LabelledCollection& collection, const knowledge::View& view);

// The pairs whose incidents are both of other folds than these two (-1: none left out), with what
// is known of them.
std::vector<linkage::Pattern> labelled_patterns(const Measured& measured, int fold, int other);
// The same without labels: what a collection shows of itself.
std::vector<linkage::Pattern> unlabelled_patterns(const Measured& measured);

// Edges at the model's possible_at or above, with the prior that the collection gives itself.
std::vector<linkage::Edge> edges_of(const Measured& measured, const linkage::Model& model);

// possible_at, join_at and crowding for which clusters agree best with the truth: the highest mean
// B-cubed F1 over the collections, each with a B-cubed precision of at least .8 if any choice has
// it. `edges` are taken at the least probability that is tried.
struct JudgedEdges {
  const Measured* measured = nullptr;
  std::vector<linkage::Edge> edges;
};
inline constexpr std::int64_t kLeastPossible = 100'000'000;
void choose_joining(const std::vector<JudgedEdges>& judged, linkage::Model& model);

// What a pair is said to be worth by numbers fitted on pairs of neither of its actors' folds.
struct CrossFittedPair {
  std::int64_t evidence = 0;  // bias and rows, microbits
  std::int64_t prior = 0;     // of the collection, as those numbers give it
  std::int32_t year = 0;      // of the later of the two incidents
  std::uint8_t curve = 0;     // linkage::curve_of
  bool match = false;
};
// For each collection all its pairs, in the order of Measured::levels.
std::vector<std::vector<CrossFittedPair>> cross_fitted(const std::vector<Measured>& measured);

// Counts of cross-fitted pairs, from which come the model's curves.
class PastPairs {
 public:
  void add(const CrossFittedPair& pair);
  std::array<linkage::Curve, 2> curves() const;

 private:
  std::array<linkage::Reliability, 2> counted_;
};

// Everything: m, u, tempers and slopes from the pairs of both collections before `as_of`, then the
// numbers of joining. A pure function of its arguments; some seconds.
linkage::Model train_linkage(const std::vector<LabelledCollection>& collections,
                             const knowledge::View& view);

}  // namespace perpend::training
