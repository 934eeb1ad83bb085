#include "linkage/matching.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace perpend::linkage {
namespace {

constexpr std::uint32_t kNoCountry = std::numeric_limits<std::uint32_t>::max();

std::uint32_t leading_country(const FacetTable& countries, std::uint32_t incident) {
  std::uint32_t leading = kNoCountry;
  for (const std::uint32_t country : countries.of[incident]) {
    if (leading == kNoCountry ||
        countries.incidents_with[country] > countries.incidents_with[leading]) {
      leading = country;
    }
  }
  return leading;
}

struct Placed {
  std::uint32_t country;
  bool undated;
  std::int32_t day;
  std::uint32_t incident;

  auto order() const { return std::tie(country, undated, day, incident); }
  bool same_kind(const Placed& other) const {
    return country == other.country && undated == other.undated;
  }
};

}  // namespace

std::string_view name_of(Matching matching) {
  return matching == Matching::kTime ? "time" : "time and victim country";
}

std::vector<std::vector<std::uint32_t>> blocks_of(std::span<const Incident> incidents,
                                                  std::span<const std::uint32_t> population,
                                                  const FacetTable& countries, Matching matching) {
  std::vector<Placed> placed;
  placed.reserve(population.size());
  for (const std::uint32_t incident : population) {
    const auto& day = incidents[incident].first_seen;
    const std::uint32_t country =
        matching == Matching::kTime ? kNoCountry : leading_country(countries, incident);
    placed.push_back({country, !day, day ? day->days() : 0, incident});
  }
  std::sort(placed.begin(), placed.end(),
            [](const Placed& a, const Placed& b) { return a.order() < b.order(); });
  std::vector<std::vector<std::uint32_t>> blocks;
  const Placed* first = nullptr;
  for (const Placed& one : placed) {
    const bool closed = first == nullptr || !first->same_kind(one) ||
                        (!one.undated && blocks.back().size() >= kBlockIncidents) ||
                        one.day - first->day > kBlockDays;
    if (closed) {
      blocks.emplace_back();
      first = &one;
    }
    blocks.back().push_back(one.incident);
  }
  return blocks;
}

}  // namespace perpend::linkage
