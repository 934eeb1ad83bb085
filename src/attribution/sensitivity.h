// What would change the answer, put together: flips, false flags, the classes' own voices, what to
// look for next, and how the answer came about source by source.
#pragma once

#include <vector>

#include "attribution/ledger.h"
#include "attribution/variants.h"
#include "model/assessment.h"
#include "model/incident.h"

namespace perpend::attribution {

// What it works on; all of it must outlive the call. `rows` are those of everything().
struct SensitivityInput {
  const CaseLedger& ledger;
  const Incident& incident;
  const std::vector<Prior>& priors;
  const std::vector<LedgerRow>& rows;
  const Outcome& full;
  const std::vector<Origin>& origins;
  int threads = 1;
};

// With more findings than this neither `flip` nor `next` is looked for: each of their steps makes
// the ledger again. The limits of the answer say so.
inline constexpr std::size_t kMostSearched = 2'000;
// Of more findings than this, `flip` looks at those that part the leader from the runner-up most.
inline constexpr std::size_t kMostFlipped = 200;
// Of more sources than this the answer is followed over the first ones.
inline constexpr std::size_t kMostArrivals = 40;
// A class dissents if it favours another by at least half a ban: three times as likely.
inline constexpr std::int64_t kDissent = 500'000;

// Rows that go worse with the rest than this are named, at most so many.
inline constexpr std::int64_t kMisfit = -50'000;
inline constexpr std::size_t kMostMisfits = 5;

// A case without a row gets the origins alone.
Sensitivity sensitivity_of(const SensitivityInput& input);

// "an actor not in the pack" for the unlisted one.
std::string name_of_candidate(const View& view, std::size_t candidate);

}  // namespace perpend::attribution
