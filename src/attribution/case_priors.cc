// Reports and lists are two samples of what is published. An actor with forty reports and no list
// is likely behind the next report and unlikely behind the next list; each kind of case gets the
// prior that was fitted on its kind. A pack without fitted lists has one prior for all. Tested in
// priors_test.cc, infrastructure_test.cc and fit_ranges_test.cc.
#include "attribution/case_priors.h"

#include "attribution/priors.h"

namespace perpend::attribution {
namespace {

std::int64_t weighed(std::int64_t microbans, std::int64_t thousandths) {
  return mul_div_half_even(microbans, thousandths, 1000);
}

std::int64_t at(const TraceWeights& weights, Trace trace) {
  return weights[static_cast<std::size_t>(trace)];
}

}  // namespace

CasePrior::CasePrior(const CaseLedger& ledger) : ledger_(ledger) {
  const View& view = ledger.view();
  const bool fitted =
      view.pack().parameter(trace_name(static_cast<std::size_t>(Trace::kUnlisted))).has_value();
  of_lists_ = fitted && !ledger.has_methods() && ledger.has_indicators();
  if (!of_lists_) {
    const auto& actors = view.profiles().actors();
    for (std::size_t i = 0; i < actors.size(); ++i) {  // candidates start with the profiled ones
      reported_.emplace_back(i, prior_terms(actors[i], ledger.day()));
    }
    return;
  }
  const std::vector<ListedActor> listed = view.lists().listed(view.as_of());
  for (const ListedActor& actor : listed) {
    const std::size_t candidate = view.candidate_of(actor.actor);
    if (candidate + 1 >= view.candidates().size()) continue;
    listed_.emplace_back(candidate, list_terms(actor, view.as_of()));
  }
  listed_mass_ = listed_mass(listed, view.as_of());
}

PriorScores CasePrior::under(const Parameters& parameters, const TraceWeights& traces) const {
  PriorScores scores;
  scores.known.resize(ledger_.view().candidates().size() - 1);
  for (const auto& [candidate, terms] : reported_) {
    scores.known[candidate] = Score(weighed(terms.reports, get(parameters, Fitted::kReports)) +
                                    weighed(terms.recency, get(parameters, Fitted::kRecency)));
  }
  for (const auto& [candidate, terms] : listed_) {
    scores.known[candidate] = Score(weighed(terms.lists, at(traces, Trace::kLists)) +
                                    weighed(terms.recency, at(traces, Trace::kRecency)) +
                                    weighed(terms.active, at(traces, Trace::kActive)));
  }
  scores.mass = of_lists_ ? at(traces, Trace::kUnlisted) * 1000 +
                                weighed(listed_mass_, at(traces, Trace::kMass))
                          : get(parameters, Fitted::kUnlisted) * 1000;
  return scores;
}

std::vector<Prior> case_priors(const CasePrior& prior, const Parameters& parameters,
                               const TraceWeights& traces) {
  const PriorScores scores = prior.under(parameters, traces);
  return priors_of(scores.known, scores.mass);
}

std::vector<Prior> case_priors(const CaseLedger& ledger) {
  return case_priors(CasePrior(ledger), ledger.view().parameters(), ledger.trace_weights());
}

}  // namespace perpend::attribution
