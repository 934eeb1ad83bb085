#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "knowledge/build.h"
#include "knowledge/resolve.h"
#include "knowledge/shared_pack.h"

namespace perpend::knowledge {
namespace {

constexpr const char* kBundle = R"json({"type":"bundle","objects":[
 {"type":"threat-actor","id":"threat-actor--1","name":"Blue Heron Example","aliases":["HERON-77"],"created":"2023-02-01T00:00:00Z","modified":"2023-02-01T00:00:00Z"},
 {"type":"malware","id":"malware--1","name":"REEDBED-X","created":"2023-02-01T00:00:00Z"},
 {"type":"malware","id":"malware--2","name":"plugx","created":"2023-02-01T00:00:00Z"},
 {"type":"attack-pattern","id":"attack-pattern--1","name":"x","created":"2023-02-01T00:00:00Z","external_references":[{"source_name":"mitre-attack","external_id":"T1566.002"}]},
 {"type":"location","id":"location--1","name":"Japan","country":"JP"},
 {"type":"relationship","id":"r--1","relationship_type":"uses","source_ref":"threat-actor--1","target_ref":"malware--1","created":"2023-03-01T00:00:00Z",
  "external_references":[{"source_name":"Example Lab 2022","description":"Example Lab. (2022, May 4). Herons.","url":"https://lab.example/herons"}]},
 {"type":"relationship","id":"r--2","relationship_type":"uses","source_ref":"threat-actor--1","target_ref":"malware--2","created":"2023-03-01T00:00:00Z"},
 {"type":"relationship","id":"r--3","relationship_type":"uses","source_ref":"threat-actor--1","target_ref":"attack-pattern--1","created":"2023-03-01T00:00:00Z"},
 {"type":"relationship","id":"r--4","relationship_type":"targets","source_ref":"threat-actor--1","target_ref":"location--1","created":"2023-03-01T00:00:00Z",
  "external_references":[{"source_name":"Example Lab 2022","description":"Example Lab. (2022, May 4). Herons."}]},
 {"type":"relationship","id":"r--5","relationship_type":"uses","source_ref":"threat-actor--1","target_ref":"malware--404"}]})json";

Pack added(const Pack& pack, std::string bytes) {
  auto built = add(pack, {"own.json", std::move(bytes)});
  EXPECT_TRUE(built) << built.error().what;
  return std::move(*Pack::from_bytes(std::move(built->bytes)));
}

TEST(Add, ANewActorComesInWithItsOwnDates) {
  const Pack pack = added(shared_pack(), kBundle);
  EXPECT_EQ(pack.actors().size(), shared_pack().actors().size() + 1);
  const std::uint32_t actor = pack.find_actor("threat-actor--1");
  ASSERT_NE(actor, kNone);
  EXPECT_EQ(pack.actors()[actor].origins, static_cast<std::uint32_t>(Origin::kAdded));
  EXPECT_EQ(Date::from_days(pack.actors()[actor].known_from).iso(), "2022-05-04");
  const View view(pack, *Date::parse("2022-05-05"));
  EXPECT_EQ(view.uses(actor).size(), 1U);
  EXPECT_EQ(view.reports(actor).size(), 1U);
  ASSERT_EQ(view.targets(actor).size(), 1U);
  EXPECT_EQ(pack.text(view.targets(actor)[0].value), "JP");
  EXPECT_EQ(Names(view).actor("heron 77"), kNone);  // an alias without citation starts at `created`
  EXPECT_EQ(Names(View(pack, pack.as_of())).actor("heron 77"), actor);
}

TEST(Add, ASectorInStixsWordsIsATarget) {
  const Pack pack = added(shared_pack(), R"json({"type":"bundle","objects":[
 {"type":"intrusion-set","id":"intrusion-set--1","name":"Grey Heron Example","created":"2023-02-01T00:00:00Z"},
 {"type":"identity","id":"identity--1","name":"financial-services","identity_class":"class"},
 {"type":"relationship","id":"r--1","relationship_type":"targets","source_ref":"intrusion-set--1","target_ref":"identity--1","created":"2023-03-01T00:00:00Z"}]})json");
  const auto targets = View(pack, pack.as_of()).targets(pack.find_actor("intrusion-set--1"));
  ASSERT_EQ(targets.size(), 1U);
  EXPECT_EQ(pack.text(targets[0].value), "Finance");
}

TEST(Add, WhatThePackKnowsByNameOrIdIsNotDoubled) {
  const Pack& before = shared_pack();
  const Pack pack = added(before, kBundle);
  EXPECT_EQ(pack.software().size(), before.software().size() + 1);  // REEDBED-X, not PlugX
  EXPECT_EQ(pack.techniques().size(), before.techniques().size());
  const auto uses = View(pack, pack.as_of()).uses(pack.find_actor("threat-actor--1"));
  bool plugx = false;
  for (const auto& use : uses) {
    plugx = plugx || (is_software(use.item) && index_of(use.item) == pack.find_software("S0013"));
  }
  EXPECT_TRUE(plugx);
}

TEST(Add, TellsWhatJoinedWhatIsNewAndWhatPointsNowhere) {
  const auto built = add(shared_pack(), {"own.json", kBundle});
  ASSERT_TRUE(built);
  std::map<std::string, int> codes;
  for (const auto& diagnostic : built->diagnostics) ++codes[diagnostic.code];
  EXPECT_EQ(codes["add.new"], 2);
  EXPECT_EQ(codes["add.joined"], 1);
  EXPECT_EQ(codes["attack.dangling"], 1);
  EXPECT_EQ(built->counts.read, built->counts.kept + built->counts.refused);
}

TEST(Add, TwiceIsOnce) {
  const Pack once = added(shared_pack(), kBundle);
  EXPECT_EQ(added(once, kBundle).sha256(), once.sha256());
}

TEST(Add, ABundleWithoutActorsIsRefused) {
  const auto built = add(shared_pack(), {"own.json", R"({"objects":[]})"});
  ASSERT_FALSE(built);
  EXPECT_EQ(built.error().code, "add.nothing");
}

TEST(Add, TheExampleGivesMirrorFaceAProfileBeforeJune2024) {
  std::ifstream file(PERPEND_SOURCE_DIR "/examples/mirrorface/actors.stix.json");
  const Pack pack = added(shared_pack(),
                          {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
  const View then(pack, *Date::parse("2024-06-01"));
  const std::uint32_t actor = Names(then).actor("MirrorFace");
  ASSERT_NE(actor, kNone);
  EXPECT_GT(then.uses(actor).size(), 20U);
  EXPECT_EQ(Names(View(shared_pack(), *Date::parse("2024-06-01"))).actor("MirrorFace"), kNone);
}

Observation seen(ObservationType type, std::string id, std::string value) {
  Observation observation;
  observation.type = type;
  observation.id = std::move(id);
  observation.value = std::move(value);
  return observation;
}

TEST(Resolve, NamesAndRevokedIdsBecomeIds) {
  Incident incident;
  incident.observations = {
      seen(ObservationType::kMalware, "", "mimikatz"),
      seen(ObservationType::kAttackPattern, "T1066", ""),
      seen(ObservationType::kAttackPattern, "", "Phishing: Spearphishing Link"),
      seen(ObservationType::kMalware, "", "A Name Nobody Has"),
      seen(ObservationType::kTool, "S9999", "")};
  Testimony testimony;
  testimony.names = "Fancy Bear";
  incident.testimony = {testimony};
  resolve(incident, View(shared_pack(), shared_pack().as_of()));
  EXPECT_EQ(incident.observations[0].id, "S0002");
  EXPECT_EQ(incident.observations[0].type, ObservationType::kTool);
  EXPECT_EQ(incident.observations[1].id, "T1027.005");
  EXPECT_FALSE(incident.observations[1].note.empty());
  EXPECT_EQ(incident.observations[2].id, "T1566.002");
  EXPECT_EQ(incident.observations[3].id, "");
  EXPECT_EQ(incident.observations[4].id, "S9999");
  EXPECT_EQ(incident.testimony[0].actor, "G0007");
  ASSERT_EQ(incident.diagnostics.size(), 2U);
  EXPECT_EQ(incident.diagnostics[0].code, "pack.revoked-id");
  EXPECT_EQ(incident.diagnostics[1].code, "pack.unknown-id");
  EXPECT_EQ(incident.diagnostics[1].where, "observations/4");
}

TEST(Resolve, SectorsOfOtherVocabulariesBecomeThePacksAndTheRestIsNamed) {
  Incident incident;
  for (const char* said : {"Energy", "energy", "financial-services", "government-national",
                           "Government", "HEALTHCARE", "telecommunications", "utilities"}) {
    incident.observations.push_back(seen(ObservationType::kVictimSector, "", said));
  }
  resolve(incident, View(shared_pack(), shared_pack().as_of()));
  std::vector<std::string> meant;
  for (const Observation& observation : incident.observations) meant.push_back(observation.value);
  EXPECT_EQ(meant, (std::vector<std::string>{
                       "Energy", "Energy", "Finance", "Government, Administration",
                       "Government, Administration", "Health", "Telecoms", "utilities"}));
  ASSERT_EQ(incident.diagnostics.size(), 1U);
  EXPECT_EQ(incident.diagnostics[0].code, "pack.unknown-sector");
  EXPECT_EQ(incident.diagnostics[0].where, "observations/7");
}

TEST(Resolve, ANamePublishedLaterMeansNothingYet) {
  Incident incident;
  incident.observations = {seen(ObservationType::kMalware, "", "Mimikatz")};
  resolve(incident, View(shared_pack(), *Date::parse("1999-01-01")));
  EXPECT_EQ(incident.observations[0].id, "");
}

}  // namespace
}  // namespace perpend::knowledge
