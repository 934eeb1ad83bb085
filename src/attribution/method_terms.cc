// Every row is linear in the number that it is multiplied with (rows.cc, resemblance.cc), so a case
// seen once at a weight of one says what it would weigh under any numbers: the fit needs that, and
// so does asking how far the answer moves with the numbers. Example: a software row of 1.97 bans at
// a weight of one is .69 at .35 and .83 at .42. Counter-example: trust and the cap stand inside the
// row; they are no numbers of the fit. Tested in training/fit_test.cc and fit_ranges_test.cc.
#include "attribution/method_terms.h"

#include <cassert>

#include "attribution/priors.h"

namespace perpend::attribution {
namespace {

// The number that a row's weight is multiplied with; a technique has one for and one against.
Fitted number_of(RowKind kind, bool against) {
  switch (kind) {
    case RowKind::kTechnique:
      return against ? Fitted::kAgainst : Fitted::kTechnique;
    case RowKind::kSoftware:
    case RowKind::kUnseenSoftware:
      return Fitted::kSoftware;
    case RowKind::kSignature:
      return Fitted::kSignature;
    case RowKind::kProfile:
      return Fitted::kProfile;
    case RowKind::kNearest:
      return Fitted::kNearest;
    case RowKind::kDensity:
      return Fitted::kDensity;
    case RowKind::kNovelty:
      return Fitted::kNovelty;
    case RowKind::kNames:
    case RowKind::kUnmatched:
      break;  // no rows of methods and tooling
  }
  assert(false);
  return Fitted::kUnlisted;
}

// Every row at a weight of one, so that it is what its number multiplies.
constexpr Parameters kEachOnce = {1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000};

}  // namespace

MethodTerms method_terms(const Profiles& profiles, const Findings& findings, RatioTable& ratios) {
  MethodTerms result;
  const std::size_t actors = profiles.actors().size();
  result.terms.assign(actors * kMethodTerms, 0);
  for (std::size_t i = 0; i < actors; ++i) {
    const PriorTerms prior = prior_terms(profiles.actors()[i], findings.day);
    result.terms[i * kMethodTerms] = static_cast<std::int32_t>(prior.reports);
    result.terms[i * kMethodTerms + 1] = static_cast<std::int32_t>(prior.recency);
  }
  for (const Row& row : method_rows(profiles, findings, kEachOnce, ratios)) {
    if (row.kind == RowKind::kNovelty) {
      result.novelty += static_cast<std::int32_t>(row.unlisted.microbans());
      continue;
    }
    for (std::size_t i = 0; i < actors; ++i) {
      const std::int64_t weight = row.weights[i].weight.microbans();
      const auto k = static_cast<std::size_t>(number_of(row.kind, weight < 0));
      result.terms[i * kMethodTerms + k] += static_cast<std::int32_t>(weight);
    }
  }
  return result;
}

}  // namespace perpend::attribution
