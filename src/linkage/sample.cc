#include "linkage/sample.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/parallel.h"

namespace perpend::linkage {
namespace {

constexpr std::size_t kRandomPairs = 200'000;
constexpr std::size_t kCandidatePairs = 400'000;
constexpr std::uint32_t kMostVisited = 60'000;
constexpr std::uint64_t kSeed = 88172645463325252;

// Numerical Recipes' 64-bit xorshift; any would do, but it must be the same one everywhere.
class Draw {
 public:
  std::uint32_t below(std::uint32_t n) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::uint32_t>((state_ >> 32) * n >> 32);
  }

 private:
  std::uint64_t state_ = kSeed;
};

// Incidents are visited this far from each other, round and round: wherever the visits end, they
// were spread over the whole. About n over the golden ratio, with no divisor in common with n.
std::uint32_t far_step(std::uint32_t n) {
  auto step = static_cast<std::uint32_t>(static_cast<std::uint64_t>(n) * 618 / 1000 + 1);
  while (std::gcd(step, n) != 1) ++step;
  return step;
}

constexpr std::size_t kPiece = 1024;  // random pairs of one piece of work
constexpr std::size_t kVisits = 64;   // incidents of one
constexpr std::size_t kPiecesAtOnce = 32;
constexpr std::size_t kGatherAt = 65'536;  // patterns more than there were

// Emptied one by one, so that nothing lies there twice.
std::vector<Pattern> together(std::vector<PatternTally>& pieces) {
  PatternTally all;
  std::size_t size = 0;
  for (const PatternTally& piece : pieces) size += piece.size();
  all.reserve(size);
  for (PatternTally& piece : pieces) all.append(std::exchange(piece, {}));
  return all.take();
}

// Pairs that blocking keeps apart. Who is drawn is settled before anybody is compared.
std::vector<Pattern> random_others(const Columns& columns, const ScoringOptions& options) {
  const auto n = static_cast<std::uint32_t>(columns.size());
  Draw draw;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  pairs.reserve(kRandomPairs);
  for (std::size_t k = 0; k < kRandomPairs; ++k) {
    const std::uint32_t a = draw.below(n);
    pairs.emplace_back(a, draw.below(n));
  }
  std::vector<PatternTally> pieces((kRandomPairs + kPiece - 1) / kPiece);
  in_parallel(pieces.size(), options.threads, [&](std::size_t piece, int) {
    const std::size_t last = std::min(pairs.size(), (piece + 1) * kPiece);
    PatternTally tally;  // of its own until it is whole: pieces lie side by side
    for (std::size_t k = piece * kPiece; k < last; ++k) {
      const auto& [a, b] = pairs[k];
      if (a == b || blocked_together(columns, a, b, options.cap)) continue;
      tally.add(compare(columns, a, b));
    }
    tally.gather();
    pieces[piece] = std::move(tally);
  });
  pairs = {};
  return together(pieces);
}

// Some incidents with all that blocking brings them; how many pairs those incidents have with
// anybody goes to `population`.
class Visits {
 public:
  Visits(const Columns& columns, const ScoringOptions& options, const PairFinder& finder)
      : columns_(columns),
        options_(options),
        finder_(finder),
        n_(static_cast<std::uint32_t>(columns.size())),
        whole_(n_ <= options.compare_all),
        step_(far_step(n_)) {}

  std::vector<Pattern> candidates(std::uint64_t& population) {
    const std::uint64_t wanted = whole_
                                     ? std::min<std::uint64_t>(n_, kCandidatePairs / (n_ - 1) + 1)
                                     : std::min<std::uint32_t>(n_, kMostVisited);
    PatternTally all;
    std::size_t gathered_at = kGatherAt;
    std::uint64_t visited = 0;
    std::size_t pairs = 0;
    while (visited < wanted && pairs < kCandidatePairs) {
      std::vector<Piece> pieces(kPiecesAtOnce);
      in_parallel(pieces.size(), options_.threads, [&](std::size_t piece, int) {
        const std::uint64_t first = visited + piece * kVisits;
        pieces[piece] = look(first, std::min(first + kVisits, wanted));
      });
      // Those that came after enough pairs were there are forgotten, whoever found them.
      for (Piece& piece : pieces) {
        std::size_t taken = 0;
        for (std::size_t k = 0; k < piece.after.size() && pairs + taken < kCandidatePairs; ++k) {
          taken = piece.after[k];
          ++visited;
        }
        piece.found.shorten(taken);
        pairs += taken;
      }
      in_parallel(pieces.size(), options_.threads,
                  [&](std::size_t piece, int) { pieces[piece].found.gather(); });
      for (const Piece& piece : pieces) all.append(piece.found);
      if (all.size() < gathered_at) continue;
      all.gather();
      gathered_at = all.size() + kGatherAt;
    }
    population = visited * (n_ - 1);
    return all.take();
  }

 private:
  struct Piece {
    PatternTally found;
    std::vector<std::size_t> after;  // how many were found once each incident was visited
  };

  Piece look(std::uint64_t first, std::uint64_t last) const {
    Piece piece;
    Comparer comparer(columns_);
    const auto take = [&](std::uint32_t b) { piece.found.add(comparer.with(b)); };
    for (std::uint64_t visit = first; visit < last; ++visit) {
      const auto a = static_cast<std::uint32_t>(visit * step_ % n_);
      comparer.begin(a);
      if (whole_) {
        for (std::uint32_t b = 0; b < n_; ++b) {
          if (b != a) take(b);
        }
      } else {
        for (const std::uint32_t b : finder_.all_of(a)) take(b);
      }
      piece.after.push_back(piece.found.size());
    }
    return piece;
  }

  const Columns& columns_;
  const ScoringOptions& options_;
  const PairFinder& finder_;
  std::uint32_t n_;
  bool whole_;
  std::uint32_t step_;
};

}  // namespace

PairSample sample_pairs(const Columns& columns, const ScoringOptions& options,
                        const PairFinder& finder) {
  PairSample sample;
  if (columns.size() < 2) return sample;
  if (columns.size() > options.compare_all) sample.others = random_others(columns, options);
  sample.candidates = Visits(columns, options, finder).candidates(sample.population);
  return sample;
}

}  // namespace perpend::linkage
