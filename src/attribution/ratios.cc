// LR = (r + 3 p) / ((e + 3) p), mixed towards 1 by trust; the essay is in rows.cc.
#include "attribution/ratios.h"

#include "attribution/rows.h"
#include "core/weight.h"

namespace perpend::attribution {
namespace {

// Fixed before fitting, with round values; the figures move little for half or twice of each.
constexpr std::int64_t kPrior = 3;     // pseudo-reports of background behind every share
constexpr std::int64_t kQuarters = 4;  // counts are in quarters of a report
constexpr std::int64_t kImplied = 1;   // a technique only implied by known software: 1/4

std::int64_t mixed_log(const Profiles& profiles, const Profile& actor, std::int64_t quarters,
                       std::int64_t seen_by_all, std::int64_t trust) {
  const std::int64_t reports = profiles.report_count();
  const std::int64_t total = profiles.item_total();
  const std::int64_t odd = 2 * seen_by_all + 1;  // p = odd / (2 (reports + 1))
  const std::int64_t numerator = (2 * quarters * (reports + 1) + kQuarters * kPrior * odd) * total;
  const std::int64_t denominator = kQuarters * odd * (actor.items * reports + kPrior * total);
  return log10_ratio_microbans(
      static_cast<std::uint64_t>(trust * numerator + (kFullTrust - trust) * denominator),
      static_cast<std::uint64_t>(kFullTrust * denominator));
}

}  // namespace

const std::vector<std::int64_t>& RatioTable::of_item(std::uint32_t item, std::int32_t trust) {
  const std::lock_guard lock(mutex_);
  const auto place = of_items_.find({item, trust});
  if (place != of_items_.end()) return place->second;
  return of_items_.try_emplace({item, trust}, compute(item, trust)).first->second;
}

const std::vector<std::int64_t>& RatioTable::of_unseen(std::int32_t trust) {
  const std::lock_guard lock(mutex_);
  return absent(trust);
}

// Where an actor never shows an item, the ratio does not depend on the item.
const std::vector<std::int64_t>& RatioTable::absent(std::int32_t trust) {
  const auto [place, fresh] = absent_.try_emplace(trust);
  if (fresh) {
    for (const Profile& actor : profiles_.actors()) {
      place->second.push_back(mixed_log(profiles_, actor, 0, 0, trust));
    }
  }
  return place->second;
}

std::vector<std::int64_t> RatioTable::compute(std::uint32_t item, std::int32_t trust) {
  std::vector<std::int64_t> logs = absent(trust);
  const bool technique = !profiles_.corpus().items[item].software;
  for (std::size_t i = 0; i < logs.size(); ++i) {
    std::int64_t quarters = kQuarters * profiles_.seen(i, item);
    if (technique && quarters == 0 && profiles_.implied(i, item)) quarters = kImplied;
    if (quarters == 0) continue;
    logs[i] =
        mixed_log(profiles_, profiles_.actors()[i], quarters, profiles_.seen_by_all(item), trust);
  }
  return logs;
}

}  // namespace perpend::attribution
