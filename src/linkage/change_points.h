// Where in the order of time something changed for good.
//
// Intuition. A value (a program, a way in, a kind of victim) is shown by an incident or not. Before
// and after a change it is shown at different rates; two rates describe the row of yes and no in
// fewer bits than one. A change is believed where the bits saved, over all values that gain by it,
// pay for saying where it is, which values it concerns, and their new rates:
//
//     gain(t) = sum over values of max(0, saved(v, t) - 1/2 log2 n - log2 V)  -  log2 n  >  0
//
// with n incidents and V values (BIC: Schwarz 1978, Yao 1988; the price of naming a value among
// many: Chen and Chen 2008). The best t splits the row, and both parts are asked again (binary
// segmentation: Scott and Knott 1974). No part has fewer than three incidents, and a change never
// falls inside one day.
//
// Example. A program in none of 6 incidents and then in all of 7: 12.9 bits saved, which pays.
// Counter-example. In one of 6 and then in 3 of 7: 0.8 bits, which does not, however it looks.
//
// Rates of incidents are split in the same way, on the gaps between their days (exponential). No
// part has fewer than four gaps. Tested in change_points_test.cc, false alarms among them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace perpend::linkage {

inline constexpr std::size_t kFewestInPhase = 3;
inline constexpr std::size_t kFewestGaps = 4;
inline constexpr std::size_t kMostValues = 64;  // the most frequent of a row are looked at
inline constexpr std::size_t kMostChanges = 16;

struct ChangedValue {
  std::uint32_t value = 0;
  std::uint32_t before_with = 0;
  std::uint32_t before_of = 0;
  std::uint32_t after_with = 0;
  std::uint32_t after_of = 0;
  std::int64_t gain = 0;  // saved less its price, in microbans

  bool operator==(const ChangedValue&) const = default;
};

struct ChangePoint {
  std::size_t position = 0;          // index of the first one after the change
  std::int64_t gain = 0;             // microbans
  std::vector<ChangedValue> values;  // largest gain first

  bool operator==(const ChangePoint&) const = default;
};

// `rows` are the values of each incident (sorted), in the order of time; `days` their days.
// Changes in the order of time.
std::vector<ChangePoint> change_points(std::span<const std::vector<std::uint32_t>> rows,
                                       std::span<const std::int32_t> days);

struct RateChange {
  std::size_t position = 0;  // index of the day at which the rate changes
  std::int64_t gain = 0;

  bool operator==(const RateChange&) const = default;
};

// `days` in the order of time.
std::vector<RateChange> rate_changes(std::span<const std::int32_t> days);

}  // namespace perpend::linkage
