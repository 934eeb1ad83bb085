#include "formats/csv/csv.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace perpend::formats {
namespace {

constexpr ReadOptions kFixtures{.allow_reserved = true};

Incident read(std::string text, const ReadOptions& options = kFixtures) {
  const auto result = read_csv(std::move(text), "f.csv", options);
  EXPECT_TRUE(result) << (result ? "" : result.error().code);
  return result ? result->front() : Incident{};
}

std::vector<std::string> values(const Incident& incident) {
  std::vector<std::string> found;
  for (const Observation& observation : incident.observations) {
    found.push_back(std::string(name_of(observation.type)) + " " + observation.id +
                    observation.value);
  }
  return found;
}

bool says(const Incident& incident, std::string_view code, std::string_view where) {
  return std::any_of(incident.diagnostics.begin(), incident.diagnostics.end(),
                     [&](const Diagnostic& d) { return d.code == code && d.where == where; });
}

using Values = std::vector<std::string>;

TEST(Csv, ReadsNamedColumns) {
  const Incident incident = read(
      "Type,Indicator,First Seen,Last Seen,Confidence,TLP,Role,Comment\r\n"
      "domain,c2[.]example,2024-06-20,2024-06-21T10:00:00Z,80,GREEN,c2,\"a, \"\"b\"\"\"\r\n");
  ASSERT_EQ(incident.observations.size(), 1U);
  const Observation& seen = incident.observations[0];
  EXPECT_EQ(seen.value, "c2.example");
  EXPECT_EQ(seen.observed_from->iso(), "2024-06-20");
  EXPECT_EQ(seen.observed_to->iso(), "2024-06-21");
  EXPECT_EQ(seen.confidence_thousandths, 800);
  EXPECT_EQ(seen.marking, Marking::kGreen);
  EXPECT_EQ(seen.role, Role::kC2);
  EXPECT_EQ(seen.note, "a, \"b\"");
  EXPECT_EQ(incident.marking, Marking::kGreen);
  EXPECT_EQ(incident.counts, (Counts{1, 1, 0}));
  EXPECT_TRUE(incident.diagnostics.empty());
}

TEST(Csv, FindsItsDelimiterAndItsColumnWithoutAHeader) {
  const Values expected = {"domain-name c2.example", "ipv4-addr 192.0.2.7"};
  EXPECT_EQ(values(read("1;c2.example;x\n2;192.0.2.7;y\n")), expected);
  EXPECT_EQ(values(read("1\tc2.example\n2\t192.0.2.7\n")), expected);
  EXPECT_EQ(values(read("# a list\nc2.example\n\n192.0.2.7\n")), expected);
  EXPECT_EQ(values(read("c2.example,2024-01-01\n192.0.2.7,2024-01-02\n")), expected);
}

TEST(Csv, ReadsSeveralIndicatorColumnsOfOneLine) {
  const std::string hash(32, 'A');
  EXPECT_EQ(values(read("domain,ip,md5\nc2.example,192.0.2.7," + hash + "\nd.example,,\n")),
            (Values{"domain-name c2.example", "ipv4-addr 192.0.2.7",
                    "file-hash " + std::string(32, 'a'), "domain-name d.example"}));
}

TEST(Csv, ReadsAHeaderThatIsCommentedOut) {
  const Incident incident =
      read("# made today\n# \"first_seen\",\"ioc\",\"note\"\n2024-01-02,c2.example,x\n");
  ASSERT_EQ(incident.observations.size(), 1U);
  EXPECT_EQ(incident.observations[0].observed_from->iso(), "2024-01-02");
}

TEST(Csv, KeepsOrReportsEveryLine) {
  const Incident incident = read(
      "indicator,type,date,confidence\n"
      "c2.example,domain,2024-01-02,50%\n"
      "nonsense,domain,,\n"
      ",,,\n"
      ",domain,,\n"
      "192.0.2.7:443,ip,yesterday,900\n"
      "d.example,shoe-size,,\n"
      "\"e.example,domain,,\n",
      kFixtures);
  EXPECT_EQ(values(incident), (Values{"domain-name c2.example", "ipv4-addr 192.0.2.7",
                                      "domain-name d.example", "domain-name e.example"}));
  EXPECT_TRUE(says(incident, "indicator.invalid", "f.csv:3"));
  EXPECT_TRUE(says(incident, "csv.no-indicator", "f.csv:5"));
  EXPECT_TRUE(says(incident, "csv.wrong-value", "f.csv:6"));
  EXPECT_TRUE(says(incident, "csv.unknown-type", "f.csv:7"));
  EXPECT_TRUE(says(incident, "csv.open-quote", "f.csv:8"));
  EXPECT_EQ(incident.counts, (Counts{6, 4, 2}));
}

TEST(Csv, CountsLinesAcrossQuotedLineFeeds) {
  const Incident incident = read("indicator,comment\nc2.example,\"two\nlines\"\nnonsense,x\n");
  EXPECT_TRUE(says(incident, "indicator.invalid", "f.csv:4"));
}

TEST(Csv, RefusesReservedAddressesUnlessAllowed) {
  const Incident incident = read("indicator\nc2.example\nCVE-2023-28461\n", {});
  EXPECT_EQ(values(incident), (Values{"vulnerability CVE-2023-28461"}));
  EXPECT_TRUE(says(incident, "indicator.reserved", "f.csv:2"));
}

TEST(Csv, ListsAHundredOfAKindAndCountsTheRest) {
  std::string text = "indicator,n\n";
  for (int i = 0; i < 250; ++i) text += "nonsense,1\n";
  const Incident incident = read(text + "c2.example,1\n");
  EXPECT_EQ(incident.diagnostics.size(), 101U);
  EXPECT_EQ(incident.diagnostics.back().what, "150 more of these are not listed");
  EXPECT_EQ(incident.counts, (Counts{251, 1, 250}));
}

TEST(Csv, BadInputIsAnError) {
  const auto code = [](std::string bytes) {
    const auto result = read_csv(std::move(bytes), "f.csv", {});
    return result ? std::string("read") : result.error().code;
  };
  EXPECT_EQ(code(""), "input.empty");
  EXPECT_EQ(code("# only\n# comments\n"), "input.empty");
  EXPECT_EQ(code("a,b\nc,d\n"), "csv.no-indicators");
  EXPECT_EQ(code(std::string("\0\0,\0\n", 5)), "csv.no-indicators");
  EXPECT_EQ(code("indicator\n\xFF\xFE\n"), "read");
}

TEST(Csv, IsToldFromProse) {
  EXPECT_TRUE(looks_like_csv("indicator,type\nx,y\n"));
  EXPECT_TRUE(looks_like_csv("c2.example\n192.0.2.7\n"));
  EXPECT_TRUE(
      looks_like_csv("#####\n# A feed  #\n#####\n# id,date,url,tag\n\"7\",\"2025-03-04 12:34:56\","
                     "\"http://192.0.2.7/bin.sh\",\"elf\"\n"));
  EXPECT_FALSE(looks_like_csv("# Domains, hashes\n\nThe group used c2.example, and more.\n"));
  EXPECT_FALSE(looks_like_csv("The group used c2.example, and later\nd.example, for two years.\n"));
  EXPECT_FALSE(looks_like_csv("Hello, world\nHow, are you\n"));
  EXPECT_FALSE(looks_like_csv("c2.example\n"));
}

}  // namespace
}  // namespace perpend::formats
