// How many more unlisted actors a pack meets in the years after it than in those that it was fitted
// on.
#pragma once

#include <cstdint>
#include <vector>

#include "attribution/parameters.h"
#include "training/fit.h"

namespace perpend::training {

// A case that was published after a release, asked with that release's numbers.
struct CaseAhead {
  CaseTerms terms;
  attribution::Parameters parameters{};
};

// What to add to ledger.unlisted, in thousandths, for cases of a later release: least loss over the
// cases of earlier pairs of releases, with a pull of one ban for a deviation of one. 0 without any.
std::int64_t fit_ahead(const std::vector<CaseAhead>& cases);

}  // namespace perpend::training
