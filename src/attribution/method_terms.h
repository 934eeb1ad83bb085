// What each fitted number of methods and tooling multiplies: the rows of a case at a weight of one.
#pragma once

#include <cstdint>
#include <vector>

#include "attribution/parameters.h"
#include "attribution/profiles.h"
#include "attribution/rows.h"

namespace perpend::attribution {

// All numbers of the ledger but the last two, which are the unlisted actor's.
inline constexpr std::size_t kMethodTerms = kFittedCount - 2;
static_assert(kMethodTerms == static_cast<std::size_t>(Fitted::kNovelty));

// In microbans. A score is the sum of its terms, each times its number, but for the rounding of the
// rows; and for the unlisted actor novelty and mass times theirs.
struct MethodTerms {
  std::vector<std::int32_t> terms;  // by Profiles::actors(), kMethodTerms each
  std::int32_t novelty = 0;         // of the unlisted actor alone
};
MethodTerms method_terms(const Profiles& profiles, const Findings& findings, RatioTable& ratios);

}  // namespace perpend::attribution
