#include "training/incident_examples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "training/incident_clues.h"

namespace perpend::training {
namespace {

ByteSpan place_of(std::string_view text, std::string_view part) {
  const std::size_t at = text.find(part);
  return {at, at + part.size()};
}

AnnotatedParagraph paragraph() {
  AnnotatedParagraph made;
  made.hand = "one";
  made.text = "They sowed barley in the wet field, and the mayor called us late. Buy a good fence.";
  const ByteSpan sowed = place_of(made.text, "sowed barley in the wet field");
  made.techniques = {{"T9001", {sowed}}};
  made.evidence = {sowed};
  made.traps = {place_of(made.text, "a good fence")};
  return made;
}

const IncidentExample* find(const std::vector<IncidentExample>& examples, std::string_view text) {
  const auto found = std::find_if(examples.begin(), examples.end(),
                                  [&](const IncidentExample& one) { return one.text == text; });
  return found == examples.end() ? nullptr : &*found;
}

TEST(IncidentExamples, AClauseShowsWhatWasAnnotatedInIt) {
  const auto examples = examples_of(paragraph());
  const auto* sowed = find(examples, "They sowed barley in the wet field");
  const auto* called = find(examples, "the mayor called us late");
  if (called == nullptr) called = find(examples, "and the mayor called us late.");
  if (called == nullptr) called = find(examples, "and the mayor called us late");
  ASSERT_NE(sowed, nullptr);
  ASSERT_NE(called, nullptr);
  EXPECT_EQ(sowed->techniques, std::vector<std::string>{"T9001"});
  EXPECT_TRUE(called->techniques.empty());
}

TEST(IncidentExamples, AClauseWithASmallPartOfAPassageIsLeftOut) {
  AnnotatedParagraph made = paragraph();
  made.techniques[0].places = {place_of(made.text, "barley in the wet field, and the")};
  for (const IncidentExample& one : examples_of(made)) {
    EXPECT_FALSE(one.techniques.empty() && one.text.find("mayor") != std::string::npos) << one.text;
  }
}

TEST(IncidentExamples, WhatLooksLikeEvidenceAndIsNotTellsOfNoIncident) {
  const auto examples = examples_of(paragraph());
  const auto* advice = find(examples, "Buy a good fence.");
  const auto* sowed = find(examples, "They sowed barley in the wet field");
  ASSERT_NE(advice, nullptr);
  ASSERT_NE(sowed, nullptr);
  EXPECT_EQ(advice->telling, Telling::kNot);
  EXPECT_EQ(sowed->telling, Telling::kTold);
}

TEST(Clues, GiveTheShareOfRightOnes) {
  std::vector<ClueCase> cases;
  for (int i = 0; i < 4000; ++i) {
    ClueCase one;
    one.clues[0] = i % 2;
    one.clues[kUnknowns - 1] = 1;
    one.right = i % 2 == 1 ? i % 8 != 1 : i % 8 == 0;  // three in four, and one in four
    cases.push_back(one);
  }
  const ClueVector fitted = fit_clues(cases);
  EXPECT_NEAR(fitted[kUnknowns - 1], -1.0986, .05);
  EXPECT_NEAR(fitted[0], 2.1972, .1);
}

}  // namespace
}  // namespace perpend::training
