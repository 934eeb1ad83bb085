// Days and instants in UTC. There is no clock in here: a date comes from evidence or from the call.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace perpend {

// A day, counted from 1970-01-01. Ordered; copied like an int.
class Date {
 public:
  constexpr Date() = default;
  static constexpr Date from_days(std::int32_t days) { return Date(days); }
  // Proleptic Gregorian; nothing for 31 February.
  static std::optional<Date> from_ymd(int year, unsigned month, unsigned day);
  // "2024-06-20", "2024-06", "2024", or an RFC 3339 time whose date part counts. A month or a year
  // stands for its last day: what is dated "2024" is not known before 2025.
  static std::optional<Date> parse(std::string_view text);

  constexpr std::int32_t days() const { return days_; }
  int year() const;
  std::string iso() const;  // "2024-06-20"

  constexpr auto operator<=>(const Date&) const = default;

 private:
  constexpr explicit Date(std::int32_t days) : days_(days) {}
  std::int32_t days_ = 0;
};

// True if `text` is a complete RFC 3339 timestamp in UTC as STIX writes it
// ("2024-06-20T10:00:00Z", with any number of decimals).
bool is_utc_timestamp(std::string_view text);

}  // namespace perpend
