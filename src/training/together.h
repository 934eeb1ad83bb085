// Methods and tooling beside infrastructure: what each is worth where both speak.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/gate.h"
#include "attribution/infrastructure.h"
#include "attribution/parameters.h"
#include "core/weight.h"
#include "knowledge/pack.h"
#include "training/infrastructure_fit.h"
#include "training/joined_cases.h"

namespace perpend::training {

// A joined case under numbers fitted on strictly earlier years, in microbans. Hypotheses: actors
// with a report or a list before the day, and everybody else in one, the unlisted actor with them,
// who is the last.
struct JoinedQuestion {
  std::uint32_t report = 0;  // index into Corpus::reports
  int year = 0;              // that is asked: nothing published in it is known
  std::int64_t techniques = 0;
  std::int64_t software = 0;
  std::int64_t indicators = 0;
  std::vector<std::uint32_t> actors;  // of the pack, without the last
  std::size_t truth = 0;
  struct Parts {
    std::int64_t prior = 0;           // of reports
    std::int64_t listed = 0;          // the prior of lists, which indicators alone have
    std::int64_t methods = 0;         // methods and tooling
    std::int64_t infrastructure = 0;  // but for
    std::int64_t fresh = 0;           // what stands in no list: the last one's
  };
  std::vector<Parts> parts;  // of each hypothesis
};

// Numbers of each year's cases, from the reports and lists of earlier years alone.
struct NumbersByYear {
  std::map<int, attribution::Parameters> ledger;
  std::map<int, attribution::TraceWeights> traces;
};
NumbersByYear numbers_by_year(const knowledge::Pack& pack, const attribution::Corpus& corpus);
// The same with what is fitted already.
NumbersByYear numbers_by_year(std::map<int, attribution::Parameters> ledger,
                              const std::vector<ListQuestion>& questions);

// Cases of years that have both, in their order.
std::vector<JoinedQuestion> joined_questions(const knowledge::Pack& pack,
                                             const attribution::Corpus& corpus,
                                             const std::vector<JoinedCase>& cases,
                                             const NumbersByYear& numbers);

// How much of the row of fresh infrastructure is left beside methods, in thousandths, on the first
// `count` questions; 1000 without any. Pulled there by .3 ban for a deviation of one, squared.
std::int64_t fit_together(const std::vector<JoinedQuestion>& questions, std::size_t count);
// For each year's questions, on those of all earlier years.
std::map<int, std::int64_t> together_by_year(const std::vector<JoinedQuestion>& questions);
// What both classes say of a hypothesis: the smaller of the two sums where both are for it, else 0.
std::int64_t agreement_of(const JoinedQuestion::Parts& parts);
// How much of it belongs on top of both, in thousandths, on the first `count` questions beside this
// number for fresh infrastructure; 0 without any. Pulled there as fit_together() is.
std::int64_t fit_agreement(const std::vector<JoinedQuestion>& questions, std::size_t count,
                           std::int64_t fresh);
std::vector<Posterior> posteriors_of(const JoinedQuestion& question, std::int64_t fresh,
                                     std::int64_t agreement = 0);
// Adds how often the leader was right.
void add_outcomes(const std::vector<JoinedQuestion>& questions,
                  const std::map<int, std::int64_t>& by_year, attribution::GateTable& table);
// One class alone, each with its own prior.
std::vector<Posterior> methods_alone(const JoinedQuestion& question);
std::vector<Posterior> infrastructure_alone(const JoinedQuestion& question);

}  // namespace perpend::training
