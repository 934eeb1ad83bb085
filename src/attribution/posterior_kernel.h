// Posteriors over very many actors from what few of them show: the cost of an answer grows with the
// postings of the case's items, not with actors times items.
//
// Columns in, values out. Actors are numbers below group_of.size(); those of one group have one
// prior. A row gives every actor its default, and the actors of its postings a delta on top:
//
//     score(h) = prior(group(h)) + sum of the rows' defaults + sum of h's deltas      [microbans]
//
// Everything is integer arithmetic, so the same bits everywhere. For the whole case the normaliser
// is that of core/weight.h's normalise() over all actors, to the bit, and a posterior is its share
// before the last billionths that make all of them sum to one are handed out (0 or 1 more there).
// With one row or two taken out the leader and its score are exact; the normaliser is within one
// microban of normalise(), since parts are kept relative to the whole case's best, unless what
// is taken out lowers the best by more than kDeepest: then it is computed anew.
//
// A Kernel keeps scratch memory of some 4 bytes an actor and 32 for each that the case touches, and
// is for one thread; the columns are only read, must outlive it, and may be shared. What is out of
// range is an assert.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/weight.h"

namespace perpend::attribution {

struct KernelActors {
  std::span<const std::uint32_t> group_of;  // of each actor
  // The actors of each group, ascending: members[starts[g]] to members[starts[g + 1] - 1].
  std::span<const std::uint32_t> members;
  std::span<const std::uint32_t> starts;  // one more than there are groups
};

struct KernelRow {
  std::int64_t standard = 0;              // microbans, of every actor
  std::span<const std::uint32_t> actors;  // ascending, each once
  std::span<const std::int32_t> deltas;   // one for each of them, microbans, within kMostDelta
};

struct KernelCase {
  std::span<const std::int64_t> priors;  // microbans, of each group
  std::span<const KernelRow> rows;       // at most kMostRows
};
inline constexpr std::size_t kMostRows = 64;
inline constexpr std::int32_t kMostDelta = 33'000'000;  // so that kMostRows of them fit 32 bits
inline constexpr std::int64_t kDeepest = 4'000'000;     // microbans

struct KernelVerdict {
  std::uint32_t leader = 0;  // highest score; of equal ones the lowest actor
  std::int64_t score = 0;    // its score, microbans
  Score normaliser;
  Posterior posterior;  // of the leader

  bool operator==(const KernelVerdict&) const = default;
};

struct KernelSensitivity {
  std::vector<KernelVerdict> without;      // each row, in their order
  std::vector<KernelVerdict> without_two;  // (0,1), (0,2) … (1,2) …; empty unless asked for
};

class Kernel {
 public:
  explicit Kernel(KernelActors actors);
  Kernel(Kernel&&) noexcept;
  Kernel& operator=(Kernel&&) noexcept;
  ~Kernel();

  KernelVerdict weigh(const KernelCase& one);
  // Of the case that was weighed last.
  Posterior posterior_of(std::uint32_t actor) const;
  KernelSensitivity leave_out(bool pairs);

 private:
  struct Body;
  friend class LeaveOut;
  std::unique_ptr<Body> body_;
};

}  // namespace perpend::attribution
