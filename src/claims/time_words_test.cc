#include "claims/time_words.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::claims {
namespace {

TimeWords only(const std::string& text, const char* published = "2033-05-20") {
  const auto found = times_in(text, {0, text.size()}, Date::parse(published));
  EXPECT_EQ(found.size(), 1U) << text;
  return found.empty() ? TimeWords{} : found.front();
}

TEST(TimesOfAText, ADayAMonthAndAYearAreRangesOfDays) {
  EXPECT_EQ(only("it came on 29 January 2031").from_low->iso(), "2031-01-29");
  EXPECT_EQ(only("in March 2030 it came").from_high->iso(), "2030-03-31");
  EXPECT_EQ(only("in 2029").from_low->iso(), "2029-01-01");
  EXPECT_EQ(only("on March 3, 2030").from_low->iso(), "2030-03-03");
}

TEST(TimesOfAText, AMonthWithoutAYearIsTheLastOneBeforePublication) {
  EXPECT_EQ(only("in August", "2029-11-03").from_low->iso(), "2029-08-01");
  EXPECT_EQ(only("in December", "2029-11-03").from_low->iso(), "2028-12-01");
  EXPECT_TRUE(times_in("in August", {0, 9}, std::nullopt).empty());
}

TEST(TimesOfAText, TheDayOnWhichSomebodySpokeIsNoTimeOfTheDeed) {
  const std::string text = "the centre said on Tuesday that it may be so";
  EXPECT_TRUE(times_in(text, {0, text.size()}, Date::parse("2029-11-03")).empty());
}

TEST(TimesOfAText, AWeekdayIsTheLastOneUnlessSomethingPointsAhead) {
  // 22 April 2030 is a Monday.
  EXPECT_EQ(only("attacked on Saturday evening", "2030-04-22").from_low->iso(), "2030-04-20");
  EXPECT_EQ(only("attacked on Monday evening", "2030-04-23").from_high->iso(), "2030-04-22");
  EXPECT_FALSE(agree(only("attacked on Saturday evening", "2030-04-22"),
                     only("attacked on Monday evening", "2030-04-23")));
  const std::string text = "it will open on Saturday";
  EXPECT_TRUE(times_in(text, {0, text.size()}, Date::parse("2030-04-22")).empty());
}

TEST(Durations, DaysAreNoWeeksAndMayBeTheSameMadeRounder) {
  const auto only_one = [](const std::string& text) {
    const auto found = durations_in(text, {0, text.size()});
    EXPECT_EQ(found.size(), 1U) << text;
    return found.empty() ? Duration{} : found.front();
  };
  EXPECT_EQ(only_one("it lasted for eleven days").days, 11);
  EXPECT_FALSE(agree(only_one("for eleven days"), only_one("for eleven weeks")));
  EXPECT_TRUE(agree(only_one("for 13 days"), only_one("for two weeks")));
  EXPECT_TRUE(durations_in("eleven days", {0, 11}).empty());
}

TEST(TimesOfAText, SpansAgreeEndByEnd) {
  EXPECT_FALSE(agree(only("since 2027"), only("since 2025")));
  EXPECT_FALSE(agree(only("between 2027 and 2029"), only("from 2024 to 2029")));
  EXPECT_TRUE(agree(only("from 2019 to 2024"), only("2019-2024")));
  EXPECT_TRUE(agree(only("since 2031"), only("in the past two years")));
  EXPECT_FALSE(agree(only("since 2025"), only("in the past two years")));
}

TEST(TimesOfAText, AVaguerTimeAgreesWithTheDayInIt) {
  EXPECT_TRUE(agree(only("on 29 January", "2031-02-06"), only("last week", "2031-02-07")));
  EXPECT_TRUE(agree(only("on 3 March 2030"), only("in March 2030")));
  EXPECT_TRUE(agree(only("in June 2028"), only("since 2027")));
  EXPECT_FALSE(agree(only("in June 2026"), only("since 2027")));
  EXPECT_FALSE(agree(only("in June 2032"), only("in January 2032")));
}

}  // namespace
}  // namespace perpend::claims
