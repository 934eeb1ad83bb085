#include "formats/incident_lines/incident_lines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace perpend::formats {
namespace {

constexpr ReadOptions kFixtures{.allow_reserved = true};

Incident one(std::string line, const ReadOptions& options = kFixtures) {
  const auto read = read_incident_lines(std::move(line), "f.jsonl", options);
  EXPECT_TRUE(read) << (read ? "" : read.error().code);
  return read ? read->front() : Incident{};
}

bool says(const Incident& incident, std::string_view code, std::string_view where) {
  return std::any_of(incident.diagnostics.begin(), incident.diagnostics.end(),
                     [&](const Diagnostic& d) { return d.code == code && d.where == where; });
}

TEST(IncidentLines, ReadsEveryFieldOfAnIncident) {
  const Incident incident = one(
      R"({"id":"case-7","first_seen":"2024-06-20","last_seen":"2024-08","source":{"name":"CERT note 12",)"
      R"("published":"2024-09-01","reliability":"B","url":"https://cert.example/12"},"credibility":2,)"
      R"("marking":"TLP:GREEN","observations":[{"type":"malware","id":"s0275","value":"a name",)"
      R"("observed":["2024-07-01","2024-07-02"],"role":"c2","confidence":0.25,"credibility":1,)"
      R"("identified_by":"vendor","marking":"tlp:amber","span":{"file":"r.txt","start":3,"end":9,"page":2}}]})");
  EXPECT_EQ(incident.id, "case-7");
  EXPECT_EQ(incident.last_seen->iso(), "2024-08-31");
  EXPECT_EQ(incident.sources[0].reliability, Reliability::kB);
  EXPECT_EQ(incident.sources[0].credibility, Credibility::k2);
  EXPECT_EQ(incident.marking, Marking::kGreen);
  ASSERT_EQ(incident.observations.size(), 1U);
  const Observation& seen = incident.observations[0];
  EXPECT_EQ(seen.id, "S0275");
  EXPECT_EQ(seen.value, "a name");
  EXPECT_EQ(seen.observed_to->iso(), "2024-07-02");
  EXPECT_EQ(seen.role, Role::kC2);
  EXPECT_EQ(seen.confidence_thousandths, 250);
  EXPECT_EQ(seen.credibility, Credibility::k1);
  EXPECT_EQ(seen.identified_by, "vendor");
  EXPECT_EQ(seen.marking, Marking::kAmber);
  ASSERT_EQ(seen.spans.size(), 1U);
  EXPECT_EQ(incident.documents[seen.spans[0].document].name, "r.txt");
  EXPECT_EQ(seen.spans[0].page, 2U);
  EXPECT_TRUE(incident.diagnostics.empty());
  EXPECT_EQ(incident.counts, (Counts{1, 1, 0}));
}

TEST(IncidentLines, KeepsAndReportsWhatItDoesNotKnow) {
  const Incident incident = one(
      R"({"mood":"bad","observations":[{"type":"shoe-size","value":"44"},{"type":"tool","id":"S0154","x":[1,2]}]})");
  ASSERT_EQ(incident.observations.size(), 2U);
  EXPECT_EQ(incident.observations[0].unknown_type, "shoe-size");
  EXPECT_EQ(incident.observations[0].value, "44");
  EXPECT_EQ(incident.observations[1].unknown_members, R"("x":[1,2])");
  EXPECT_EQ(incident.unknown_members, R"("mood":"bad")");
  EXPECT_TRUE(says(incident, "incident.unknown-key", "f.jsonl:1#/mood"));
  EXPECT_TRUE(says(incident, "incident.unknown-type", "f.jsonl:1#/observations/0/type"));
  EXPECT_TRUE(says(incident, "incident.unknown-key", "f.jsonl:1#/observations/1/x"));
}

TEST(IncidentLines, RefusesReservedAddressesUnlessAllowed) {
  const std::string line =
      R"({"observations":[{"type":"domain-name","value":"c2.example"},{"type":"tool","id":"S0154"}]})";
  const Incident strict = one(line, {});
  EXPECT_EQ(strict.observations.size(), 1U);
  EXPECT_EQ(strict.counts, (Counts{2, 1, 1}));
  EXPECT_TRUE(says(strict, "indicator.reserved", "f.jsonl:1#/observations/0/value"));
  EXPECT_EQ(one(line).observations.size(), 2U);
}

TEST(IncidentLines, NamesThePlaceOfEveryWrongType) {
  const Incident incident = one(
      R"({"first_seen":"yesterday","marking":7,"observations":[3,{"type":"url"},{"type":"tool","id":9},)"
      R"({"type":"malware","id":"T1059"},{"type":"ipv4-addr","value":"1.2.3"},)"
      R"({"type":"tool","id":"S0154","confidence":12345678901234567890}]})");
  for (const char* where : {"/first_seen", "/marking", "/observations/0", "/observations/1",
                            "/observations/2/id", "/observations/5/confidence"}) {
    EXPECT_TRUE(says(incident, "incident.wrong-type", std::string("f.jsonl:1#") + where)) << where;
  }
  EXPECT_TRUE(says(incident, "indicator.invalid", "f.jsonl:1#/observations/3/id"));
  EXPECT_TRUE(says(incident, "indicator.invalid", "f.jsonl:1#/observations/4/value"));
  EXPECT_EQ(incident.counts, (Counts{6, 1, 5}));
}

TEST(IncidentLines, OneBadLineSinksNothing) {
  const auto read = read_incident_lines(
      "{\"id\":\"a\"}\n\n{\"id\": tru }\n[1]\n{\"id\":\"b\",\"id\":\"c\"}\n{\"id\":\"d\"",
      "f.jsonl", {});
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), 2U);
  const Incident& last = read->back();
  EXPECT_EQ(last.id, "c");
  EXPECT_TRUE(says(last, "json.syntax", "f.jsonl:3:10"));
  EXPECT_TRUE(says(last, "incident.wrong-type", "f.jsonl:4"));
  EXPECT_TRUE(says(last, "json.duplicate-key", "f.jsonl:5#/id"));
  EXPECT_TRUE(says(last, "json.truncated", "f.jsonl:6:9"));
  EXPECT_EQ(last.counts, (Counts{3, 0, 3}));
}

TEST(IncidentLines, AnObjectMayStretchOverLines) {
  const auto object = read_incident_lines("{\n \"id\": \"a\"\n}\n", "f", {});
  ASSERT_TRUE(object);
  EXPECT_EQ(object->front().id, "a");
  const auto array = read_incident_lines("[{\"id\":\"a\"},\n{\"id\":\"b\"}]", "f", {});
  ASSERT_TRUE(array);
  EXPECT_EQ(array->back().id, "b");
}

TEST(IncidentLines, BadInputIsAnErrorWithItsPlace) {
  const auto code = [](std::string bytes) {
    const auto read = read_incident_lines(std::move(bytes), "f", {});
    return read ? std::string("read") : read.error().code + " " + read.error().where;
  };
  EXPECT_EQ(code(""), "input.empty f");
  EXPECT_EQ(code("\n \n"), "input.empty f");
  EXPECT_EQ(code("{\"a\":1"), "json.truncated f:1:6");
  EXPECT_EQ(code(std::string("{\"id\":\"a\0\"}", 11)), "json.syntax f:1:8");
  EXPECT_EQ(code("{\"id\":\"\xFF\"}"), "json.utf8 f:1:7");
  EXPECT_EQ(code("{\"a\":" + std::string(100'000, '[')), "json.depth f:1:516");
  EXPECT_EQ(code("[]"), "input.empty f");
  EXPECT_EQ(code("{\"id\":1e999999}").substr(0, 11), "json.syntax");
}

TEST(IncidentLines, NamesTheDocumentByItsHash) {
  const Incident incident = one("{\"id\":\"a\"}");
  ASSERT_EQ(incident.documents.size(), 1U);
  EXPECT_EQ(incident.documents[0].name, "f.jsonl");
  EXPECT_EQ(incident.documents[0].media_type, "application/x-ndjson");
  EXPECT_EQ(incident.documents[0].bytes_sha256, sha256("{\"id\":\"a\"}"));
}

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(engine_() % n); }
  bool coin() { return below(2) == 0; }
  std::string word() {
    static constexpr const char* kWords[] = {
        "alpha", "a \"quoted\" word", "\xC3\xA9t\xC3\xA9", "back\\slash", "x", "{}[],:"};
    return kWords[below(6)];
  }
  std::optional<Date> date() {
    if (coin()) return {};
    return Date::from_days(static_cast<std::int32_t>(10'000 + below(10'000)));
  }

 private:
  std::mt19937 engine_;
};

Observation random_observation(Dice& dice, std::uint32_t sources) {
  struct Sample {
    ObservationType type;
    const char* id;
    const char* value;
  };
  using enum ObservationType;
  static constexpr Sample kSamples[] = {{kAttackPattern, "T1566.002", ""},
                                        {kAttackPattern, "", "a technique by name"},
                                        {kMalware, "S0275", "a name"},
                                        {kMalware, "", "another name"},
                                        {kTool, "S0154", ""},
                                        {kDomainName, "", "c2.example"},
                                        {kIpv4Addr, "", "192.0.2.7"},
                                        {kIpv6Addr, "", "2001:db8::7"},
                                        {kUrl, "", "http://c2.example/A?b#c"},
                                        {kEmailAddr, "", "a@c2.example"},
                                        {kFileHash, "", "0123456789abcdef0123456789abcdef"},
                                        {kVulnerability, "", "CVE-2023-28461"},
                                        {kVictimCountry, "", "JP"},
                                        {kVictimSector, "", "government"},
                                        {kAutonomousSystem, "", "AS64496"},
                                        {kLure, "", "an invitation \xE2\x80\x94 late"}};
  const Sample& sample = kSamples[dice.below(std::size(kSamples))];
  Observation observation;
  observation.type = sample.type;
  observation.id = sample.id;
  observation.value = sample.value;
  if (dice.below(8) == 0) {
    observation.type = kUnknown;
    observation.unknown_type = "x-" + dice.word();
  }
  observation.observed_from = dice.date();
  observation.observed_to = dice.date();
  observation.role = static_cast<Role>(dice.below(6));
  if (dice.coin()) {
    observation.confidence_thousandths = static_cast<std::int32_t>(dice.below(1001));
  }
  if (dice.coin()) observation.credibility = static_cast<Credibility>(1 + dice.below(6));
  if (dice.coin()) observation.identified_by = dice.word();
  if (dice.coin()) observation.marking = static_cast<Marking>(dice.below(5));
  if (dice.coin()) observation.note = dice.word();
  if (dice.coin()) observation.unknown_members = R"("x_size":{"a":[1,null,true]},"y":"z")";
  for (std::uint32_t i = dice.below(3); i > 0; --i) {
    observation.spans.push_back({1 + dice.below(2), {i * 10, i * 10 + 5}, dice.below(3)});
  }
  observation.source = dice.below(sources);
  return observation;
}

Incident random_incident(std::uint32_t seed) {
  Dice dice(seed);
  Incident incident;
  if (dice.coin()) incident.id = dice.word();
  incident.first_seen = dice.date();
  incident.last_seen = dice.date();
  incident.marking = static_cast<Marking>(dice.below(5));
  for (std::uint32_t i = 1 + dice.below(3); i > 0; --i) {
    Source source;
    if (dice.coin()) source.name = dice.word();
    if (dice.coin()) source.url = "https://cert.example/" + std::to_string(i);
    source.published = dice.date();
    source.reliability = static_cast<Reliability>(dice.below(6));
    source.credibility = static_cast<Credibility>(1 + dice.below(6));
    incident.sources.push_back(source);
  }
  // Spans name their document; the file of incident lines itself comes first.
  incident.documents.resize(3);
  incident.documents[0].name = "f.jsonl";
  incident.documents[1].name = "first.txt";
  incident.documents[2].name = "second \"one\".pdf";
  const auto sources = static_cast<std::uint32_t>(incident.sources.size());
  for (std::uint32_t i = dice.below(12); i > 0; --i) {
    incident.observations.push_back(random_observation(dice, sources));
  }
  if (dice.coin()) {
    Testimony testimony;
    testimony.names = dice.word();
    testimony.text = dice.word();
    testimony.actor = "G0045";
    testimony.level = static_cast<AttributionLevel>(dice.below(4));
    testimony.published = dice.date();
    testimony.source = dice.below(sources);
    if (dice.coin()) testimony.span = DocumentSpan{1, {1, 2}, 0};
    incident.testimony.push_back(testimony);
  }
  if (dice.coin()) incident.unknown_members = R"("mood":"bad")";
  return incident;
}

// Documents are numbered as they are met, so they are compared by name.
void by_name(Incident& incident, std::vector<std::string>& names) {
  const auto note = [&](DocumentSpan& span) {
    names.push_back(incident.documents[span.document].name);
    span.document = 0;
  };
  for (Observation& observation : incident.observations) {
    for (DocumentSpan& span : observation.spans) note(span);
  }
  for (Testimony& testimony : incident.testimony) {
    if (testimony.span) note(*testimony.span);
  }
  incident.documents.clear();
  incident.diagnostics.clear();
  incident.counts = {};
}

TEST(IncidentLines, ExportThenImportIsTheIdentity) {
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    Incident incident = random_incident(seed);
    const std::string line = write_incident_line(incident);
    Incident again = one(line);
    EXPECT_EQ(write_incident_line(again), line) << seed;
    std::vector<std::string> names;
    std::vector<std::string> names_again;
    by_name(incident, names);
    by_name(again, names_again);
    EXPECT_EQ(names, names_again) << seed;
    EXPECT_TRUE(incident == again) << seed << "\n" << line;
  }
}

}  // namespace
}  // namespace perpend::formats
