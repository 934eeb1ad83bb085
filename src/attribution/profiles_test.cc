#include "attribution/profiles.h"

#include <gtest/gtest.h>

#include <cmath>

#include "attribution/sample_corpus.h"

namespace perpend::attribution {
namespace {

Profiles profiles_as_of(const Corpus& corpus, int year) {
  const Date day = sample_day(year);
  return Profiles(corpus, day, reports_before(corpus, day, true));
}

TEST(Profiles, CountOnlyWhatWasPublishedBeforeTheDay) {
  const Corpus corpus = sample_corpus();
  const Profiles early = profiles_as_of(corpus, 2022);
  ASSERT_EQ(early.actors().size(), 3U);
  EXPECT_EQ(early.report_count(), 3);
  EXPECT_EQ(early.seen(0, 5), 1U);
  EXPECT_EQ(profiles_as_of(corpus, 2023).seen(0, 5), 2U);
  EXPECT_EQ(profiles_as_of(corpus, 2020).actors().size(), 1U);
  EXPECT_TRUE(profiles_as_of(corpus, 2019).actors().empty());
}

TEST(Profiles, AReportOfTheDayItselfIsNotYetKnown) {
  const Corpus corpus = sample_corpus();
  const Date day = corpus.reports[0].date;
  EXPECT_TRUE(reports_before(corpus, day, true).empty());
  EXPECT_EQ(reports_before(corpus, Date::from_days(day.days() + 1), true).size(), 1U);
}

TEST(Profiles, UndatedReportsAreLeftOutOnRequest) {
  Corpus corpus = sample_corpus();
  corpus.reports[1].dated = false;
  EXPECT_EQ(reports_before(corpus, sample_day(2025), true).size(), 3U);
  EXPECT_EQ(reports_before(corpus, sample_day(2025), false).size(), 4U);
}

TEST(Profiles, TotalsAndActorsAreThoseCountedByHand) {
  const Corpus corpus = sample_corpus();
  const Profiles profiles = profiles_as_of(corpus, 2024);
  EXPECT_EQ(profiles.item_total(), 11);
  EXPECT_EQ(profiles.actors()[0].items, 6);
  EXPECT_EQ(profiles.actors()[0].reports, 2U);
  EXPECT_EQ(profiles.seen_by_all(2), 2U);
  EXPECT_EQ(profiles.actors_showing(0), 1U);  // A twice
  EXPECT_EQ(profiles.seen_by_all(0), 2U);
}

TEST(Profiles, AnActorsSoftwareImpliesWhatItCarriesOutOnceThatIsKnown) {
  const Corpus corpus = sample_corpus();
  const Profiles before = profiles_as_of(corpus, 2023);
  EXPECT_TRUE(before.implied(0, 1));
  EXPECT_FALSE(before.implied(0, 4));  // known from June 2023
  EXPECT_TRUE(profiles_as_of(corpus, 2024).implied(0, 4));
  EXPECT_FALSE(profiles_as_of(corpus, 2024).implied(1, 1));  // B has no S1
}

TEST(Profiles, AgeCountsBegunYears) {
  const Date day = sample_day(2024);
  EXPECT_EQ(age_in_years(day, Date::from_ymd(2023, 12, 31).value()), 1);
  EXPECT_EQ(age_in_years(day, Date::from_ymd(2023, 1, 1).value()), 1);
  EXPECT_EQ(age_in_years(day, Date::from_ymd(2022, 12, 31).value()), 2);
  EXPECT_EQ(age_in_years(day, day), 0);
}

TEST(Profiles, TheNewestReportIsKept) {
  const Corpus corpus = sample_corpus();
  const Profiles profiles = profiles_as_of(corpus, 2025);
  EXPECT_EQ(profiles.actors()[0].newest.year(), 2022);
  EXPECT_EQ(profiles.actors()[2].newest.year(), 2019);
}

TEST(IntegerSqrt, IsTheFloorOfTheRoot) {
  for (std::uint64_t x : {0ULL, 1ULL, 2ULL, 3ULL, 4ULL, 8ULL, 9ULL, 99ULL, 1'000'000ULL,
                          999'999'999'999ULL, 9'000'000'000'000'000'000ULL}) {
    const auto root = static_cast<std::uint64_t>(integer_sqrt(x));
    EXPECT_LE(root * root, x);
    EXPECT_GT((root + 1) * (root + 1), x);
  }
}

}  // namespace
}  // namespace perpend::attribution
