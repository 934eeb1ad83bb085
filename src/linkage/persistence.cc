#include <algorithm>
#include <set>

#include "core/weight.h"
#include "linkage/systematic_parts.h"

namespace perpend::linkage {
namespace {

std::uint32_t quarters_in(const std::vector<Date>& days) {
  std::set<std::string> quarters;
  for (const Date day : days) {
    const std::string text = day.iso();
    const int month = (text[text.size() - 5] - '0') * 10 + (text[text.size() - 4] - '0');
    quarters.insert(text.substr(0, text.size() - 6) + "q" + std::to_string((month - 1) / 3));
  }
  return static_cast<std::uint32_t>(quarters.size());
}

void measure_gaps(const std::vector<Date>& days, Persistence& persistence) {
  std::vector<std::int32_t> gaps;
  for (std::size_t i = 1; i < days.size(); ++i) {
    gaps.push_back(days[i].days() - days[i - 1].days());
    if (gaps.back() <= persistence.longest_gap_days) continue;
    persistence.longest_gap_days = gaps.back();
    persistence.longest_gap_from = days[i - 1];
    persistence.longest_gap_to = days[i];
  }
  if (gaps.empty()) return;
  std::sort(gaps.begin(), gaps.end());
  persistence.median_gap_days = gaps[(gaps.size() - 1) / 2];
}

// Incidents a year, in hundredths, over the gaps from..to - 1.
std::int64_t per_year(const std::vector<std::int32_t>& days, std::size_t from, std::size_t to) {
  const std::int64_t length = std::max(days[to] - days[from], 1);
  return mul_div_half_even(static_cast<std::int64_t>(to - from) * 36'525, 1, length);
}

void add_rates(const std::vector<std::int32_t>& days, Persistence& persistence) {
  const std::vector<RateChange> changes = rate_changes(days);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const std::size_t from = i == 0 ? 0 : changes[i - 1].position;
    const std::size_t at = changes[i].position;
    const std::size_t to = i + 1 < changes.size() ? changes[i + 1].position : days.size() - 1;
    persistence.rate_changes.push_back({Date::from_days(days[at]), changes[i].gain,
                                        per_year(days, from, at), per_year(days, at, to)});
  }
}

}  // namespace

std::vector<std::uint32_t> in_order_of_time(std::span<const Incident> incidents,
                                            const Group& group) {
  std::vector<std::uint32_t> dated;
  for (const std::uint32_t incident : group) {
    if (incidents[incident].first_seen) dated.push_back(incident);
  }
  std::stable_sort(dated.begin(), dated.end(), [&](std::uint32_t a, std::uint32_t b) {
    return *incidents[a].first_seen < *incidents[b].first_seen;
  });
  return dated;
}

Persistence persistence_of(std::span<const Incident> incidents, const Group& group) {
  Persistence persistence;
  std::vector<Date> days;
  std::vector<std::int32_t> numbers;
  for (const std::uint32_t incident : in_order_of_time(incidents, group)) {
    days.push_back(*incidents[incident].first_seen);
    numbers.push_back(days.back().days());
    const Date last = std::max(incidents[incident].last_seen.value_or(days.back()), days.back());
    persistence.last = std::max(persistence.last.value_or(last), last);
  }
  persistence.dated = static_cast<std::uint32_t>(days.size());
  if (days.empty()) return persistence;
  persistence.first = days.front();
  persistence.span_days = persistence.last->days() - days.front().days();
  persistence.quarters = quarters_in(days);
  measure_gaps(days, persistence);
  add_rates(numbers, persistence);
  return persistence;
}

}  // namespace perpend::linkage
