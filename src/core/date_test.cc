#include "core/date.h"

#include <gtest/gtest.h>

namespace perpend {
namespace {

std::string iso(std::string_view text) {
  const auto date = Date::parse(text);
  return date ? date->iso() : "none";
}

TEST(Date, OfAMonthOrAYearIsItsLastDay) {
  EXPECT_EQ(iso("2024"), "2024-12-31");
  EXPECT_EQ(iso("2024-02"), "2024-02-29");
  EXPECT_EQ(iso("2023-02"), "2023-02-28");
  EXPECT_EQ(iso("2024-06-20"), "2024-06-20");
  EXPECT_EQ(iso("2024-06-20T23:59:59Z"), "2024-06-20");
}

TEST(Date, ThatDoesNotExistIsNone) {
  for (const char* text :
       {"", "24", "2024-13", "2024-02-30", "2024/06/20", "2024-06-20x", "-123"}) {
    EXPECT_EQ(iso(text), "none") << text;
  }
}

TEST(Date, CountsDaysFrom1970) {
  EXPECT_EQ(Date::from_ymd(1970, 1, 1)->days(), 0);
  EXPECT_EQ(Date::from_ymd(2000, 3, 1)->days(), 11017);
  EXPECT_EQ(Date::from_days(-1).iso(), "1969-12-31");
  EXPECT_EQ(Date::from_days(-1).year(), 1969);
}

TEST(Timestamp, IsUtcWithOptionalDecimals) {
  EXPECT_TRUE(is_utc_timestamp("2024-06-20T10:00:00Z"));
  EXPECT_TRUE(is_utc_timestamp("2024-06-20T10:00:00.123456Z"));
  EXPECT_FALSE(is_utc_timestamp("2024-06-20T10:00:00+09:00"));
  EXPECT_FALSE(is_utc_timestamp("2024-06-20T25:00:00Z"));
  EXPECT_FALSE(is_utc_timestamp("2024-06-20"));
}

}  // namespace
}  // namespace perpend
