#include "evaluation/linkage.h"

#include <gtest/gtest.h>

#include "knowledge/shared_pack.h"
#include "knowledge/view.h"
#include "training/linkage_collections.h"

namespace perpend::evaluation {
namespace {

const LinkageEvaluation& with_every_citation_a_campaign() {
  static const LinkageEvaluation evaluation = [] {
    const knowledge::Pack& pack = knowledge::shared_pack();
    // Actors stand in for campaigns: the finer truth must then be the coarse one.
    CampaignOfCitation campaigns;
    const auto reports = training::attack_reports(pack);
    for (std::size_t i = 0; i < reports.size(); ++i) {
      campaigns[reports.citation[i]] = reports.actor[i];
    }
    return evaluate_linkage(knowledge::View(pack, pack.as_of()), "", campaigns);
  }();
  return evaluation;
}

TEST(EvaluateLinkage, AskedForActorsUnderAnotherNameItSaysTheSame) {
  ASSERT_EQ(with_every_citation_a_campaign().collections.size(), 1U);
  const LinkageCollectionResult& result = with_every_citation_a_campaign().collections[0];
  EXPECT_EQ(result.campaigns.incidents, result.incidents);
  EXPECT_EQ(result.campaigns.pairs, result.pairs);
  ASSERT_EQ(result.campaigns.methods.size(), result.methods.size());
  // A report that two actors are cited for has one campaign here: nearly the same, not quite.
  for (std::size_t i = 0; i < result.methods.size(); ++i) {
    EXPECT_NEAR(result.campaigns.methods[i].clustering.bcubed_f1,
                result.methods[i].clustering.bcubed_f1, .05);
    EXPECT_NEAR(result.campaigns.methods[i].average_precision, result.methods[i].average_precision,
                .06);
  }
}

TEST(EvaluateLinkage, SaysWhatWrongLinksHaveInCommon) {
  const LinkageCollectionResult& result = with_every_citation_a_campaign().collections[0];
  ASSERT_FALSE(result.worst.empty());
  for (const auto& wrong : result.worst) {
    EXPECT_NE(wrong.actor_a, wrong.actor_b);
    EXPECT_NE(wrong.why.find(": "), std::string::npos);
  }
}

}  // namespace
}  // namespace perpend::evaluation
