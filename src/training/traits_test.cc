#include "training/traits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "extraction/pack_lexicon.h"
#include "knowledge/shared_pack.h"
#include "knowledge/view.h"

namespace perpend::training {
namespace {

using attribution::Trait;
using attribution::trait_of;
using attribution::TraitKind;
using attribution::TraitWeights;

TEST(ReportTraits, ASentenceIsPutDownToTheOneReportThatItCites) {
  const knowledge::Pack& pack = knowledge::shared_pack();
  const knowledge::View view(pack, pack.as_of());
  const std::vector<attack::TellingText> tellings = {
      {{"G9001", "G9002"},
       {"A 2020"},
       "[Grey Tern](https://attack.mitre.org/groups/G9001) exploited CVE-2017-0199 against victims "
       "in Japan.(Citation: A 2020)"},
      {{"G9001"},
       {"A 2020", "B 2021"},
       "Grey Tern exploited CVE-2018-0802.(Citation: A 2020)(Citation: B 2021)"},
      {{"G9001"},
       {"D 2022", "E 2023"},
       "Grey Tern exploited CVE-2018-0802.(Citation: D 2022) It ran a script.(Citation: E 2023)"},
      {{"G9001"}, {"C 2022"}, "Grey Tern has used scheduled tasks."}};
  const auto traits = traits_of(tellings, extraction::lexicon_of(view));
  const Trait cve = trait_of(TraitKind::kVulnerability, "CVE-2017-0199");
  const Trait country = trait_of(TraitKind::kCountry, "JP");
  ASSERT_EQ(traits.size(), 3U);
  const auto piece = traits.find(attribution::telling_hash("D 2022", "G9001"));
  ASSERT_NE(piece, traits.end());
  EXPECT_EQ(piece->second,
            (std::vector<Trait>{trait_of(TraitKind::kVulnerability, "CVE-2018-0802")}));
  const auto everybody = traits_of(tellings, extraction::lexicon_of(view), Citing::kEverybody);
  EXPECT_TRUE(everybody.contains(attribution::telling_hash("B 2021", "G9001")));
  for (const char* group : {"G9001", "G9002"}) {
    const auto found = traits.find(attribution::telling_hash("A 2020", group));
    ASSERT_NE(found, traits.end()) << group;
    EXPECT_EQ(found->second.size(), 2U);
    EXPECT_TRUE(std::is_sorted(found->second.begin(), found->second.end()));
    EXPECT_EQ(std::count(found->second.begin(), found->second.end(), cve), 1);
    EXPECT_EQ(std::count(found->second.begin(), found->second.end(), country), 1);
  }
}

// Answers drawn from the model itself, with such weights.
std::vector<TraitQuestion> drawn_with(double vulnerability, double country, int count) {
  std::mt19937 random(7);
  std::vector<TraitQuestion> questions;
  for (int i = 0; i < count; ++i) {
    TraitQuestion one;
    one.year = 2015 + i / 50;
    one.speaks = {true, true, false};
    for (auto& terms : one.terms) terms.assign(9, 0);
    for (std::size_t j = 0; j < 9; ++j) {
      if (j < 8) one.actors.push_back(static_cast<std::uint32_t>(j));
      one.scores.emplace_back(static_cast<std::int64_t>(random() % 1'000'000));
      if (j == 8) break;
      one.terms[0][j] = static_cast<std::int32_t>(random() % 1'500'000);
      one.terms[1][j] = static_cast<std::int32_t>(random() % 1'500'000);
    }
    const auto posteriors = posteriors_of(one, {static_cast<std::int64_t>(vulnerability * 1000),
                                                static_cast<std::int64_t>(country * 1000), 0});
    double draw = static_cast<double>(random() % 1'000'000) / 1e6;
    for (const Posterior p : posteriors) {
      if (draw < p.value()) break;
      draw -= p.value();
      ++one.truth;
    }
    one.truth = std::min<std::size_t>(one.truth, 8);
    questions.push_back(std::move(one));
  }
  return questions;
}

TEST(ReportTraits, PlantedWeightsComeBack) {
  const auto questions = drawn_with(.8, .3, 1500);
  const TraitWeights weights = fit_traits(questions, questions.size());
  EXPECT_NEAR(static_cast<double>(weights[0]) / 1000, .8, .15);
  EXPECT_NEAR(static_cast<double>(weights[1]) / 1000, .3, .15);
  EXPECT_EQ(weights[2], 0);  // no case says anything of it
}

TEST(ReportTraits, WhatIsWorthNothingIsGivenNothing) {
  const auto questions = drawn_with(0, 0, 1500);
  const TraitWeights weights = fit_traits(questions, questions.size());
  EXPECT_LT(weights[0], 100);
  EXPECT_LT(weights[1], 100);
  EXPECT_EQ(fit_traits(questions, 0), TraitWeights{});
}

TEST(ReportTraits, LaterCasesAreNotLookedAt) {
  auto questions = drawn_with(.8, .3, 200);
  const TraitWeights before = fit_traits(questions, 100);
  for (std::size_t i = 100; i < questions.size(); ++i) questions[i].truth = 8;
  EXPECT_EQ(fit_traits(questions, 100), before);
  EXPECT_NE(fit_traits(questions, 200), before);
}

}  // namespace
}  // namespace perpend::training
