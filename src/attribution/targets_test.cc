#include "attribution/targets.h"

#include <gtest/gtest.h>

#include "attribution/sample_pack.h"

namespace perpend::attribution {
namespace {

class Targets : public testing::Test {
 protected:
  Targets()
      : pack_(sample_pack()),
        view_(pack_, pack_.as_of()),
        countries_(view_, knowledge::TargetKind::kCountry) {}

  std::int64_t weight(std::string_view country, std::string_view id,
                      std::int64_t others = 1) const {
    const auto weights = countries_.weights(country, others, kFullTrust);
    return weights[view_.candidate_of(pack_.find_actor(id))].weight.microbans();
  }

  knowledge::Pack pack_;
  View view_;
  TargetLists countries_;
};

TEST_F(Targets, ACountryOnTheListSpeaksForAndOneThatIsMissingAgainst) {
  EXPECT_EQ(countries_.actors_with_lists(), 2);
  EXPECT_GT(weight("JP", "G9001"), 0);
  EXPECT_LT(weight("JP", "G9002"), 0);
}

TEST_F(Targets, AnActorWithoutAListIsNeitherFavouredNorHarmed) {
  EXPECT_EQ(weight("JP", "G9003"), 0);
  const auto weights = countries_.weights("JP", 1, kFullTrust);
  EXPECT_EQ(weights.back().weight, WeightOfEvidence());  // the unlisted actor
}

TEST_F(Targets, NoCountryWeighsMoreThanWasMeasured) {
  for (const char* country : {"JP", "GB", "US", "DE", "FR"}) {
    for (const char* id : {"G9001", "G9002"}) {
      EXPECT_LE(weight(country, id), 361'728);
      EXPECT_GE(weight(country, id), -361'728 / 2);
    }
  }
}

TEST_F(Targets, ACountryThatEverybodyIsSaidToTargetSaysLess) {
  EXPECT_LT(weight("GB", "G9001"), weight("JP", "G9001"));
}

TEST_F(Targets, VictimsOfOneCaseShareTheWeightOfOne) {
  EXPECT_EQ(weight("JP", "G9001", 2), mul_div_half_even(weight("JP", "G9001"), 1, 2));
}

TEST_F(Targets, ACountryThatNobodyTargetsSaysNothing) {
  EXPECT_EQ(weight("NZ", "G9001"), 0);
  EXPECT_EQ(countries_.actors_listing("NZ"), 0);
}

}  // namespace
}  // namespace perpend::attribution
