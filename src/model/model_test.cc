#include <gtest/gtest.h>

#include "model/claim.h"
#include "model/incident.h"

namespace perpend {
namespace {

TEST(Names, ReadBackToTheValueTheyWereMadeFrom) {
  for (int i = 0; i < static_cast<int>(ObservationType::kUnknown); ++i) {
    const auto type = static_cast<ObservationType>(i);
    EXPECT_EQ(observation_type(name_of(type)), type);
    EXPECT_TRUE(class_of(type).has_value());
  }
  for (int i = 0; i < kEvidenceClasses; ++i) {
    const auto c = static_cast<EvidenceClass>(i);
    EXPECT_EQ(evidence_class(name_of(c)), c);
  }
  EXPECT_FALSE(observation_type("unknown"));
}

TEST(Polarity, ReadsBackFromItsName) {
  for (int i = 0; i <= static_cast<int>(Polarity::kCounterAccuses); ++i) {
    EXPECT_EQ(polarity(name_of(static_cast<Polarity>(i))), static_cast<Polarity>(i));
  }
  EXPECT_FALSE(polarity("regrets"));
}

TEST(Evidentials, AreASetThatForgetsNothing) {
  const EvidentialSet some = {Evidential::kMedia, Evidential::kAlleged};
  EXPECT_TRUE(some.contains(Evidential::kMedia));
  EXPECT_TRUE(some.contains(Evidential::kAlleged));
  EXPECT_FALSE(some.contains(Evidential::kTechnical));
  EXPECT_TRUE(EvidentialSet().empty());
}

TEST(ClaimId, ChangesWithEveryPartThatMakesTheClaim) {
  ClaimDocument document;
  document.id = "d";
  Claim claim;
  claim.chain = {{"Police", "police", ByteSpan{0, 6}, LinkKind::kDescribed, ""}};
  claim.cue = {"said", {7, 11}};
  claim.content = {"it rained", {{12, 21}}};
  const std::string id = claim_id(document, claim);
  EXPECT_EQ(id.size(), 13U);
  Claim other = claim;
  other.cue.span = {8, 12};
  EXPECT_NE(claim_id(document, other), id);
  other = claim;
  other.chain[0].written = "Police";
  EXPECT_NE(claim_id(document, other), id);
  other = claim;
  other.confidence = 7;  // how sure the reader is does not make another claim
  EXPECT_EQ(claim_id(document, other), id);
}

TEST(Marking, IsOrderedByStrictness) {
  EXPECT_LT(Marking::kAmber, Marking::kAmberStrict);
  EXPECT_EQ(stricter(Marking::kGreen, Marking::kClear), Marking::kGreen);
  EXPECT_EQ(marking("amber+strict"), Marking::kAmberStrict);
  EXPECT_EQ(marking("TLP:WHITE"), Marking::kClear);
  EXPECT_FALSE(marking("TLP:PURPLE"));
}

TEST(Admiralty, KnowsItsSixLettersAndSixNumbers) {
  EXPECT_EQ(reliability("b"), Reliability::kB);
  EXPECT_FALSE(reliability("G"));
  EXPECT_FALSE(reliability("AB"));
  EXPECT_EQ(credibility(2), Credibility::k2);
  EXPECT_FALSE(credibility(0));
  EXPECT_FALSE(credibility(7));
}

TEST(Observation, IdDependsOnWhatWasSeenAndNotOnWhoSaysSo) {
  Observation a;
  a.type = ObservationType::kMalware;
  a.id = "S0275";
  a.value = "UPPERCUT";
  Observation b = a;
  b.type = ObservationType::kTool;
  b.value = "ANEL";
  b.source = 3;
  EXPECT_EQ(id_of(a), id_of(b));
  b.id.clear();
  EXPECT_NE(id_of(a), id_of(b));
}

TEST(Merge, KeepsEveryReferenceOnItsOwnDocument) {
  Incident first;
  first.id = "a";
  first.sources.resize(1);
  first.documents.resize(2);
  first.first_seen = Date::parse("2024-02-01");
  Incident second;
  second.id = "b";
  second.marking = Marking::kAmber;
  second.sources.resize(1);
  second.documents.resize(1);
  second.first_seen = Date::parse("2024-01-01");
  second.observations.resize(1);
  second.observations[0].spans.push_back({0, {1, 2}, 0});
  const Incident whole = merge({first, second});
  EXPECT_EQ(whole.id, "a+b");
  EXPECT_EQ(whole.observations[0].source, 1U);
  EXPECT_EQ(whole.observations[0].spans[0].document, 2U);
  EXPECT_EQ(whole.first_seen->iso(), "2024-01-01");
  EXPECT_EQ(whole.marking, Marking::kAmber);
}

}  // namespace
}  // namespace perpend
