// The words around the numbers: likelihood and confidence in sentences of their own (ICD 203).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "attribution/ledger.h"
#include "model/assessment.h"

namespace perpend::attribution {

// What the confidence rests on. Confidence speaks of the ground of the answer, never of its number.
struct Grounds {
  std::int64_t findings = 0;            // that weigh
  std::int64_t graded_sources = 0;      // reliability A to C and credibility 1 to 3
  std::int64_t sources = 0;             // origins that the weighing findings come from
  std::int64_t classes = 0;             // with a finding that weighs
  std::int64_t spread_thousandths = 0;  // width of the leader's sensitivity range
  // Of that of the fitted numbers alone, where the pack carries draws of them.
  std::optional<std::int64_t> fit_spread_thousandths = {};
  bool spoken = false;  // a term, not 'no assessment'
};

std::string confidence_of(const Grounds& grounds);  // "low", "moderate", "high"
std::string confidence_sentence(const Grounds& grounds);
// "Likely (55-80 %): published reporting would give this activity the name menuPass."
std::string likelihood_sentence(const Likelihood& likelihood, const Hypothesis& leader);
std::string coverage_sentence(const View& view);
std::vector<std::string> limits_of(const CaseLedger& ledger, const Incident& incident,
                                   std::optional<Date> fitted_as_of);

}  // namespace perpend::attribution
