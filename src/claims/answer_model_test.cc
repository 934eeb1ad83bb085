#include "claims/answer_model.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/sample_text.h"

namespace perpend::claims {
namespace {

using Features = std::vector<std::uint32_t>;

Features features(const std::string& tagged, const Dispute& dispute, std::string_view lower) {
  const ParsedText parsed = tagged_by_hand(tagged);
  AnswerContext context;
  context.answer.content = lower;
  context.source = "the embassy of Tolvia";
  context.content = {0, static_cast<std::uint32_t>(parsed.words.size())};
  Features found;
  answer_features(parsed, context, dispute, found);
  return found;
}

TEST(Dispute, KnowsWhoAccusesWhom) {
  const ParsedText parsed =
      tagged_by_hand("Bravian_JJ police_NNS accuse_VBP Tolvia_NNP of_IN the_DT theft_NN ._.");
  Dispute dispute;
  dispute.read(parsed, parsed.sentences.front());
  EXPECT_TRUE(dispute.is_accuser("police"));
  EXPECT_TRUE(dispute.is_accused("tolvian"));
  EXPECT_FALSE(dispute.is_accused("theft"));
}

TEST(AnswerFeatures, DifferWhereTheSideOfTheSubjectDoes) {
  const ParsedText parsed =
      tagged_by_hand("Bravian_JJ police_NNS accuse_VBP Tolvia_NNP of_IN the_DT theft_NN ._.");
  Dispute dispute;
  dispute.read(parsed, parsed.sentences.front());
  const std::string text = "Bravian_JJ agents_NNS read_VBD the_DT mail_NN ._.";
  EXPECT_NE(features(text, dispute, "agents read the mail"),
            features(text, Dispute(), "agents read the mail"));
}

TEST(AnswerFeatures, DifferWhereTheVerbIsNegated) {
  const Features plain = features("We_PRP did_VBD it_PRP ._.", Dispute(), "we did it");
  const Features negated = features("We_PRP did_VBD not_RB it_PRP ._.", Dispute(), "we did it");
  EXPECT_NE(plain, negated);
}

TEST(AnswerModel, TakesTheKindThatWeighsMost) {
  AnswerModel model(4);
  const Features one = {0};
  model.weights()[model.row(0) + static_cast<std::size_t>(Polarity::kDenies)] = 3;
  EXPECT_EQ(weighed(model, one), Polarity::kDenies);
}

}  // namespace
}  // namespace perpend::claims
