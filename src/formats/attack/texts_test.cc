#include "formats/attack/texts.h"

#include <gtest/gtest.h>

namespace perpend::attack {
namespace {

TEST(PlainText, LeavesOutCitationsTagsAndWhoDidIt) {
  EXPECT_EQ(
      plain_text("[Grim Ladle](https://attack.mitre.org/software/S9001) ran <code>net</code> over "
                 "[SMB](https://attack.mitre.org/techniques/T1021/002).(Citation: A 2020)"),
      "  ran `net` over SMB.");
  EXPECT_EQ(plain_text("a [b] (c) [d](e"), "a [b] (c) [d](e");
}

TEST(Texts, AreReadWithTheirTechniqueAndDay) {
  const auto texts = read_texts(R"({"type":"bundle","objects":[
    {"type":"attack-pattern","id":"attack-pattern--1","name":"Sowing","description":"They may sow.",
     "created":"2020-01-02T00:00:00Z","kill_chain_phases":[{"phase_name":"execution"}],
     "external_references":[{"source_name":"mitre-attack","external_id":"T9001"}]},
    {"type":"relationship","relationship_type":"uses","target_ref":"attack-pattern--1",
     "description":"X sowed.","created":"2024-05-06T07:08:09Z"},
    {"type":"relationship","relationship_type":"uses","target_ref":"attack-pattern--1","revoked":true,
     "description":"Y sowed.","created":"2024-05-06T07:08:09Z"},
    {"type":"relationship","relationship_type":"mitigates","target_ref":"attack-pattern--1",
     "description":"Fence it.","created":"2021-01-01"}]})",
                                "b.json");
  ASSERT_TRUE(texts);
  ASSERT_EQ(texts->procedures.size(), 1U);
  EXPECT_EQ(texts->procedures[0].technique, "T9001");
  EXPECT_EQ(texts->procedures[0].created.iso(), "2024-05-06");
  ASSERT_EQ(texts->techniques.size(), 1U);
  EXPECT_EQ(texts->techniques[0].tactics, (std::vector<std::string>{"execution"}));
  ASSERT_EQ(texts->others.size(), 1U);
  EXPECT_EQ(texts->others[0].text, "Fence it.");
  EXPECT_FALSE(read_texts("[]", "b.json"));
}

TEST(Texts, AUseIsToldOfTheGroupOrOfWhomItsCampaignIsAttributedTo) {
  const auto texts = read_texts(R"({"type":"bundle","objects":[
    {"type":"intrusion-set","id":"intrusion-set--1",
     "external_references":[{"source_name":"mitre-attack","external_id":"G9001"}]},
    {"type":"relationship","relationship_type":"attributed-to","source_ref":"campaign--1",
     "target_ref":"intrusion-set--1"},
    {"type":"relationship","relationship_type":"uses","source_ref":"intrusion-set--1",
     "target_ref":"malware--1","description":"X sowed.",
     "external_references":[{"source_name":"A 2020"},{"source_name":"B 2021"}]},
    {"type":"relationship","relationship_type":"uses","source_ref":"campaign--1",
     "target_ref":"malware--1","description":"It reaped.",
     "external_references":[{"source_name":"C 2022"}]},
    {"type":"relationship","relationship_type":"uses","source_ref":"campaign--2",
     "target_ref":"malware--1","description":"Nobody's.",
     "external_references":[{"source_name":"D 2022"}]},
    {"type":"relationship","relationship_type":"uses","source_ref":"intrusion-set--1",
     "target_ref":"malware--1","description":"Gone.","revoked":true,
     "external_references":[{"source_name":"E 2022"}]}]})",
                                "b.json");
  ASSERT_TRUE(texts);
  ASSERT_EQ(texts->tellings.size(), 2U);
  EXPECT_EQ(texts->tellings[0].groups, (std::vector<std::string>{"G9001"}));
  EXPECT_EQ(texts->tellings[0].citations, (std::vector<std::string>{"A 2020", "B 2021"}));
  EXPECT_EQ(texts->tellings[1].description, "It reaped.");
  EXPECT_EQ(texts->tellings[1].groups, (std::vector<std::string>{"G9001"}));
}

}  // namespace
}  // namespace perpend::attack
