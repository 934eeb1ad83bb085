#include "provenance/origins.h"

#include <gtest/gtest.h>

namespace perpend::provenance {
namespace {

Source source(std::string name, std::string url = "", const char* day = nullptr) {
  Source made;
  made.name = std::move(name);
  made.url = std::move(url);
  if (day != nullptr) made.published = Date::parse(day);
  return made;
}

// A source that speaks through a document of its own with this text.
void add_document(Incident& incident, Source source, std::string text) {
  Document document;
  document.name = "file " + std::to_string(incident.documents.size());
  document.text_sha256 = sha256(text);
  document.text = std::move(text);
  Observation seen;
  seen.source = static_cast<std::uint32_t>(incident.sources.size());
  seen.spans.push_back({static_cast<std::uint32_t>(incident.documents.size()), {0, 1}, 0});
  incident.documents.push_back(std::move(document));
  incident.sources.push_back(std::move(source));
  incident.observations.push_back(std::move(seen));
}

const std::string kWire =
    "The agency said on Tuesday that intruders had used a forged invoice to reach the ministry, "
    "and that "
    "the same loader was found at two universities in March. It named nobody. Officials added that "
    "no "
    "classified network had been touched, that passwords were being changed, and that a further "
    "notice "
    "with addresses and file names would follow within the week for operators of similar systems.";

TEST(Origins, FiveRetellingsOfOneTextAreOneOrigin) {
  Incident incident;
  add_document(incident, source("Wire"), kWire);
  add_document(incident, source("Morning Lamp"), "Ministry hit! " + kWire);
  add_document(incident, source("Evening Lantern"),
               kWire.substr(0, 260) + " Readers may write to us.");
  add_document(incident, source("Northern Mirror"), "By our desk. " + kWire + " More to follow.");
  add_document(incident, source("Corvenna Gazette"), kWire);
  const auto origins = origins_of(incident);
  ASSERT_EQ(origins.size(), 1u);
  EXPECT_EQ(origins[0].sources.size(), 5u);
  EXPECT_EQ(origins[0].because, "one text");
}

TEST(Origins, TwoAnalysesInTheirOwnWordsAreTwo) {
  Incident incident;
  add_document(incident, source("Laboratory One"), kWire);
  add_document(
      incident, source("Institute Two"),
      "We analysed a loader that reached a ministry by way of an invoice and was seen at two "
      "universities earlier in the year; the addresses that it calls are listed at the end, and "
      "the "
      "passwords it takes are sent out by mail.");
  EXPECT_EQ(origins_of(incident).size(), 2u);
}

TEST(Origins, AnAddressIsTheSameWithTrackingWithoutSchemeAndWithAClosingSlash) {
  Incident incident;
  incident.sources = {source("a", "https://www.Example.com/report?id=7&utm_source=x#top"),
                      source("b", "http://example.com/report?id=7"),
                      source("c", "https://other.example/report?id=7"),
                      source("d", "other.example/report?id=7/")};
  const auto origins = origins_of(incident);
  ASSERT_EQ(origins.size(), 2u);
  EXPECT_EQ(origins[0].sources, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(origins[1].sources, (std::vector<std::uint32_t>{2, 3}));
  EXPECT_EQ(origins[0].because, "one address");
}

TEST(Origins, OnePublishersSeriesIsOne) {
  Incident incident;
  incident.sources = {source("CERT note 12", "", "2024-01-02"),
                      source("CERT note 13", "", "2024-02-02"),
                      source("Harbour Response", "https://blog.example/part-1"),
                      source("Somebody", "https://blog.example/part-2"),
                      source("x", "https://github.com/one/a"),
                      source("y", "https://github.com/two/b")};
  const auto origins = origins_of(incident);
  ASSERT_EQ(origins.size(), 4u);
  EXPECT_EQ(origins[0].sources, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(origins[1].sources, (std::vector<std::uint32_t>{2, 3}));
  EXPECT_EQ(origins[0].because, "one publisher's series");
}

TEST(Origins, OneCitationIsOne) {
  Incident incident;
  incident.sources = {source("Annual Report", "", "2024-01-02"),
                      source("annual report", "", "2024-01-02")};
  ASSERT_EQ(origins_of(incident).size(), 1u);
  EXPECT_EQ(origins_of(incident)[0].because, "one citation");
}

TEST(Origins, FileNamesThatDifferByANumberAreNoSeries) {
  Incident incident;
  add_document(incident, source("file 0"),
               "one text of which nothing stands in the other file at all");
  add_document(incident, source("file 1"),
               "an entirely different story about other machines and other people");
  EXPECT_EQ(origins_of(incident).size(), 2u);
}

TEST(Origins, WhatIsJoinedByAThirdIsOneAndEverySourceStandsInOne) {
  Incident incident;
  add_document(incident, source("a", "https://a.example/1"), kWire);
  add_document(incident, source("b", "https://b.example/1"), "own words of somebody else");
  add_document(incident, source("c", "https://b.example/2"), kWire);
  const auto origins = origins_of(incident);
  ASSERT_EQ(origins.size(), 1u);
  EXPECT_EQ(origins[0].because, "one text, one publisher's series");
  EXPECT_EQ(origin_of_each(origins, 3), (std::vector<std::uint32_t>{0, 0, 0}));
}

TEST(Origins, NoSourcesHaveNone) { EXPECT_TRUE(origins_of(Incident()).empty()); }

}  // namespace
}  // namespace perpend::provenance
