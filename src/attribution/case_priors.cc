// Reports and lists are two samples of what is published. An actor with forty reports and no list
// is likely behind the next report and unlikely behind the next list; each kind of case gets the
// prior that was fitted on its kind. A pack without fitted lists has one prior for all. Tested in
// case_priors_test.cc.
#include "attribution/case_priors.h"

#include <optional>

#include "attribution/priors.h"

namespace perpend::attribution {
namespace {

std::int64_t weighed(const TraceWeights& weights, Trace trace, std::int64_t microbans) {
  return mul_div_half_even(microbans, weights[static_cast<std::size_t>(trace)], 1000);
}

}  // namespace

std::vector<Prior> case_priors(const CaseLedger& ledger) {
  const View& view = ledger.view();
  const bool fitted =
      view.pack().parameter(trace_name(static_cast<std::size_t>(Trace::kUnlisted))).has_value();
  if (!fitted || ledger.has_methods() || !ledger.has_indicators()) {
    return view.priors(ledger.day());
  }
  const TraceWeights weights = trace_weights_of(view.pack());
  std::vector<std::optional<Score>> scores(view.candidates().size() - 1);
  const std::vector<ListedActor> listed = view.lists().listed(view.as_of());
  for (const ListedActor& actor : listed) {
    const std::size_t candidate = view.candidate_of(actor.actor);
    if (candidate >= scores.size()) continue;
    const ListTerms terms = list_terms(actor, view.as_of());
    scores[candidate] = Score(weighed(weights, Trace::kLists, terms.lists) +
                              weighed(weights, Trace::kRecency, terms.recency) +
                              weighed(weights, Trace::kActive, terms.active));
  }
  return priors_of(scores, weighed(weights, Trace::kUnlisted, 1'000'000) +
                               weighed(weights, Trace::kMass, listed_mass(listed, view.as_of())));
}

}  // namespace perpend::attribution
