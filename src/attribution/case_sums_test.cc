// The quick sums against the rows they stand for, to the last bit.
#include "attribution/case_sums.h"

#include <gtest/gtest.h>

#include <random>

#include "attribution/ledger.h"
#include "attribution/sample_pack.h"
#include "knowledge/shared_pack.h"

namespace perpend::attribution {
namespace {

Observation observation(ObservationType type, std::string id, std::string value = "") {
  Observation one;
  one.type = type;
  one.id = std::move(id);
  one.value = std::move(value);
  return one;
}

// Each observation of one of three sources, of which one is well graded and one is doubted.
Incident with_sources(Incident incident) {
  incident.sources.resize(3);
  incident.sources[0].reliability = Reliability::kA;
  incident.sources[0].credibility = Credibility::k1;
  incident.sources[1].reliability = Reliability::kD;
  incident.sources[1].credibility = Credibility::k4;
  for (std::size_t i = 0; i < incident.observations.size(); ++i) {
    incident.observations[i].source = static_cast<std::uint32_t>(i % 3);
  }
  return incident;
}

// What two reports of different actors show, software of no report, victims.
Incident mixed_case(const View& view, std::uint32_t seed) {
  std::mt19937 random(seed);
  Incident incident;
  const auto& reports = view.profiles().reports();
  for (int i = 0; i < 2; ++i) {
    const ProfiledReport& report = reports[random() % reports.size()];
    for (const std::uint32_t item : view.corpus().reports[report.report].items) {
      const Item& thing = view.corpus().items[item];
      incident.observations.push_back(observation(
          thing.software ? ObservationType::kMalware : ObservationType::kAttackPattern, thing.id));
    }
  }
  incident.observations.push_back(
      observation(ObservationType::kMalware, "malware--unheard-of", "Unheard Of"));
  for (const char* country : {"JP", "US", "DE"}) {
    incident.observations.push_back(observation(ObservationType::kVictimCountry, "", country));
  }
  incident.observations.push_back(
      observation(ObservationType::kVictimSector, "", "Government, Administration"));
  return with_sources(std::move(incident));
}

std::vector<WeightOfEvidence> of_rows(const CaseLedger& ledger, const Selection& selection) {
  std::vector<WeightOfEvidence> sums(ledger.view().candidates().size());
  for (const LedgerRow& row : ledger.rows(selection)) {
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += row.weights[i].weight;
  }
  return sums;
}

// Leaves out about one finding in three and doubts one in three.
Selection random_selection(const CaseLedger& ledger, std::mt19937& random) {
  std::vector<std::int32_t> trust;
  for (const CaseFinding& finding : ledger.findings()) {
    const std::int32_t own = finding.instances.front().trust;
    const auto kind = random() % 3;
    trust.push_back(kind == 0 ? 0 : kind == 1 ? std::min(own, 417) : own);
  }
  const CaseFinding* first = ledger.findings().data();
  return {[trust, first](const CaseFinding& finding) {
    return trust[static_cast<std::size_t>(&finding - first)];
  }};
}

void expect_same_sums(const CaseLedger& ledger, std::uint32_t seed, int selections) {
  std::mt19937 random(seed);
  EXPECT_EQ(ledger.sums(everything()), of_rows(ledger, everything()));
  for (int i = 0; i < selections; ++i) {
    const Selection selection = random_selection(ledger, random);
    ASSERT_EQ(ledger.sums(selection), of_rows(ledger, selection)) << seed << " " << i;
  }
}

const View& view_2024() {
  static const View view(knowledge::shared_pack(), Date::from_ymd(2024, 1, 1).value());
  return view;
}

TEST(CaseSums, AreThoseOfTheRowsForMethodsAndTargets) {
  const View whole(knowledge::shared_pack(), knowledge::shared_pack().as_of());
  for (std::uint32_t seed = 1; seed <= 12; ++seed) {
    for (const View* view : {&view_2024(), &whole}) {
      const Incident incident = mixed_case(*view, seed);
      const CaseLedger ledger(*view, incident, false);
      expect_same_sums(ledger, seed, 12);
    }
  }
}

TEST(CaseSums, AreThoseOfTheRowsForInfrastructure) {
  const knowledge::Pack pack = shaped_pack();
  for (const int year : {2020, 2021, 2024}) {
    const View view(pack, Date::from_ymd(year, 1, 1).value());
    Incident incident;
    for (const char* host : {"c2.heron-one.com", "a.both.com", "x.stork-one.com", "new.tern.com"}) {
      incident.observations.push_back(observation(ObservationType::kDomainName, "", host));
    }
    incident.observations.push_back(observation(ObservationType::kIpv4Addr, "", "203.0.113.9"));
    incident.observations.push_back(
        observation(ObservationType::kUrl, "", "http://c2.heron-one.com/a"));
    incident = with_sources(std::move(incident));
    const CaseLedger ledger(view, incident, true);
    ASSERT_TRUE(ledger.has_indicators());
    expect_same_sums(ledger, static_cast<std::uint32_t>(year), 40);
  }
}

TEST(CaseSums, WithAnItemOnTopAreThoseOfTheCaseThatHasIt) {
  Incident incident = mixed_case(view_2024(), 7);
  const CaseLedger ledger(view_2024(), incident, false);
  std::mt19937 random(7);
  int tried = 0;
  for (int i = 0; i < 40; ++i) {
    const auto actor = random() % view_2024().profiles().actors().size();
    const auto shown = view_2024().profiles().items_of(actor);
    const std::uint32_t item = shown[random() % shown.size()];
    const Item& thing = view_2024().corpus().items[item];
    const bool has = std::any_of(
        ledger.findings().begin(), ledger.findings().end(),
        [&](const CaseFinding& one) { return one.kind == FindingKind::kItem && one.item == item; });
    if (has) continue;
    Incident with = incident;
    with.observations.push_back(observation(
        thing.software ? ObservationType::kMalware : ObservationType::kAttackPattern, thing.id));
    with.observations.back().source = 0;  // beyond doubt
    const CaseLedger larger(view_2024(), with, false);
    ASSERT_EQ(ledger.sums(everything(), Finding{.item = item}), of_rows(larger, everything()))
        << thing.id;
    ++tried;
  }
  EXPECT_GT(tried, 20);
}

}  // namespace
}  // namespace perpend::attribution
