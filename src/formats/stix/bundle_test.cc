#include "formats/stix/bundle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "core/json.h"
#include "formats/compressed.h"

namespace perpend::formats {
namespace {

constexpr ReadOptions kFixtures{.allow_reserved = true};
constexpr const char* kHead = R"("spec_version":"2.1","created":"2024-01-02T03:04:05.000Z",)"
                              R"("modified":"2024-01-02T03:04:05.000Z")";

// "malware--00000000-0000-4000-8000-00000000000N"
std::string id(std::string_view type, int n) {
  std::string digits = std::to_string(n);
  digits.insert(0, 12 - digits.size(), '0');
  return std::string(type) + "--00000000-0000-4000-8000-" + digits;
}

std::string object(std::string_view type, int n, const std::string& rest) {
  return "{\"type\":\"" + std::string(type) + "\",\"id\":\"" + id(type, n) + "\"," + kHead +
         (rest.empty() ? "" : ",") + rest + "}";
}

std::string relation(int n, std::string_view kind, const std::string& from, const std::string& to) {
  return object("relationship", n,
                "\"relationship_type\":\"" + std::string(kind) + "\",\"source_ref\":\"" + from +
                    "\",\"target_ref\":\"" + to + "\"");
}

std::string bundle(const std::vector<std::string>& objects) {
  std::string text = "{\"type\":\"bundle\",\"id\":\"" + id("bundle", 1) + "\",\"objects\":[";
  for (std::size_t i = 0; i < objects.size(); ++i) text += (i == 0 ? "" : ",") + objects[i];
  return text + "]}";
}

Incident read(const std::vector<std::string>& objects, const ReadOptions& options = kFixtures) {
  const auto result = read_stix(bundle(objects), "b.json", options);
  EXPECT_TRUE(result) << (result ? "" : result.error().what);
  return result ? result->front() : Incident{};
}

using Values = std::vector<std::string>;
Values values(const Incident& incident) {
  Values found;
  for (const Observation& o : incident.observations) {
    found.push_back(std::string(name_of(o.type)) + " " + o.id + (o.id.empty() ? "" : " ") +
                    o.value);
  }
  return found;
}

bool says(const Incident& incident, std::string_view code, std::string_view where) {
  return std::any_of(incident.diagnostics.begin(), incident.diagnostics.end(),
                     [&](const Diagnostic& d) { return d.code == code && d.where == where; });
}

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Stix, ReadsTechniquesAndSoftwareByTheirNumbers) {
  const Incident incident = read({
      object(
          "attack-pattern", 1,
          R"("name":"A technique","external_references":[)"
          R"({"source_name":"capec","external_id":"CAPEC-1"},{"source_name":"mitre-attack","external_id":"T1566.002"}])"),
      object("attack-pattern", 2, R"("name":"Only a name")"),
      object(
          "malware", 3,
          R"("name":"Thing","is_family":true,"external_references":[{"source_name":"mitre-attack","external_id":"S0275"}])"),
      object("tool", 4, R"("name":"Other thing","confidence":85)"),
      object("vulnerability", 5, R"("name":"cve-2023-28461")"),
  });
  EXPECT_EQ(values(incident),
            (Values{"attack-pattern T1566.002 A technique", "attack-pattern Only a name",
                    "malware S0275 Thing", "tool Other thing", "vulnerability CVE-2023-28461"}));
  EXPECT_EQ(incident.observations[3].confidence_thousandths, 850);
  EXPECT_EQ(incident.counts, (Counts{5, 5, 0}));
  EXPECT_TRUE(incident.diagnostics.empty());
}

TEST(Stix, ReadsObservablesAndThePatternsOfIndicators) {
  const std::string md5(32, 'A');
  const Incident incident = read({
      object("domain-name", 1, R"("value":"C2[.]Example")"),
      object("ipv4-addr", 2, R"("value":"192.0.2.7/32")"),
      object("file", 3, R"("name":"x.exe","hashes":{"MD5":")" + md5 + R"(","SSDEEP":"3:a:b"})"),
      object("autonomous-system", 4, R"("number":64496)"),
      object("x509-certificate", 5, R"("serial_number":"36:f7")"),
      object(
          "indicator", 6,
          R"("pattern_type":"stix","valid_from":"2024-05-06T00:00:00Z","indicator_types":["benign"],)"
          R"("pattern":"[domain-name:value = 'd.example' OR ipv4-addr:value IN ('192.0.2.8','192.0.2.9') )"
          R"(OR NOT url:value = 'http://not.example/'] AND [network-traffic:dst_ref.value = '2001:db8::1']")"),
      object("process", 7, R"("pid":4)"),
  });
  EXPECT_EQ(
      values(incident),
      (Values{"domain-name c2.example", "ipv4-addr 192.0.2.7", "file-hash " + std::string(32, 'a'),
              "autonomous-system AS64496", "x509-certificate 36:f7", "domain-name d.example",
              "ipv4-addr 192.0.2.8", "ipv4-addr 192.0.2.9", "ipv6-addr 2001:db8::1"}));
  EXPECT_EQ(incident.observations[5].observed_from->iso(), "2024-05-06");
  EXPECT_EQ(incident.observations[5].role, Role::kBenign);
  EXPECT_EQ(incident.counts, (Counts{7, 7, 0}));
}

TEST(Stix, APatternThatCannotBeReadIsSaidAndOthersAreKept) {
  const Incident incident = read({
      object("indicator", 1, R"("pattern_type":"stix","pattern":"[domain-name:value = ")"),
      object("indicator", 2, R"("pattern_type":"snort","pattern":"alert tcp any")"),
      object("indicator", 3,
             R"("pattern_type":"stix","pattern":"[domain-name:value = 'd.example']")"),
  });
  EXPECT_TRUE(says(incident, "stix.pattern", "b.json#/objects/0/pattern"));
  EXPECT_TRUE(says(incident, "stix.pattern-type", "b.json#/objects/1/pattern"));
  EXPECT_EQ(values(incident), (Values{"domain-name d.example"}));
  EXPECT_EQ(incident.counts, (Counts{3, 2, 1}));
}

TEST(Stix, WhoDidItIsTestimonyAndNeverEvidence) {
  const Incident incident = read({
      object("intrusion-set", 1, R"("name":"Made-up Bear","description":"They did it.")"),
      object("threat-actor", 2, R"("name":"Unit 0","roles":["sponsor"])"),
      object("campaign", 3, R"("name":"Operation X","first_seen":"2024-02-03T00:00:00Z")"),
      relation(4, "attributed-to", id("campaign", 3), id("intrusion-set", 1)),
  });
  EXPECT_TRUE(incident.observations.empty());
  ASSERT_EQ(incident.testimony.size(), 2U);
  EXPECT_EQ(incident.testimony[0].names, "Unit 0");
  EXPECT_EQ(incident.testimony[0].level, AttributionLevel::kSponsor);
  EXPECT_EQ(incident.testimony[1].text, "Operation X attributed-to Made-up Bear");
  EXPECT_EQ(incident.testimony[1].level, AttributionLevel::kIntrusionSet);
  EXPECT_EQ(incident.first_seen->iso(), "2024-02-03");
}

TEST(Stix, VictimsAreThoseTargetedAndNotTheAuthors) {
  const std::string by = "\"created_by_ref\":\"" + id("identity", 1) + "\"";
  const Incident incident = read({
      object("identity", 1, R"("name":"A vendor","sectors":["technology"])"),
      object("identity", 2, R"("name":"A ministry","sectors":["government-national"])"),
      object("location", 3, R"("country":"jp")"),
      object("location", 4, R"("country":"FR")"),
      object("location", 5, R"("country":"Atlantis")"),
      object("malware", 6, R"("name":"Thing",)" + by),
      relation(7, "targets", id("malware", 6), id("identity", 2)),
      relation(8, "located-at", id("identity", 2), id("location", 3)),
      relation(9, "located-at", id("identity", 1), id("location", 4)),
      relation(10, "targets", id("malware", 6), id("location", 5)),
      object("report", 11,
             by + R"(,"name":"A report","published":"2024-03-04T00:00:00Z","object_refs":[")" +
                 id("malware", 6) +
                 R"("],"external_references":[{"source_name":"x","url":"https://v.example/r"}])"),
  });
  EXPECT_EQ(values(incident),
            (Values{"victim-sector government-national", "victim-country JP", "malware Thing"}));
  EXPECT_TRUE(says(incident, "indicator.invalid", "b.json#/objects/4/country"));
  ASSERT_EQ(incident.sources.size(), 1U);
  EXPECT_EQ(incident.sources[0].name, "A vendor");
  EXPECT_EQ(incident.sources[0].published->iso(), "2024-03-04");
  EXPECT_EQ(incident.sources[0].url, "https://v.example/r");
  EXPECT_EQ(incident.documents[0].title, "A report");
}

TEST(Stix, DatesComeFromObservedDataAndSightings) {
  const Incident incident = read({
      object("domain-name", 1, R"("value":"c2.example")"),
      object("malware", 2, R"("name":"Thing","first_seen":"2001-01-01T00:00:00Z")"),
      object("observed-data", 3,
             R"("first_observed":"2024-01-01T00:00:00Z","last_observed":"2024-01-05T00:00:00Z",)"
             R"("number_observed":1,"object_refs":[")" +
                 id("domain-name", 1) + "\"]"),
      object("sighting", 4,
             R"("first_seen":"2024-02-01T00:00:00Z","last_seen":"2024-02-02T00:00:00Z",)"
             R"("sighting_of_ref":")" +
                 id("malware", 2) + "\""),
  });
  EXPECT_EQ(incident.observations[0].observed_to->iso(), "2024-01-05");
  EXPECT_EQ(incident.observations[1].observed_from->iso(), "2024-02-01");
  EXPECT_EQ(incident.first_seen->iso(), "2024-01-01");
  EXPECT_EQ(incident.last_seen->iso(), "2024-02-02");
}

TEST(Stix, TheStrictestMarkingWinsForTheWhole) {
  const std::string own = object(
      "marking-definition", 1,
      R"("name":"x","extensions":{"extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d":{"extension_type":"property-extension","tlp_2_0":"amber+strict"}})");
  const std::string green =
      R"("object_marking_refs":["marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da"])";
  const std::string granular = R"("granular_markings":[{"selectors":["name"],"marking_ref":")" +
                               id("marking-definition", 1) + R"("}])";
  EXPECT_EQ(read({object("tool", 2, R"("name":"x",)" + green)}).marking, Marking::kGreen);
  const Incident incident = read({own, object("tool", 2, R"("name":"x",)" + green),
                                  object("tool", 3, R"("name":"y",)" + granular)});
  EXPECT_EQ(incident.marking, Marking::kAmberStrict);
  EXPECT_EQ(incident.observations[0].marking, Marking::kGreen);
  EXPECT_EQ(incident.observations[1].marking, Marking::kAmberStrict);
  EXPECT_EQ(read({object("tool", 2, R"("name":"x")")}).observations[0].marking, std::nullopt);
  for (const auto& [uuid, level] : std::vector<std::pair<const char*, Marking>>{
           {"613f2e26-407d-48c7-9eca-b8e91df99dc9", Marking::kClear},
           {"f88d31f6-486f-44da-b317-01333bde0b82", Marking::kAmber},
           {"5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Marking::kRed},
           {"939a9414-2ddd-4d32-a0cd-375ea402b003", Marking::kAmberStrict},
           {"e828b379-4e03-4974-9ac4-e53a884c97c1", Marking::kRed}}) {
    const Incident marked = read({object(
        "tool", 2,
        R"("name":"x","object_marking_refs":["marking-definition--)" + std::string(uuid) + "\"]")});
    EXPECT_EQ(marked.marking, level) << uuid;
    EXPECT_TRUE(marked.diagnostics.empty());
  }
}

TEST(Stix, OneBadObjectNeverSinksABundle) {
  const Incident incident = read({
      "7",
      R"({"type":"tool","name":"no id"})",
      R"({"id":")" + id("tool", 1) + "\"}",
      object("tool", 2, R"("name":5)"),
      object("domain-name", 3, R"("value":["a"])"),
      object("malware", 4, R"("name":"kept","labels":"no list","confidence":"high")"),
      object("relationship", 5, R"("relationship_type":"uses","source_ref":7,"target_ref":"x")"),
      object("x-acme-thing", 6, R"("value":5)"),
      object("tool", 7, R"("name":"revoked","revoked":true)"),
  });
  for (const char* where :
       {"0", "1/id", "2/type", "3/name", "4/value", "5/labels", "5/confidence", "6/source_ref"}) {
    EXPECT_TRUE(says(incident, "stix.wrong-type", std::string("b.json#/objects/") + where))
        << where;
  }
  EXPECT_TRUE(says(incident, "stix.unknown-type", "b.json#/objects/7/type"));
  EXPECT_TRUE(says(incident, "stix.revoked", "b.json#/objects/8"));
  EXPECT_EQ(values(incident), (Values{"malware kept"}));
  EXPECT_EQ(incident.counts, (Counts{9, 2, 7}));
}

TEST(Stix, OfSeveralVersionsTheLatestCounts) {
  std::string older = object("tool", 1, R"("name":"old name")");
  std::string newer = object("tool", 1, R"("name":"new name")");
  newer.replace(newer.find("modified\":\"2024"), 15, "modified\":\"2025");
  for (const auto& order : {std::vector<std::string>{older, newer}, {newer, older}}) {
    const Incident incident = read(order);
    EXPECT_EQ(values(incident), (Values{"tool new name"}));
    EXPECT_EQ(incident.counts, (Counts{2, 1, 1}));
  }
}

TEST(Stix, DanglingIdsAreReportedAndLoopsAreHarmless) {
  const Incident incident = read({
      object("malware", 1, R"("name":"a","created_by_ref":")" + id("identity", 99) + "\""),
      object("malware", 2, R"("name":"b")"),
      relation(3, "uses", id("malware", 1), id("malware", 2)),
      relation(4, "uses", id("malware", 2), id("malware", 1)),
      relation(5, "targets", id("malware", 2), id("malware", 2)),
      relation(6, "attributed-to", id("malware", 2), id("intrusion-set", 98)),
      relation(7, "located-at", id("relationship", 7), id("relationship", 7)),
  });
  EXPECT_TRUE(says(incident, "stix.dangling-ref", "b.json#/objects/0/created_by_ref"));
  EXPECT_TRUE(says(incident, "stix.dangling-ref", "b.json#/objects/5/target_ref"));
  EXPECT_EQ(incident.diagnostics.size(), 2U);
  EXPECT_EQ(incident.counts, (Counts{7, 7, 0}));
}

TEST(Stix, Stix20IsTolerated) {
  const auto result = read_stix(
      R"({"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000001","spec_version":"2.0","objects":[)"
      R"({"type":"indicator","id":"indicator--00000000-0000-4000-8000-000000000002","created":"2017-01-01T00:00:00.000Z",)"
      R"("modified":"2017-01-01T00:00:00.000Z","labels":["malicious-activity"],"pattern":"[url:value = 'http://c2.example/a']","valid_from":"2017-01-01T00:00:00Z"},)"
      R"({"type":"observed-data","id":"observed-data--00000000-0000-4000-8000-000000000003","created":"2017-01-01T00:00:00.000Z",)"
      R"("modified":"2017-01-01T00:00:00.000Z","first_observed":"2017-02-01T00:00:00Z","last_observed":"2017-02-02T00:00:00Z","number_observed":1,)"
      R"("objects":{"0":{"type":"ipv4-addr","value":"192.0.2.7"},"1":{"type":"network-traffic","dst_ref":"0","protocols":["tcp"]}}}]})",
      "b.json", kFixtures);
  ASSERT_TRUE(result);
  EXPECT_EQ(values(result->front()), (Values{"url http://c2.example/a", "ipv4-addr 192.0.2.7"}));
  EXPECT_EQ(result->front().observations[1].observed_from->iso(), "2017-02-01");
  EXPECT_TRUE(result->front().diagnostics.empty());
}

TEST(Stix, ReservedAddressesNeedTheFlag) {
  const Incident incident = read(
      {object("domain-name", 1, R"("value":"c2.example")"), object("tool", 2, R"("name":"x")")},
      {});
  EXPECT_EQ(values(incident), (Values{"tool x"}));
  EXPECT_TRUE(says(incident, "indicator.reserved", "b.json#/objects/0/value"));
  EXPECT_EQ(incident.counts, (Counts{2, 1, 1}));
}

TEST(Stix, BadInputIsAnErrorWithItsPlace) {
  const auto code = [](std::string bytes) {
    const auto result = read_stix(std::move(bytes), "b", {});
    return result ? std::string("read") : result.error().code + " " + result.error().where;
  };
  EXPECT_EQ(code(""), "json.empty b:0");
  EXPECT_EQ(code("{\"objects\":[{"), "json.truncated b:13");
  EXPECT_EQ(code(std::string("{\"objects\":[\0]}", 15)).substr(0, 5), "json.");
  EXPECT_EQ(code("{\"objects\":[\"\xFF\"]}").substr(0, 9), "json.utf8");
  EXPECT_EQ(code("{\"objects\":" + std::string(100'000, '[')), "json.depth b:522");
  EXPECT_EQ(code("{\"objects\":[]}"), "stix.no-objects b#/objects");
  EXPECT_EQ(code("{\"objects\":{}}"), "stix.no-objects b#/objects");
  EXPECT_EQ(code("7"), "stix.no-objects b#/objects");
  EXPECT_EQ(code("{\"objects\":[1,2]}"), "stix.wrong-type b#/objects/0");
  EXPECT_EQ(code("{\"objects\":[1e99999]}").substr(0, 11), "json.syntax");
}

TEST(Stix, DuplicateKeysAreReported) {
  const Incident incident = read({object("tool", 1, R"("name":"x","name":"y")")});
  EXPECT_TRUE(says(incident, "json.duplicate-key", "b.json#/objects/0/name"));
  EXPECT_EQ(values(incident), (Values{"tool y"}));
}

TEST(Stix, TimeIsLinearInTheNumberOfObjects) {
  const auto seconds = [](int n) {
    std::vector<std::string> objects;
    for (int i = 1; i <= n; ++i) {
      objects.push_back(
          object("ipv4-addr", i, "\"value\":\"192.0.2." + std::to_string(i % 256) + "\""));
      if (i > 1) {
        objects.push_back(relation(i, "related-to", id("ipv4-addr", i), id("ipv4-addr", i - 1)));
      }
    }
    const std::string text = bundle(objects);
    const auto start = std::chrono::steady_clock::now();
    const auto result = read_stix(text, "b.json", kFixtures);
    EXPECT_EQ(result->front().counts.kept, static_cast<std::uint64_t>(2 * n - 1));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const double small = seconds(4'000);
  // Eight times the objects; a quadratic reader would need 64 times as long.
  EXPECT_LT(seconds(32'000), 30 * small + 0.2);
}

TEST(Stix, ReadsThePublishedExamplesWithoutComplaint) {
  const std::string folder = PERPEND_SHARED_DIR "/data/stix-examples";
  int files = 0;
  int mistakes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto result = read_stix(file_text(entry.path().string()), "b.json", kFixtures);
    ASSERT_TRUE(result) << entry.path();
    ++files;
    const Incident& incident = result->front();
    EXPECT_EQ(incident.counts.refused, 0U) << entry.path();
    for (const Diagnostic& diagnostic : incident.diagnostics) {
      if (diagnostic.code == "stix.dangling-ref" || diagnostic.code == "indicator.network")
        continue;
      // One pattern there asks for the domain-name 'domain a.b.c' beside a proper one.
      ++mistakes;
      EXPECT_EQ(diagnostic.code + diagnostic.where, "indicator.invalidb.json#/objects/42/pattern")
          << entry.path() << " " << diagnostic.what;
    }
    for (const Testimony& testimony : incident.testimony) {
      EXPECT_FALSE(testimony.names.empty()) << entry.path();
      for (const Observation& observation : incident.observations) {
        EXPECT_NE(observation.value, testimony.names) << entry.path();
      }
    }
  }
  EXPECT_EQ(files, 11);
  EXPECT_LE(mistakes, 1);
}

// Codes that say that something is wrong, against those that only say what was not used.
bool complains(const Incident& incident) {
  return std::any_of(incident.diagnostics.begin(), incident.diagnostics.end(),
                     [](const Diagnostic& d) {
                       return d.code != "stix.unknown-type" && d.code != "stix.pattern-type" &&
                              d.code != "indicator.network";
                     });
}

// The strict validator's rules that are about the types of values and the form of ids and times.
// Its other rules (vocabularies, custom properties, UUID versions) harm no reader.
bool is_structural(const std::string& test) {
  for (const char* name : {"test_invalid_timestamp", "missing_id", "test_invalid_uuid",
                           "wrong_type", "test_invalid_type_name", "invalid_pattern"}) {
    if (test.find(name) != std::string::npos) return true;
  }
  return false;
}

TEST(Stix, AgreesWithAStrictValidatorOnWhatIsWrong) {
  auto packed =
      unpack(file_text(PERPEND_SHARED_DIR "/data/vectors/stix21-validity-half.jsonl.zst"), "v");
  ASSERT_TRUE(packed);
  int valid = 0;
  int structural = 0;
  int structural_found = 0;
  int found = 0;
  std::string_view rest = packed->bytes;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const auto row = json::Document::parse(std::string(line), "v");
    ASSERT_TRUE(row);
    const auto result = read_stix(row->root().find("instance")->dump(), "b.json", kFixtures);
    const bool wrong = !result || complains(result->front());
    if (row->root().boolean("valid").value()) {
      ++valid;
      EXPECT_FALSE(wrong) << line << "\n"
                          << (result ? result->front().diagnostics[0].what : result.error().what);
      continue;
    }
    found += wrong;
    if (!is_structural(std::string(*row->root().string("test")))) continue;
    ++structural;
    structural_found += wrong;
  }
  RecordProperty("structurally_wrong_noticed", structural_found);
  RecordProperty("wrong_noticed", found);
  EXPECT_EQ(structural, 35);
  // All but a pattern with hashes."SHA-256": double quotes, which early STIX 2.0 wrote, are read.
  EXPECT_EQ(structural_found, 34);
  EXPECT_EQ(valid, 65);
}

TEST(StixApart, GivesEachCampaignWhatItRefersToAndNothingElse) {
  const auto software = [](int n, const char* name) {
    return object("malware", n, std::string(R"("is_family":true,"name":")") + name + "\"");
  };
  const auto campaign = [](int n) {
    return object("campaign", n, R"("name":"campaign )" + std::to_string(n) + "\"");
  };
  const std::string text =
      bundle({campaign(1), campaign(2), software(3, "QUILLWORT"), software(4, "BOLLARD"),
              object("intrusion-set", 5, R"("name":"Amber Heron")"),
              object("identity", 6,
                     R"("name":"a ministry","identity_class":"organization","sectors":["energy"])"),
              relation(11, "uses", id("campaign", 1), id("malware", 3)),
              relation(12, "uses", id("campaign", 2), id("malware", 4)),
              relation(13, "attributed-to", id("campaign", 1), id("intrusion-set", 5)),
              relation(14, "uses", id("intrusion-set", 5), id("malware", 4)),
              relation(15, "targets", id("campaign", 2), id("identity", 6))});
  const auto apart = read_stix_apart(text, "b.json", kFixtures);
  ASSERT_TRUE(apart);
  ASSERT_EQ(apart->size(), 2U);
  const auto values = [](const Incident& incident) {
    std::set<std::string> found;
    for (const Observation& observation : incident.observations) found.insert(observation.value);
    return found;
  };
  EXPECT_EQ((*apart)[0].id, id("campaign", 1));
  EXPECT_EQ(values((*apart)[0]), (std::set<std::string>{"QUILLWORT"}));
  EXPECT_EQ((*apart)[0].testimony.size(), 1U);
  EXPECT_EQ(values((*apart)[1]), (std::set<std::string>{"BOLLARD", "energy"}));
  EXPECT_TRUE((*apart)[1].testimony.empty());
}

TEST(StixApart, LeavesABundleOfOneReportWhole) {
  const std::string text =
      bundle({object("report", 1,
                     R"("name":"r","published":"2024-01-02T03:04:05Z","object_refs":[")" +
                         id("campaign", 2) + R"("])"),
              object("campaign", 2, R"("name":"c")")});
  const auto apart = read_stix_apart(text, "b.json", kFixtures);
  ASSERT_TRUE(apart);
  EXPECT_TRUE(apart->empty());
}

}  // namespace
}  // namespace perpend::formats
