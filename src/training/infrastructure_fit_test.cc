#include "training/infrastructure_fit.h"

#include <gtest/gtest.h>

#include <cmath>

#include "attribution/sample_pack.h"

namespace perpend::training {
namespace {

using attribution::kTraces;
using attribution::Trace;

class Lists : public testing::Test {
 protected:
  Lists() : pack_(attribution::sample_pack()), index_(pack_), questions_(list_questions(index_)) {}

  std::int32_t term(std::size_t question, std::size_t hypothesis, Trace trace) const {
    return questions_[question]
        .choice.terms[hypothesis * kTraces + static_cast<std::size_t>(trace)];
  }

  knowledge::Pack pack_;
  attribution::ListIndex index_;
  std::vector<ListQuestion> questions_;
};

// r1 (2019) and r2 (2020) are of one actor and share a host; r3 (2021) is another's and shares one
// with r2.
TEST_F(Lists, AreAskedWithWhatWasListedStrictlyBefore) {
  ASSERT_EQ(questions_.size(), 3U);
  EXPECT_TRUE(questions_[0].actors.empty());
  ASSERT_EQ(questions_[1].actors.size(), 1U);
  EXPECT_EQ(questions_[1].choice.truth, 0U);
  ASSERT_EQ(questions_[2].actors.size(), 1U);
  EXPECT_EQ(questions_[2].choice.truth, 1U);  // its actor had no list yet: the unlisted one
}

TEST_F(Lists, SayWhatMatches) {
  const auto domain = static_cast<std::size_t>(Trace::kMatch) +
                      static_cast<std::size_t>(attribution::MatchLevel::kDomain);
  EXPECT_EQ(questions_[1].choice.terms[domain], 1'000'000);
  EXPECT_EQ(questions_[2].choice.terms[domain], 1'000'000);  // a.both.com stood in r2
  EXPECT_EQ(term(2, 0, Trace::kLists), 301'030);             // two lists of that actor
  EXPECT_EQ(term(1, 1, Trace::kUnmatched), 301'030);         // a.both.com was new then
  EXPECT_EQ(term(1, 1, Trace::kUnlisted), 1'000'000);
}

TEST_F(Lists, OfNoneAreTheNumbersThoseOfTheStart) {
  const attribution::TraceWeights none = fit_traces(questions_, 0);
  for (std::size_t i = 0; i < none.size(); ++i) {
    EXPECT_EQ(none[i], i == static_cast<std::size_t>(Trace::kMass) ? 1000 : 0)
        << attribution::trace_name(i);
  }
  EXPECT_TRUE(traces_by_year(questions_).empty());
}

// A case of one actor among four, in which the actors named so match at the level.
ListQuestion counted_question(std::size_t truth, attribution::MatchLevel level,
                              const std::vector<std::size_t>& matching) {
  ListQuestion question;
  question.actors.resize(4);
  question.choice = {5, truth, std::vector<std::int32_t>(5 * kTraces, 0)};
  for (const std::size_t actor : matching) {
    for (const attribution::MatchLevel one : {level, attribution::MatchLevel::kAny}) {
      question.choice.terms[actor * kTraces + static_cast<std::size_t>(Trace::kMatch) +
                            static_cast<std::size_t>(one)] = 1'000'000;
    }
  }
  return question;
}

TEST(CountedRatio, IsTheShareWithTheRightActorOverThatWithOthers) {
  using attribution::MatchLevel;
  std::vector<ListQuestion> questions;
  for (int i = 0; i < 7; ++i) questions.push_back(counted_question(0, MatchLevel::kHash, {0}));
  questions.push_back(counted_question(1, MatchLevel::kHash, {2}));
  // 7 of 8 right ones, 1 of 24 others: p = 1.5/25 = .06, (7 + .18) / (11 x .06) = 10.879.
  EXPECT_NEAR(counted_ratio(questions, 8, MatchLevel::kHash), std::log10(7.18 / 0.66), 1e-6);
  EXPECT_NEAR(counted_ratio(questions, 0, MatchLevel::kHash), 0, 1e-9);
  EXPECT_LT(counted_ratio(questions, 8, MatchLevel::kUrl), 0)
      << "none was seen: nothing is claimed";
}

// Where a level is rare, its number stays near what counting says, and a finer match weighs no less
// than a coarser one: numbers of finer levels come on top.
TEST(FittedTraces, OfARareLevelStayNearWhatCountingSays) {
  using attribution::MatchLevel;
  std::vector<ListQuestion> questions;
  for (int i = 0; i < 5; ++i) questions.push_back(counted_question(0, MatchLevel::kHash, {0}));
  questions.push_back(counted_question(1, MatchLevel::kHash, {3}));
  for (std::size_t i = 0; i < 60; ++i) questions.push_back(counted_question(i % 4, {}, {}));
  const attribution::TraceWeights fitted = fit_traces(questions, questions.size());
  const auto number = [&](MatchLevel level) {
    return fitted[static_cast<std::size_t>(Trace::kMatch) + static_cast<std::size_t>(level)];
  };
  const double counted = counted_ratio(questions, questions.size(), MatchLevel::kHash);
  EXPECT_GT(counted, 0.8);
  const double lone = static_cast<double>(number(MatchLevel::kHash) + number(MatchLevel::kAny));
  EXPECT_NEAR(lone / 1000, counted, 0.3);
}

// Two numbers that say the same twice, and a third case against one of them: whatever is held on
// the way, at the end no held number would lower the loss by rising.
TEST(Logit, WhatWasHeldTooSoonIsLetGoAgain) {
  std::vector<Choice> choices(30, Choice{2, 0, {1'000'000, 900'000, 0, 0}});
  for (int i = 0; i < 12; ++i) choices.push_back({2, 1, {200'000, 1'000'000, 0, 0}});
  const LogitSettings settings{{0.0, 0.0}, 0.1, {}, {false, false}};
  const std::vector<double> found = fit_logit(choices, settings);
  const double least = logit_loss(choices, settings, found);
  for (std::size_t k = 0; k < 2; ++k) {
    for (const double step : {-0.01, 0.01}) {
      std::vector<double> other = found;
      other[k] += step;
      if (other[k] < 0) continue;
      EXPECT_GE(logit_loss(choices, settings, other), least - 1e-9);
    }
  }
}

TEST(Logit, ANumberMayBePulledHarderThanTheOthers) {
  const std::vector<Choice> choices(20, Choice{2, 0, {500'000, 500'000, 0, 0}});
  const LogitSettings settings{{0.0, 0.0}, 1, {0.1, 10.0}, {false, false}};
  const std::vector<double> found = fit_logit(choices, settings);
  EXPECT_NEAR(found[0] / found[1], 100, 1);  // alike but for the pull
}

TEST(Logit, WhatWouldGoBelowZeroIsHeldThere) {
  // The first number speaks against the truth every time, the second for it.
  std::vector<Choice> choices(50, Choice{2, 0, {-1'000'000, 1'000'000, 0, 0}});
  const LogitSettings settings{{0.0, 0.0}, 1, {}, {false, false}};
  const std::vector<double> found = fit_logit(choices, settings);
  EXPECT_EQ(found[0], 0);
  EXPECT_GT(found[1], 0.5);
  const std::vector<double> free = fit_logit(choices, {{0.0, 0.0}, 1, {}, {true, true}});
  EXPECT_LT(free[0], 0);
}

}  // namespace
}  // namespace perpend::training
