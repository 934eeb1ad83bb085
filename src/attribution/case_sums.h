// What all rows of a case add up to, made quickly under many selections: flips, ranges and what to
// look for next ask for hundreds of them.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "attribution/method_sums.h"
#include "attribution/method_terms.h"
#include "attribution/reading.h"
#include "attribution/trace_sums.h"
#include "attribution/trait_rows.h"
#include "attribution/view.h"

namespace perpend::attribution {

// The parts of a CaseLedger that it needs; all of them must outlive it.
struct CaseParts {
  const View& view;
  Date day;
  std::span<const CaseFinding> findings;
  RatioTable& ratios;
  const TraitRows& traits_of_reports;
  std::span<const Match> matches;      // one for each finding
  const Naming* naming;                // null where no host has a name
  std::span<const std::size_t> names;  // place of each finding there, or kNoName
  const TraceWeights& traces;
  std::span<const std::string> values;  // one for each finding
};

// Safe for any number of threads.
class CaseSums {
 public:
  explicit CaseSums(const CaseParts& parts);

  // The sum of the rows' weights, one for each of View::candidates(), to the last bit. `trust` of
  // each finding, in thousandths; 0 leaves it out. `extra`: an item that the case does not have.
  std::vector<WeightOfEvidence> of(std::span<const std::int32_t> trust,
                                   std::optional<Finding> extra = {}) const;
  // What each fitted number multiplies in it, with all findings in.
  MethodTerms method_terms(std::span<const std::int32_t> trust) const;
  std::vector<TraceTerms> trace_terms(std::span<const std::int32_t> trust) const {
    return traces_.terms(trust);
  }

 private:
  using Weights = std::vector<std::int64_t>;  // of each candidate
  Findings findings_of(std::span<const std::int32_t> trust, std::optional<Finding> extra) const;
  void add_methods(std::span<const std::int32_t> trust, std::optional<Finding> extra,
                   std::span<std::int64_t> sums) const;
  void add_traits(FindingKind kind, std::span<const std::int32_t> trust,
                  std::span<std::int64_t> sums) const;
  const Weights& trait_weights(std::size_t place, Shared shared, std::int32_t trust) const;

  CaseParts parts_;
  std::vector<std::size_t> item_places_;  // findings of kItem, by item
  MethodSums methods_;
  TraceSums traces_;
  mutable std::mutex mutex_;
  std::vector<bool> shown_;  // of each finding: TraitRows::shown()
  mutable std::map<std::tuple<std::size_t, std::int64_t, std::int64_t, std::int32_t>, Weights>
      of_traits_;
};

}  // namespace perpend::attribution
