#include "attribution/infrastructure.h"

#include <gtest/gtest.h>

#include "attribution/sample_pack.h"
#include "core/weight.h"

namespace perpend::attribution {
namespace {

class Indicators : public testing::Test {
 protected:
  Indicators() : pack_(sample_pack()), view_(pack_, Date::from_ymd(2024, 6, 1).value()) {}

  static Observation domain(std::string name) {
    Observation observation;
    observation.type = ObservationType::kDomainName;
    observation.value = std::move(name);
    return observation;
  }
  std::vector<std::int64_t> weights(const std::vector<std::string>& names, std::string_view id,
                                    std::int32_t trust = kFullTrust) const {
    std::vector<Match> matches;
    for (const std::string& name : names) matches.push_back(match(view_, domain(name), false));
    const auto rows =
        infrastructure_weights(view_, matches, std::vector<std::int32_t>(names.size(), trust));
    std::vector<std::int64_t> result;
    const std::size_t candidate = view_.candidate_of(pack_.find_actor(id));
    for (const auto& row : rows) result.push_back(row[candidate].weight.microbans());
    return result;
  }

  knowledge::Pack pack_;
  View view_;
};

TEST_F(Indicators, AnExactHostSpeaksForTheActorWhoseListHoldsIt) {
  const std::int64_t whole = unfitted_thousandths(MatchLevel::kDomain) * 1000;
  EXPECT_EQ(weights({"c2.heron-one.com"}, "G9001"), (std::vector<std::int64_t>{whole}));
  EXPECT_EQ(weights({"c2.heron-one.com"}, "G9002"), (std::vector<std::int64_t>{0}));
}

TEST_F(Indicators, AHostOfTwoActorsSpeaksForEachByHalfTheRatio) {
  const std::int64_t shared = unfitted_thousandths(MatchLevel::kDomain) * 1000 - 301'030;
  EXPECT_EQ(weights({"a.both.com"}, "G9001"), (std::vector<std::int64_t>{shared}));
  EXPECT_EQ(weights({"a.both.com"}, "G9002"), (std::vector<std::int64_t>{shared}));
}

TEST_F(Indicators, ANewHostUnderAListedDomainMatchesTheDomain) {
  const Match found = match(view_, domain("new.heron-one.com"), false);
  EXPECT_EQ(found.level, MatchLevel::kRegistrable);
  EXPECT_TRUE(found.listed());
  EXPECT_EQ(weights({"new.heron-one.com"}, "G9001"),
            (std::vector<std::int64_t>{unfitted_thousandths(MatchLevel::kRegistrable) * 1000}));
}

TEST_F(Indicators, WhatStandsInNoListSaysNothing) {
  EXPECT_FALSE(match(view_, domain("quite.other-name.com"), false).listed());
  EXPECT_EQ(weights({"quite.other-name.com"}, "G9001"), (std::vector<std::int64_t>{0}));
}

TEST_F(Indicators, IndicatorsOfOneActorHalveOneAfterTheOther) {
  const auto both = weights({"new.heron-one.com", "c2.heron-one.com"}, "G9001");
  const std::int64_t strong = unfitted_thousandths(MatchLevel::kDomain) * 1000;
  const std::int64_t weak = unfitted_thousandths(MatchLevel::kRegistrable) * 1000;
  EXPECT_EQ(both, (std::vector<std::int64_t>{weak / 2, strong}));
}

// A view into a temporary once gave whatever stood in freed memory; long enough to be on the heap.
TEST_F(Indicators, AUrlOrAMailAddressIsLookedUpByItsHost) {
  Observation url;
  url.type = ObservationType::kUrl;
  url.value = "https://c2.heron-one.com/a/path/that/is/long/enough/to/live/on/the/heap.php";
  EXPECT_EQ(match(view_, url, false).level, MatchLevel::kDomain);
  EXPECT_TRUE(match(view_, url, false).listed());
  Observation mail;
  mail.type = ObservationType::kEmailAddr;
  mail.value = "somebody.with.a.name.of.some.length@c2.heron-one.com";
  EXPECT_TRUE(match(view_, mail, false).listed());
}

TEST_F(Indicators, NothingIsInViewBeforeItsListWasPublished) {
  const View early(pack_, Date::from_ymd(2019, 5, 1).value());
  EXPECT_FALSE(match(early, domain("c2.heron-one.com"), false).listed());
  const View later(pack_, Date::from_ymd(2019, 5, 2).value());
  EXPECT_TRUE(match(later, domain("c2.heron-one.com"), false).listed());
}

TEST_F(Indicators, DoubtTakesWeightAway) {
  const std::int64_t whole = weights({"c2.heron-one.com"}, "G9001")[0];
  const std::int64_t half = weights({"c2.heron-one.com"}, "G9001", 500)[0];
  EXPECT_LT(half, whole);
  EXPECT_GT(half, whole - 302'000);  // r*LR + (1-r) is at least half of LR
}

}  // namespace
}  // namespace perpend::attribution
