#include "linkage/generate.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "linkage/components.h"
#include "linkage/pairs.h"

namespace perpend::linkage {
namespace {

TEST(Generating, GivesTheSameIncidentAlone) {
  const Generator generator(7, 10'000);
  const GeneratedIncident once = generator(4321);
  const GeneratedIncident again = Generator(7, 10'000)(4321);
  EXPECT_EQ(once.cluster, again.cluster);
  EXPECT_EQ(once.day, again.day);
  ASSERT_EQ(once.values.size(), again.values.size());
  EXPECT_LT(once.cluster, generator.clusters());
}

TEST(Generating, GivesAboutNineteenValuesAndManySizesOfClusters) {
  const std::uint64_t n = 6000;
  const Generator generator(1, n);
  const Columns columns = columns_of(generator, n);
  ASSERT_EQ(columns.size(), n);
  const double mean = static_cast<double>(columns.values.size()) / static_cast<double>(n);
  EXPECT_GT(mean, 17);
  EXPECT_LT(mean, 21);
  std::map<std::uint64_t, int> sizes;
  for (std::uint64_t i = 0; i < n; ++i) ++sizes[generator(i).cluster];
  int largest = 0;
  int small = 0;
  for (const auto& [cluster, size] : sizes) {
    largest = std::max(largest, size);
    small += size <= 8 ? 1 : 0;
  }
  EXPECT_GT(largest, 60);
  EXPECT_GT(small, 50);
}

TEST(Generating, MakesClustersThatCanBeFoundAgain) {
  const std::uint64_t n = 4000;
  const Generator generator(3, n);
  const Columns columns = columns_of(generator, n);
  Model model = assumed();
  model.prior = prior_for(model, n);
  const Weigher weigher(model);
  ScoringOptions options;
  options.least = log_odds_of(model.possible_at);
  const auto scored = score_pairs(columns, weigher, options);
  ASSERT_TRUE(scored);
  std::uint64_t right = 0;
  for (const Edge& edge : scored->edges.in_memory()) {
    right += generator(edge.a).cluster == generator(edge.b).cluster ? 1 : 0;
  }
  EXPECT_GT(scored->edges.size(), n);
  EXPECT_GT(static_cast<double>(right) / static_cast<double>(scored->edges.size()), .7);
}

TEST(Generating, WritesIncidentsThatHoldTheSame) {
  const GeneratedIncident generated = Generator(5, 1000)(17);
  const Incident incident = incident_of(generated);
  EXPECT_EQ(incident.id, "g17");
  std::size_t registrable = 0;
  for (const GeneratedValue& value : generated.values) {
    registrable += value.kind == Kind::kRegistrable ? 1 : 0;
  }
  EXPECT_EQ(incident.observations.size() + registrable, generated.values.size());
}

}  // namespace
}  // namespace perpend::linkage
