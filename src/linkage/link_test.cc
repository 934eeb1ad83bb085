#include "linkage/link.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "knowledge/build.h"
#include "linkage/collection.h"
#include "linkage/pairs.h"

namespace perpend::linkage {
namespace {

// Two groups' worth of software and techniques; nobody in it.
const knowledge::Pack& sample_pack() {
  static const knowledge::Pack pack = [] {
    knowledge::Sources sources;
    sources.attack = {"attack", R"({"objects":[
      {"type":"malware","id":"malware--1","name":"Ashfall","created":"2018-01-02T00:00:00Z",
       "external_references":[{"source_name":"mitre-attack","external_id":"S9001"}]},
      {"type":"tool","id":"tool--1","name":"Ladle","created":"2018-01-02T00:00:00Z",
       "external_references":[{"source_name":"mitre-attack","external_id":"S9002"}]},
      {"type":"attack-pattern","id":"attack-pattern--1","name":"Invented","created":"2018-01-02T00:00:00Z",
       "external_references":[{"source_name":"mitre-attack","external_id":"T9001"}]},
      {"type":"relationship","id":"relationship--1","relationship_type":"uses","source_ref":"malware--1",
       "target_ref":"attack-pattern--1","created":"2018-01-02T00:00:00Z"}]})"};
    sources.newest = Date::from_ymd(2024, 1, 1);
    auto built = knowledge::build(sources);
    EXPECT_TRUE(built) << built.error().what;
    return std::move(*knowledge::Pack::from_bytes(std::move(built->bytes)));
  }();
  return pack;
}

const knowledge::View& view() {
  static const knowledge::View seen(sample_pack(), *Date::from_ymd(2024, 1, 1));
  return seen;
}

void observe(Incident& incident, ObservationType type, std::string value) {
  Observation observation;
  observation.type = type;
  const bool id = type == ObservationType::kAttackPattern || value.starts_with("S9");
  (id ? observation.id : observation.value) = std::move(value);
  incident.observations.push_back(std::move(observation));
}

Incident incident(std::string id, std::initializer_list<const char*> domains,
                  std::initializer_list<const char*> malware = {}) {
  Incident result;
  result.id = std::move(id);
  result.first_seen = Date::from_ymd(2020, 1, 1);
  for (const char* domain : domains) observe(result, ObservationType::kDomainName, domain);
  for (const char* name : malware) observe(result, ObservationType::kMalware, name);
  return result;
}

// Sixty strangers, and two groups of three that share what nobody else has.
std::vector<Incident> collection() {
  std::vector<Incident> incidents;
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(i);
    incidents.push_back(incident("x" + n, {}, {}));
    observe(incidents.back(), ObservationType::kDomainName, "q" + n + "z" + n + "w.com");
    observe(incidents.back(), ObservationType::kMalware, "thing" + n + "er");
    observe(incidents.back(), ObservationType::kTool, "Ladle");
  }
  for (const char* id : {"a1", "a2", "a3"}) {
    incidents.push_back(
        incident(id, {"one.alphabet-soup.com", "two.alphabet-soup.com"}, {"ashcan"}));
  }
  for (const char* id : {"b1", "b2", "b3"}) {
    incidents.push_back(
        incident(id, {"mail.zebra-crossing.net", "ns.zebra-crossing.net"}, {"bollard"}));
  }
  return incidents;
}

std::set<std::string> ids_of(const LinkageResult& result, const Cluster& cluster) {
  std::set<std::string> ids;
  for (const std::uint32_t i : cluster.incidents) ids.insert(result.incidents[i].id);
  return ids;
}

// Everything that is shown, but not how fast.
std::string shown(const LinkageResult& result) {
  std::string text;
  for (const Cluster& cluster : result.clusters) {
    text += cluster.id + " " + std::to_string(cluster.cohesion.billionths()) + ":";
    for (const std::string& id : ids_of(result, cluster)) text += " " + id;
    for (const Bridge& bridge : cluster.bridges) text += " |" + bridge.value.value;
    text += "\n";
  }
  for (const Link& link : result.links) {
    text += link.id + " " + std::to_string(link.weight.microbits()) + " " +
            std::to_string(link.probability.billionths());
    for (const LevelRow& row : link.by_level) {
      text += " " + row.level + " " + std::to_string(row.weight.microbits());
      for (const SharedValue& value : row.shared) text += "," + value.value;
    }
    text += "\n";
  }
  return text + std::to_string(result.blocking.compared_pairs);
}

TEST(Linking, PutsTogetherWhatSharesWhatNobodyElseHas) {
  const auto result = link(collection(), view(), {});
  ASSERT_TRUE(result);
  ASSERT_GE(result->clusters.size(), 2U);
  EXPECT_EQ(ids_of(*result, result->clusters[0]), (std::set<std::string>{"a1", "a2", "a3"}));
  EXPECT_EQ(ids_of(*result, result->clusters[1]), (std::set<std::string>{"b1", "b2", "b3"}));
  EXPECT_EQ(result->clusters.size(), 62U);
}

TEST(Linking, ChangesNoByteWithTheOrderOfTheInput) {
  auto incidents = collection();
  const auto expected = link(incidents, view(), {});
  ASSERT_TRUE(expected);
  std::reverse(incidents.begin(), incidents.end());
  std::swap(incidents[3], incidents[40]);
  for (Incident& one : incidents) std::reverse(one.observations.begin(), one.observations.end());
  const auto again = link(incidents, view(), {});
  ASSERT_TRUE(again);
  EXPECT_EQ(shown(*again), shown(*expected));
}

TEST(Linking, ChangesNoByteWithThreadsOrMemory) {
  const auto expected = link(collection(), view(), {});
  LinkageOptions options;
  options.threads = 3;
  options.memory_bytes = 64;
  const auto again = link(collection(), view(), options);
  ASSERT_TRUE(expected && again);
  EXPECT_EQ(shown(*again), shown(*expected));
}

TEST(Linking, NeverLooksAtNamesTestimonyOrSources) {
  auto incidents = collection();
  const auto expected = link(incidents, view(), {});
  for (Incident& one : incidents) {
    Testimony said;
    said.text = "It was Blue Heron.";
    said.names = "Blue Heron";
    said.actor = "G9001";
    one.testimony.push_back(std::move(said));
    one.sources.push_back({"Blue Heron and its friends", "https://heron.example/", {}, {}, {}});
  }
  const auto again = link(incidents, view(), {});
  ASSERT_TRUE(expected && again);
  EXPECT_EQ(shown(*again), shown(*expected));
}

TEST(Linking, CountsADuplicateOfEvidenceOnce) {
  auto incidents = collection();
  const auto expected = link(incidents, view(), {});
  for (Incident& one : incidents) {
    const auto copy = one.observations;
    one.observations.insert(one.observations.end(), copy.begin(), copy.end());
  }
  const auto again = link(incidents, view(), {});
  ASSERT_TRUE(expected && again);
  EXPECT_EQ(shown(*again), shown(*expected));
}

TEST(Linking, HeedsConfirmedAndRefusedPairs) {
  LinkageOptions options;
  options.confirmed = {{"x1", "x2"}};
  options.refused = {{"a1", "a2"}, {"a1", "nobody"}};
  const auto result = link(collection(), view(), options);
  ASSERT_TRUE(result);
  for (const Cluster& cluster : result->clusters) {
    const auto ids = ids_of(*result, cluster);
    EXPECT_FALSE(ids.contains("a1") && ids.contains("a2"));
    EXPECT_EQ(ids.contains("x1"), ids.contains("x2"));
  }
  EXPECT_TRUE(std::any_of(result->diagnostics.begin(), result->diagnostics.end(),
                          [](const Diagnostic& d) { return d.code == "link.unknown-id"; }));
}

TEST(Linking, PointsAtTheValueThatHoldsTwoGroupsTogether) {
  auto incidents = collection();
  for (Incident& one : incidents) {
    if (one.id == "a1" || one.id == "b1") {
      observe(one, ObservationType::kFileHash, std::string(64, 'a'));
    }
  }
  LinkageOptions options;
  Model model = assumed();
  model.join_at = -6'000'000;  // joins readily
  options.model = model;
  const auto result = link(incidents, view(), options);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->clusters[0].incidents.size(), 6U);
  ASSERT_FALSE(result->clusters[0].bridges.empty());
  const Bridge& bridge = result->clusters[0].bridges[0];
  EXPECT_EQ(bridge.value.value, std::string(64, 'a'));
  EXPECT_EQ(bridge.one_side.size(), 3U);
  EXPECT_EQ(bridge.other_side.size(), 3U);
}

TEST(Explaining, IsSymmetric) {
  const auto incidents = collection();
  const auto one = explain(incidents, view(), {}, "a1", "b2");
  const auto other = explain(incidents, view(), {}, "b2", "a1");
  ASSERT_TRUE(one && other);
  EXPECT_EQ(*one, *other);
  EXPECT_FALSE(explain(incidents, view(), {}, "a1", "a1"));
}

TEST(Explaining, ListsOneThingOnceHoweverOftenItCounts) {
  auto incidents = collection();  // a registered domain itself is a host, and its own domain
  for (Incident& one : incidents) {
    if (one.id[0] == 'a') observe(one, ObservationType::kDomainName, "alphabet-soup.com");
  }
  const auto link = explain(incidents, view(), {}, "a1", "a2");
  ASSERT_TRUE(link);
  std::set<std::string> domains;
  std::size_t listed = 0;
  for (const LevelRow& row : link->by_level) {
    for (const SharedValue& value : row.shared) {
      if (value.type != ObservationType::kDomainName) continue;
      domains.insert(value.value);
      ++listed;
    }
  }
  EXPECT_TRUE(domains.contains("alphabet-soup.com"));
  EXPECT_TRUE(domains.contains("one.alphabet-soup.com"));
  EXPECT_EQ(listed, domains.size());
}

TEST(Explaining, GivesRowsThatAddUp) {
  const auto link = explain(collection(), view(), {}, "a1", "a2");
  ASSERT_TRUE(link);
  MatchWeight sum;
  for (const LevelRow& row : link->by_level) sum += row.weight;
  EXPECT_EQ(sum, link->weight);
  EXPECT_EQ(link->probability.billionths(),
            probability_of(link->prior.microbits() + link->weight.microbits()));
}

TEST(Comparing, LeavesOutTechniquesThatSharedSoftwareCarriesOut) {
  auto incidents = collection();
  for (int i = 0; i < 2; ++i) {
    Incident one = incident("m" + std::to_string(i), {});
    observe(one, ObservationType::kMalware, "S9001");
    observe(one, ObservationType::kAttackPattern, "T9001");
    incidents.push_back(std::move(one));
  }
  const auto link = explain(incidents, view(), {}, "m0", "m1");
  ASSERT_TRUE(link);
  for (const LevelRow& row : link->by_level) {
    EXPECT_NE(row.comparison, Comparison::kTechniques) << "it was all one fact";
  }
}

TEST(Comparing, GivesNoWeightToWhatOneSideDoesNotHave) {
  const auto incidents = collection();
  const auto link = explain(incidents, view(), {}, "a1", "x1");
  ASSERT_TRUE(link);
  for (const LevelRow& row : link->by_level) {
    EXPECT_NE(row.comparison, Comparison::kTools) << "a1 has no tools";
  }
}

TEST(BadInput, IsBoundedAndSaid) {
  std::vector<Incident> incidents(3);
  incidents[0].id = "twice";
  incidents[1].id = "twice";
  observe(incidents[1], ObservationType::kTool, "ladle");
  incidents[2].id = "backwards";
  incidents[2].first_seen = Date::from_ymd(2021, 1, 1);
  incidents[2].last_seen = Date::from_ymd(2020, 1, 1);
  const auto result = link(incidents, view(), {});
  ASSERT_TRUE(result);
  std::set<std::string> codes;
  for (const Diagnostic& d : result->diagnostics) codes.insert(d.code);
  EXPECT_TRUE(codes.contains("link.id-twice"));
  EXPECT_TRUE(codes.contains("link.no-observations"));
  EXPECT_TRUE(codes.contains("link.dates-backwards"));
  EXPECT_EQ(result->incidents[0].id, "backwards");
  EXPECT_EQ(result->incidents[0].first_seen, Date::from_ymd(2020, 1, 1));
  EXPECT_FALSE(link({}, view(), {}));
  EXPECT_TRUE(link(std::vector<Incident>{incident("alone", {"a.lonely-host.com"})}, view(), {}));
}

TEST(BadInput, AllAlikeTellsNothingApart) {
  std::vector<Incident> incidents;
  for (int i = 0; i < 4000; ++i) {
    incidents.push_back(incident("i" + std::to_string(i), {"same.shared-by-all.com"}));
  }
  const auto result = link(incidents, view(), {});
  ASSERT_TRUE(result);
  EXPECT_TRUE(std::any_of(result->diagnostics.begin(), result->diagnostics.end(),
                          [](const Diagnostic& d) { return d.code == "link.all-alike"; }));
  EXPECT_LT(result->blocking.compared_pairs, 10'000U);
}

TEST(BadInput, WhatEverybodyShowsIsNamedAndBringsNobodyTogether) {
  std::vector<Incident> incidents;
  for (int i = 0; i < 4000; ++i) {
    const std::string n = std::to_string(i);
    incidents.push_back(incident("i" + n, {"cdn.everybody-shows.com"}));
    observe(incidents.back(), ObservationType::kMalware, "own" + n + "er");
  }
  const auto result = link(incidents, view(), {});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->clusters.size(), 4000U);
  EXPECT_EQ(result->blocking.compared_pairs, 0U);
  const auto said = std::find_if(result->diagnostics.begin(), result->diagnostics.end(),
                                 [](const Diagnostic& d) { return d.code == "link.shown-by-all"; });
  ASSERT_NE(said, result->diagnostics.end());
  EXPECT_EQ(
      said->what,
      "all 4000 incidents show 'cdn.everybody-shows.com', 'everybody-shows.com': it tells none "
      "from another, and was not compared");
  // Nor does it where every pair is compared.
  const auto hundreds = link(std::span(incidents).first(200), view(), {});
  ASSERT_TRUE(hundreds);
  EXPECT_EQ(hundreds->clusters.size(), 200U);
  EXPECT_TRUE(hundreds->blocking.whole);
  // Of a few incidents it is no wonder that they show one thing: it counts, and nothing is said.
  const auto few = link(std::span(incidents).first(4), view(), {});
  ASSERT_TRUE(few);
  EXPECT_EQ(few->clusters.size(), 1U);
  EXPECT_TRUE(std::none_of(few->diagnostics.begin(), few->diagnostics.end(),
                           [](const Diagnostic& d) { return d.code == "link.shown-by-all"; }));
}

TEST(BadInput, OneIncidentOfAHundredThousandObservationsIsLinkedAsAnyOther) {
  std::vector<Incident> incidents(2);
  incidents[0].id = "list";
  incidents[1].id = "one";
  for (int i = 0; i < 99'999; ++i) {
    observe(incidents[0], ObservationType::kFileHash,
            std::to_string(10'000'000 + i) + std::string(24, 'a'));
  }
  for (Incident& one : incidents) observe(one, ObservationType::kMalware, "ashcan");
  const auto result = link(incidents, view(), {});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->incidents[0].observations, 100'000U);
  EXPECT_EQ(result->blocking.compared_pairs, 1U);
  const auto pair = explain(incidents, view(), {}, "list", "one");
  ASSERT_TRUE(pair);
  EXPECT_GT(pair->weight.microbits(), 0);
}

TEST(BadInput, OneIdForThreeIncidentsIsTheSameInAnyOrder) {
  std::vector<Incident> incidents;
  for (const char* domain : {"a.first-one.com", "b.second-one.com", "c.third-one.com"}) {
    incidents.push_back(incident("twice", {domain}));
  }
  const auto expected = link(incidents, view(), {});
  std::swap(incidents[0], incidents[2]);
  const auto again = link(incidents, view(), {});
  ASSERT_TRUE(expected && again);
  EXPECT_EQ(expected->incidents.size(), 3U);
  EXPECT_EQ(shown(*again), shown(*expected));
  EXPECT_EQ(std::count_if(again->diagnostics.begin(), again->diagnostics.end(),
                          [](const Diagnostic& d) {
                            return d.code == "link.id-twice" &&
                                   d.what.find("other content") != std::string::npos;
                          }),
            2);
}

TEST(Blocking, FindsEveryPairThatSharesAnUncommonValue) {
  auto incidents = collection();
  const Reader reader(view());
  CollectionBuilder builder(reader);
  for (const Incident& one : incidents) builder.add(one);
  const Collection whole = builder.finish({});
  const Weigher weigher(assumed());
  ScoringOptions all;
  all.least = log_odds_of(100'000'000);
  ScoringOptions blocked = all;
  blocked.compare_all = 0;
  blocked.threads = 2;
  const auto x = score_pairs(whole.columns, weigher, all);
  auto y = score_pairs(whole.columns, weigher, blocked);
  ASSERT_TRUE(x && y);
  EXPECT_LT(y->report.compared_pairs, x->report.compared_pairs);
  std::vector<Edge> expected;
  for (const Edge& edge : x->edges.in_memory()) {
    if (blocked_together(whole.columns, edge.a, edge.b, blocked.cap)) expected.push_back(edge);
  }
  EXPECT_EQ(y->edges.in_memory(), expected);
  EXPECT_GE(expected.size(), 6U);
  measure_recall(whole.columns, weigher, 0, blocked, *y);
  EXPECT_GE(y->report.sampled_links, 12U);
  EXPECT_LE(y->report.sampled_found, y->report.sampled_links);
}

}  // namespace
}  // namespace perpend::linkage
