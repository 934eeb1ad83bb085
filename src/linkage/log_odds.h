// How much more often the victims of a cluster have something than those of everybody else.
//
//     log odds ratio = ln( (a + 1/2)(d + 1/2) / ((b + 1/2)(c + 1/2)) )
//
// of a cluster that has it in a of a + b incidents, beside a base that has it in c of c + d; one
// half is added to each count (Haldane 1956, Anscombe 1956), so that none is infinite. The interval
// is Woolf's (1955): plus and minus z times the root of the sum of 1 / (count + 1/2), in natural
// logarithms.
//
// Example. 8 of 10 beside 5 of 50: ln(8.5 x 45.5 / (2.5 x 5.5)) = 3.34, from 1.67 to 5.00.
// Counter-example. 1 of 1 beside 5 of 50: 3.21, from -0.11 to 6.53. Large, and nothing.
//
// Where many values are looked at, some stand out by chance: `stands_out` asks the interval that is
// widened for their number (Bonferroni), not the one shown. Tested in log_odds_test.cc.
#pragma once

#include <cstdint>
#include <optional>

namespace perpend::linkage {

struct TwoByTwo {
  std::uint32_t cluster_with = 0;
  std::uint32_t cluster_of = 0;  // incidents of the cluster that say anything of the kind
  std::uint32_t base_with = 0;
  std::uint32_t base_of = 0;

  bool operator==(const TwoByTwo&) const = default;
};

// Natural logarithms, in millionths.
struct LogOdds {
  std::int64_t value = 0;
  std::int64_t low = 0;  // 95 %
  std::int64_t high = 0;
  bool stands_out = false;

  bool operator==(const LogOdds&) const = default;
};

// `looked_at` is the number of values among which this one was found.
LogOdds log_odds(const TwoByTwo& counts, std::uint32_t looked_at);

}  // namespace perpend::linkage
