#include "claims/repairs.h"

#include <gtest/gtest.h>

#include <string>

#include "claims/sample_claims.h"

namespace perpend::claims {
namespace {

std::vector<Claim> repaired(const std::vector<ClaimDocument>& documents,
                            std::vector<Claim> claims) {
  std::vector<DocumentSentences> sentences;
  for (const ClaimDocument& document : documents) sentences.push_back(sentences_of(document));
  repair_claims(documents, sentences, claims);
  return claims;
}

TEST(Repairs, WhoeverStandsBehindToldListens) {
  const std::vector documents = {sample::document(
      "Post", "2031-01-01",
      "It is too early, Ivo Brandt, an expert at the Institute of Trade, told the Mill Herald.")};
  const auto claims = repaired(documents, {});
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].chain.back().name, "Ivo Brandt");
  EXPECT_EQ(claims[0].content.text, "It is too early");
}

TEST(Repairs, WhoeverIsDescribedBeforeTheVerbSpeaks) {
  const std::vector documents = {sample::document(
      "Post", "2031-01-01", "The locks held, Ivo Brandt, the harbour's director, insisted.")};
  const auto claims = repaired(documents, {});
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].chain.back().name, "Ivo Brandt");
  EXPECT_EQ(claims[0].cue.text, "insisted");
  EXPECT_EQ(claims[0].content.text, "The locks held");
}

TEST(Repairs, WhatStandsBehindTheListenerIsLeftAlone) {
  const std::vector documents = {sample::document(
      "Post", "2031-01-01", "Ivo Brandt told the Mill Herald that it is too early.")};
  EXPECT_TRUE(repaired(documents, {}).empty());
}

TEST(Repairs, AClaimOnTheWordsOfOthersIsTheOutletsOwn) {
  const std::vector documents = {sample::document(
      "Post", "2031-01-01",
      "Some papers dropped the word \"suspected\" and blamed Orsk. The police said so.")};
  const auto claims =
      repaired(documents, {sample::claim(documents, 0, {"papers"}, "blamed", "Orsk")});
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].chain.size(), 1U);
  EXPECT_FALSE(speaks_of_wording("The police dropped the case."));
}

TEST(Repairs, WordingIsSpokenOfInManyWays) {
  EXPECT_TRUE(speaks_of_wording("Two broadcasters left out the term \"presumed\" on Monday."));
  EXPECT_TRUE(speaks_of_wording("The hedge 'reportedly' was cut from several headlines."));
  EXPECT_TRUE(speaks_of_wording("Later reports replaced that phrase."));
}

TEST(Repairs, WordsInPassingAreNoWordingOfOthers) {
  EXPECT_FALSE(speaks_of_wording("The paper dropped its editor, in other words a rival."));
  EXPECT_FALSE(speaks_of_wording("The group removed the logs before reporters arrived."));
  EXPECT_FALSE(speaks_of_wording("The minister used the word \"war\"."));
}

}  // namespace
}  // namespace perpend::claims
