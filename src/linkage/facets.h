// What incidents say of their victims and of how their authors work, as small numbers: one table a
// facet. These are the facets that a verdict on 'systematic' is tested on, so the linking that it
// is tested against never sees them (without_facets).
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/incident.h"

namespace perpend::linkage {

enum class Facet : std::uint8_t { kCountries, kSectors, kLures, kAims, kHabits };
inline constexpr std::array kFacets = {Facet::kCountries, Facet::kSectors, Facet::kLures,
                                       Facet::kAims, Facet::kHabits};
// "countries", "sectors", "lures", "aims" (objective and data stolen), "habits" (active hours and
// language).
std::string_view name_of(Facet facet);
std::optional<Facet> facet_of(ObservationType type);

// One facet of all incidents. Values are numbered in the order of their names, so that the table
// depends on nothing but the incidents.
struct FacetTable {
  std::vector<std::string> names;              // of values, sorted
  std::vector<std::uint32_t> incidents_with;   // for each value
  std::vector<std::vector<std::uint32_t>> of;  // for each incident its values, sorted, once each
  std::uint32_t present = 0;                   // incidents that have any
};

// Lures count by their words of at least four letters: two teachers of one trick seldom choose the
// same sentence. Letters of either case are one.
FacetTable facet_table(std::span<const Incident> incidents, Facet facet);

// Writes the values that an observation counts for; none if it does not concern the table.
using NameValues = std::function<void(const Observation&, std::vector<std::string>&)>;
FacetTable table_of(std::span<const Incident> incidents, const NameValues& name_values);

// The same incident without any observation of a facet, and without documents and testimony: what
// the blind linking is given.
Incident without_facets(const Incident& incident);
std::vector<Incident> without_facets(std::span<const Incident> incidents);

}  // namespace perpend::linkage
