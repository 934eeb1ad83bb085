#include "knowledge/pack.h"

#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "core/sha256.h"
#include "knowledge/build.h"
#include "knowledge/draft.h"
#include "knowledge/pack_layout.h"

namespace perpend::knowledge {
namespace {

// Two actors, a tool, a malware with a technique, three citations: enough for every section.
std::string small_pack() {
  Draft draft;
  draft.as_of = *Date::parse("2024-01-02");
  draft.citations = {{"Lab 2020", "https://lab.example/1", 18300}, {"Lab n.d.", "", kUndated}};
  Draft::Actor heron{"G9002", "Blue Heron", "intrusion-set--1", 1, 1, 18000, {}, {}, {}};
  heron.aliases = {{"Grey Tern", "Example Lab", 0, 18300, AliasRelation::kIs, 1},
                   {"Blue Heron", "", kNone, 18000, AliasRelation::kIs, 1}};
  heron.targets = {{"JP", TargetKind::kCountry, 19000, kNone}};
  heron.sponsor_claims = {{"ZZ", "Example Lab", 19000, 50}};
  Draft::Actor tern{"G9001", "grey-tern", "", 1, 1, 18100, {}, {}, {}};
  tern.aliases = {{"grey-tern", "", kNone, 18100, AliasRelation::kIs, 1}};
  draft.actors = {heron, tern};
  draft.software = {{"S9002", "REEDBED", SoftwareKind::kMalware, 18200, {{"REEDBED", 18200}}},
                    {"S9001", "Ping", SoftwareKind::kTool, 17000, {{"Ping", 17000}}}};
  draft.techniques = {{"T9001", "Parent", kNone, 1, 17000}, {"T9001.001", "Child", 0, 1, 17000}};
  draft.tactics = {{"TA9", "Discovery"}};
  draft.renames = {{"S9000", "S9002"}};
  draft.uses = {{0, 0 | kSoftwareBit, 0, 18300, 18500, 0},
                {0, 1, 0, 18300, 18500, 0},
                {1, 1, 1, 18600, 18600, 1},
                {0, 1, kNone, 18700, 18700, 0}};
  draft.software_techniques = {{0, 1, 18400, 0}, {0, 1, 18300, 1}};
  draft.countries = {{"JP", "Japan", "Tokyo", {"Nippon"}}};
  draft.sectors = {"Energy"};
  draft.warning_lists = {{"Example cloud", WarningKind::kShared}};
  draft.warning_hosts = {{7, 0, 1}};
  draft.parameters = {{"b", 2}, {"a", 1}};
  draft.public_suffix_list = "psl";
  return finish(std::move(draft));
}

TEST(Pack, FindsRecordsByIdAndByRevokedId) {
  const auto pack = Pack::from_bytes(small_pack());
  ASSERT_TRUE(pack);
  ASSERT_NE(pack->find_actor("G9002"), kNone);
  EXPECT_EQ(pack->text(pack->actors()[pack->find_actor("G9002")].name), "Blue Heron");
  EXPECT_EQ(pack->find_actor("G9"), kNone);
  EXPECT_EQ(pack->find_software("S9000"), pack->find_software("S9002"));
  EXPECT_EQ(pack->parameter("b"), 2);
  EXPECT_EQ(pack->parameter("c"), std::nullopt);
  EXPECT_EQ(pack->as_of(), Date::parse("2024-01-02"));
}

TEST(Pack, KeepsEveryLinkThroughSorting) {
  const auto pack = Pack::from_bytes(small_pack());
  ASSERT_TRUE(pack);
  const ActorRecord& heron = pack->actors()[pack->find_actor("G9002")];
  EXPECT_EQ(heron.uses.count, 3U);
  const std::uint32_t child = pack->find_technique("T9001.001");
  EXPECT_EQ(pack->techniques()[child].parent, pack->find_technique("T9001"));
  const SoftwareRecord& reedbed = pack->software()[pack->find_software("S9002")];
  ASSERT_EQ(reedbed.techniques.count, 1U);  // the stated date goes before the assumed one
  EXPECT_EQ(pack->software_techniques()[reedbed.techniques.first].known_from, 18400);
}

TEST(Pack, DerivesReportsFromTheCitationsOfUses) {
  const auto pack = Pack::from_bytes(small_pack());
  ASSERT_TRUE(pack);
  ASSERT_EQ(pack->reports().size(), 2U);
  const ReportRecord& dated = pack->reports()[0];
  EXPECT_EQ(dated.date, 18300);
  EXPECT_EQ(dated.items.count, 2U);
  EXPECT_EQ(dated.date_assumed, 0U);
  EXPECT_EQ(pack->reports()[1].date, 18600);  // `created` of its first use
  EXPECT_EQ(pack->reports()[1].date_assumed, 1U);
}

TEST(Pack, MarksANameThatTwoActorsPublish) {
  const auto pack = Pack::from_bytes(small_pack());
  ASSERT_TRUE(pack);
  for (const AliasRecord& alias : pack->aliases()) {
    EXPECT_EQ(alias.shared, pack->text(alias.name) == "Blue Heron" ? 0U : 1U);
  }
}

TEST(Pack, PutsTheOwnNameFirst) {
  const auto pack = Pack::from_bytes(small_pack());
  ASSERT_TRUE(pack);
  for (const ActorRecord& actor : pack->actors()) {
    EXPECT_EQ(pack->text(pack->aliases()[actor.aliases.first].name), pack->text(actor.name));
  }
}

TEST(Pack, ADraftOfAPackGivesItsBytesAgain) {
  const auto pack = Pack::from_bytes(small_pack());
  ASSERT_TRUE(pack);
  EXPECT_EQ(finish(draft_of(*pack)), pack->bytes());
}

TEST(Pack, ParametersReplaceItsOwnAndNothingElse) {
  const auto pack = Pack::from_bytes(small_pack());
  ASSERT_TRUE(pack);
  const std::vector<std::pair<std::string, std::int64_t>> fitted = {{"z", -5}, {"a", 9}, {"z", 6}};
  const auto bytes = with_parameters(*pack, fitted);
  ASSERT_TRUE(bytes);
  const auto fitted_pack = Pack::from_bytes(*bytes);
  ASSERT_TRUE(fitted_pack);
  EXPECT_EQ(fitted_pack->parameter("z"), 6);
  EXPECT_EQ(fitted_pack->parameter("b"), std::nullopt);
  EXPECT_EQ(fitted_pack->uses().size(), pack->uses().size());
  EXPECT_NE(fitted_pack->sha256(), pack->sha256());
}

TEST(Pack, ModelsAreCarriedAsTheyAreAtMultiplesOfEight) {
  const auto pack = Pack::from_bytes(small_pack());
  ASSERT_TRUE(pack);
  const std::vector<std::pair<std::string, std::string>> models = {{"odd", std::string("\0a\0", 3)},
                                                                   {"even", "0123456789abcdef"}};
  const auto bytes = with_models(*pack, models);
  ASSERT_TRUE(bytes);
  const auto with = Pack::from_bytes(*bytes);
  ASSERT_TRUE(with);
  for (const auto& [name, content] : models) {
    EXPECT_EQ(with->model(name), content);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(with->model(name).data()) % 8, 0U);
  }
  EXPECT_TRUE(with->model("none").empty());
  EXPECT_EQ(finish(draft_of(*with)), with->bytes());
}

TEST(Pack, NewParametersLeaveTheModels) {
  const auto pack = Pack::from_bytes(small_pack());
  ASSERT_TRUE(pack);
  const std::vector<std::pair<std::string, std::string>> models = {{"m", "bytes"}};
  const auto with = Pack::from_bytes(*with_models(*pack, models));
  ASSERT_TRUE(with);
  const std::vector<std::pair<std::string, std::int64_t>> fitted = {{"z", 1}};
  const auto both = Pack::from_bytes(*with_parameters(*with, fitted));
  ASSERT_TRUE(both);
  EXPECT_EQ(both->model("m"), "bytes");
  EXPECT_EQ(both->parameter("z"), 1);
}

TEST(Pack, EveryTruncationIsRefused) {
  const std::string bytes = small_pack();
  for (std::size_t size = 0; size < bytes.size(); size += 7) {
    const auto pack = Pack::from_bytes(bytes.substr(0, size));
    ASSERT_FALSE(pack);
    const std::string expected = size < 8 ? "pack.damaged" : "pack.truncated";
    EXPECT_EQ(pack.error().code, expected) << size;
    EXPECT_EQ(pack.error().kind, ErrorKind::kDamaged);
  }
}

TEST(Pack, EveryChangedByteIsNoticed) {
  const std::string bytes = small_pack();
  for (std::size_t at = 0; at < bytes.size(); at += 5) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(changed[at] ^ 0x40);
    EXPECT_FALSE(Pack::from_bytes(changed)) << at;
  }
}

TEST(Pack, AnotherVersionIsNamed) {
  std::string bytes = small_pack();
  bytes[8] = 77;
  const auto pack = Pack::from_bytes(bytes);
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().code, "pack.version");
}

// Writes the right hash over whatever the bytes now say.
std::string rehashed(std::string bytes) {
  const Sha256 digest = sha256(std::string_view(bytes).substr(sizeof(Header)));
  std::memcpy(bytes.data() + offsetof(Header, sha256), digest.data(), digest.size());
  return bytes;
}

TEST(Pack, WildIndicesUnderAValidHashAreRefusedOrHarmless) {
  const std::string bytes = small_pack();
  int refused = 0;
  for (std::size_t at = sizeof(Header); at + 4 <= bytes.size(); at += 4) {
    std::string changed = bytes;
    const std::uint32_t wild = 0x7fff'fff0U;
    std::memcpy(changed.data() + at, &wild, sizeof wild);
    const auto pack = Pack::from_bytes(rehashed(changed));
    if (!pack) {
      ++refused;
      continue;
    }
    for (const ActorRecord& actor : pack->actors()) pack->text(actor.name);
    for (const UseRecord& use : pack->uses()) pack->text(pack->actors()[use.actor].id);
    draft_of(*pack);
  }
  EXPECT_GT(refused, 100);
}

TEST(Pack, OpensTheFileThatWasWritten) {
  const auto path = std::filesystem::temp_directory_path() / "perpend_pack_test.pack";
  std::ofstream(path, std::ios::binary) << small_pack();
  const auto pack = Pack::open(path);
  ASSERT_TRUE(pack);
  EXPECT_EQ(pack->bytes(), small_pack());
  std::filesystem::remove(path);
  EXPECT_EQ(Pack::open(path).error().code, "pack.missing");
  EXPECT_EQ(Pack::open(path).error().kind, ErrorKind::kEnvironment);
  EXPECT_EQ(Pack::open(std::filesystem::temp_directory_path()).error().code, "pack.damaged");
}

}  // namespace
}  // namespace perpend::knowledge
