// A year's cases are asked with what earlier years knew, but with the names that curators gave
// later; a release is asked with its own. Half of what the next release adds is of actors that it
// lacks, where the years let expect a quarter. How large the difference is can be seen on earlier
// pairs of releases, and only there: the first pair has nothing to learn from. Example: two pairs
// with half of their cases unlisted, where one in four was said: the mass is to treble, .5 ban.
// Counter-example: fitting it on the pair that is judged would be the answer itself.
//
// The loss is convex in the one number; it is looked for among whole thousandths, by halving.
// Tested in ahead_test.cc.
#include "training/ahead.h"

#include <algorithm>

#include "core/weight.h"
#include "training/held_out.h"

namespace perpend::training {
namespace {

constexpr std::int64_t kLeast = -1000;
constexpr std::int64_t kMost = 3000;

// In microbans.
std::int64_t loss(const std::vector<CaseAhead>& cases, std::int64_t ahead) {
  std::int64_t sum = ahead * ahead;  // a ban for a deviation of one: 10^-6 (10^-3 d)^2
  for (const CaseAhead& one : cases) {
    attribution::Parameters parameters = one.parameters;
    parameters[static_cast<std::size_t>(attribution::Fitted::kUnlisted)] += ahead;
    const Posterior truth = posteriors_of(one.terms, parameters)[one.terms.truth];
    sum -= log10_ratio_microbans(
        static_cast<std::uint64_t>(std::max<std::int64_t>(truth.billionths(), 1)),
        static_cast<std::uint64_t>(Posterior::kOne));
  }
  return sum;
}

}  // namespace

std::int64_t fit_ahead(const std::vector<CaseAhead>& cases) {
  if (cases.empty()) return 0;
  std::int64_t low = kLeast;
  std::int64_t high = kMost;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    if (loss(cases, middle) <= loss(cases, middle + 1)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

}  // namespace perpend::training
