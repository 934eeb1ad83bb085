// Past cases, each answered with numbers that were fitted on earlier years alone.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "attribution/gate.h"
#include "core/weight.h"
#include "training/fit.h"

namespace perpend::training {

// Years of cases that have at least this many cases before them can be held out.
inline constexpr std::size_t kEarlierCases = 15;

// The numbers fitted for each year's cases, on the cases of all earlier years.
std::map<int, attribution::Parameters> fit_by_year(const attribution::Corpus& corpus,
                                                   const std::vector<CaseTerms>& cases);

// Scores of the profiled actors, in their order, and of the unlisted actor last.
std::vector<Score> scores_of(const CaseTerms& one, const attribution::Parameters& parameters);
// Their posteriors.
std::vector<Posterior> posteriors_of(const CaseTerms& one,
                                     const attribution::Parameters& parameters);
// The first of the largest.
std::size_t leader_of(std::span<const Posterior> posteriors);

// How often the leader was right, by classes, amount of evidence and band.
attribution::GateTable gate_table(const attribution::Corpus& corpus,
                                  const std::vector<CaseTerms>& cases,
                                  const std::map<int, attribution::Parameters>& by_year);

}  // namespace perpend::training
