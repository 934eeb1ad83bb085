#include <gtest/gtest.h>

#include <set>

#include "core/json.h"
#include "knowledge/build.h"
#include "knowledge/gazetteer.h"
#include "knowledge/hashes.h"
#include "knowledge/left_out.h"
#include "knowledge/names.h"
#include "knowledge/shared_pack.h"
#include "knowledge/warning.h"

namespace perpend::knowledge {
namespace {

constexpr const char* kAttack = R"json({"objects":[
 {"type":"intrusion-set","id":"intrusion-set--a1","name":"Blue Heron","aliases":["Blue Heron","HERON-7"],"created":"2018-01-02T00:00:00Z",
  "modified":"2020-05-06T00:00:00Z","external_references":[{"source_name":"mitre-attack","external_id":"G9001"}]},
 {"type":"intrusion-set","id":"intrusion-set--a2","name":"White Stork","aliases":["White Stork","STORK-9"],"created":"2018-01-02T00:00:00Z",
  "external_references":[{"source_name":"mitre-attack","external_id":"G9002"}]}]})json";

std::string threat_actors(const std::string& values) {
  return R"({"type":"threat-actor","values":[)" + values + "]}";
}

Pack pack_with(const std::string& values, std::vector<SourceFile> more = {}) {
  Sources sources;
  sources.attack = {"attack", kAttack};
  sources.galaxies = {{"threat-actor.json", threat_actors(values)}};
  std::move(more.begin(), more.end(), std::back_inserter(sources.galaxies));
  auto built = build(sources);
  EXPECT_TRUE(built);
  return std::move(*Pack::from_bytes(std::move(built->bytes)));
}

std::set<std::string> ids(const Pack& pack) {
  std::set<std::string> found;
  for (const auto& actor : pack.actors()) found.emplace(pack.text(actor.id));
  return found;
}

std::set<std::string> names_of(const Pack& pack, std::string_view id) {
  std::set<std::string> found;
  for (const auto& alias : View(pack, pack.as_of()).aliases(pack.find_actor(id))) {
    found.emplace(pack.text(alias.name));
  }
  return found;
}

TEST(GalaxyActors, JoinByANameThatIsNobodyElses) {
  const Pack pack = pack_with(
      R"({"uuid":"u1","value":"Heron Crew","meta":{"synonyms":["heron 7","Grey Tern"],"country":"JP"}})");
  EXPECT_EQ(ids(pack), (std::set<std::string>{"G9001", "G9002"}));
  EXPECT_TRUE(names_of(pack, "G9001").contains("Grey Tern"));
  const auto claims = View(pack, pack.as_of()).sponsor_claims(pack.find_actor("G9001"));
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(pack.text(claims[0].country), "JP");
  EXPECT_EQ(pack.text(claims[0].said_by), "MISP galaxy");
}

TEST(GalaxyActors, AnAliasInTwoEntriesJoinsNeither) {
  const Pack pack = pack_with(R"({"uuid":"u1","value":"Grey Tern","meta":{"synonyms":["HERON-7"]}},
                                 {"uuid":"u2","value":"Black Gull","meta":{"synonyms":["HERON-7"]}})");
  EXPECT_EQ(ids(pack), (std::set<std::string>{"G9001", "G9002", "u1", "u2"}));
}

TEST(GalaxyActors, AnEntryThatNamesTwoGroupsJoinsTheOneOfItsOwnName) {
  const Pack joined =
      pack_with(R"({"uuid":"u1","value":"BLUE HERON","meta":{"synonyms":["STORK-9"]}})");
  EXPECT_EQ(ids(joined), (std::set<std::string>{"G9001", "G9002"}));
  EXPECT_EQ(Names(View(joined, joined.as_of())).actor("STORK-9"), kNone);  // now two publish it
  const Pack apart =
      pack_with(R"({"uuid":"u1","value":"Shore Birds","meta":{"synonyms":["STORK-9","HERON-7"]}})");
  EXPECT_TRUE(ids(apart).contains("u1"));
}

TEST(GalaxyActors, JoinByAttackIdAndKeepWhoCoinedAName) {
  const Pack pack = pack_with(
      R"({"uuid":"u1","value":"Tall Bird","meta":{"synonyms":["G9002","Wader"],"origin:Wader":"Example Lab"}})");
  for (const auto& alias : View(pack, pack.as_of()).aliases(pack.find_actor("G9002"))) {
    if (pack.text(alias.name) == "Wader") {
      EXPECT_EQ(pack.text(alias.coined_by), "Example Lab");
    }
    EXPECT_NE(pack.text(alias.name), "G9002");
  }
  EXPECT_TRUE(names_of(pack, "G9002").contains("Wader"));
}

TEST(GalaxyActors, WithoutAttackTheLowestUuidIsTheId) {
  const Pack pack = pack_with(
      R"({"uuid":"u5","value":"Grey Tern"})",
      {{"m.json",
        R"({"type":"microsoft-activity-group","values":[{"uuid":"u3","value":"Lilac Gale","meta":{"synonyms":["GREY TERN"]}}]})"}});
  EXPECT_EQ(ids(pack), (std::set<std::string>{"G9001", "G9002", "u3"}));
  EXPECT_EQ(pack.text(pack.actors()[pack.find_actor("u3")].name), "Grey Tern");
}

TEST(GalaxyActors, GalaxyFactsAreKnownFromTheNewestSource) {
  const Pack pack = pack_with(R"({"uuid":"u1","value":"Grey Tern"})");
  EXPECT_EQ(pack.as_of(), Date::parse("2020-05-07"));
  EXPECT_TRUE(View(pack, *Date::parse("2020-05-06")).aliases(pack.find_actor("u1")).empty());
  EXPECT_EQ(View(pack, pack.as_of()).aliases(pack.find_actor("u1")).size(), 1U);
}

TEST(GalaxyActors, ASinglePersonIsLeftOut) {
  const Pack pack =
      pack_with(R"({"uuid":"8c21ce09-33c3-412c-bb55-323765e89a60","value":"Somebody"})");
  EXPECT_EQ(ids(pack).size(), 2U);
  EXPECT_FALSE(names_a_person("Blue Heron"));
}

TEST(GalaxyActors, TheOrderOfTheSourcesDoesNotMatter) {
  const std::string a = R"({"uuid":"u1","value":"Grey Tern","meta":{"synonyms":["Wader"]}})";
  const std::string b = R"({"uuid":"u2","value":"Black Gull","meta":{"synonyms":["Diver"]}})";
  EXPECT_EQ(pack_with(a + "," + b).sha256(), pack_with(b + "," + a).sha256());
}

TEST(GalaxySoftware, JoinsByItsOwnNameUnlessThatIsAWord) {
  const Pack pack = pack_with(
      "",
      {{"rat.json",
        R"({"type":"rat","values":[{"uuid":"s1","value":"REEDBED"},{"uuid":"s2","value":"Mirror"}]})"},
       {"tool.json",
        R"({"type":"tool","values":[{"uuid":"s3","value":"Reedbed","meta":{"synonyms":["Sedge"]}},{"uuid":"s4","value":"Mirror"}]})"}});
  EXPECT_EQ(pack.software().size(), 3U);
  const Names names(View(pack, pack.as_of()));
  EXPECT_NE(names.software("sedge"), kNone);
  EXPECT_EQ(names.software("Mirror"), kNone);
  EXPECT_TRUE(names.find("Mirror")[0].ordinary);
}

TEST(Gazetteer, KnowsNamesSynonymsAndWhatIsNoCountry) {
  const Pack& pack = shared_pack();
  const auto sources = read_sources(PERPEND_SHARED_DIR "/data");
  ASSERT_TRUE(sources);
  std::vector<galaxy::Cluster> clusters;
  for (const auto& file : sources->galaxies)
    clusters.push_back(*galaxy::read(file.bytes, file.name));
  const Gazetteer gazetteer(clusters);
  EXPECT_EQ(gazetteer.country("Korea (Republic of)"), "KR");
  EXPECT_EQ(gazetteer.country("Luxemburg"), "LU");
  EXPECT_EQ(gazetteer.country("Middle East"), std::nullopt);
  EXPECT_EQ(gazetteer.sector("Healthcare"), "Health");
  EXPECT_EQ(gazetteer.sector("Private sector"), std::nullopt);
  for (const auto& country : pack.countries()) EXPECT_EQ(pack.text(country.iso).size(), 2U);
  EXPECT_GT(pack.countries().size(), 240U);
}

TEST(SharedPack, HasTheActorsOfBothSourcesAndOnlyCountriesAsClaims) {
  const Pack& pack = shared_pack();
  EXPECT_LT(pack.bytes().size(), std::size_t{8} << 20);
  const Names names(View(pack, pack.as_of()));
  EXPECT_EQ(names.actor("APT10"), pack.find_actor("G0045"));
  EXPECT_EQ(names.actor("Earth Kasha"), names.actor("MirrorFace"));
  EXPECT_NE(names.actor("MirrorFace"), kNone);
  EXPECT_NE(names.actor("APT28"), names.actor("APT29"));
  EXPECT_EQ(names.actor("Sandworm"), pack.find_actor("G0034"));
  for (const auto& claim : pack.sponsor_claims()) {
    EXPECT_EQ(pack.text(claim.country).size(), 2U);
    EXPECT_FALSE(pack.text(claim.said_by).empty());
  }
}

TEST(SharedPack, InfrastructureSaysWhereItsDateComesFrom) {
  const Pack& pack = shared_pack();
  std::size_t real = 0;
  for (const auto& record : pack.infrastructure()) {
    if (record.basis == static_cast<std::uint8_t>(DateBasis::kAssumed)) {
      ASSERT_EQ(record.known_from, pack.as_of().days() - 1);
    } else {
      ASSERT_LT(Date::from_days(record.known_from).year(), 2024);
      ++real;
    }
  }
  EXPECT_GT(real, 50000U);
  // The first row of the source, looked up by the hash of its first domain.
  const std::string& rows = shared_sources().infrastructure->bytes;
  const auto row = json::Document::parse(rows.substr(0, rows.find('\n')), "row");
  ASSERT_TRUE(row);
  const auto domain = row->root().strings("domain").at(0);
  const std::uint64_t hash = infrastructure_hash(InfrastructureKind::kDomain, domain);
  const auto it = std::lower_bound(
      pack.infrastructure().begin(), pack.infrastructure().end(), hash,
      [](const InfrastructureRecord& record, std::uint64_t value) { return record.hash < value; });
  ASSERT_NE(it, pack.infrastructure().end());
  EXPECT_EQ(it->hash, hash);
  EXPECT_EQ(it->actor, pack.find_actor(*row->root().string("actor")));
  EXPECT_EQ(Date::from_days(it->known_from), Date::parse(*row->root().string("date")));
}

std::set<WarningKind> kinds(const Pack& pack, std::string_view value) {
  std::set<WarningKind> found;
  for (const Warning& warning : warnings(pack, value)) found.insert(warning.kind);
  return found;
}

TEST(Warnings, KnowReservedSharedAndDynamicPlaces) {
  const Pack& pack = shared_pack();
  EXPECT_TRUE(kinds(pack, "192.0.2.7").contains(WarningKind::kReserved));
  EXPECT_TRUE(kinds(pack, "2001:db8::1").contains(WarningKind::kReserved));
  EXPECT_TRUE(kinds(pack, "8.8.8.8").contains(WarningKind::kShared));
  EXPECT_TRUE(kinds(pack, "a.b.duckdns.org").contains(WarningKind::kDynamicDns));
  EXPECT_TRUE(kinds(pack, "www.google.com").contains(WarningKind::kBenign));
  EXPECT_TRUE(kinds(pack, "nobody-has-this.invalid").empty());
}

TEST(Warnings, APopularSiteDoesNotVouchForWhatIsBelowIt) {
  EXPECT_FALSE(kinds(shared_pack(), "somebody.github.io").contains(WarningKind::kBenign));
}

TEST(Warnings, RangesOfOneListAreJoinedAndTheirEdgesHold) {
  Sources sources;
  sources.attack = {"attack", kAttack};
  sources.warning_lists = {
      {"rfc1918.json",
       R"({"name":"L","type":"cidr","list":["192.0.2.0/25","192.0.2.128/25","198.51.100.7","2001:db8::/127"]})"}};
  const auto pack = Pack::from_bytes(build(sources)->bytes);
  ASSERT_TRUE(pack);
  EXPECT_EQ(pack->warning_ranges4().size(), 2U);
  EXPECT_EQ(warnings(*pack, "192.0.2.255").size(), 1U);
  EXPECT_EQ(warnings(*pack, "192.0.3.0").size(), 0U);
  EXPECT_EQ(warnings(*pack, "198.51.100.7").size(), 1U);
  EXPECT_EQ(warnings(*pack, "198.51.100.8").size(), 0U);
  EXPECT_EQ(warnings(*pack, "2001:db8::1").size(), 1U);
  EXPECT_EQ(warnings(*pack, "2001:db8::2").size(), 0U);
}

}  // namespace
}  // namespace perpend::knowledge
