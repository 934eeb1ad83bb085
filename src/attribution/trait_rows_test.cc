// Rows of vulnerabilities and victims, on the real pack with made-up traits.
#include "attribution/trait_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>

#include "attribution/ledger.h"
#include "knowledge/shared_pack.h"

namespace perpend::attribution {
namespace {

// Every actor's dated reports name one of two vulnerabilities, Japan or the United States.
knowledge::Pack pack_with(TraitWeights weights) {
  const knowledge::Pack& pack = knowledge::shared_pack();
  const Corpus corpus = corpus_of(pack);
  TraitsByTelling traits;
  for (const Report& report : corpus.reports) {
    const std::string first = report.citation.substr(0, report.citation.find('|'));
    auto& own = traits[telling_hash(first, corpus.actors[report.actor])];
    const bool even = report.actor % 2 == 0;
    own = {trait_of(TraitKind::kVulnerability, even ? "CVE-2010-2568" : "CVE-2009-3129"),
           trait_of(TraitKind::kCountry, even ? "JP" : "US")};
    std::sort(own.begin(), own.end());
  }
  const auto with_traits = knowledge::Pack::from_bytes(
      *knowledge::with_models(pack, std::vector<std::pair<std::string, std::string>>{
                                        {std::string(kTraitsModel), traits_bytes(traits)}}));
  std::vector<std::pair<std::string, std::int64_t>> numbers;
  for (std::size_t k = 0; k < kTraitKinds; ++k) {
    numbers.emplace_back(trait_parameter(static_cast<TraitKind>(k)), weights[k]);
  }
  std::sort(numbers.begin(), numbers.end());
  return *knowledge::Pack::from_bytes(*knowledge::with_parameters(*with_traits, numbers));
}

Incident case_with(std::initializer_list<std::pair<ObservationType, const char*>> seen) {
  Incident incident;
  incident.sources.resize(2);
  incident.sources[0].reliability = Reliability::kA;
  incident.sources[0].credibility = Credibility::k1;
  incident.sources[1].reliability = Reliability::kD;
  for (const auto& [type, value] : seen) {
    Observation one;
    one.type = type;
    one.value = value;
    one.source = static_cast<std::uint32_t>(incident.observations.size() % 2);
    incident.observations.push_back(one);
  }
  return incident;
}

constexpr auto kCve = ObservationType::kVulnerability;
constexpr auto kCountry = ObservationType::kVictimCountry;

TEST(TraitRows, AVulnerabilityWeighsWhatWasFittedAndSharesItWithOthers) {
  const knowledge::Pack pack = pack_with({500, 0, 0});
  const View view(pack, pack.as_of());
  const TraitRows rows(view);
  const auto counts = view.traits(TraitKind::kVulnerability)
                          .of(trait_of(TraitKind::kVulnerability, "CVE-2010-2568"));
  ASSERT_FALSE(counts.own.empty());
  const auto whole = rows.weights(TraitKind::kVulnerability, "CVE-2010-2568", {1, 1}, kFullTrust);
  const auto half = rows.weights(TraitKind::kVulnerability, "CVE-2010-2568", {2, 2}, kFullTrust);
  for (const auto& [actor, count] : counts.own) {
    const std::size_t candidate = view.candidate_of(actor);
    ASSERT_LT(candidate, whole.size());
    EXPECT_NEAR(static_cast<double>(whole[candidate].weight.microbans()),
                static_cast<double>(count.microbans) / 2, 1);
    EXPECT_NEAR(static_cast<double>(half[candidate].weight.microbans()),
                static_cast<double>(count.microbans) / 4, 1);
  }
  EXPECT_EQ(whole.back().weight, WeightOfEvidence());  // the unlisted actor is the background
}

TEST(TraitRows, WithoutAFittedWeightAVulnerabilityIsShownAndWeighsNothing) {
  const knowledge::Pack pack = pack_with({0, 0, 0});
  const View view(pack, pack.as_of());
  const CaseLedger ledger(view, case_with({{kCve, "CVE-2010-2568"}}), false);
  ASSERT_EQ(ledger.findings().size(), 1U);
  EXPECT_EQ(ledger.findings()[0].kind, FindingKind::kWeightless);
  for (const WeightOfEvidence sum : ledger.sums(everything())) {
    EXPECT_EQ(sum, WeightOfEvidence());
  }
}

TEST(TraitRows, DatedReportsSpeakBeforeUndatedLists) {
  const knowledge::Pack lists = pack_with({0, 0, 0});
  const knowledge::Pack reports = pack_with({0, 900, 0});
  const View old_view(lists, lists.as_of());
  const View view(reports, reports.as_of());
  const auto before = TraitRows(old_view).weights(TraitKind::kCountry, "JP", {1, 1}, kFullTrust);
  const auto after = TraitRows(view).weights(TraitKind::kCountry, "JP", {1, 1}, kFullTrust);
  const auto counts = view.traits(TraitKind::kCountry).of(trait_of(TraitKind::kCountry, "JP"));
  std::size_t kept = 0;
  for (std::size_t i = 0; i < after.size(); ++i) {
    const std::uint32_t actor = view.candidates()[i].actor;
    const auto own = counts.own.find(actor);
    if (own == counts.own.end()) {
      EXPECT_EQ(after[i].weight, before[i].weight);
      kept += before[i].weight != WeightOfEvidence() ? 1 : 0;
    } else {
      EXPECT_EQ(after[i].total, own->second.total);
    }
  }
  EXPECT_GT(kept, 0U);
}

// The day of the question is before every report: nothing of them is left.
TEST(TraitRows, ReportsOfLaterDaysSayNothing) {
  const knowledge::Pack pack = pack_with({500, 500, 500});
  const View late(pack, pack.as_of());
  const View early(pack, Date::from_ymd(2006, 1, 1).value());
  EXPECT_TRUE(TraitRows(late).shown(TraitKind::kVulnerability, "CVE-2010-2568"));
  EXPECT_FALSE(TraitRows(early).shown(TraitKind::kVulnerability, "CVE-2010-2568"));
}

TEST(TraitRows, QuickSumsAreThoseOfTheRows) {
  const knowledge::Pack pack = pack_with({500, 700, 900});
  const View view(pack, pack.as_of());
  const CaseLedger ledger(view,
                          case_with({{kCve, "CVE-2010-2568"},
                                     {kCve, "CVE-2009-3129"},
                                     {kCve, "CVE-2031-1"},
                                     {kCountry, "JP"},
                                     {kCountry, "US"},
                                     {kCountry, "FR"}}),
                          false);
  std::mt19937 random(3);
  for (int i = 0; i < 30; ++i) {
    std::vector<std::int32_t> trust;
    for (const CaseFinding& finding : ledger.findings()) {
      trust.push_back(random() % 3 == 0 ? 0 : finding.instances.front().trust);
    }
    const CaseFinding* first = ledger.findings().data();
    const Selection some{[trust, first](const CaseFinding& finding) {
      return trust[static_cast<std::size_t>(&finding - first)];
    }};
    std::vector<WeightOfEvidence> sums(view.candidates().size());
    for (const LedgerRow& row : ledger.rows(some)) {
      for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += row.weights[k].weight;
    }
    EXPECT_EQ(ledger.sums(some), sums);
  }
}

}  // namespace
}  // namespace perpend::attribution
