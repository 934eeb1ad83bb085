// All rows of a case, of every class, under every candidate; and what they add up to.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "attribution/case_sums.h"
#include "attribution/infrastructure.h"
#include "attribution/reading.h"
#include "attribution/trait_rows.h"
#include "attribution/view.h"

namespace perpend::attribution {

struct LedgerRow {
  EvidenceClass evidence_class = EvidenceClass::kMethods;
  std::uint32_t finding = knowledge::kNone;  // index into the case's findings; kNone: resemblance
  RowKind kind = RowKind::kTechnique;        // for methods and tooling
  std::uint32_t explained_by = knowledge::kNone;  // item
  std::string group;                              // dependency group
  std::string note;
  std::uint32_t background_seen = 0;
  std::uint32_t background_total = 0;
  std::vector<RowWeight> weights;  // one for each of View::candidates()
};

// A way of looking at the case: with some of it left out or doubted.
class CaseLedger;
struct Selection {
  // Trust of a finding in thousandths; 0 leaves it out.
  std::function<std::int32_t(const CaseFinding&)> trust;
};
Selection everything();
Selection without_class(EvidenceClass evidence_class);
// Techniques and software alone, what `perpend eval methods` has judged on held-out cases; where
// there are none, indicators alone (`perpend eval infrastructure`).
Selection only_validated(const CaseLedger& ledger);
// Techniques, software and indicators: what `perpend eval together` has judged.
Selection only_judged_together();
Selection without_source(std::uint32_t source);
Selection without_sources(std::vector<std::uint32_t> sources);  // ascending
Selection without_finding(const CaseFinding* finding);
Selection with_ungraded_doubted();

class CaseLedger {
 public:
  CaseLedger(const View& view, const Incident& incident, bool allow_reserved);

  const View& view() const { return *view_; }
  Date day() const { return day_; }  // that ages are counted from: Findings::day
  const std::vector<CaseFinding>& findings() const { return findings_; }
  bool has_methods() const;     // techniques or software that could weigh
  bool has_indicators() const;  // that could weigh
  // Indicators that could weigh and stand in no published list in view.
  std::size_t unlisted_indicators() const;

  // Each finding gives a row, except indicators that stand in no list; and the case as a whole
  // gives up to four (resemblance to profile and to nearest reports, of methods and of tooling).
  std::vector<LedgerRow> rows(const Selection& selection) const;
  // Only the sums of rows(): one for each candidate. With an item on top, if asked, that no finding
  // is of; what it would be as a finding of the case.
  std::vector<WeightOfEvidence> sums(const Selection& selection,
                                     std::optional<Finding> extra = {}) const;
  // What each fitted number multiplies in everything(): of methods and tooling, the two of the
  // prior among them, and of infrastructure without its prior.
  MethodTerms method_terms() const;
  std::vector<TraceTerms> trace_terms() const;
  const TraceWeights& trace_weights() const { return traces_; }
  // Numbers of infrastructure as this case has them: where methods or tooling speak too, so much of
  // the row of fresh infrastructure is left as cases with both left of it (together_fresh()).
  TraceWeights beside_methods(TraceWeights weights) const;

 private:
  struct Chosen;
  std::vector<std::int32_t> trust_of(const Selection& selection) const;
  Chosen choose(const Selection& selection) const;
  void add_methods(const Chosen& chosen, std::vector<LedgerRow>& rows) const;
  void add_traits(const Chosen& chosen, std::vector<LedgerRow>& rows) const;
  void add_infrastructure(const Chosen& chosen, std::vector<LedgerRow>& rows) const;
  void add_names(const Chosen& chosen, std::vector<LedgerRow>& rows) const;
  void add_unmatched(const Chosen& chosen, std::vector<LedgerRow>& rows) const;
  void add_weightless(const Chosen& chosen, std::vector<LedgerRow>& rows) const;

  const View* view_;
  Date day_;
  std::vector<CaseFinding> findings_;
  mutable RatioTable ratios_;  // locked inside
  TraitRows traits_of_reports_;
  std::vector<Match> matches_;      // one for each finding
  std::optional<Naming> naming_;    // of the hosts; where there are any
  std::vector<std::size_t> names_;  // of each finding its place there, or kNoName
  TraceWeights traces_;
  std::vector<std::string> values_;  // the observation's value, one for each finding
  std::unique_ptr<CaseSums> sums_;   // of all the above
};

}  // namespace perpend::attribution
