#include "attribution/infrastructure.h"

#include <gtest/gtest.h>

#include <cmath>

#include "attribution/ledger.h"
#include "attribution/sample_pack.h"
#include "attribution/view.h"
#include "core/weight.h"
#include "knowledge/hashes.h"

namespace perpend::attribution {
namespace {

Observation indicator(ObservationType type, std::string value) {
  Observation observation;
  observation.type = type;
  observation.value = std::move(value);
  return observation;
}
Observation domain(std::string name) {
  return indicator(ObservationType::kDomainName, std::move(name));
}

class Indicators : public testing::Test {
 protected:
  Indicators() : pack_(shaped_pack()), view_(pack_, Date::from_ymd(2024, 1, 1).value()) {}

  Match of(const Observation& observation) const {
    return match(view_.lists(), view_.suffixes(), view_.as_of(), observation, false);
  }
  std::vector<LedgerRow> rows(const std::vector<std::string>& names,
                              std::optional<int> confidence = {}) const {
    Incident incident;
    incident.sources.emplace_back();
    for (const std::string& name : names) {
      incident.observations.push_back(domain(name));
      if (confidence) incident.observations.back().confidence_thousandths = *confidence;
    }
    const CaseLedger ledger(view_, incident, false);
    return ledger.rows(everything());
  }
  std::int64_t weight(const LedgerRow& row, std::string_view id) const {
    return row.weights[view_.candidate_of(pack_.find_actor(id))].weight.microbans();
  }

  knowledge::Pack pack_;
  View view_;
};

// Listed on 2019-05-01 and 2020-05-01 by G9001 alone: 1340 days before the view's day.
TEST_F(Indicators, AnExactHostSpeaksByItsLevelsAndByHowFreshItIs) {
  const LedgerRow row = rows({"c2.heron-one.com"}).front();
  const double fresh = std::pow(2.0, -1340 / 730.0);
  EXPECT_NEAR(static_cast<double>(weight(row, "G9001")), 1e6 * (2 + fresh + 0.5), 3);
  EXPECT_EQ(weight(row, "G9002"), 0);
}

TEST_F(Indicators, AHostOfTwoActorsIsLessFreshForEach) {
  const LedgerRow row = rows({"a.both.com"}).front();
  const double stork = std::pow(2.0, -975 / 730.0) / 2;  // since 2021-05-01, one of two holders
  EXPECT_NEAR(static_cast<double>(weight(row, "G9002")), 1e6 * (2 + stork + 0.5), 3);
  EXPECT_GT(weight(row, "G9002"), weight(row, "G9001"));
}

TEST_F(Indicators, ANewHostUnderAListedDomainMatchesTheDomain) {
  const Match found = of(domain("new.heron-one.com"));
  EXPECT_EQ(found.level, MatchLevel::kRegistrable);
  EXPECT_TRUE(found.listed());
  EXPECT_EQ(weight(rows({"new.heron-one.com"}).front(), "G9001"), 500'000);
}

TEST_F(Indicators, AtEachLevelOneMatchCountsHoweverManyThereAre) {
  std::int64_t one = 0;
  std::int64_t two = 0;
  for (const LedgerRow& row : rows({"c2.heron-one.com"})) {
    if (row.kind != RowKind::kNames) one += weight(row, "G9001");
  }
  for (const LedgerRow& row : rows({"c2.heron-one.com", "new.heron-one.com"})) {
    if (row.kind != RowKind::kNames) two += weight(row, "G9001");
  }
  EXPECT_EQ(one, two);
}

TEST_F(Indicators, NamesThatLookAlikeSpeakWithoutAnyMatch) {
  const auto found = rows({"mail.heron-two.com"});
  const auto names = std::find_if(found.begin(), found.end(),
                                  [](const LedgerRow& row) { return row.kind == RowKind::kNames; });
  ASSERT_NE(names, found.end());
  EXPECT_GT(weight(*names, "G9001"), weight(*names, "G9002"));
  EXPECT_EQ(names->finding, knowledge::kNone);
}

TEST_F(Indicators, WhatStandsInNoListSpeaksForTheUnlistedActorAlone) {
  EXPECT_FALSE(of(domain("quite.other-name.com")).listed());
  const auto found = rows({"qqqq.zzzz.com"});
  const LedgerRow& row = found.back();
  EXPECT_EQ(row.kind, RowKind::kUnmatched);
  EXPECT_EQ(row.weights.back().weight.microbans(), 120'412);  // .4 log10(2)
  EXPECT_EQ(weight(row, "G9001"), 0);
}

// A view into a temporary once gave whatever stood in freed memory; long enough to be on the heap.
TEST_F(Indicators, AUrlOrAMailAddressIsLookedUpByItsHost) {
  const Match url =
      of(indicator(ObservationType::kUrl,
                   "https://c2.heron-one.com/a/path/that/is/long/enough/to/live/on/the/heap.php"));
  EXPECT_EQ(url.level, MatchLevel::kDomain);
  EXPECT_TRUE(of(indicator(ObservationType::kEmailAddr,
                           "somebody.with.a.name.of.some.length@c2.heron-one.com"))
                  .listed());
}

TEST_F(Indicators, NothingIsInViewBeforeItsListWasPublished) {
  const auto seen = [&](unsigned day) {
    return match(view_.lists(), view_.suffixes(), Date::from_ymd(2019, 5, day).value(),
                 domain("c2.heron-one.com"), false)
        .listed();
  };
  EXPECT_FALSE(seen(1));
  EXPECT_TRUE(seen(2));
}

TEST_F(Indicators, DoubtTakesWeightAway) {
  const std::int64_t whole = weight(rows({"c2.heron-one.com"}).front(), "G9001");
  const std::int64_t half = weight(rows({"c2.heron-one.com"}, 500).front(), "G9001");
  EXPECT_NEAR(static_cast<double>(2 * half), static_cast<double>(whole), 4);
}

TEST(Shapes, AreReadBackAsTheyWereWritten) {
  const std::map<std::uint64_t, Shape> shapes = {{7, {1, 2, {3, 4}}}, {9, {0, 5, {}}}};
  const std::string bytes = shapes_bytes(shapes);
  const auto read = Shapes::read(bytes);
  ASSERT_TRUE(read);
  Shapes::Entry entry;
  ASSERT_TRUE(read->find(7, entry));
  EXPECT_EQ(entry.first, 1U);
  EXPECT_EQ(entry.count, 2U);
  EXPECT_EQ(read->gram(entry.grams + 1), 4U);
  EXPECT_FALSE(read->find(8, entry));
}

TEST(Shapes, DamagedBytesAreRefused) {
  const std::string bytes = shapes_bytes({{7, {1, 2, {3, 4}}}, {9, {0, 5, {}}}});
  EXPECT_FALSE(Shapes::read(bytes.substr(0, bytes.size() - 1)));
  EXPECT_FALSE(Shapes::read(bytes.substr(0, 10)));
  std::string unsorted = bytes;
  unsorted[16] = 100;  // the first record's hash
  EXPECT_FALSE(Shapes::read(unsorted));
  std::string outside = bytes;
  outside[16 + 28] = 100;  // its number of grams
  EXPECT_FALSE(Shapes::read(outside));
  EXPECT_TRUE(Shapes::read(""));
}

TEST(Shapes, ANameIsWhatStandsBeforeTheSuffix) {
  const knowledge::Pack pack = sample_pack();
  const knowledge::PublicSuffixes suffixes(pack);
  EXPECT_EQ(shape_of_host("www.heron-one.com", pack, suffixes).grams, grams_of("heron-one"));
  EXPECT_EQ(shape_of_host("c2.heron-one.com", pack, suffixes).grams, grams_of("c2.heron-one"));
  EXPECT_EQ(shape_of_address("203.0.113.9").first, shape_of_address("203.0.113.77").first);
  EXPECT_NE(shape_of_address("203.0.113.9").first, shape_of_address("203.0.114.9").first);
  EXPECT_EQ(shape_of_address("203.0.113.9").second, shape_of_address("203.0.114.9").second);
}

}  // namespace
}  // namespace perpend::attribution
