#include "formats/attack/attack.h"

#include <gtest/gtest.h>

namespace perpend::attack {
namespace {

std::string day(std::string_view text) {
  const auto date = citation_date(text);
  return date ? date->iso() : "none";
}

TEST(CitationDate, ReadsTheDayInParentheses) {
  EXPECT_EQ(day("Example Lab. (2017, April 6). A Title. Retrieved June 29, 2018."), "2017-04-06");
}

TEST(CitationDate, TakesTheEndOfAMonthOrAYear) {
  EXPECT_EQ(day("Example. (2016, February). T. Retrieved May 1, 2018."), "2016-02-29");
  EXPECT_EQ(day("Example. (2015). T. Retrieved May 1, 2018."), "2015-12-31");
}

TEST(CitationDate, DoesNotTakeTheDaySomebodyLooked) {
  EXPECT_EQ(day("Example. (n.d.). A Title. Retrieved May 1, 2018."), "none");
  EXPECT_EQ(day("Example - ListObjects. Retrieved October 4, 2021."), "none");
}

TEST(CitationDate, ReadsADateWithoutParentheses) {
  EXPECT_EQ(day("Example 2019, August 27 CENTRE STAGE Retrieved. 2019/11/19 "), "2019-08-27");
}

TEST(CitationDate, ANameMayCarryOne) {
  EXPECT_EQ(date_in_name("Lab Report MAY 2023"), Date::parse("2023-05"));
  EXPECT_EQ(date_in_name("Lab Report 2014"), Date::parse("2014"));
  EXPECT_EQ(date_in_name("About CVE-2017-0199"), std::nullopt);
}

TEST(CitationDate, AnImpossibleDayIsTheEndOfItsMonth) {
  EXPECT_EQ(day("A. (2021, February 31). T."), "2021-02-28");
}

constexpr const char* kBundle = R"json({"type":"bundle","id":"bundle--1","objects":[
 {"type":"x-mitre-tactic","id":"x-mitre-tactic--1","name":"Discovery","x_mitre_shortname":"discovery",
  "external_references":[{"source_name":"mitre-attack","external_id":"TA0007"}]},
 {"type":"intrusion-set","id":"intrusion-set--1","name":"Blue Heron","aliases":["Blue Heron","HERON-7","Grey Tern"],
  "created":"2018-01-02T00:00:00Z","modified":"2020-05-06T00:00:00Z",
  "external_references":[{"source_name":"mitre-attack","external_id":"G9001"},
   {"source_name":"HERON-7","description":"(Citation: Lab Heron 2017)"
},
   {"source_name":"Grey Tern","description":"Grey Tern shares overlap with it.(Citation: Lab Heron 2017)"},
   {"source_name":"Lab Heron 2017","url":"https://lab.example/heron","description":"Lab. (2017, March 4). Heron. Retrieved May 1, 2018."}]
},
 {"type":"campaign","id":"campaign--1","name":"Long Winter","external_references":[{"source_name":"mitre-attack","external_id":"C9001"}]},
 {"type":"malware","id":"malware--1","name":"REEDBED","x_mitre_aliases":["REEDBED","Sedge"],"created":"2018-02-02T00:00:00Z",
  "external_references":[{"source_name":"mitre-attack","external_id":"S9001"}]},
 {"type":"malware","id":"malware--2","name":"OLDREED","revoked":true,
  "external_references":[{"source_name":"mitre-attack","external_id":"S9000"}]},
 {"type":"attack-pattern","id":"attack-pattern--1","name":"Parent","kill_chain_phases":[{"kill_chain_name":"mitre-attack","phase_name":"discovery"}],
  "external_references":[{"source_name":"mitre-attack","external_id":"T9001"}]},
 {"type":"attack-pattern","id":"attack-pattern--2","name":"Child",
  "external_references":[{"source_name":"mitre-attack","external_id":"T9001.001"}]},
 {"type":"attack-pattern","id":"attack-pattern--3","name":"Gone","x_mitre_deprecated":true,
  "external_references":[{"source_name":"mitre-attack","external_id":"T9002"}]},
 {"type":"relationship","id":"relationship--1","relationship_type":"subtechnique-of","source_ref":"attack-pattern--2","target_ref":"attack-pattern--1"},
 {"type":"relationship","id":"relationship--2","relationship_type":"revoked-by","source_ref":"malware--2","target_ref":"malware--1"},
 {"type":"relationship","id":"relationship--3","relationship_type":"attributed-to","source_ref":"campaign--1","target_ref":"intrusion-set--1"},
 {"type":"relationship","id":"relationship--4","relationship_type":"uses","source_ref":"campaign--1","target_ref":"malware--1",
  "created":"2021-01-01T00:00:00Z","external_references":[{"source_name":"Lab Winter","description":"Lab. (2020, May). Winter."},
                                                          {"source_name":"Lab Heron 2017","description":"Lab. (2017, March 4)."}]},
 {"type":"relationship","id":"relationship--5","relationship_type":"uses","source_ref":"intrusion-set--1","target_ref":"attack-pattern--3"},
 {"type":"relationship","id":"relationship--6","relationship_type":"uses","source_ref":"malware--1","target_ref":"attack-pattern--2"},
 {"type":"relationship","id":"relationship--7","relationship_type":"uses","source_ref":"intrusion-set--1","target_ref":"attack-pattern--99"},
 {"type":"intrusion-set","id":"intrusion-set--2"}
]
})json";

TEST(Attack, ReadsGroupsWithWhoSaysEachAlias) {
  const auto facts = attack::read(kBundle, "b");
  ASSERT_TRUE(facts);
  ASSERT_EQ(facts->groups.size(), 1U);
  const Group& group = facts->groups[0];
  EXPECT_EQ(group.id, "G9001");
  ASSERT_EQ(group.aliases.size(), 2U);
  EXPECT_EQ(group.aliases[0].name, "HERON-7");
  ASSERT_EQ(group.aliases[0].citations.size(), 1U);
  EXPECT_EQ(facts->citations[group.aliases[0].citations[0]].date, Date::parse("2017-03-04"));
  EXPECT_FALSE(group.aliases[0].overlaps);
  EXPECT_TRUE(group.aliases[1].overlaps);
}

TEST(Attack, ACampaignsUseIsTheGroupsUse) {
  const auto facts = attack::read(kBundle, "b");
  ASSERT_TRUE(facts);
  ASSERT_EQ(facts->uses.size(), 2U);
  const Use& use = facts->uses[0];
  EXPECT_TRUE(use.via_campaign);
  EXPECT_EQ(use.subject_kind, Subject::kGroup);
  EXPECT_EQ(facts->software[use.object].id, "S9001");
  EXPECT_EQ(use.citations.size(), 2U);
  EXPECT_EQ(facts->uses[1].subject_kind, Subject::kSoftware);
}

TEST(Attack, KnowsParentsTacticsAndSuccessors) {
  const auto facts = attack::read(kBundle, "b");
  ASSERT_TRUE(facts);
  ASSERT_EQ(facts->techniques.size(), 2U);
  EXPECT_EQ(facts->techniques[0].tactics, 1U);
  EXPECT_EQ(facts->techniques[1].parent, "T9001");
  ASSERT_EQ(facts->renames.size(), 1U);
  EXPECT_EQ(facts->renames[0].old_id, "S9000");
  EXPECT_EQ(facts->renames[0].new_id, "S9001");
}

TEST(Attack, RefusesWhatIsBrokenAndTheCountsReconcile) {
  const auto facts = attack::read(kBundle, "b");
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts->counts.refused, 2U);  // the nameless set and the relationship to nowhere
  EXPECT_EQ(facts->counts.read, facts->counts.kept + facts->counts.refused);
  EXPECT_EQ(facts->diagnostics.size(), 2U);
  EXPECT_EQ(facts->newest, Date::parse("2020-05-06"));
}

TEST(Attack, AUsersObjectsKeepTheirStixIds) {
  const auto facts = attack::read(
      R"json({"objects":[{"type":"threat-actor","id":"threat-actor--7","name":"Us"}]})json", "own",
      Kind::kOwn);
  ASSERT_TRUE(facts);
  ASSERT_EQ(facts->groups.size(), 1U);
  EXPECT_EQ(facts->groups[0].id, "threat-actor--7");
  EXPECT_TRUE(facts->groups[0].threat_actor);
}

TEST(Attack, AUsersActorTargetsCountriesAndSectorsAndNoVictimByName) {
  const auto facts = attack::read(R"json({"objects":[
   {"type":"intrusion-set","id":"intrusion-set--7","name":"Us"},
   {"type":"location","id":"location--1","name":"Japan","country":"JP"},
   {"type":"identity","id":"identity--1","name":"Energy","identity_class":"class"},
   {"type":"identity","id":"identity--2","name":"A Company","identity_class":"organization"},
   {"type":"identity","id":"identity--3","name":"B Company","identity_class":"organization",
    "sectors":["aerospace","defense"]},
   {"type":"relationship","id":"r--1","relationship_type":"targets","source_ref":"intrusion-set--7","target_ref":"location--1"},
   {"type":"relationship","id":"r--2","relationship_type":"targets","source_ref":"intrusion-set--7","target_ref":"identity--1"},
   {"type":"relationship","id":"r--3","relationship_type":"targets","source_ref":"intrusion-set--7","target_ref":"identity--2"},
   {"type":"relationship","id":"r--4","relationship_type":"targets","source_ref":"intrusion-set--7","target_ref":"identity--3"}]})json",
                                  "own", Kind::kOwn);
  ASSERT_TRUE(facts);
  ASSERT_EQ(facts->targets.size(), 4U);
  EXPECT_TRUE(facts->targets[0].country);
  EXPECT_EQ(facts->targets[0].name, "JP");
  EXPECT_EQ(facts->targets[1].name, "Energy");
  EXPECT_EQ(facts->targets[2].name, "aerospace");
  EXPECT_EQ(facts->targets[3].name, "defense");
  EXPECT_FALSE(facts->targets[3].country);
}

TEST(Attack, RenamesThatGoInCirclesLeadNowhere) {
  const auto facts = attack::read(R"json({"objects":[
   {"type":"tool","id":"tool--1","name":"A","revoked":true,"external_references":[{"source_name":"mitre-attack","external_id":"S1"}]},
   {"type":"tool","id":"tool--2","name":"B","revoked":true,"external_references":[{"source_name":"mitre-attack","external_id":"S2"}]},
   {"type":"relationship","id":"r--1","relationship_type":"revoked-by","source_ref":"tool--1","target_ref":"tool--2"},
   {"type":"relationship","id":"r--2","relationship_type":"revoked-by","source_ref":"tool--2","target_ref":"tool--1"}]})json",
                                  "loop");
  ASSERT_TRUE(facts);
  EXPECT_TRUE(facts->renames.empty());
}

TEST(Attack, JsonThatIsNoBundleIsRefused) {
  EXPECT_EQ(attack::read("[1,2]", "x").error().code, "attack.no-bundle");
  EXPECT_EQ(attack::read("{\"objects\":7}", "x").error().code, "attack.no-bundle");
}

}  // namespace
}  // namespace perpend::attack
