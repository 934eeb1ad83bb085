// Rows of vulnerabilities and victims: what an actor's dated reports say of them, and for victims,
// where they say nothing, its undated list of targets.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "attribution/reading.h"
#include "attribution/targets.h"
#include "attribution/traits.h"
#include "attribution/view.h"

namespace perpend::attribution {

// The kind of trait that a finding is; nothing for other findings.
std::optional<TraitKind> trait_kind(FindingKind kind);

// Values of one kind in a case share the weight of one.
struct Shared {
  std::int64_t all = 0;    // values that the case has: what a list's weight is divided by
  std::int64_t shown = 0;  // of those, values that a dated report in view shows: a report's
};

class TraitRows {
 public:
  explicit TraitRows(const View& view);

  // Does a dated report in view show the value, and does the pack say what that is worth?
  bool shown(TraitKind kind, std::string_view value) const;
  // One weight for each of View::candidates(), rounded once: the fitted weight times the mean share
  // of the capped log ratio for those with dated reports of the kind, that of their list for
  // others.
  std::vector<RowWeight> weights(TraitKind kind, std::string_view value, Shared shared,
                                 std::int32_t trust) const;
  // Of how many of everybody's reports, or lists, show the value.
  struct Background {
    std::uint32_t seen = 0;
    std::uint32_t total = 0;
    bool of_reports = false;
  };
  Background background(TraitKind kind, std::string_view value) const;

 private:
  const TargetLists& lists(TraitKind kind) const {
    return kind == TraitKind::kCountry ? countries_ : sectors_;
  }

  const View* view_;
  TargetLists countries_;
  TargetLists sectors_;
};

}  // namespace perpend::attribution
