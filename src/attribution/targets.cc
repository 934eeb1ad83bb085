// P(value | actor) is the value's share of the actor's list, shrunk towards its share of all lists:
//
//     LR = ([listed] + 5 p) / ((size + 5) p)
//
// so a short list that holds a rare country says more than a list of forty countries. The lists are
// the galaxy's: undated (in view only on the pack's own day), of victims that somebody chose to
// publish, never complete. They cannot be judged by time, so two limits hold them down: a value
// that is on the list weighs at most what sharing one was measured to say (likelihood ratio 2.3 for
// a country, 1.1 for a sector: docs/method.md), and a value that is not weighs at most half of that
// against. Several countries of one case share the weight of one.
// Tested in targets_test.cc.
#include "attribution/targets.h"

#include <algorithm>

#include "core/weight.h"

namespace perpend::attribution {
namespace {

constexpr std::int64_t kPrior = 5;             // pseudo-entries of background
constexpr std::int64_t kCountryCap = 361'728;  // log10 2.3 in microbans
constexpr std::int64_t kSectorCap = 41'393;    // log10 1.1

std::int64_t cap_of(knowledge::TargetKind kind) {
  return kind == knowledge::TargetKind::kCountry ? kCountryCap : kSectorCap;
}

}  // namespace

TargetLists::TargetLists(const View& view, knowledge::TargetKind kind) : view_(&view), kind_(kind) {
  sizes_.assign(view.candidates().size(), 0);
  for (const knowledge::TargetRecord& target : view.pack().targets()) {
    if (target.kind != static_cast<std::uint32_t>(kind) || !view.in_view(target.known_from)) {
      continue;
    }
    const std::size_t candidate = view.candidate_of(target.actor);
    if (candidate < sizes_.size() && sizes_[candidate]++ == 0) ++lists_;
    ++entries_;
  }
}

std::vector<std::uint32_t> TargetLists::positions(std::string_view value) const {
  std::vector<std::uint32_t> found;
  for (const knowledge::TargetRecord& target : view_->pack().targets()) {
    if (target.kind != static_cast<std::uint32_t>(kind_) || !view_->in_view(target.known_from) ||
        view_->pack().text(target.value) != value) {
      continue;
    }
    const std::size_t candidate = view_->candidate_of(target.actor);
    if (candidate < sizes_.size()) found.push_back(static_cast<std::uint32_t>(candidate));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::int64_t TargetLists::actors_listing(std::string_view value) const {
  return static_cast<std::int64_t>(positions(value).size());
}

std::vector<RowWeight> TargetLists::weights(std::string_view value, std::int64_t others,
                                            std::int32_t trust) const {
  std::vector<RowWeight> weights(sizes_.size());
  const std::vector<std::uint32_t> listing = positions(value);
  if (listing.empty()) return weights;  // nobody is said to target it: no ground to compare
  const auto mentions = static_cast<std::int64_t>(listing.size());
  const std::int64_t cap = cap_of(kind_);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (sizes_[i] == 0) continue;  // no list is no statement
    const std::int64_t listed =
        std::binary_search(listing.begin(), listing.end(), static_cast<std::uint32_t>(i)) ? 1 : 0;
    // With p = mentions / entries: (listed + 5p) / ((size + 5) p).
    const std::int64_t numerator = listed * entries_ + kPrior * mentions;
    const std::int64_t denominator = (sizes_[i] + kPrior) * mentions;
    const std::int64_t log = log10_ratio_microbans(
        static_cast<std::uint64_t>(trust * numerator + (kFullTrust - trust) * denominator),
        static_cast<std::uint64_t>(kFullTrust * denominator));
    const std::int64_t held = std::clamp(log, -cap / 2, cap);
    weights[i] = {
        .weight = WeightOfEvidence(mul_div_half_even(held, 1, std::max<std::int64_t>(others, 1))),
        .seen = static_cast<std::uint32_t>(listed),
        .total = static_cast<std::uint32_t>(sizes_[i]),
        .capped = held != log};
  }
  return weights;
}

}  // namespace perpend::attribution
