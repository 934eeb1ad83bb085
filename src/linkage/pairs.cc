// An inverted index from value to incidents, with a cap: what half the world shows brings half the
// world together and says nothing. Each incident visits the later incidents of its values' lists
// once (a stamp remembers who was visited) and is compared with them at once.
//
// Cost: at most (values of an incident) x cap comparisons each, however many incidents there are.
// Counter-example: 10^6 copies of one incident. Every value of theirs is over the cap, so no pair
// of them would ever be compared; they are found by a hash of all their values instead, and stand
// as copies of the first. How many likely links the cap loses is measured (measure_recall), not
// assumed. Tested in compare_test.cc against all pairs.
#include "linkage/pairs.h"

#include <algorithm>

#include "core/parallel.h"

namespace perpend::linkage {
namespace {

constexpr std::size_t kPiece = 256;  // incidents of one piece of work
constexpr std::size_t kPieceOfCopies = 16'384;
constexpr std::uint64_t kComparisonsForRecall = 4'000'000;

}  // namespace

struct PairFinder::Index {  // of values that bring pairs together
  // Value v has the places from start[v + 1] to start[v + 2] once it is made; 10^7 incidents have
  // fewer than 2^32 places.
  PagedVector<std::uint32_t> start;
  PagedVector<std::uint32_t> holders;  // ascending within a value

  const std::uint32_t* begin_of(std::uint32_t v) const { return holders.data() + start[v + 1]; }
  const std::uint32_t* end_of(std::uint32_t v) const { return holders.data() + start[v + 2]; }

  void fill(const Columns& columns, const ScoringOptions& options);
};

namespace {

bool keyed(const Columns& columns, std::uint32_t value, std::uint32_t cap) {
  return columns.incidents[value] >= 2 && columns.incidents[value] <= cap;
}

// The place after each value's last holder; one place more in front.
void lay_out(const Columns& columns, std::uint32_t cap, PagedVector<std::uint32_t>& start) {
  start.assign(columns.incidents.size() + 1, 0);
  for (std::uint32_t v = 0; v < columns.incidents.size(); ++v) {
    start[v + 1] = start[v] + (keyed(columns, v, cap) ? columns.incidents[v] : 0);
  }
}

std::uint64_t hash_of(std::span<const std::uint32_t> values) {
  std::uint64_t hash = 1469598103934665603ULL;  // FNV-1a
  for (const std::uint32_t value : values) hash = (hash ^ value) * 1099511628211ULL;
  return hash;
}

// Alike in every value, and more of them than the cap.
std::vector<Copy> copies_in(const Columns& columns, const ScoringOptions& options) {
  std::vector<Copy> copies;
  struct Seen {
    std::uint64_t hash = 0;
    std::uint32_t incident = 0;
  };
  PagedVector<Seen> seen(options.pages);
  const auto n = static_cast<std::uint32_t>(columns.size());
  const auto kept = [&](std::uint32_t i) {
    return std::binary_search(options.keep.begin(), options.keep.end(), i);
  };
  // Only incidents all of whose values are over the cap can be hidden from the index.
  const auto hidden = [&](std::uint32_t i) {
    const auto values = columns.of(i);
    return !values.empty() && !kept(i) &&
           std::all_of(values.begin(), values.end(),
                       [&](std::uint32_t v) { return columns.incidents[v] > options.cap; });
  };
  in_parallel_and_order(
      (n + kPieceOfCopies - 1) / kPieceOfCopies, options.threads,
      [&](std::size_t piece, int) {
        std::vector<Seen> some;
        const std::size_t last = std::min<std::size_t>(n, (piece + 1) * kPieceOfCopies);
        for (auto i = static_cast<std::uint32_t>(piece * kPieceOfCopies); i < last; ++i) {
          if (hidden(i)) some.push_back({hash_of(columns.of(i)), i});
        }
        return some;
      },
      [&](const std::vector<Seen>& some) { seen.append(some); });
  std::sort(seen.begin(), seen.end(), [](const Seen& a, const Seen& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.incident < b.incident;
  });
  const Seen* first = seen.begin();
  for (const Seen& one : seen) {
    if (one.hash != first->hash) first = &one;
    if (&one == first) continue;
    if (!std::ranges::equal(columns.of(first->incident), columns.of(one.incident))) continue;
    copies.push_back({first->incident, one.incident, 0});
  }
  std::sort(copies.begin(), copies.end(),
            [](const Copy& a, const Copy& b) { return a.copy < b.copy; });
  return copies;
}

}  // namespace

// Each thread fills the lists of its own values, from their backs, and passes over the rest of
// every incident: what is written is nobody else's.
void PairFinder::Index::fill(const Columns& columns, const ScoringOptions& options) {
  start = PagedVector<std::uint32_t>(options.pages);
  holders = PagedVector<std::uint32_t>(options.pages);
  const std::uint32_t cap = options.cap;
  start.reserve(columns.incidents.size() + 2);
  lay_out(columns, cap, start);
  holders.resize(start.back());
  // Cut where the lists before a value hold their share of all places.
  const auto parts = static_cast<std::size_t>(std::max(options.threads, 1));
  std::vector<std::uint32_t> cuts = {0};
  for (std::size_t part = 1; part < parts; ++part) {
    const std::uint64_t share = std::uint64_t{holders.size()} * part / parts;
    cuts.push_back(static_cast<std::uint32_t>(
        std::lower_bound(start.begin(), start.end() - 1, share) - start.begin()));
  }
  cuts.push_back(static_cast<std::uint32_t>(columns.incidents.size()));
  in_parallel(parts, options.threads, [&](std::size_t part, int) {
    for (auto i = static_cast<std::uint32_t>(columns.size()); i-- > 0;) {
      const auto values = columns.of(i);
      auto at = std::lower_bound(values.begin(), values.end(), cuts[part]);
      for (; at != values.end() && *at < cuts[part + 1]; ++at) {
        if (keyed(columns, *at, cap)) holders[--start[*at + 1]] = i;
      }
    }
  });
  // Every start[v + 1] now is where v begins.
  start.push_back(static_cast<std::uint32_t>(holders.size()));
}

PairFinder::PairFinder(const Columns& columns, const ScoringOptions& options)
    : columns_(columns), index_(std::make_unique<Index>()) {
  if (columns.size() > options.compare_all) index_->fill(columns, options);
}
PairFinder::~PairFinder() = default;

std::vector<std::uint32_t> PairFinder::all_of(std::uint32_t incident) const {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t v : columns_.of(incident)) {
    for (const std::uint32_t* at = index_->begin_of(v); at != index_->end_of(v); ++at) {
      if (*at != incident) found.push_back(*at);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Result<void> add_decided(const Columns& columns, const Weigher& weigher, std::int64_t least,
                         const Pairs& decided, EdgeList& edges) {
  std::vector<Edge> missing;
  for (const auto& [a, b] : decided) {
    const std::int64_t odds = weigher.log_odds(compare(columns, a, b));
    // A pair that blocking missed is as good as one that was too weak: an edge now.
    const bool found = odds >= least && (columns.size() <= kCompareAll ||
                                         blocked_together(columns, a, b, kBlockCap));
    if (!found) missing.push_back({a, b, static_cast<std::int32_t>(odds)});
  }
  return edges.add(missing);
}

bool blocked_together(const Columns& columns, std::uint32_t a, std::uint32_t b, std::uint32_t cap) {
  const auto shared = shared_values(columns, a, b);
  return std::any_of(shared.begin(), shared.end(),
                     [&](std::uint32_t v) { return keyed(columns, v, cap); });
}

// Each incident with the later ones that it is to be compared with.
class Scorer {
 public:
  Scorer(const Columns& columns, const Weigher& weigher, const ScoringOptions& options,
         const PairFinder& finder)
      : c_(columns),
        weigher_(weigher),
        o_(options),
        all_(columns.size() <= options.compare_all),
        index_(*finder.index_) {
    workers_.resize(static_cast<std::size_t>(std::max(options.threads, 1)));
  }

  struct Piece {
    std::vector<Edge> edges;
    std::uint64_t compared = 0;
  };
  Piece score(std::size_t number, int thread) {
    auto& worker = workers_[static_cast<std::size_t>(thread)];
    if (!worker) {
      worker = std::make_unique<Worker>(c_);
      if (!all_) worker->stamp.assign(c_.size(), 0);
    }
    Piece piece;
    const std::size_t last = std::min(c_.size(), (number + 1) * kPiece);
    for (auto a = static_cast<std::uint32_t>(number * kPiece); a < last; ++a) {
      piece.compared += score_one(a, *worker, piece.edges);
    }
    return piece;
  }

 private:
  struct alignas(64) Worker {
    explicit Worker(const Columns& columns) : comparer(columns) {}
    Comparer comparer;
    std::vector<std::uint32_t> stamp;  // who was last compared with this one
  };

  std::uint64_t score_one(std::uint32_t a, Worker& worker, std::vector<Edge>& edges) {
    const std::size_t before = edges.size();
    std::uint64_t compared = 0;
    const auto meet = [&](std::uint32_t b) {
      if (compared++ == 0) worker.comparer.begin(a);
      const std::int64_t odds = weigher_.log_odds(worker.comparer.with(b));
      if (odds >= o_.least) edges.push_back({a, b, static_cast<std::int32_t>(odds)});
    };
    if (all_) {
      for (std::uint32_t b = a + 1; b < c_.size(); ++b) meet(b);
      return compared;
    }
    auto& stamp = worker.stamp;
    for (const std::uint32_t v : c_.of(a)) {
      const std::uint32_t* const last = index_.end_of(v);
      for (const auto* b = std::upper_bound(index_.begin_of(v), last, a); b != last; ++b) {
        if (stamp[*b] == a + 1) continue;
        stamp[*b] = a + 1;
        meet(*b);
      }
    }
    std::sort(edges.begin() + static_cast<std::ptrdiff_t>(before), edges.end());
    return compared;
  }

  const Columns& c_;
  const Weigher& weigher_;
  const ScoringOptions& o_;
  bool all_;
  const PairFinder::Index& index_;
  std::vector<std::unique_ptr<Worker>> workers_;  // each where no other's writes disturb it
};

Result<ScoredPairs> score_pairs(const Columns& columns, const Weigher& weigher,
                                const ScoringOptions& options, const PairFinder& finder) {
  const std::uint64_t n = columns.size();
  ScoredPairs result{EdgeList(options.edge_bytes, options.spill_folder), {}, {}};
  result.report.all_pairs = n * (n - std::min<std::uint64_t>(n, 1)) / 2;
  result.report.cap = options.cap;
  result.report.whole = n <= options.compare_all;
  for (const std::uint32_t shown : columns.incidents) {
    result.report.values += shown >= 2 ? 1 : 0;
    result.report.capped_values += shown > options.cap ? 1 : 0;
  }
  if (!result.report.whole) {
    result.copies = copies_in(columns, options);
    for (Copy& copy : result.copies) {
      copy.log_odds =
          static_cast<std::int32_t>(weigher.log_odds(compare(columns, copy.of, copy.copy)));
    }
  }
  Scorer scorer(columns, weigher, options, finder);
  Result<void> added;
  in_parallel_and_order((n + kPiece - 1) / kPiece, options.threads,
                        [&](std::size_t piece, int thread) { return scorer.score(piece, thread); },
                        [&](const Scorer::Piece& piece) {
                          result.report.compared_pairs += piece.compared;
                          if (added) added = result.edges.add(piece.edges);
                        });
  if (!added) return tl::make_unexpected(added.error());
  return result;
}

Result<ScoredPairs> score_pairs(const Columns& columns, const Weigher& weigher,
                                const ScoringOptions& options) {
  return score_pairs(columns, weigher, options, PairFinder(columns, options));
}

void measure_recall(const Columns& columns, const Weigher& weigher, std::int64_t likely,
                    const ScoringOptions& options, ScoredPairs& scored) {
  if (scored.report.whole || columns.size() == 0) return;
  const auto n = std::max(1U, static_cast<std::uint32_t>(columns.size()));
  const auto sample =
      static_cast<std::uint32_t>(std::clamp<std::uint64_t>(kComparisonsForRecall / n, 1, 1000));
  std::vector<std::uint64_t> links(sample, 0);
  std::vector<std::uint64_t> found(sample, 0);
  in_parallel(sample, options.threads, [&](std::size_t k, int) {
    const auto a = static_cast<std::uint32_t>(static_cast<std::uint64_t>(n) * (2 * k + 1) /
                                              (2 * static_cast<std::uint64_t>(sample)));
    Comparer comparer(columns);
    comparer.begin(a);
    for (std::uint32_t b = 0; b < n; ++b) {
      if (b == a || weigher.log_odds(comparer.with(b)) < likely) continue;
      ++links[k];
      found[k] += blocked_together(columns, a, b, options.cap) ? 1 : 0;
    }
  });
  for (std::uint32_t k = 0; k < sample; ++k) {
    scored.report.sampled_links += links[k];
    scored.report.sampled_found += found[k];
  }
}

}  // namespace perpend::linkage
