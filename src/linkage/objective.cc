#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "linkage/systematic_parts.h"

namespace perpend::linkage {
namespace {

constexpr ObservationType kTypes[] = {ObservationType::kVictimSector,
                                      ObservationType::kVictimCountry, ObservationType::kObjective,
                                      ObservationType::kDataStolen};
constexpr std::uint32_t kFewestWith = 2;

FacetTable table_of_type(std::span<const Incident> incidents, ObservationType type) {
  return table_of(incidents,
                  [type](const Observation& observation, std::vector<std::string>& names) {
                    if (observation.type == type && !observation.value.empty())
                      names.push_back(observation.value);
                  });
}

std::optional<knowledge::TargetKind> pack_kind(ObservationType type) {
  if (type == ObservationType::kVictimCountry) return knowledge::TargetKind::kCountry;
  if (type == ObservationType::kVictimSector) return knowledge::TargetKind::kSector;
  return std::nullopt;
}

}  // namespace

ObjectiveBase::ObjectiveBase(std::span<const Incident> incidents, const knowledge::View* view) {
  for (const ObservationType type : kTypes) {
    Kind kind{type, table_of_type(incidents, type), {}, 0};
    kind.pack_with.assign(kind.table.names.size(), 0);
    const auto wanted = pack_kind(type);
    if (view != nullptr && wanted) {
      std::set<std::uint32_t> listing;
      std::map<std::string_view, std::set<std::uint32_t>> actors;
      for (const knowledge::TargetRecord& target : view->pack().targets()) {
        if (target.kind != static_cast<std::uint32_t>(*wanted) || !view->holds(target.known_from)) {
          continue;
        }
        listing.insert(target.actor);
        actors[view->pack().text(target.value)].insert(target.actor);
      }
      kind.pack_of = static_cast<std::uint32_t>(listing.size());
      for (std::size_t v = 0; v < kind.table.names.size(); ++v) {
        const auto found = actors.find(kind.table.names[v]);
        if (found != actors.end()) {
          kind.pack_with[v] = static_cast<std::uint32_t>(found->second.size());
        }
      }
    }
    kinds_.push_back(std::move(kind));
  }
}

std::vector<Objective> ObjectiveBase::of(const Group& group, std::uint32_t& looked_at) const {
  std::vector<Objective> found;
  for (const Kind& kind : kinds_) {
    std::map<std::uint32_t, std::uint32_t> with;
    std::uint32_t present = 0;
    for (const std::uint32_t incident : group) {
      if (!kind.table.of[incident].empty()) ++present;
      for (const std::uint32_t value : kind.table.of[incident]) ++with[value];
    }
    for (const auto& [value, count] : with) {
      if (count < kFewestWith) continue;
      Objective objective;
      objective.type = name_of(kind.type);
      objective.value = kind.table.names[value];
      objective.input = {count, present, kind.table.incidents_with[value] - count,
                         kind.table.present - present};
      // Where no actor of the pack lists the value, the word is another one's: no base.
      if (kind.pack_with[value] > 0) {
        objective.pack = TwoByTwo{count, present, kind.pack_with[value], kind.pack_of};
      }
      found.push_back(std::move(objective));
    }
  }
  looked_at = static_cast<std::uint32_t>(found.size());
  for (Objective& objective : found) {
    objective.odds = log_odds(objective.input, looked_at);
    if (objective.pack) objective.pack_odds = log_odds(*objective.pack, looked_at);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Objective& a, const Objective& b) { return a.odds.low > b.odds.low; });
  return found;
}

}  // namespace perpend::linkage
