#include <gtest/gtest.h>

#include "claims/fields.h"

namespace perpend::claims {
namespace {

Polarity of(std::string_view content, std::string_view cue = "said",
            CueClass kind = CueClass::kSay) {
  return polarity_of({content, cue, kind, false});
}

TEST(Polarity, KeepsAPolicyApartFromADenial) {
  EXPECT_EQ(of("we oppose every form of attack"), Polarity::kStatesPolicy);
  EXPECT_EQ(of("we had nothing to do with it"), Polarity::kDenies);
}

TEST(Polarity, KeepsTheMethodApartFromTheMotive) {
  EXPECT_EQ(of("an address proves nothing about who sat there"), Polarity::kChallengesMethod);
  EXPECT_EQ(of("the accusation is politically motivated"), Polarity::kChallengesMotive);
}

TEST(Polarity, OfACallForEvidenceIsNeitherDenialNorAssent) {
  EXPECT_EQ(of("the neighbours to hand over their evidence", "called on", CueClass::kAsk),
            Polarity::kCallsForEvidence);
}

TEST(Polarity, OfARefusalShowsInTheCue) {
  EXPECT_EQ(of("an ongoing inquiry", "declined to comment"), Polarity::kDeclinesToConfirm);
}

TEST(Polarity, OfAPlainReportIsAnAssertion) {
  EXPECT_EQ(of("the group entered the network in march"), Polarity::kAsserts);
}

}  // namespace
}  // namespace perpend::claims
