// Fits the model of linkage on collections of which it is published who is behind what.
#pragma once

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
  std::vector<std::uint32_t> truth;     // a label each
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

// Everything: m, u, tempers and slopes from the pairs of both collections before `as_of`, then the
// numbers of joining. A pure function of its arguments; some seconds.
linkage::Model train_linkage(const std::vector<LabelledCollection>& collections,
                             const knowledge::View& view);

}  // namespace perpend::training
