#include "extraction/dates.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::extraction {
namespace {

// "from/to [bytes]; …"
std::string read(const std::string& text) {
  std::string all;
  for (const DateRange& range : dates_in(text, {0, text.size()})) {
    if (!all.empty()) all += "; ";
    all += range.from.iso() + "/" + range.to.iso() + " [" +
           text.substr(range.place.start, range.place.size()) + "]";
  }
  return all;
}

TEST(Dates, DaysInEverySpelling) {
  EXPECT_EQ(read("On 20 June 2024 it began."), "2024-06-20/2024-06-20 [20 June 2024]");
  EXPECT_EQ(read("On June 20, 2024 it began."), "2024-06-20/2024-06-20 [June 20, 2024]");
  EXPECT_EQ(read("On the 3rd of May 2024."), "2024-05-03/2024-05-03 [3rd of May 2024]");
  EXPECT_EQ(read("at 2024-06-20 they came"), "2024-06-20/2024-06-20 [2024-06-20]");
}

TEST(Dates, MonthsAndYearsAreRangesOfDays) {
  EXPECT_EQ(read("In February 2024 they came."), "2024-02-01/2024-02-29 [February 2024]");
  EXPECT_EQ(read("They were in since 2023."), "2023-01-01/2023-12-31 [2023]");
  EXPECT_EQ(read("In December 2023 too"), "2023-12-01/2023-12-31 [December 2023]");
}

TEST(Dates, Ranges) {
  EXPECT_EQ(read("between June and September 2024 two"),
            "2024-06-01/2024-09-30 [June and September 2024]");
  EXPECT_EQ(read("from 3 to 9 May 2024 they"), "2024-05-03/2024-05-09 [3 to 9 May 2024]");
  EXPECT_EQ(read("from 20 June 2024 to 26 August 2024."),
            "2024-06-20/2024-08-26 [20 June 2024 to 26 August 2024]");
  EXPECT_EQ(read("between 2019 and March 2021 it"), "2019-01-01/2021-03-31 [2019 and March 2021]");
}

TEST(Dates, TwoDaysJoinedByAndAreTwo) {
  EXPECT_EQ(read("on 3 May 2024 and 9 June 2024 mails came"),
            "2024-05-03/2024-05-03 [3 May 2024]; 2024-06-09/2024-06-09 [9 June 2024]");
}

TEST(Dates, NumbersThatAreNoDates) {
  for (const std::string text :
       {"CVE-2023-28461 was used", "port 2024 was open", "2,000 hosts", "on 31 February 2024",
        "build 20240620", "http://x.example/2024/06", "2024-13-40", "the 2019 model", ""}) {
    EXPECT_EQ(read(text), "") << text;
  }
}

TEST(Dates, ALineOfDigitsTakesNoLongerThanItIs) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "2024 and ";
  EXPECT_TRUE(dates_in(text, {0, text.size()}).empty());
}

}  // namespace
}  // namespace perpend::extraction
