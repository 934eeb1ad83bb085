#include "training/train.h"

#include <gtest/gtest.h>

#include <map>

#include "knowledge/shared_pack.h"
#include "training/held_out.h"

namespace perpend::training {
namespace {

TEST(Train, GivesTheLedgersNumbersTheGateAndTheDay) {
  const Date day = Date::from_ymd(2018, 1, 1).value();
  const auto trained = train(knowledge::shared_pack(), day).parameters;
  const std::map<std::string, std::int64_t> numbers(trained.begin(), trained.end());
  EXPECT_EQ(numbers.size(), trained.size());
  EXPECT_EQ(numbers.at("fitted_as_of"), day.days());
  for (int i = 0; i < attribution::kFittedCount; ++i) {
    EXPECT_TRUE(numbers.contains(std::string(name_of(static_cast<attribution::Fitted>(i)))));
  }
  std::int64_t cases = 0;
  for (const auto& [name, value] : numbers) {
    if (name.starts_with("gate.") && name.ends_with(".cases")) cases += value;
  }
  EXPECT_EQ(cases, 22 + 44 + 43);  // 2015 to 2017: earlier years have too few cases before them
}

TEST(Train, FitsWhatHoldingOutTheYearWouldFit) {
  // Two ways to the same numbers: the pack cut off at the day, and the year-by-year walk over all
  // of it. They agree only if neither looks at anything later.
  const auto trained =
      train(knowledge::shared_pack(), Date::from_ymd(2018, 1, 1).value()).parameters;
  const std::map<std::string, std::int64_t> numbers(trained.begin(), trained.end());
  const attribution::Corpus corpus = attribution::corpus_of(knowledge::shared_pack());
  const attribution::Parameters walked = fit_by_year(corpus, all_terms(corpus)).at(2018);
  for (std::size_t i = 0; i < walked.size(); ++i) {
    EXPECT_EQ(numbers.at(std::string(name_of(static_cast<attribution::Fitted>(i)))), walked[i]);
  }
}

}  // namespace
}  // namespace perpend::training
