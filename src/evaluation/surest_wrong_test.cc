#include "evaluation/surest_wrong.h"

#include <gtest/gtest.h>

namespace perpend::evaluation {
namespace {

CaseLine asked(std::string citation, std::string actor, bool known, std::vector<std::string> ids,
               std::vector<double> posteriors) {
  CaseLine line;
  line.citation = std::move(citation);
  line.actor = std::move(actor);
  line.known = known;
  line.ids = std::move(ids);
  line.posteriors = std::move(posteriors);
  return line;
}

TEST(SurestWrong, AreTheWrongAnswersWithTheHighestPosteriorsFirst) {
  const std::vector<WrongCase> wrong = surest_wrong({
      asked("right", "A", true, {"A", "B", "unlisted"}, {.99, .005, .005}),
      asked("unsure", "A", true, {"B", "unlisted", "A"}, {.5, .3, .2}),
      asked("sure", "B", true, {"A", "B", "unlisted"}, {.9, .06, .04}),
  });
  ASSERT_EQ(wrong.size(), 2U);
  EXPECT_EQ(wrong[0].citation, "sure");
  EXPECT_EQ(wrong[0].leader, "A");
  EXPECT_EQ(wrong[0].truth_rank, 2U);
  EXPECT_EQ(wrong[0].truth_posterior, .06);
  EXPECT_EQ(wrong[1].truth_rank, 3U);
}

TEST(SurestWrong, ANameIsWrongWhereTheActorWasNotYetKnown) {
  const std::vector<WrongCase> wrong = surest_wrong({
      asked("named", "C", false, {"A", "unlisted", "B"}, {.7, .2, .1}),
      asked("unlisted", "C", false, {"unlisted", "A", "B"}, {.7, .2, .1}),
      asked("known, said unlisted", "A", true, {"unlisted", "A", "B"}, {.6, .3, .1}),
  });
  ASSERT_EQ(wrong.size(), 2U);
  EXPECT_EQ(wrong[0].citation, "named");
  EXPECT_EQ(wrong[0].truth_rank, 2U);
  EXPECT_FALSE(wrong[0].known);
  EXPECT_EQ(wrong[1].citation, "known, said unlisted");
}

TEST(SurestWrong, AreAtMostADozen) {
  std::vector<CaseLine> cases;
  for (int i = 0; i < 40; ++i) {
    cases.push_back(asked(std::to_string(i), "A", true, {"B", "A"}, {.5 + i * .01, .5 - i * .01}));
  }
  const std::vector<WrongCase> wrong = surest_wrong(cases);
  ASSERT_EQ(wrong.size(), kWrongShown);
  EXPECT_EQ(wrong.front().citation, "39");
  EXPECT_EQ(wrong.back().citation, "28");
}

}  // namespace
}  // namespace perpend::evaluation
