// The parts that a verdict is made of, each in a file of its own. Not a public header of the room.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "linkage/systematic.h"

namespace perpend::linkage {

// When the incidents of a group began: those with a day, in the order of time.
std::vector<std::uint32_t> in_order_of_time(std::span<const Incident> incidents,
                                            const Group& group);

Persistence persistence_of(std::span<const Incident> incidents, const Group& group);

// What stands out in victims and aims, for every cluster at once: the base is counted once.
class ObjectiveBase {
 public:
  ObjectiveBase(std::span<const Incident> incidents, const knowledge::View* view);
  // Values that at least two incidents of the group show, most telling first; `looked_at` is how
  // many that were.
  std::vector<Objective> of(const Group& group, std::uint32_t& looked_at) const;

 private:
  struct Kind {
    ObservationType type;
    FacetTable table;
    std::vector<std::uint32_t> pack_with;  // actors of the pack with the value, by value
    std::uint32_t pack_of = 0;             // actors with any value of the kind; 0: no such list
  };
  std::vector<Kind> kinds_;
};

// Tools, ways in and targets of all incidents as tables.
class Strands {
 public:
  explicit Strands(std::span<const Incident> incidents);
  void add_phases(std::span<const Incident> incidents, const Group& group, Systematic& to) const;

 private:
  std::vector<std::pair<Strand, FacetTable>> tables_;
};

std::uint32_t sources_of(std::span<const Incident> incidents, const Group& group);

// Verdict, sentence and reasons from what has been computed.
void speak(Systematic& systematic, std::size_t cluster_size);

// The smallest effect that counts: mean cosine above what is expected, in millionths.
inline constexpr std::int64_t kSmallestEffect = 100'000;
inline constexpr std::int64_t kSystematicAt = 10'000'000;  // p of .01, in billionths
inline constexpr std::int64_t kConsistentAt = 50'000'000;  // p of .05
inline constexpr std::size_t kFewestTested = 4;            // incidents
inline constexpr std::int32_t kShortestSpan = 180;         // days
inline constexpr std::uint32_t kFewestQuarters = 3;

}  // namespace perpend::linkage
