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

}  // namespace
}  // namespace perpend::attack
