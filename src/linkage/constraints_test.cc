#include "linkage/constraints.h"

#include <gtest/gtest.h>

#include <map>

#include "linkage/random_numbers.h"

namespace perpend::linkage {
namespace {

using Sides = std::vector<std::vector<std::string>>;

LinkStep step(std::uint64_t sequence, LinkAct act, Sides sides, std::uint64_t undoes = 0) {
  return {sequence, act, std::move(sides), undoes, "because", "Ada", "2024-09-01T09:00:00Z"};
}

TEST(Constraints, AMergeConfirmsAndASplitRefusesEveryPairAcross) {
  const std::vector<LinkStep> steps = {step(2, LinkAct::kMerge, {{"a", "b"}, {"c"}}),
                                       step(3, LinkAct::kSplit, {{"x", "y"}, {"a", "z"}})};
  const Constraints constraints = replay(steps);
  EXPECT_EQ(constraints.confirmed,
            (std::vector<std::pair<std::string, std::string>>{{"a", "b"}, {"a", "c"}}));
  EXPECT_EQ(constraints.refused, (std::vector<std::pair<std::string, std::string>>{
                                     {"a", "x"}, {"a", "y"}, {"x", "z"}, {"y", "z"}}));
}

TEST(Constraints, WhatIsUndoneNoLongerCountsAndAnUndoCanBeUndone) {
  std::vector<LinkStep> steps = {step(2, LinkAct::kConfirm, {{"a"}, {"b"}}),
                                 step(3, LinkAct::kUndo, {}, 2)};
  EXPECT_TRUE(replay(steps).confirmed.empty());
  steps.push_back(step(4, LinkAct::kUndo, {}, 3));
  EXPECT_EQ(replay(steps).confirmed.size(), 1U);
  steps.push_back(step(5, LinkAct::kUndo, {}, 4));
  EXPECT_TRUE(replay(steps).confirmed.empty());
}

TEST(Constraints, AContradictionIsNotLetInAndNamesWhatToUndo) {
  const std::vector<LinkStep> steps = {step(2, LinkAct::kConfirm, {{"a"}, {"b"}}),
                                       step(3, LinkAct::kConfirm, {{"b"}, {"c"}}),
                                       step(4, LinkAct::kConfirm, {{"d"}, {"e"}})};
  const auto error = check_step(steps, step(5, LinkAct::kRefuse, {{"a"}, {"c"}}));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "link.contradiction");
  EXPECT_NE(error->what.find("entry 2, 3 of"), std::string::npos) << error->what;
  EXPECT_FALSE(check_step(steps, step(5, LinkAct::kRefuse, {{"a"}, {"d"}})));
}

TEST(Constraints, OfALogFromElsewhereTheEarlierStepStands) {
  const std::vector<LinkStep> steps = {step(2, LinkAct::kRefuse, {{"a"}, {"b"}}),
                                       step(3, LinkAct::kConfirm, {{"a"}, {"b"}})};
  const Constraints constraints = replay(steps);
  EXPECT_TRUE(constraints.confirmed.empty());
  EXPECT_EQ(constraints.refused.size(), 1U);
  ASSERT_EQ(constraints.diagnostics.size(), 1U);
  EXPECT_EQ(constraints.diagnostics[0].where, "log/3");
}

TEST(Constraints, UndoingAnUndoMayNotBringAContradictionBack) {
  const std::vector<LinkStep> steps = {step(2, LinkAct::kConfirm, {{"a"}, {"b"}}),
                                       step(3, LinkAct::kUndo, {}, 2),
                                       step(4, LinkAct::kRefuse, {{"a"}, {"b"}})};
  const auto error = check_step(steps, step(5, LinkAct::kUndo, {}, 3));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "link.contradiction");
}

TEST(Constraints, StepsOnNothingAreRefused) {
  EXPECT_EQ(check_step({}, step(2, LinkAct::kUndo, {}, 1))->code, "link.no-such-step");
  EXPECT_EQ(check_step({}, step(2, LinkAct::kConfirm, {{"a"}}))->code, "link.sides");
  EXPECT_EQ(check_step({}, step(2, LinkAct::kConfirm, {{"a"}, {"a"}}))->code, "link.sides");
  EXPECT_EQ(check_step({}, step(2, LinkAct::kSplit, {{}, {"a"}}))->code, "link.sides");
}

// Whatever is let in, no pair that was refused is joined by what was confirmed.
TEST(Constraints, WhatIsLetInNeverContradictsItself) {
  for (std::uint64_t run = 0; run < 60; ++run) {
    SplitMix64 random(stream_seed(12, run));
    std::vector<LinkStep> steps;
    for (std::uint64_t sequence = 2; sequence < 40; ++sequence) {
      const std::uint64_t kind = random.below(5);
      LinkStep next = step(sequence, kind < 2 ? LinkAct::kConfirm : LinkAct::kRefuse, {});
      if (kind == 4) {
        next.act = LinkAct::kUndo;
        next.undoes = 2 + random.below(sequence);
      } else {
        for (int side = 0; side < 2; ++side) {
          next.sides.push_back({std::string(1, static_cast<char>('a' + random.below(9)))});
        }
      }
      if (!check_step(steps, next)) steps.push_back(std::move(next));
    }
    const Constraints constraints = replay(steps);
    EXPECT_TRUE(constraints.diagnostics.empty());
    std::map<std::string, std::string> group;
    for (char c = 'a'; c <= 'i'; ++c) group[std::string(1, c)] = std::string(1, c);
    for (int pass = 0; pass < 9; ++pass) {
      for (const auto& [a, b] : constraints.confirmed) {
        group[a] = group[b] = std::min(group[a], group[b]);
      }
    }
    for (const auto& [a, b] : constraints.refused) EXPECT_NE(group[a], group[b]);
  }
}

}  // namespace
}  // namespace perpend::linkage
