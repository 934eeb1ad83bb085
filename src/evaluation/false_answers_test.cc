#include "evaluation/false_answers.h"

#include <gtest/gtest.h>

namespace perpend::evaluation {
namespace {

// "Police said it is over." in a document that is held out by its name, its content marked.
training::TreebankDocument sample(const char* name) {
  auto document = training::read_conllu(
      "1\tPolice\tpolice\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n"
      "2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_\n"
      "3\tit\tit\tPRON\tPRP\t_\t5\tnsubj\t_\t_\n"
      "4\tis\tbe\tAUX\tVBZ\t_\t5\tcop\t_\t_\n"
      "5\tover\tover\tADV\tRB\t_\t2\tccomp\t_\t_\n\n",
      name);
  document->attributions.push_back({{0}, {1}, {2, 5}});
  return *document;
}

Claim claim_on(ByteSpan content, Polarity polarity) {
  Claim claim;
  claim.chain.resize(2);
  claim.content.spans = {content};
  claim.polarity = polarity;
  return claim;
}

TEST(FalseAnswers, AreClaimsThatAnswerAndClaimsThatNobodyMarked) {
  const std::vector documents = {sample("GUM_news_hackers")};
  const auto figures = judge_false_answers(documents, [](const ClaimDocument&, std::uint32_t) {
    return std::vector{claim_on({12, 22}, Polarity::kAsserts),  // 'it is over'
                       claim_on({0, 6}, Polarity::kDenies)};    // 'Police'
  });
  EXPECT_EQ(figures.documents, 1);
  EXPECT_EQ(figures.claims, 2);
  EXPECT_EQ(figures.unmarked, 1);
  EXPECT_EQ(figures.answers, 1);
  EXPECT_EQ(figures.by_polarity.at("denies"), 1);
}

TEST(FalseAnswers, AreNotCountedInTextsThatTaughtTheModelOrAreNoNews) {
  const std::vector documents = {sample("GUM_news_soccer"), sample("GUM_bio_byron")};
  const auto figures = judge_false_answers(documents, [](const ClaimDocument&, std::uint32_t) {
    return std::vector{claim_on({0, 6}, Polarity::kDenies)};
  });
  EXPECT_EQ(figures.claims, 0);
}

}  // namespace
}  // namespace perpend::evaluation
