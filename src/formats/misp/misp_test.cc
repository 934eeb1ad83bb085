#include "formats/misp/misp.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace perpend::formats {
namespace {

constexpr ReadOptions kFixtures{.allow_reserved = true};

std::string attribute(std::string_view type, std::string_view value, const std::string& rest = "") {
  return "{\"type\":\"" + std::string(type) + "\",\"value\":\"" + std::string(value) + "\"" +
         (rest.empty() ? "" : ",") + rest + "}";
}

std::string event(const std::vector<std::string>& attributes, const std::string& rest = "") {
  std::string text = R"({"Event":{"uuid":"u-1","info":"An event","date":"2024-06-20",)"
                     R"("Orgc":{"name":"A team"},"Attribute":[)";
  for (std::size_t i = 0; i < attributes.size(); ++i) text += (i == 0 ? "" : ",") + attributes[i];
  return text + "]" + (rest.empty() ? "" : ",") + rest + "}}";
}

Incident read(std::string text, const ReadOptions& options = kFixtures) {
  const auto result = read_misp(std::move(text), "e.json", options);
  EXPECT_TRUE(result) << (result ? "" : result.error().code);
  return result ? result->front() : Incident{};
}

using Values = std::vector<std::string>;
Values values(const Incident& incident) {
  Values found;
  for (const Observation& o : incident.observations) {
    found.push_back(
        (o.type == ObservationType::kUnknown ? o.unknown_type : std::string(name_of(o.type))) +
        " " + o.id + (o.id.empty() ? "" : " ") + o.value);
  }
  return found;
}

bool says(const Incident& incident, std::string_view code, std::string_view where) {
  return std::any_of(incident.diagnostics.begin(), incident.diagnostics.end(),
                     [&](const Diagnostic& d) { return d.code == code && d.where == where; });
}

TEST(Misp, ReadsAttributesByTheirTypes) {
  const std::string md5(32, 'A');
  const Incident incident = read(event({
      attribute("domain", "c2[.]example"),
      attribute("hostname", "a.c2.example"),
      attribute("ip-dst", "192.0.2.7"),
      attribute("ip-src", "2001:db8::7"),
      attribute("ip-dst|port", "192.0.2.8|443"),
      attribute("domain|ip", "d.example|192.0.2.9"),
      attribute("url", "hxxp://c2.example/A"),
      attribute("md5", md5),
      attribute("filename|md5", "a|b.exe|" + md5),
      attribute("email-src", "X@c2.example"),
      attribute("vulnerability", "CVE-2023-28461"),
      attribute("mutex", "Global\\\\m"),
      attribute("AS", "64496"),
      attribute("ja3-fingerprint-md5", md5),
      attribute("x509-fingerprint-sha1", std::string(40, 'B')),
      attribute("imphash", md5),
      attribute("text", "some words"),
      attribute("link", "https://team.example/report"),
  }));
  const std::string low(32, 'a');
  EXPECT_EQ(values(incident),
            (Values{"domain-name c2.example", "domain-name a.c2.example", "ipv4-addr 192.0.2.7",
                    "ipv6-addr 2001:db8::7", "ipv4-addr 192.0.2.8", "domain-name d.example",
                    "ipv4-addr 192.0.2.9", "url http://c2.example/A", "file-hash " + low,
                    "file-hash " + low, "email-addr x@c2.example", "vulnerability CVE-2023-28461",
                    "mutex Global\\m", "autonomous-system AS64496", "ja3 " + low,
                    "x509-certificate " + std::string(40, 'b'), "imphash " + low,
                    "misp:text some words"}));
  EXPECT_EQ(incident.counts, (Counts{18, 18, 0}));
  EXPECT_TRUE(incident.diagnostics.empty());
  EXPECT_EQ(incident.id, "u-1");
  EXPECT_EQ(incident.sources[0].name, "A team");
  EXPECT_EQ(incident.sources[0].published->iso(), "2024-06-20");
  EXPECT_EQ(incident.sources[0].url, "https://team.example/report");
}

TEST(Misp, ReadsClustersOnceWhetherTaggedOrAttached) {
  const Incident incident = read(event(
      {attribute("text", "x", R"("Tag":[{"name":"misp-galaxy:mitre-malware=\"Thing - S0275\""}])")},
      R"("Tag":[{"name":"misp-galaxy:mitre-attack-pattern=\"A link - T1566.002\""},)"
      R"({"name":"misp-galaxy:target-information=\"Japan\""},{"name":"misp-galaxy:sector=\"Government\""},)"
      R"({"name":"misp-galaxy:country=\"france\""}],)"
      R"("Galaxy":[{"type":"mitre-attack-pattern","GalaxyCluster":[{"type":"mitre-attack-pattern","value":"A link - T1566.002"}]},)"
      R"({"type":"mitre-tool","GalaxyCluster":[{"value":"Other","meta":{"external_id":["S0154"]}}]},)"
      R"({"type":"mitre-course-of-action","GalaxyCluster":[{"value":"Patch - M1051"}]}])"));
  EXPECT_EQ(values(incident), (Values{"attack-pattern T1566.002 A link", "victim-country JP",
                                      "victim-sector Government", "tool S0154 Other",
                                      "malware S0275 Thing", "misp:text x"}));
  EXPECT_TRUE(says(incident, "misp.unknown-galaxy", "e.json#/Event/Tag/3"));
}

TEST(Misp, ActorsAreTestimonyAndNeverEvidence) {
  const Incident incident =
      read(event({attribute("threat-actor", "Made-up Bear")},
                 R"("Tag":[{"name":"misp-galaxy:threat-actor=\"Made-up Panda\""},)"
                 R"({"name":"misp-galaxy:mitre-intrusion-set=\"Made-up Kitten - G0999\""}])"));
  EXPECT_TRUE(incident.observations.empty());
  ASSERT_EQ(incident.testimony.size(), 3U);
  EXPECT_EQ(incident.testimony[0].names, "Made-up Panda");
  EXPECT_EQ(incident.testimony[1].actor, "G0999");
  EXPECT_EQ(incident.testimony[2].names, "Made-up Bear");
  EXPECT_EQ(incident.testimony[2].published->iso(), "2024-06-20");
}

TEST(Misp, ReadsMarkingsAndAdmiraltyGrades) {
  const Incident incident = read(
      event({attribute("domain", "c2.example", R"("Tag":[{"name":"TLP:RED"}])"),
             attribute("domain", "d.example")},
            R"("Tag":[{"name":"tlp:green"},{"name":"admiralty-scale:source-reliability=\"b\""},)"
            R"({"name":"admiralty-scale:information-credibility=\"2\""}])"));
  EXPECT_EQ(incident.marking, Marking::kRed);
  EXPECT_EQ(incident.observations[0].marking, Marking::kRed);
  EXPECT_EQ(incident.observations[1].marking, std::nullopt);
  EXPECT_EQ(incident.sources[0].reliability, Reliability::kB);
  EXPECT_EQ(incident.sources[0].credibility, Credibility::k2);
}

TEST(Misp, SkipsWhatIsDeletedAndReadsObjects) {
  const Incident incident = read(
      event({attribute("domain", "gone.example", R"("deleted":true)")},
            R"("Object":[{"name":"file","Attribute":[)" + attribute("sha1", std::string(40, 'c')) +
                R"(]},{"deleted":true,"Attribute":[)" + attribute("domain", "x.example") + "]}]"));
  EXPECT_EQ(values(incident), (Values{"file-hash " + std::string(40, 'c')}));
  EXPECT_TRUE(says(incident, "misp.deleted", "e.json#/Event/Attribute/0"));
  EXPECT_TRUE(says(incident, "misp.deleted", "e.json#/Event/Object/1"));
  EXPECT_EQ(incident.counts, (Counts{3, 1, 2}));
}

TEST(Misp, ReadsDatesRolesAndWarningLists) {
  const Incident incident = read(event({
      attribute(
          "domain", "c2.example",
          R"("first_seen":"2024-05-01T10:00:00.000000+00:00","last_seen":"2024-05-09T10:00:00Z","category":"Payload delivery","to_ids":false)"),
      attribute("domain", "d.example", R"("warnings":[{"match":"list of shared hosts"}])"),
      attribute("email-dst", "victim@d.example"),
  }));
  EXPECT_EQ(incident.first_seen->iso(), "2024-05-01");
  EXPECT_EQ(incident.last_seen->iso(), "2024-05-09");
  EXPECT_EQ(incident.observations[0].role, Role::kDelivery);
  EXPECT_EQ(incident.observations[0].note, "misp domain, not for detection");
  EXPECT_EQ(incident.observations[1].role, Role::kBenign);
  EXPECT_TRUE(says(incident, "misp.warninglist", "e.json#/Event/Attribute/1"));
  EXPECT_EQ(incident.observations[2].role, Role::kVictim);
}

TEST(Misp, ReadsEveryShapeInWhichEventsAreHandedOut) {
  const std::string bare = R"({"info":"x","Attribute":[]})";
  const auto number = [](const std::string& text) {
    const auto result = read_misp(text, "e", {});
    return result ? result->size() : 0;
  };
  EXPECT_EQ(number(bare), 1U);
  EXPECT_EQ(number("{\"Event\":" + bare + "}"), 1U);
  EXPECT_EQ(number("{\"response\":[{\"Event\":" + bare + "},{\"Event\":" + bare + "}]}"), 2U);
  EXPECT_EQ(number("{\"response\":{\"Event\":" + bare + "}}"), 1U);
  EXPECT_EQ(number("[" + bare + ",{\"Event\":" + bare + "}]"), 2U);
}

TEST(Misp, OneBadAttributeSinksNothing) {
  const Incident incident =
      read(event({"7", R"({"type":"domain"})", R"({"type":7,"value":"x"})",
                  attribute("ip-dst", "999.0.2.1"), attribute("domain", "c2.example")},
                 R"("Tag":"x","Galaxy":[{"GalaxyCluster":[5,{"value":"x"}]}],"Object":7)"));
  for (const char* where : {"/Attribute/0", "/Attribute/1", "/Attribute/2",
                            "/Galaxy/0/GalaxyCluster/0", "/Galaxy/0/GalaxyCluster/1"}) {
    EXPECT_TRUE(says(incident, "misp.wrong-type", std::string("e.json#/Event") + where)) << where;
  }
  EXPECT_TRUE(says(incident, "indicator.invalid", "e.json#/Event/Attribute/3/value"));
  EXPECT_EQ(values(incident), (Values{"domain-name c2.example"}));
  EXPECT_EQ(incident.counts, (Counts{5, 1, 4}));
}

TEST(Misp, RefusesReservedAddressesUnlessAllowed) {
  const Incident incident = read(event({attribute("domain", "c2.example")}), {});
  EXPECT_TRUE(incident.observations.empty());
  EXPECT_TRUE(says(incident, "indicator.reserved", "e.json#/Event/Attribute/0/value"));
}

TEST(Misp, BadInputIsAnErrorWithItsPlace) {
  const auto code = [](std::string bytes) {
    const auto result = read_misp(std::move(bytes), "e", {});
    return result ? std::string("read") : result.error().code + " " + result.error().where;
  };
  EXPECT_EQ(code(""), "json.empty e:0");
  EXPECT_EQ(code("{\"Event\":{"), "json.truncated e:10");
  EXPECT_EQ(code("{\"Event\":" + std::string(100'000, '{')).substr(0, 5), "json.");
  EXPECT_EQ(code("{\"Event\":" + std::string(100'000, '[')), "json.depth e:520");
  EXPECT_EQ(code("{\"Event\":7}"), "misp.wrong-type e#/Event");
  EXPECT_EQ(code("[]"), "misp.no-event e");
  EXPECT_EQ(code("{}"), "misp.wrong-type e#");
  EXPECT_EQ(code("{\"Event\":{\"info\":\"\xC3\"}}").substr(0, 9), "json.utf8");
}

TEST(Misp, ReadsTheSampleEvents) {
  struct Sample {
    const char* name;
    std::size_t read;
  };
  for (const Sample& sample : {Sample{"bespin.json", 3}, Sample{"coruscant.json", 4},
                               Sample{"existing_event.json", 122}}) {
    std::ifstream file(std::string(PERPEND_SHARED_DIR "/data/misp-examples/") + sample.name,
                       std::ios::binary);
    const Incident incident = read({std::istreambuf_iterator<char>(file), {}});
    EXPECT_EQ(incident.counts.read, sample.read) << sample.name;
    EXPECT_EQ(incident.counts.refused, 0U) << sample.name;
  }
}

}  // namespace
}  // namespace perpend::formats
