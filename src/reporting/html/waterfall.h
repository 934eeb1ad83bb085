// The steps of a waterfall from prior to posterior.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/assessment.h"

namespace perpend::reporting {

// A step from one sum to the next, in microbans; a total starts at zero.
struct WaterfallStep {
  enum Kind : std::uint8_t { kTotal, kEvidence, kNormaliser };
  Kind kind = kEvidence;
  std::string label;  // ready to show, not yet escaped
  EvidenceClass evidence_class = EvidenceClass::kMethods;
  std::int64_t from = 0;
  std::int64_t to = 0;
};

// Prior, the rows by class, score, normaliser, log10 of the posterior; each evidence step starts
// where the one before it ended. `hypothesis` is an index into assessment.hypotheses.
std::vector<WaterfallStep> waterfall_steps(const Assessment& assessment, std::size_t hypothesis);

}  // namespace perpend::reporting
