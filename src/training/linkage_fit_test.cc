#include "training/linkage_fit.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/sha256.h"
#include "knowledge/shared_pack.h"
#include "linkage/fit.h"

namespace perpend::training {
namespace {

using linkage::Model;

Date day(int year) { return Date::from_ymd(year, 6, 1).value(); }

Incident incident_with(const std::vector<std::string>& domains, int year) {
  Incident incident;
  incident.first_seen = day(year);
  for (const std::string& domain : domains) {
    Observation observation;
    observation.type = ObservationType::kDomainName;
    observation.value = domain;
    incident.observations.push_back(observation);
  }
  return incident;
}

// Forty actors with five incidents each, one a year; every incident of an actor shows its domain
// and one of its own. Nothing is shared between actors.
LabelledCollection planted() {
  LabelledCollection collection;
  collection.name = "planted";
  for (int actor = 0; actor < 40; ++actor) {
    const std::string name = "actor" + std::to_string(actor);
    for (int k = 0; k < 5; ++k) {
      collection.incidents.push_back(incident_with(
          {"c2.own-" + name + "-host.com", "x.once-" + std::to_string(actor * 5 + k) + "-seen.net"},
          2015 + k));
      collection.actor.push_back(name);
      collection.year.push_back(2015 + k);
      collection.citation.emplace_back();
    }
  }
  return collection;
}

knowledge::View whole() { return {knowledge::shared_pack(), knowledge::shared_pack().as_of()}; }

TEST(Measure, ComparesEveryPairOnceAndKnowsWhichBelongTogether) {
  const Measured measured = measure(planted(), whole());
  ASSERT_EQ(measured.size(), 200U);
  EXPECT_EQ(measured.levels.size(), 200U * 199 / 2);
  EXPECT_EQ(measured.matches(), 40U * 10);
  // One fold an actor, whatever its incident.
  std::map<std::uint32_t, std::set<int>> folds;
  for (std::size_t i = 0; i < measured.size(); ++i) {
    folds[measured.truth[i]].insert(measured.fold[i]);
    EXPECT_LT(measured.fold[i], kActorFolds);
  }
  for (const auto& [actor, of_actor] : folds) EXPECT_EQ(of_actor.size(), 1U);
}

TEST(LabelledPatterns, LeaveOutWhatIsOfTheFolds) {
  const Measured measured = measure(planted(), whole());
  const auto count = [](const std::vector<linkage::Pattern>& patterns) {
    std::pair<std::uint64_t, std::uint64_t> sum;
    for (const auto& pattern : patterns) {
      sum.first += pattern.pairs;
      sum.second += pattern.matches;
    }
    return sum;
  };
  std::uint64_t kept = 0;
  for (const int fold : measured.fold) kept += fold != 1 && fold != 3 ? 1 : 0;
  const auto all = count(labelled_patterns(measured, -1, -1));
  EXPECT_EQ(all, std::pair(std::uint64_t{200 * 199 / 2}, std::uint64_t{400}));
  const auto some = count(labelled_patterns(measured, 1, 3));
  EXPECT_EQ(some.first, kept * (kept - 1) / 2);
  EXPECT_EQ(some.second, kept / 5 * 10);
  const auto unlabelled = count(unlabelled_patterns(measured));
  EXPECT_EQ(unlabelled, std::pair(all.first, std::uint64_t{0}));
}

// A pair's numbers must not know its own actors: their labels turned over change nothing of it.
TEST(CrossFitted, APairIsWeighedWithoutItsOwnLabels) {
  const LabelledCollection one = planted();
  LabelledCollection other = one;
  // Two actors of one fold whose incidents are exchanged: for every other fold pair, nothing moves.
  const Measured before = measure(one, whole());
  const int fold = before.fold[0];
  std::size_t partner = 5;
  while (partner < one.size() && before.fold[partner] != fold) partner += 5;
  ASSERT_LT(partner, one.size());
  std::swap(other.actor[0], other.actor[partner]);
  const Measured after = measure(other, whole());
  const auto a = cross_fitted({before})[0];
  const auto b = cross_fitted({after})[0];
  ASSERT_EQ(a.size(), b.size());
  std::size_t at = 0;
  std::size_t of_fold = 0;
  for (std::size_t x = 0; x < before.size(); ++x) {
    for (std::size_t y = x + 1; y < before.size(); ++y, ++at) {
      if (before.fold[x] != fold && before.fold[y] != fold) continue;
      ++of_fold;
      ASSERT_EQ(a[at].evidence, b[at].evidence) << x << " " << y;
    }
  }
  EXPECT_GT(of_fold, 1000U);
}

TEST(TrainLinkage, FindsWhatWasPlanted) {
  const Model model = train_linkage({planted()}, whole());
  const auto& levels = model.levels[static_cast<std::size_t>(Comparison::kInfrastructure)];
  // Every pair of one actor shares one host, no other pair does. Half a pair is added to each
  // level.
  EXPECT_GT(levels[7].m + levels[6].m, 900'000'000);
  EXPECT_LT(levels[7].u + levels[6].u, 1'000'000);
  EXPECT_NE(model.counted >> static_cast<int>(Comparison::kInfrastructure) & 1U, 0U);
  EXPECT_EQ(model.counted >> static_cast<int>(Comparison::kMalware) & 1U, 0U);
  EXPECT_EQ(model.fitted_as_of, whole().as_of().days());
  for (const linkage::Curve& curve : model.curves) EXPECT_TRUE(curve.increases());
  EXPECT_EQ(linkage::model_from(linkage::bytes_of(model)).value(), model);
}

TEST(TrainLinkage, LearnsNothingFromLaterThanTheDay) {
  const knowledge::View early(knowledge::shared_pack(), day(2018));
  LabelledCollection later = planted();
  for (std::size_t i = 0; i < later.size(); ++i) {
    // What came after 2018 is said to be of others than it is.
    if (later.year[i] >= 2018) later.actor[i] = "nobody" + std::to_string(i);
  }
  EXPECT_EQ(train_linkage({planted()}, early), train_linkage({later}, early));
  EXPECT_NE(train_linkage({planted()}, whole()), train_linkage({later}, whole()));
}

TEST(TrainLinkage, WithoutPairsItIsWhatIsAssumed) {
  EXPECT_EQ(train_linkage({}, whole()), linkage::assumed());
  LabelledCollection one;
  one.incidents.push_back(incident_with({"c2.alone-host.com"}, 2016));
  one.actor.emplace_back("a");
  one.year.push_back(2016);
  one.citation.emplace_back();
  EXPECT_EQ(train_linkage({one}, whole()), linkage::assumed());
}

TEST(ChooseJoining, PrefersAPreciseGroupingToABetterOne) {
  const Measured measured = measure(planted(), whole());
  // Sure links inside of actors, and one weak link from each actor to the next.
  JudgedEdges judged{&measured, {}};
  for (std::uint32_t a = 0; a < measured.size(); ++a) {
    for (std::uint32_t b = a + 1; b < measured.size(); ++b) {
      if (measured.truth[a] == measured.truth[b]) judged.edges.push_back({a, b, 3'000'000});
      if (a % 5 == 0 && b == a + 5) judged.edges.push_back({a, b, -3'000'000});
    }
  }
  Model model;
  choose_joining({judged}, model);
  const auto cluster = linkage::group(static_cast<std::uint32_t>(measured.size()), judged.edges,
                                      {model.join_at, model.crowding, 0});
  std::set<std::uint32_t> groups(cluster.begin(), cluster.end());
  EXPECT_EQ(groups.size(), 40U);
}

}  // namespace
}  // namespace perpend::training
