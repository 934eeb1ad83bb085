// Who may stand in for whom when a cluster is compared with chance.
//
// A cluster of attacks on one country in one year resembles itself for no better reason than that
// year and that country. So an incident is exchanged only with incidents of its own block: of the
// same victim country, and near in time. Blocks are made from countries and days alone, never from
// clusters, which is what makes the permutation within them exact. Tested in matching_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "linkage/facets.h"
#include "model/incident.h"

namespace perpend::linkage {

enum class Matching : std::uint8_t { kTimeAndCountry, kTime };
std::string_view name_of(Matching matching);  // "time and victim country", "time"

// A block is closed when it holds this many incidents or spans this many days, whichever is first.
inline constexpr std::size_t kBlockIncidents = 8;
inline constexpr std::int32_t kBlockDays = 3 * 365;

// Blocks of indices into `incidents`; every member of `population` (sorted) stands in exactly one.
// An incident with several victim countries belongs to that of them which is most frequent among
// all incidents; one without any belongs to a country of its own kind, one without a date to a
// block without dates.
std::vector<std::vector<std::uint32_t>> blocks_of(std::span<const Incident> incidents,
                                                  std::span<const std::uint32_t> population,
                                                  const FacetTable& countries, Matching matching);

}  // namespace perpend::linkage
