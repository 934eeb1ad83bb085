#include "claims/ledger.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "claims/alignment.h"
#include "claims/sample_claims.h"

namespace perpend::claims {
namespace {

using sample::kinds_of;

ClaimsLedger affair() {
  auto documents = sample::affair();
  auto claims = sample::claims_of_affair(documents);
  return build_ledger(std::move(documents), std::move(claims));
}

const Retelling* by_outlet(const ClaimsLedger& ledger, const std::string& outlet,
                           bool answer = false) {
  for (const Retelling& retelling : ledger.retellings) {
    const Claim& by = ledger.claims[retelling.by];
    if (ledger.documents[by.document].outlet == outlet && retelling.answer == answer)
      return &retelling;
  }
  return nullptr;
}

const Story& first_story(const ClaimsLedger& ledger) { return ledger.stories.at(0); }

TEST(ClaimsLedgers, ACopyIsFoundAsACopyAndLacksTheAnswer) {
  const ClaimsLedger ledger = affair();
  const Retelling* copy = by_outlet(ledger, "Evening Slate");
  ASSERT_NE(copy, nullptr);
  EXPECT_TRUE(copy->copied);
  EXPECT_EQ(kinds_of(*copy), std::vector{DriftKind::kAnswerLeftOut});
}

TEST(ClaimsLedgers, ADeclaredRelayIsHeldToRetellWhatItNames) {
  const ClaimsLedger ledger = affair();
  const Retelling* relay = by_outlet(ledger, "Hill Post");
  ASSERT_NE(relay, nullptr);
  EXPECT_TRUE(relay->declared);
  EXPECT_EQ(ledger.documents[relay->told.document].outlet, "Quay Register");
  EXPECT_EQ(kinds_of(*relay), (std::vector{DriftKind::kHedgeDropped, DriftKind::kBasisDropped,
                                           DriftKind::kAnswerLeftOut}));
}

TEST(ClaimsLedgers, AnOutletsOwnSentenceThatRetellsBecomesItsClaim) {
  const ClaimsLedger ledger = affair();
  const Retelling* raised = by_outlet(ledger, "Patriot");
  ASSERT_NE(raised, nullptr);
  const Claim& own = ledger.claims[raised->by];
  EXPECT_EQ(own.chain.size(), 1U);
  EXPECT_TRUE(own.cue.empty());
  EXPECT_EQ(kinds_of(*raised), (std::vector{DriftKind::kHedgeDropped, DriftKind::kBasisDropped,
                                            DriftKind::kLevelRaised, DriftKind::kNumberChanged,
                                            DriftKind::kDateChanged, DriftKind::kAnswerLeftOut,
                                            DriftKind::kSourceDropped}));
  const auto number =
      std::find_if(raised->drift.begin(), raised->drift.end(),
                   [](const Drift& drift) { return drift.kind == DriftKind::kNumberChanged; });
  EXPECT_EQ(number->from.phrase.text, "214 attacks");
  EXPECT_EQ(number->to.phrase.text, "241 attacks");
}

TEST(ClaimsLedgers, SentencesThatRetellNothingBecomeNoClaims) {
  for (const Claim& claim : affair().claims) {
    EXPECT_EQ(claim.content.text.find("rain"), std::string::npos);
    EXPECT_EQ(claim.content.text.find("Bread"), std::string::npos);
  }
}

TEST(ClaimsLedgers, AnAnswerThatForgetsAReasonIsDriftBetweenItAndTheClaim) {
  const ClaimsLedger ledger = affair();
  const Retelling* answer = by_outlet(ledger, "Ostria Today", true);
  ASSERT_NE(answer, nullptr);
  ASSERT_EQ(kinds_of(*answer), std::vector{DriftKind::kBasisDropped});
  EXPECT_NE(answer->drift[0].from.phrase.text.find("servers"), std::string::npos);
  EXPECT_EQ(answer->drift[0].to.phrase.text, "tools and working hours");
}

TEST(ClaimsLedgers, FiveOutletsCanHaveOneOrigin) {
  const ClaimsLedger ledger = affair();
  const Story& story = first_story(ledger);
  EXPECT_EQ(story.claims.size(), 5U);
  ASSERT_EQ(story.origins.size(), 1U);
  const Origin& origin = ledger.origins[story.origins[0]];
  EXPECT_EQ(origin.outlets.size(), 5U);
  EXPECT_EQ(origin.root, "cyber police of Velmark");
  EXPECT_EQ(story.course, 1);
}

TEST(ClaimsLedgers, AnAnswerStandsBesideWhatItAnswers) {
  const ClaimsLedger ledger = affair();
  std::vector<std::string> answered;
  for (const Response& response : ledger.responses) {
    answered.push_back(ledger.claims[response.answered_by].chain.back().name + " to " +
                       ledger.documents[ledger.claims[response.claim].document].outlet);
  }
  EXPECT_EQ(answered, (std::vector<std::string>{"embassy of Ostria to Quay Register",
                                                "Ivo Brandt to Ostria Today"}));
}

TEST(ClaimsLedgers, TheOrderOfTheFilesChangesNothing) {
  auto documents = sample::affair();
  auto claims = sample::claims_of_affair(documents);
  const ClaimsLedger forward = build_ledger(documents, claims);
  std::reverse(documents.begin(), documents.end());
  const auto last = static_cast<std::uint32_t>(documents.size() - 1);
  for (Claim& claim : claims) claim.document = last - claim.document;
  std::reverse(claims.begin(), claims.end());
  const ClaimsLedger backward = build_ledger(documents, claims);
  const auto summary = [](const ClaimsLedger& ledger) {
    std::vector<std::string> lines;
    for (const Retelling& retelling : ledger.retellings) {
      std::string line = ledger.claims[retelling.of].id + ">" + ledger.claims[retelling.by].id;
      for (const DriftKind kind : kinds_of(retelling)) line += " " + std::string(name_of(kind));
      lines.push_back(line);
    }
    for (const Origin& origin : ledger.origins) {
      lines.push_back(origin.root + std::to_string(origin.claims.size()));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
  };
  EXPECT_EQ(summary(forward), summary(backward));
}

TEST(ClaimsLedgers, NothingIsMadeOfNothing) {
  const ClaimsLedger none = build_ledger({}, {});
  EXPECT_TRUE(none.claims.empty());
  const ClaimsLedger empty = build_ledger({sample::document("A", "2031-01-01", "")}, {});
  EXPECT_TRUE(empty.stories.empty());
}

TEST(ClaimsLedgers, DaysThatDocumentsNameStandOnALineOfTheirOwn) {
  const ClaimsLedger ledger =
      build_ledger({sample::document("A", "2031-03-04",
                                     "The talks begin on 15 April. In 2027 it was different.")},
                   {});
  ASSERT_EQ(ledger.events.size(), 1U);
  EXPECT_EQ(ledger.events[0].from.iso(), "2030-04-15");
  EXPECT_EQ(ledger.events[0].when.phrase.text, "15 April");
}

}  // namespace
}  // namespace perpend::claims
