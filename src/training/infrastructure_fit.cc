// For each published list, look back: does it share a domain with an earlier list of its own actor;
// with an earlier list of another? The ratio of the two rates is what such a match is worth as
// evidence. Lists of one report are one list. Counter-example: counting shared values instead of
// lists would let one list of a thousand domains speak a thousand times.
// Tested in infrastructure_fit_test.cc on lists made by hand.
#include "training/infrastructure_fit.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "core/weight.h"

namespace perpend::training {
namespace {

using attribution::MatchLevel;
using knowledge::InfrastructureKind;
using knowledge::InfrastructureRecord;

std::optional<MatchLevel> level_of(std::uint16_t kind) {
  switch (static_cast<InfrastructureKind>(kind)) {
    case InfrastructureKind::kHash:
      return MatchLevel::kHash;
    case InfrastructureKind::kDomain:
      return MatchLevel::kDomain;
    case InfrastructureKind::kIpv4:
      return MatchLevel::kIpv4;
    case InfrastructureKind::kRegistrable:
      return MatchLevel::kRegistrable;
    case InfrastructureKind::kUrl:
      return {};
  }
  return {};
}

struct List {  // what one report lists for one actor on one level
  std::uint32_t report;
  std::uint32_t actor;
  MatchLevel level;
  auto operator<=>(const List&) const = default;
};

}  // namespace

MatchTable count_matches(const knowledge::Pack& pack, Date as_of) {
  const auto records = pack.infrastructure();
  const auto usable = [&](const InfrastructureRecord& record) {
    return record.basis != static_cast<std::uint16_t>(knowledge::DateBasis::kAssumed) &&
           record.actor != knowledge::kNone && record.known_from < as_of.days() &&
           level_of(record.kind);
  };
  std::map<List, std::int32_t> dates;
  std::map<List, std::set<std::uint32_t>> matches;  // actors whose earlier lists share a value
  for (std::size_t first = 0; first < records.size();) {
    std::size_t last = first;
    while (last < records.size() && records[last].hash == records[first].hash) ++last;
    for (std::size_t i = first; i < last; ++i) {
      if (!usable(records[i])) continue;
      const List list{records[i].report, records[i].actor, *level_of(records[i].kind)};
      dates[list] = records[i].known_from;
      for (std::size_t j = first; j < last; ++j) {
        if (usable(records[j]) && records[j].known_from < records[i].known_from &&
            records[j].report != records[i].report && records[j].kind == records[i].kind) {
          matches[list].insert(records[j].actor);
        }
      }
    }
    first = last;
  }

  std::map<std::pair<MatchLevel, std::uint32_t>, std::int32_t> first_list;  // level and actor
  for (const auto& [list, date] : dates) {
    const auto [place, fresh] = first_list.try_emplace({list.level, list.actor}, date);
    if (!fresh) place->second = std::min(place->second, date);
  }
  MatchTable table;
  for (const auto& [list, date] : dates) {
    MatchCounts& counts = table[static_cast<std::size_t>(list.level)];
    const auto found = matches.find(list);
    const auto exact = matches.find({list.report, list.actor, MatchLevel::kDomain});
    for (const auto& [key, since] : first_list) {
      if (key.first != list.level || since >= date) continue;
      const std::uint32_t actor = key.second;
      const bool covered = list.level == MatchLevel::kRegistrable && exact != matches.end() &&
                           exact->second.contains(actor);
      const bool matched = !covered && found != matches.end() && found->second.contains(actor);
      (actor == list.actor ? counts.own_pairs : counts.other_pairs) += 1;
      if (matched) (actor == list.actor ? counts.own_matches : counts.other_matches) += 1;
    }
  }
  return table;
}

std::int64_t log_ratio_thousandths(const MatchCounts& counts) {
  const auto doubled = [](std::int64_t n) { return static_cast<std::uint64_t>(2 * n + 1); };
  const std::int64_t own = log10_ratio_microbans(
      doubled(counts.own_matches), static_cast<std::uint64_t>(2 * (counts.own_pairs + 1)));
  const std::int64_t other = log10_ratio_microbans(
      doubled(counts.other_matches), static_cast<std::uint64_t>(2 * (counts.other_pairs + 1)));
  return mul_div_half_even(own - other, 1, 1000);
}

}  // namespace perpend::training
