// A campaign that lasts changes its programs, its ways in and whom it goes for, and seldom all on
// one day. Each strand is asked for itself (change_points.h), over the incidents that say anything
// of it: what an incident does not mention is not evidence of a change. The phases are what lies
// between all changes of all strands.
#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>

#include "linkage/systematic_parts.h"

namespace perpend::linkage {
namespace {

constexpr std::size_t kShownOfPhase = 4;

// Initial Access (TA0001) of ATT&CK 18.1; sub-techniques begin alike.
constexpr std::string_view kWaysIn[] = {"T1659", "T1189", "T1190", "T1133", "T1200", "T1566",
                                        "T1091", "T1195", "T1199", "T1078", "T1669"};

std::string name_with_id(const Observation& observation) {
  if (observation.id.empty()) return observation.value;
  if (observation.value.empty() || observation.value == observation.id) return observation.id;
  return observation.value + " (" + observation.id + ")";
}

std::string tool_of(const Observation& observation) {
  const bool tool =
      observation.type == ObservationType::kMalware || observation.type == ObservationType::kTool;
  return tool ? name_with_id(observation) : std::string();
}

std::string entry_of(const Observation& observation) {
  if (observation.type == ObservationType::kVulnerability) return observation.value;
  if (observation.type != ObservationType::kAttackPattern) return {};
  const bool way_in =
      std::any_of(std::begin(kWaysIn), std::end(kWaysIn), [&](std::string_view way) {
        return observation.id == way || observation.id.starts_with(std::string(way) + ".");
      });
  return way_in ? name_with_id(observation) : std::string();
}

std::string target_of(const Observation& observation) {
  const bool target = observation.type == ObservationType::kVictimSector ||
                      observation.type == ObservationType::kVictimCountry;
  return target ? observation.value : std::string();
}

FacetTable table_of_strand(std::span<const Incident> incidents,
                           std::string (*value_of)(const Observation&)) {
  return table_of(incidents,
                  [value_of](const Observation& observation, std::vector<std::string>& names) {
                    std::string name = value_of(observation);
                    if (!name.empty()) names.push_back(std::move(name));
                  });
}

std::vector<Phase::Shown> most_frequent(const FacetTable& table, const Group& incidents) {
  std::map<std::uint32_t, std::uint32_t> counts;
  for (const std::uint32_t incident : incidents) {
    for (const std::uint32_t value : table.of[incident]) ++counts[value];
  }
  std::vector<Phase::Shown> shown;
  shown.reserve(counts.size());
  for (const auto& [value, count] : counts) shown.push_back({table.names[value], count});
  std::stable_sort(shown.begin(), shown.end(), [](const Phase::Shown& a, const Phase::Shown& b) {
    return a.incidents > b.incidents;
  });
  if (shown.size() > kShownOfPhase) shown.resize(kShownOfPhase);
  return shown;
}

std::vector<PhaseChange> changes_of(std::span<const Incident> incidents,
                                    const std::vector<std::uint32_t>& dated, Strand strand,
                                    const FacetTable& table) {
  std::vector<std::vector<std::uint32_t>> rows;
  std::vector<std::int32_t> days;
  for (const std::uint32_t incident : dated) {
    if (table.of[incident].empty()) continue;
    rows.push_back(table.of[incident]);
    days.push_back(incidents[incident].first_seen->days());
  }
  std::vector<PhaseChange> changes;
  for (const ChangePoint& found : change_points(rows, days)) {
    PhaseChange change{strand,
                       Date::from_days(days[found.position - 1]),
                       Date::from_days(days[found.position]),
                       found.gain,
                       {}};
    for (const ChangedValue& value : found.values) {
      change.values.push_back({table.names[value.value], value});
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

// A change lies somewhere between two incidents that say anything of its strand. Changes whose
// stretches overlap may be one, and make one break: at the first day that is after one of them.
std::vector<Date> breaks_of(const std::vector<PhaseChange>& changes) {
  std::vector<Date> breaks;
  for (const PhaseChange& change : changes) {  // by first_after
    if (breaks.empty() || change.last_before >= breaks.back()) breaks.push_back(change.first_after);
  }
  return breaks;
}

}  // namespace

std::string_view name_of(Strand strand) {
  switch (strand) {
    case Strand::kTools:
      return "tools";
    case Strand::kEntry:
      return "entry";
    case Strand::kTargets:
      return "targets";
  }
  return {};
}

Strands::Strands(std::span<const Incident> incidents) {
  tables_.emplace_back(Strand::kTools, table_of_strand(incidents, tool_of));
  tables_.emplace_back(Strand::kEntry, table_of_strand(incidents, entry_of));
  tables_.emplace_back(Strand::kTargets, table_of_strand(incidents, target_of));
}

void Strands::add_phases(std::span<const Incident> incidents, const Group& group,
                         Systematic& to) const {
  const std::vector<std::uint32_t> dated = in_order_of_time(incidents, group);
  for (const auto& [strand, table] : tables_) {
    auto changes = changes_of(incidents, dated, strand, table);
    std::move(changes.begin(), changes.end(), std::back_inserter(to.changes));
  }
  std::stable_sort(
      to.changes.begin(), to.changes.end(),
      [](const PhaseChange& a, const PhaseChange& b) { return a.first_after < b.first_after; });
  const std::vector<Date> begins_at = breaks_of(to.changes);
  for (const std::uint32_t incident : dated) {
    const Date day = *incidents[incident].first_seen;
    const bool begins =
        to.phases.empty() || std::any_of(begins_at.begin(), begins_at.end(), [&](Date at) {
          return to.phases.back().last < at && at <= day;
        });
    if (begins) to.phases.push_back({day, day, {}, {}, {}, {}});
    to.phases.back().last = day;
    to.phases.back().incidents.push_back(incident);
  }
  for (Phase& phase : to.phases) {
    std::sort(phase.incidents.begin(), phase.incidents.end());
    phase.tools = most_frequent(tables_[0].second, phase.incidents);
    phase.entry = most_frequent(tables_[1].second, phase.incidents);
    phase.targets = most_frequent(tables_[2].second, phase.incidents);
  }
}

}  // namespace perpend::linkage
