// Two sources say whom an actor goes for: sentences of dated reports, whose weight is fitted on the
// past (training/traits.h), and the galaxy's lists, undated and held down (targets.h). The first
// speaks where it can, because it was judged; the second where an actor has no such report.
// Vulnerabilities have no lists. Tested in trait_rows_test.cc.
#include "attribution/trait_rows.h"

#include <algorithm>

namespace perpend::attribution {

std::optional<TraitKind> trait_kind(FindingKind kind) {
  switch (kind) {
    case FindingKind::kVulnerability:
      return TraitKind::kVulnerability;
    case FindingKind::kCountry:
      return TraitKind::kCountry;
    case FindingKind::kSector:
      return TraitKind::kSector;
    default:
      return {};
  }
}

TraitRows::TraitRows(const View& view)
    : view_(&view),
      countries_(view, knowledge::TargetKind::kCountry),
      sectors_(view, knowledge::TargetKind::kSector) {}

bool TraitRows::shown(TraitKind kind, std::string_view value) const {
  return view_->trait_weight(kind) != 0 &&
         view_->traits(kind).of(trait_of(kind, value)).all.seen > 0;
}

std::vector<RowWeight> TraitRows::weights(TraitKind kind, std::string_view value, Shared shared,
                                          std::int32_t trust) const {
  std::vector<RowWeight> weights(view_->candidates().size());
  if (kind != TraitKind::kVulnerability) weights = lists(kind).weights(value, shared.all, trust);
  const std::int64_t weight = view_->trait_weight(kind);
  if (weight == 0) return weights;
  const TraitCounts::Counts counts = view_->traits(kind).of(trait_of(kind, value), trust);
  if (counts.all.seen == 0) return weights;
  for (const auto& [actor, count] : counts.own) {
    const std::size_t candidate = view_->candidate_of(actor);
    if (candidate >= weights.size()) continue;
    weights[candidate] = {
        .weight = WeightOfEvidence(mul_div_half_even(
            count.microbans, weight, 1000 * std::max<std::int64_t>(shared.shown, 1))),
        .seen = count.seen,
        .total = count.total,
        .capped = count.capped};
  }
  return weights;
}

TraitRows::Background TraitRows::background(TraitKind kind, std::string_view value) const {
  const TraitCounts::Count all = view_->traits(kind).of(trait_of(kind, value)).all;
  if (view_->trait_weight(kind) != 0 && (all.seen > 0 || kind == TraitKind::kVulnerability)) {
    return {all.seen, all.total, true};
  }
  if (kind == TraitKind::kVulnerability) return {};
  return {static_cast<std::uint32_t>(lists(kind).actors_listing(value)),
          static_cast<std::uint32_t>(lists(kind).actors_with_lists()), false};
}

}  // namespace perpend::attribution
