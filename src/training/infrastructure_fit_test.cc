#include "training/infrastructure_fit.h"

#include <gtest/gtest.h>

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

TEST_F(Lists, FewLeaveTheNumbersNearTheirStart) {
  const attribution::TraceWeights none = fit_traces(questions_, 0);
  for (std::size_t i = 0; i < none.size(); ++i) {
    EXPECT_TRUE(none[i] == 0 || none[i] == 1000) << attribution::trace_name(i);
  }
  EXPECT_EQ(none[static_cast<std::size_t>(Trace::kMatch)], 1000);  // a hash
  EXPECT_TRUE(traces_by_year(questions_).empty());
}

// Two numbers that say the same twice, and a third case against one of them: whatever is held on
// the way, at the end no held number would lower the loss by rising.
TEST(Logit, WhatWasHeldTooSoonIsLetGoAgain) {
  std::vector<Choice> choices(30, Choice{2, 0, {1'000'000, 900'000, 0, 0}});
  for (int i = 0; i < 12; ++i) choices.push_back({2, 1, {200'000, 1'000'000, 0, 0}});
  const LogitSettings settings{{0.0, 0.0}, 0.1, {false, false}};
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

TEST(Logit, WhatWouldGoBelowZeroIsHeldThere) {
  // The first number speaks against the truth every time, the second for it.
  std::vector<Choice> choices(50, Choice{2, 0, {-1'000'000, 1'000'000, 0, 0}});
  const LogitSettings settings{{0.0, 0.0}, 1, {false, false}};
  const std::vector<double> found = fit_logit(choices, settings);
  EXPECT_EQ(found[0], 0);
  EXPECT_GT(found[1], 0.5);
  const std::vector<double> free = fit_logit(choices, {{0.0, 0.0}, 1, {true, true}});
  EXPECT_LT(free[0], 0);
}

}  // namespace
}  // namespace perpend::training
