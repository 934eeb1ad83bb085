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

// The actors that some row touches, ascending: a column each of what is known of them.
struct Touched {
  std::vector<std::uint32_t> actors;
  std::vector<std::int64_t> scores;  // without standards
  std::vector<std::uint64_t> rows;   // a bit each
  std::vector<std::uint8_t> counts;  // of the rows
  std::vector<std::uint64_t> parts;  // of the sum, relative to the leader's score

  std::size_t size() const { return actors.size(); }
  void resize(std::size_t size);
};

struct Kernel::Body {
  explicit Body(KernelActors columns);

  KernelVerdict weigh(const KernelCase& asked);
  Posterior posterior_of(std::uint32_t actor) const;
  KernelSensitivity leave_out(bool pairs) const;

  void touch();  // fills `touched`, block by block
  void take_postings(std::uint32_t first, std::uint32_t last);
  std::size_t take_cells(std::uint32_t first, std::size_t size);
  Best best_untouched() const;  // of the actors that no row touches
  // The sum of all parts relative to the leader's score; fills Touched::parts.
  Wide sum_of_parts();
  // What the untouched actors give to a sum relative to a score.
  Wide untouched_part(std::int64_t score) const;
  bool is_touched(std::uint32_t actor) const {
    const std::uint32_t place = place_of[actor];
    return place < touched.size() && touched.actors[place] == actor;
  }
  static Posterior share(std::uint64_t part, Wide total);
  static KernelVerdict verdict(Best best, std::int64_t relative_to, Wide total,
                               std::int64_t standard);

  // Actors looked at together: what is kept of so many stays near the processor.
  static constexpr std::uint32_t kBlock = 1024;

  KernelActors actors;
  std::size_t groups;
  KernelCase one;

  Touched touched;
  std::vector<std::uint32_t> place_of;   // of an actor in `touched`, if is_touched()
  std::vector<std::uint32_t> untouched;  // of each group, how many
  Best untouched_best;
  Best whole;  // the leader, without standards
  std::int64_t standards = 0;
  Wide sum = 0;  // relative to whole.score

  // Of the block at hand; zero between two of them.
  struct Cell {
    std::uint64_t rows = 0;
    std::uint64_t sum = 0;  // of the deltas, times 2^32, and below that how many
  };
  std::vector<Cell> cells;
  std::vector<std::uint8_t>
      marked;  // of each cell: not zero (a store alone, which waits for nothing)
  std::vector<const std::uint32_t*> at;  // where each row has got to
};

}  // namespace perpend::attribution
