// Which pairs are worth comparing, and what comes of it: blocking and scoring in one pass, so that
// pairs that come to nothing are never stored.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/error.h"
#include "linkage/edge_list.h"
#include "linkage/model.h"
#include "model/linkage.h"

namespace perpend::linkage {

// Up to so many incidents every pair is compared, and nothing can be missed.
inline constexpr std::uint32_t kCompareAll = 3000;
// A value that more incidents show brings no pair together.
inline constexpr std::uint32_t kBlockCap = 50;

struct ScoringOptions {
  std::int64_t least = 0;  // log odds below which a pair is forgotten, microbits
  int threads = 1;
  std::uint64_t edge_bytes = std::uint64_t{1} << 30;  // beyond it edges go to disk
  std::string spill_folder;
  std::shared_ptr<Pages> pages;     // behind the index; null: in memory
  std::vector<std::uint32_t> keep;  // sorted: never treated as a copy of another
  std::uint32_t compare_all = kCompareAll;
  std::uint32_t cap = kBlockCap;
};

struct Copy {  // an incident that shows exactly what an earlier one shows, as many others do
  std::uint32_t of = 0;
  std::uint32_t copy = 0;
  std::int32_t log_odds = 0;
};

struct ScoredPairs {
  EdgeList edges;            // sorted by a, then b; without copies
  std::vector<Copy> copies;  // by copy; of more than `cap` that are alike
  BlockingReport report;     // without the sampled recall
};

// The inverted index, made once for all who ask. Constant: safe for any number of threads.
class PairFinder {
 public:
  // `columns` must outlive it and not change. Of a collection in which every pair is compared there
  // is no index.
  PairFinder(const Columns& columns, const ScoringOptions& options);
  ~PairFinder();
  // All incidents, before and after, that blocking brings together with it; ascending.
  std::vector<std::uint32_t> all_of(std::uint32_t incident) const;

 private:
  friend class Scorer;
  struct Index;
  const Columns& columns_;
  std::unique_ptr<Index> index_;
};

// `finder` of the same columns and options. Errors: those of EdgeList.
Result<ScoredPairs> score_pairs(const Columns& columns, const Weigher& weigher,
                                const ScoringOptions& options, const PairFinder& finder);
Result<ScoredPairs> score_pairs(const Columns& columns, const Weigher& weigher,
                                const ScoringOptions& options);

// Compares some incidents with all others, blocked or not, and counts the likely links (log odds of
// `likely` or more) that blocking had and had not found.
void measure_recall(const Columns& columns, const Weigher& weigher, std::int64_t likely,
                    const ScoringOptions& options, ScoredPairs& scored);

// Adds the pairs `decided` (sorted) that are no edges yet, however weak they are.
Result<void> add_decided(const Columns& columns, const Weigher& weigher, std::int64_t least,
                         const Pairs& decided, EdgeList& edges);

// Do the two share a value that brings pairs together?
bool blocked_together(const Columns& columns, std::uint32_t a, std::uint32_t b, std::uint32_t cap);

}  // namespace perpend::linkage
