#include <gtest/gtest.h>

#include <string>

#include "evaluation/extraction.h"

namespace perpend::evaluation {
namespace {

// Sentences that give their technique away by one word, and two that cannot be known.
attack::Texts easy() {
  attack::Texts texts;
  const auto day = [](int year) { return *Date::from_ymd(year, 3, 1); };
  const char* words[] = {"barley", "scythe", "orchard", "kettle"};
  for (int i = 0; i < 4; ++i) {
    const std::string id = "T900" + std::to_string(i);
    texts.techniques.push_back(
        {id, words[i], "About it.", {i < 2 ? "execution" : "impact"}, day(2019)});
    for (int k = 0; k < 24; ++k) {
      const std::string text =
          std::string("X has used a ") + words[i] + " number " + std::to_string(k % 4);
      texts.procedures.push_back({id, text, day(2020 + k % 6)});
    }
  }
  texts.techniques.push_back({"T9009", "lantern", "About it.", {"impact"}, day(2025)});
  texts.procedures.push_back({"T9009", "A lantern.", day(2025)});
  return texts;
}

TEST(Procedures, CountWhatIsRightAndWhatNobodyCouldKnow) {
  const auto evaluation = evaluate_procedures(easy(), {}, *Date::from_ymd(2025, 1, 1));
  EXPECT_EQ(evaluation.new_technique, 1);
  ASSERT_EQ(evaluation.settings.size(), 2U);
  const ProcedureSetting& strict = evaluation.settings[0];
  ASSERT_EQ(strict.methods.size(), 4U);
  for (const ProcedureFigures& figures : strict.methods) {
    EXPECT_EQ(figures.sentences, 17) << figures.method;
    EXPECT_EQ(figures.exact_first, 16) << figures.method;  // all but the lantern
    EXPECT_EQ(figures.parent_first, 16) << figures.method;
  }
  EXPECT_TRUE(strict.methods[0].exact_error);
  EXPECT_FALSE(strict.methods[1].exact_error);
  std::int64_t by_tactic = 0;
  for (const TacticFigures& tactic : strict.tactics) by_tactic += tactic.figures.sentences;
  EXPECT_EQ(by_tactic, 17);
  EXPECT_EQ(evaluation.settings[1].methods[1].exact_first, 17);  // its name is its text
  EXPECT_NE(procedures_text(evaluation).find("17 procedure sentences"), std::string::npos);
  EXPECT_NE(procedures_json(evaluation).find("\"exact_top_1\": 0.9412"), std::string::npos);
}

}  // namespace
}  // namespace perpend::evaluation
