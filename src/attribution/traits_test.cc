#include "attribution/traits.h"

#include <gtest/gtest.h>

#include <cmath>

#include "attribution/sample_corpus.h"

namespace perpend::attribution {
namespace {

constexpr auto kCve = TraitKind::kVulnerability;

// c 2019, a 2020, b 2021, a 2022: both reports of A name one vulnerability, that of B another.
std::vector<std::vector<Trait>> some_traits() {
  const Trait one = trait_of(kCve, "CVE-2017-0199");
  const Trait other = trait_of(kCve, "CVE-2021-44228");
  return {{}, {one}, {other}, {one, trait_of(TraitKind::kCountry, "JP")}};
}

double log10_of(double ratio) { return std::log10(ratio) * 1e6; }

TEST(Traits, AreCountedAsTechniquesAre) {
  const Corpus corpus = sample_corpus();
  const TraitCounts counts(corpus, some_traits(), kCve, sample_day(2023));
  const auto known = counts.of(trait_of(kCve, "CVE-2017-0199"));
  EXPECT_EQ(known.all.seen, 2U);
  EXPECT_EQ(known.all.total, 3U);  // the report of 2019 names none: it is silent
  ASSERT_EQ(known.own.size(), 2U);
  const double p = 2.5 / 4;
  EXPECT_NEAR(static_cast<double>(known.own.at(0).microbans), log10_of((2 + 3 * p) / ((2 + 3) * p)),
              1);
  EXPECT_NEAR(static_cast<double>(known.own.at(1).microbans), log10_of((0 + 3 * p) / ((1 + 3) * p)),
              1);
}

TEST(Traits, ReportsBeforeTheYearOfItsNumberDoNotSpeakAgainst) {
  const Corpus corpus = sample_corpus();
  const TraitCounts counts(corpus, some_traits(), kCve, sample_day(2023));
  const auto late = counts.of(trait_of(kCve, "CVE-2021-44228"));
  EXPECT_EQ(late.all.total, 2U);
  EXPECT_EQ(late.own.at(0).total, 1U);  // of A's two, the one of 2022
  auto traits = some_traits();
  traits[1] = {trait_of(kCve, "CVE-2021-44229")};  // of no year before 2021 either
  EXPECT_EQ(TraitCounts(corpus, traits, kCve, sample_day(2023))
                .of(trait_of(kCve, "CVE-2021-44228"))
                .own.at(0)
                .total,
            1U);
}

TEST(Traits, AValueThatNobodyShowsSaysNothing) {
  const Corpus corpus = sample_corpus();
  const TraitCounts counts(corpus, some_traits(), kCve, sample_day(2023));
  for (const auto& [actor, count] : counts.of(trait_of(kCve, "CVE-2018-1")).own) {
    EXPECT_EQ(count.microbans, 0) << actor;
  }
}

TEST(Traits, WhatIsPublishedLaterChangesNothing) {
  const Corpus corpus = sample_corpus();
  const Trait asked = trait_of(kCve, "CVE-2017-0199");
  const auto at = [&](const std::vector<std::vector<Trait>>& traits) {
    return TraitCounts(corpus, traits, kCve, sample_day(2022)).of(asked).own.at(0).microbans;
  };
  auto traits = some_traits();
  const std::int64_t before = at(traits);
  traits[3].clear();  // of 2022
  EXPECT_EQ(at(traits), before);
  traits[2].push_back(asked);  // of 2021: the positive control
  EXPECT_NE(at(traits), before);
}

TEST(Traits, TrustMixesTheRatioTowardsOne) {
  const Corpus corpus = sample_corpus();
  const TraitCounts counts(corpus, some_traits(), kCve, sample_day(2023));
  const Trait asked = trait_of(kCve, "CVE-2017-0199");
  const double p = 2.5 / 4;
  EXPECT_NEAR(static_cast<double>(counts.of(asked, 500).own.at(0).microbans),
              log10_of(.5 * (2 + 3 * p) / (5 * p) + .5), 1);
  EXPECT_EQ(counts.of(asked, 0).own.at(0).microbans, 0);
}

TEST(Traits, AReportOfSeveralNamesHasTheTraitsOfAll) {
  Corpus corpus = sample_corpus();
  corpus.reports[1].citation = "first|second";
  const Trait one = trait_of(kCve, "CVE-2017-0199");
  const Trait other = trait_of(TraitKind::kSector, "Energy");
  TraitsByTelling traits;
  traits[telling_hash("first", "A")] = {one};
  traits[telling_hash("second", "A")] = {one, other};
  traits[telling_hash("b 2021", "A")] = {other};  // of another actor's telling
  const auto found = traits_of_reports(corpus, traits);
  ASSERT_EQ(found.size(), corpus.reports.size());
  EXPECT_EQ(found[1].size(), 2U);
  EXPECT_TRUE(found[2].empty());
}

TEST(Traits, ComeBackFromTheirBytesAndDamageIsSeen) {
  TraitsByTelling traits;
  traits[7] = {trait_of(kCve, "CVE-2017-0199")};
  traits[9] = {trait_of(TraitKind::kCountry, "JP")};
  const std::string bytes = traits_bytes(traits);
  const auto read = read_traits(bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, traits);
  EXPECT_TRUE(read_traits("")->empty());
  const auto code = [](const std::string& damaged) {
    const auto result = read_traits(damaged);
    return result ? std::string("read") : result.error().code;
  };
  EXPECT_EQ(code(bytes.substr(0, 5)), "model.damaged");
  EXPECT_EQ(code(bytes.substr(0, bytes.size() - 1)), "model.damaged");
  std::string kind = bytes;
  kind[8 + 16] = 3;
  EXPECT_EQ(code(kind), "model.damaged");
  std::string order = bytes.substr(0, 8) + bytes.substr(8 + 24) + bytes.substr(8, 24);
  EXPECT_EQ(code(order), "model.damaged");
  std::string version = bytes;
  version[0] = 2;
  EXPECT_EQ(code(version), "model.damaged");
}

}  // namespace
}  // namespace perpend::attribution
