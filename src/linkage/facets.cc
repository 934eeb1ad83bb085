#include "linkage/facets.h"

#include <algorithm>
#include <utility>

#include "model/ascii.h"

namespace perpend::linkage {
namespace {

constexpr std::size_t kFewestLetters = 4;

bool of_a_word(char c) { return ascii::is_alnum(c) || static_cast<unsigned char>(c) >= 0x80; }

void words_of(std::string_view text, std::vector<std::string>& words) {
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && of_a_word(text[i])) continue;
    if (i - start >= kFewestLetters) words.push_back(ascii::lower(text.substr(start, i - start)));
    start = i + 1;
  }
}

void name_facet_values(const Observation& observation, Facet facet,
                       std::vector<std::string>& names) {
  if (facet_of(observation.type) != facet) return;
  if (facet == Facet::kLures) {
    words_of(observation.value, names);
  } else if (!observation.value.empty()) {
    names.emplace_back(ascii::trim(observation.value));
  }
}

// Letters of either case are one; of two spellings the first in the order of bytes is kept.
int compare(std::string_view a, std::string_view b) {
  const std::size_t both = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < both; ++i) {
    const char x = ascii::lower(a[i]);
    const char y = ascii::lower(b[i]);
    if (x != y) return static_cast<unsigned char>(x) < static_cast<unsigned char>(y) ? -1 : 1;
  }
  return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

void sort_once_each(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    const int order = compare(a, b);
    return order == 0 ? a < b : order < 0;
  });
  names.erase(
      std::unique(names.begin(), names.end(),
                  [](const std::string& a, const std::string& b) { return compare(a, b) == 0; }),
      names.end());
}

std::vector<std::string> names_in(const Incident& incident, const NameValues& name_values) {
  std::vector<std::string> names;
  for (const Observation& observation : incident.observations) name_values(observation, names);
  sort_once_each(names);
  return names;
}

}  // namespace

std::string_view name_of(Facet facet) {
  switch (facet) {
    case Facet::kCountries:
      return "countries";
    case Facet::kSectors:
      return "sectors";
    case Facet::kLures:
      return "lures";
    case Facet::kAims:
      return "aims";
    case Facet::kHabits:
      return "habits";
  }
  return {};
}

std::optional<Facet> facet_of(ObservationType type) {
  switch (type) {
    case ObservationType::kVictimCountry:
      return Facet::kCountries;
    case ObservationType::kVictimSector:
      return Facet::kSectors;
    case ObservationType::kLure:
      return Facet::kLures;
    case ObservationType::kObjective:
    case ObservationType::kDataStolen:
      return Facet::kAims;
    case ObservationType::kActiveHours:
    case ObservationType::kLanguage:
      return Facet::kHabits;
    default:
      return std::nullopt;
  }
}

FacetTable table_of(std::span<const Incident> incidents, const NameValues& name_values) {
  FacetTable table;
  for (const Incident& incident : incidents) {
    for (std::string& name : names_in(incident, name_values))
      table.names.push_back(std::move(name));
    // Kept small on the way: a million incidents repeat a few thousand values.
    if (table.names.size() > 1U << 16U) sort_once_each(table.names);
  }
  sort_once_each(table.names);
  table.incidents_with.assign(table.names.size(), 0);
  table.of.resize(incidents.size());
  for (std::size_t i = 0; i < incidents.size(); ++i) {
    for (const std::string& name : names_in(incidents[i], name_values)) {
      const auto at = std::lower_bound(
          table.names.begin(), table.names.end(), name,
          [](const std::string& a, const std::string& b) { return compare(a, b) < 0; });
      const auto value = static_cast<std::uint32_t>(at - table.names.begin());
      table.of[i].push_back(value);
      ++table.incidents_with[value];
    }
    if (!table.of[i].empty()) ++table.present;
  }
  return table;
}

FacetTable facet_table(std::span<const Incident> incidents, Facet facet) {
  return table_of(incidents,
                  [facet](const Observation& observation, std::vector<std::string>& names) {
                    name_facet_values(observation, facet, names);
                  });
}

Incident without_facets(const Incident& incident) {
  Incident blind;
  blind.id = incident.id;
  blind.first_seen = incident.first_seen;
  blind.last_seen = incident.last_seen;
  blind.sources = incident.sources;
  blind.marking = incident.marking;
  for (const Observation& observation : incident.observations) {
    if (!facet_of(observation.type)) blind.observations.push_back(observation);
  }
  return blind;
}

std::vector<Incident> without_facets(std::span<const Incident> incidents) {
  std::vector<Incident> blind;
  blind.reserve(incidents.size());
  for (const Incident& incident : incidents) blind.push_back(without_facets(incident));
  return blind;
}

}  // namespace perpend::linkage
