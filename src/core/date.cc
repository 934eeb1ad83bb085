#include "core/date.h"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace perpend {
namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year_month_day;

std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.front() == '-') return {};
  return value;
}

year_month_day civil(Date date) { return sys_days(std::chrono::days(date.days())); }

}  // namespace

std::optional<Date> Date::from_ymd(int y, unsigned m, unsigned d) {
  const year_month_day ymd{std::chrono::year(y), month(m), day(d)};
  if (!ymd.ok()) return {};
  return Date(static_cast<std::int32_t>(sys_days(ymd).time_since_epoch().count()));
}

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() < 4) return {};
  const auto y = digits(text.substr(0, 4));
  if (!y || *y < 1) return {};
  if (text.size() == 4) return from_ymd(*y, 12, 31);
  if (text.size() < 7 || text[4] != '-') return {};
  const auto m = digits(text.substr(5, 2));
  if (!m || *m < 1 || *m > 12) return {};
  if (text.size() == 7) {
    const year_month_day end = std::chrono::year(*y) / month(static_cast<unsigned>(*m)) / last;
    return from_ymd(*y, static_cast<unsigned>(*m), static_cast<unsigned>(end.day()));
  }
  if (text.size() < 10 || text[7] != '-') return {};
  const auto d = digits(text.substr(8, 2));
  if (!d || *d < 1) return {};
  if (text.size() > 10 && text[10] != 'T' && text[10] != 't' && text[10] != ' ') return {};
  return from_ymd(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
}

int Date::year() const { return static_cast<int>(civil(*this).year()); }

std::string Date::iso() const {
  const year_month_day ymd = civil(*this);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
  return text;
}

bool is_utc_timestamp(std::string_view text) {
  if (text.size() < 20 || text.back() != 'Z' || text[10] != 'T') return false;
  if (!Date::parse(text)) return false;
  const auto hour = digits(text.substr(11, 2));
  const auto minute = digits(text.substr(14, 2));
  const auto second = digits(text.substr(17, 2));
  if (text[13] != ':' || text[16] != ':' || !hour || !minute || !second) return false;
  if (*hour > 23 || *minute > 59 || *second > 60) return false;
  std::string_view fraction = text.substr(19, text.size() - 20);
  if (fraction.empty()) return true;
  return fraction.size() > 1 && fraction.front() == '.' &&
         fraction.substr(1).find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace perpend
