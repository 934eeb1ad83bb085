#include "knowledge/names.h"

#include <gtest/gtest.h>

#include "knowledge/draft.h"
#include "knowledge/ordinary_words.h"
#include "knowledge/public_suffix.h"
#include "knowledge/shared_pack.h"

namespace perpend::knowledge {
namespace {

Draft::Actor actor(std::string id, const std::string& name, std::vector<Draft::Alias> aliases) {
  Draft::Actor made{std::move(id), name, "", 1, 1, 100, std::move(aliases), {}, {}};
  made.aliases.push_back({name, "", kNone, 100, AliasRelation::kIs, 1});
  return made;
}

Draft::Alias alias(std::string name, std::int32_t known_from = 100,
                   AliasRelation relation = AliasRelation::kIs) {
  return {std::move(name), "", kNone, known_from, relation, 1};
}

Pack pack_of(std::vector<Draft::Actor> actors) {
  Draft draft;
  draft.as_of = Date::from_days(1000);
  draft.actors = std::move(actors);
  return std::move(*Pack::from_bytes(finish(std::move(draft))));
}

TEST(Names, CaseSpacesAndHyphensDoNotMatter) {
  const Pack pack = pack_of({actor("G9001", "HERON 7", {})});
  const Names names(View(pack, pack.as_of()));
  EXPECT_EQ(names.actor("heron-7"), 0U);
  EXPECT_EQ(names.actor("Heron7"), 0U);
  EXPECT_EQ(names.actor("Heron8"), kNone);
}

TEST(Names, AnAliasOfTwoActorsNamesNone) {
  const Pack pack = pack_of({actor("G9001", "Blue Heron", {alias("Grey Tern")}),
                             actor("G9002", "White Stork", {alias("Grey Tern")})});
  const Names names(View(pack, pack.as_of()));
  EXPECT_EQ(names.actor("Grey Tern"), kNone);
  EXPECT_EQ(names.find("Grey Tern").size(), 2U);
  EXPECT_TRUE(names.find("Grey Tern")[0].shared);
}

TEST(Names, AnOwnNameGoesBeforeSomebodysAlias) {
  const Pack pack = pack_of(
      {actor("G9001", "Blue Heron", {alias("White Stork")}), actor("G9002", "White Stork", {})});
  EXPECT_EQ(Names(View(pack, pack.as_of())).actor("White Stork"), 1U);
}

TEST(Names, AnOverlappingActorIsNotMeant) {
  const Pack pack =
      pack_of({actor("G9001", "Blue Heron", {alias("Grey Tern", 100, AliasRelation::kOverlaps)})});
  const Names names(View(pack, pack.as_of()));
  EXPECT_EQ(names.actor("Grey Tern"), kNone);
  EXPECT_TRUE(names.find("Grey Tern")[0].overlaps);
}

TEST(Names, AnAliasPublishedLaterIsNotKnownYet) {
  const Pack pack = pack_of({actor("G9001", "Blue Heron", {alias("Grey Tern", 500)})});
  EXPECT_EQ(Names(View(pack, Date::from_days(500))).actor("Grey Tern"), kNone);
  EXPECT_EQ(Names(View(pack, Date::from_days(501))).actor("Grey Tern"), 0U);
}

TEST(View, HoldsWhatIsStrictlyEarlier) {
  const Pack pack = pack_of({actor("G9001", "Blue Heron", {})});
  EXPECT_TRUE(View(pack, Date::from_days(100)).actors().empty());
  EXPECT_EQ(View(pack, Date::from_days(101)).actors().size(), 1U);
}

TEST(View, ReportsGrowWithTheDayAndNeverHoldALaterOne) {
  const Pack& pack = shared_pack();
  std::size_t before = 0;
  for (int year = 2010; year <= 2026; ++year) {
    const View view(pack, *Date::from_ymd(year, 1, 1));
    for (const ReportRecord& report : view.reports()) {
      ASSERT_LT(Date::from_days(report.date).year(), year);
    }
    EXPECT_GE(view.reports().size(), before);
    before = view.reports().size();
  }
  EXPECT_GT(before, 900U);
}

TEST(OrdinaryWords, KnowsEverydayWordsAndShortNames) {
  for (const char* name : {"Net", "ping", "at", "Elise", "Page", "Play", "sc", "Remote Access"}) {
    EXPECT_TRUE(is_ordinary_word(name)) << name;
  }
  for (const char* name : {"PlugX", "Mimikatz", "X2", "UPPERCUT-9", "ANELLDR", "Heron Loader"}) {
    EXPECT_FALSE(is_ordinary_word(name)) << name;
  }
}

TEST(PublicSuffixes, KnowWhatSomebodyCanRegister) {
  const PublicSuffixes list(shared_pack());
  EXPECT_EQ(list.registrable_domain("www.a.example.co.uk"), "example.co.uk");
  EXPECT_EQ(list.registrable_domain("co.uk"), "");
  EXPECT_EQ(list.registrable_domain("b.example.github.io"), "example.github.io");
  EXPECT_TRUE(list.is_public_suffix("co.jp"));
  EXPECT_FALSE(list.is_public_suffix("example.jp"));
  EXPECT_TRUE(list.has_known_suffix("a.example.com"));
  EXPECT_FALSE(list.has_known_suffix("setup.exe"));
}

TEST(PublicSuffixes, WithoutAListTheLastLabelIsTheSuffix) {
  const Pack pack = pack_of({});
  const PublicSuffixes list(pack);
  EXPECT_EQ(list.registrable_domain("www.a.example"), "a.example");
  EXPECT_EQ(list.registrable_domain("example"), "");
  EXPECT_TRUE(list.is_public_suffix("example"));
}

}  // namespace
}  // namespace perpend::knowledge
