#include "claims/fields.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "claims/sample_text.h"

namespace perpend::claims {
namespace {

Claim evidentials(const std::string& tagged) {
  const ParsedText parsed = tagged_by_hand(tagged);
  Claim claim;
  read_evidentials(parsed, {0, parsed.text.size()}, claim);
  return claim;
}

ClaimLevel level(const std::string& tagged) {
  const ParsedText parsed = tagged_by_hand(tagged);
  return level_of(parsed, parsed.sentences.front());
}

std::vector<std::string> basis(const std::string& tagged) {
  const ParsedText parsed = tagged_by_hand(tagged);
  std::vector<std::string> found;
  for (const Phrase& one : basis_of(parsed, parsed.sentences.front())) found.push_back(one.text);
  return found;
}

TEST(Fields, SuspectedSaysWhereAClaimComesFromAndGivesNoPercentage) {
  const Claim claim = evidentials("The_DT suspected_VBN crew_NN allegedly_RB left_VBD ._.");
  EXPECT_TRUE(claim.evidential.contains(Evidential::kAlleged));
  EXPECT_FALSE(claim.certainty.has_value());
  ASSERT_EQ(claim.hedges.size(), 2U);
  EXPECT_EQ(claim.hedges[0].text, "suspected");
  EXPECT_EQ(claim.hedges[1].text, "allegedly");
}

TEST(Fields, EveryEvidentialHasAWordOfItsOwn) {
  EXPECT_TRUE(
      evidentials("The_DT logs_NNS agree_VBP ._.").evidential.contains(Evidential::kTechnical));
  EXPECT_TRUE(evidentials("He_PRP saw_VBD it_PRP ._.").evidential.contains(Evidential::kWitnessed));
  EXPECT_TRUE(evidentials("The_DT indictment_NN says_VBZ so_RB ._.")
                  .evidential.contains(Evidential::kDocument));
  EXPECT_TRUE(evidentials("Unnamed_JJ people_NNS agree_VBP ._.")
                  .evidential.contains(Evidential::kAnonymous));
  EXPECT_TRUE(evidentials("They_PRP took_VBD responsibility_NN ._.")
                  .evidential.contains(Evidential::kSelfClaim));
  EXPECT_TRUE(evidentials("The_DT boat_NN sank_VBD ._.").evidential.empty());
}

TEST(Fields, LevelsRiseFromActivityToGroupToSponsor) {
  EXPECT_EQ(level("the_DT boat_NN sank_VBD ._."), ClaimLevel::kNone);
  EXPECT_EQ(level("there_EX were_VBD attacks_NNS ._."), ClaimLevel::kActivity);
  EXPECT_EQ(level("a_DT crew_NN attacked_VBD banks_NNS ._."), ClaimLevel::kGroup);
  EXPECT_EQ(level("the_DT government_NN ordered_VBD the_DT attacks_NNS ._."), ClaimLevel::kSponsor);
}

TEST(Fields, AReasonIsOnePhraseEach) {
  EXPECT_EQ(basis("It_PRP is_VBZ based_VBN on_IN targets_NNS ,_, methods_NNS and_CC "
                  "infrastructure_NN ._."),
            (std::vector<std::string>{"targets", "methods", "infrastructure"}));
  EXPECT_TRUE(basis("It_PRP is_VBZ based_VBN on_IN nothing_NN ._.").empty());
}

TEST(Fields, StanceIsWhatTheVerbSaysOfTheSpeaker) {
  EXPECT_EQ(stance_of(cue_class(hash_of("admitted"))), Stance::kAdmits);
  EXPECT_EQ(stance_of(cue_class(hash_of("warned"))), Stance::kWarns);
  EXPECT_EQ(stance_of(cue_class(hash_of("alleged"))), Stance::kClaims);
  EXPECT_EQ(stance_of(cue_class(hash_of("accused"))), Stance::kAccuses);
  EXPECT_EQ(stance_of(cue_class(hash_of("said"))), Stance::kSays);
}

TEST(Proposition, KeepsNumbersAndTimesWithTheirWords) {
  const ParsedText parsed = tagged_by_hand(
      "the_DT crew_NN hit_VBD more_JJR than_IN 200_CD banks_NNS in_IN May_NNP 2031_CD ._.");
  const Proposition found = proposition_of(parsed, parsed.sentences.front(), {});
  ASSERT_EQ(found.numbers.size(), 1U);
  EXPECT_EQ(found.numbers[0].value, 200);
  EXPECT_EQ(found.numbers[0].bound, Bound::kAtLeast);
  ASSERT_EQ(found.times.size(), 1U);
  EXPECT_EQ(found.times[0].phrase.text, "May 2031");
}

}  // namespace
}  // namespace perpend::claims
