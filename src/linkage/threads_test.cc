// Every step of linking by itself: any number of threads, the same numbers.
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "linkage/closure.h"
#include "linkage/components.h"
#include "linkage/generate.h"
#include "linkage/learn.h"
#include "linkage/pairs.h"
#include "linkage/sample.h"

namespace perpend::linkage {
namespace {

struct Steps {
  std::vector<std::vector<std::uint32_t>> brought;  // by blocking, to some incidents
  PairSample sample;
  Learned learned;
  std::int64_t prior = 0;
  std::vector<Edge> edges;
  std::uint64_t compared = 0;
  std::int32_t closure = 0;
  std::vector<std::uint32_t> cluster;
};

Steps steps_with(const Columns& columns, int threads) {
  Steps steps;
  const auto n = static_cast<std::uint32_t>(columns.size());
  ScoringOptions options;
  options.threads = threads;
  const PairFinder finder(columns, options);
  for (std::uint32_t i = 0; i < n; i += 97) steps.brought.push_back(finder.all_of(i));
  Model model = assumed();
  model.prior = prior_for(model, n);
  steps.sample = sample_pairs(columns, options, finder);
  steps.learned = learn(model, steps.sample, threads);
  model = steps.learned.model;
  steps.prior = estimate_prior(model, steps.sample.candidates, steps.sample.population, threads);
  model.prior = steps.prior;
  options.least = log_odds_of(model.possible_at);
  auto scored = score_pairs(columns, Weigher(model), options, finder);
  EXPECT_TRUE(scored);
  steps.edges = scored->edges.in_memory();
  steps.compared = scored->report.compared_pairs;
  steps.closure = closure_of(n, scored->edges, threads).value();
  const Joining joining{model.join_at, model.crowding, least_share(steps.closure)};
  steps.cluster = group_components(n, scored->edges, joining, {}, {}, threads)->cluster;
  return steps;
}

TEST(Threads, ChangeNothingInAnyStep) {
  const std::uint64_t n = 9000;
  const Columns columns = columns_of(Generator(2, n), n);
  const Steps one = steps_with(columns, 1);
  ASSERT_GT(one.edges.size(), n);
  ASSERT_TRUE(std::is_sorted(one.edges.begin(), one.edges.end()));
  ASSERT_FALSE(one.sample.others.empty());
  for (const int threads : {2, 5}) {
    const Steps more = steps_with(columns, threads);
    EXPECT_EQ(more.brought, one.brought);
    EXPECT_EQ(more.sample.candidates, one.sample.candidates);
    EXPECT_EQ(more.sample.others, one.sample.others);
    EXPECT_EQ(more.sample.population, one.sample.population);
    EXPECT_EQ(more.learned.why, one.learned.why);
    EXPECT_EQ(more.learned.model.levels, one.learned.model.levels);
    EXPECT_EQ(more.prior, one.prior);
    EXPECT_EQ(more.compared, one.compared);
    EXPECT_EQ(more.edges, one.edges);
    EXPECT_EQ(more.closure, one.closure);
    EXPECT_EQ(more.cluster, one.cluster);
  }
}

}  // namespace
}  // namespace perpend::linkage
