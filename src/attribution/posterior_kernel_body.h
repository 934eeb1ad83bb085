// What the two halves of the posterior kernel share: weighing a case (posterior_kernel.cc) and
// leaving rows out of it (posterior_leave_out.cc).
#pragma once

#include <cstdint>
#include <vector>

#include "attribution/posterior_kernel.h"

namespace perpend::attribution {

__extension__ using Wide = unsigned __int128;
__extension__ using SignedWide = __int128;

// The highest score; of equal ones the lowest actor.
struct Best {
  std::uint32_t actor = UINT32_MAX;
  std::int64_t score = INT64_MIN;

  bool found() const { return actor != UINT32_MAX; }
  void offer(std::uint32_t other, std::int64_t its) {
    if (its > score || (its == score && other < actor)) *this = {other, its};
  }
};

// An actor that some row touches.
struct Touched {
  std::uint32_t actor = 0;
  std::uint32_t count = 0;  // of the rows
  std::uint64_t rows = 0;   // a bit each
  std::int64_t score = 0;   // without standards
  std::uint64_t part = 0;   // of the sum, relative to the leader's score
};

struct Kernel::Body {
  explicit Body(KernelActors columns);

  KernelVerdict weigh(const KernelCase& asked);
  Posterior posterior_of(std::uint32_t actor) const;
  KernelSensitivity leave_out(bool pairs) const;

  void touch();  // fills `touched`, block by block
  void take_block(std::uint32_t first, std::uint32_t last);
  Best best_untouched() const;  // of the actors that no row touches
  // The sum of all parts relative to the leader's score; fills Touched::part.
  Wide sum_of_parts();
  // What the untouched actors give to a sum relative to a score.
  Wide untouched_part(std::int64_t score) const;
  bool is_touched(std::uint32_t actor) const {
    const std::uint32_t place = place_of[actor];
    return place < touched.size() && touched[place].actor == actor;
  }
  static Posterior share(std::uint64_t part, Wide total);
  static KernelVerdict verdict(Best best, std::int64_t relative_to, Wide total,
                               std::int64_t standard);

  // Actors looked at together: what is kept of so many stays near the processor.
  static constexpr std::uint32_t kBlock = 2048;

  KernelActors actors;
  std::size_t groups;
  KernelCase one;

  std::vector<Touched> touched;          // ascending by actor
  std::vector<std::uint32_t> place_of;   // of an actor in `touched`, if is_touched()
  std::vector<std::uint32_t> untouched;  // of each group, how many
  Best untouched_best;
  Best whole;  // the leader, without standards
  std::int64_t standards = 0;
  Wide sum = 0;  // relative to whole.score

  // Of the block at hand; zero outside take_block().
  struct Cell {
    std::uint64_t rows = 0;
    std::int32_t delta = 0;
    std::uint32_t count = 0;
  };
  std::vector<Cell> cells;
  std::vector<std::uint64_t> marked;     // a bit for each cell
  std::vector<const std::uint32_t*> at;  // where each row has got to
};

}  // namespace perpend::attribution
