// What to look for next: of the techniques and software that the case does not show, those of which
// knowing whether they are there would tell most.
#pragma once

#include <cstdint>
#include <vector>

#include "attribution/variants.h"

namespace perpend::attribution {

struct Expected {
  std::uint32_t item = 0;           // of the corpus
  std::int64_t gain_millibits = 0;  // expected fall of the posterior's entropy
  Posterior chance;                 // that it is there
  std::size_t leader = 0;           // who leads if it was seen
  Posterior posterior;              // of that one then
};

inline constexpr std::size_t kNextShown = 8;
// So many are weighed with the whole ledger; they are chosen by the counts of reports alone.
inline constexpr std::size_t kNextWeighed = 20;

// Best first, at most kNextShown; none where no profiled actor is in view.
std::vector<Expected> next_observations(const CaseLedger& ledger, const std::vector<Prior>& priors,
                                        const Outcome& now, int threads);

// Entropy of one question with this chance of yes, in microbits.
std::int64_t entropy_of_question(Posterior yes);

}  // namespace perpend::attribution
