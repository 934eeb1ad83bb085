// What speaks for an actor before any finding: how much has been published of it, and how lately.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "attribution/parameters.h"
#include "attribution/profiles.h"
#include "core/weight.h"

namespace perpend::attribution {

// The two logarithms behind a profiled actor's prior, in microbans, before their exponents.
struct PriorTerms {
  std::int64_t reports = 0;  // log10 of the number of its reports
  std::int64_t recency = 0;  // -log10 of the begun years since the newest, at least 1
};
PriorTerms prior_terms(const Profile& actor, Date day);

// Shares of the prior that sum to one over the profiled actors, `unprofiled` actors that the pack
// lists without a report in view, and the unlisted actor.
struct Priors {
  std::vector<Prior> profiled;  // one for each of Profiles::actors()
  Prior unprofiled;             // of each such actor
  Prior unlisted;
};
// `day`: Findings::day.
Priors informed_priors(const Profiles& profiles, const Parameters& parameters,
                       std::size_t unprofiled, Date day);
// How the mass of what is not known is shared out: to each candidate without a score, and to the
// unlisted actor.
struct UnknownShares {
  Score each;
  Score unlisted;
};
UnknownShares shares_of_unknown(const std::vector<std::optional<Score>>& scores, std::int64_t mass);
// The same for scores made elsewhere, one for each candidate but the unlisted one: nothing where an
// actor is known by name alone. `mass`: microbans, of all that is not known. The unlisted actor
// comes last.
std::vector<Prior> priors_of(const std::vector<std::optional<Score>>& scores, std::int64_t mass);
// The same share for everybody: what the evidence says by itself.
Priors flat_priors(const Profiles& profiles, std::size_t unprofiled);

}  // namespace perpend::attribution
