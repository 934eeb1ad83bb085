#include "reporting/linkage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "core/json.h"
#include "reporting/linkage_parts.h"
#include "reporting/width.h"

namespace perpend::reporting {
namespace {

constexpr const char* kHostile =
    "\"><script>alert(1)</script>\x1b[2J\xe2\x80\xaehttp://c2.example/x";

LevelRow row(Comparison comparison, std::string level, std::int64_t bits) {
  LevelRow made;
  made.comparison = comparison;
  made.level = std::move(level);
  made.weight = MatchWeight(bits * 1'000'000);
  made.shared = {{ObservationType::kMalware, "S9275", kHostile, 3},
                 {ObservationType::kDomainName, "c2.example", "", 2}};
  return made;
}

// Two clusters, of `first` and of two, and one incident alone; every pair of a cluster is a link.
struct Sample {
  explicit Sample(std::uint32_t first) {
    for (std::uint32_t i = 0; i < first + 3; ++i) {
      LinkedIncident incident;
      incident.id = i == 1 ? kHostile : "case-" + std::to_string(i);
      if (i != 2) incident.first_seen = Date::from_days(18'000 + static_cast<int>(i) * 61);
      linkage.incidents.push_back(incident);
      Incident& whole = incidents.emplace_back();
      whole.id = incident.id;
      whole.first_seen = incident.first_seen;
      whole.sources.push_back({kHostile, "", {}, {}, {}});
      whole.marking = i == 3 ? Marking::kAmber : Marking::kClear;
      Observation tool;
      tool.type = ObservationType::kMalware;
      tool.value = i < first / 2 ? "UPPERTIDE" : kHostile;
      whole.observations.push_back(tool);
      Observation sector;
      sector.type = ObservationType::kVictimSector;
      sector.value = i < first ? kHostile : "ports";
      whole.observations.push_back(sector);
    }
    Cluster large;
    Cluster small;
    Cluster alone;
    for (std::uint32_t i = 0; i < first; ++i) large.incidents.push_back(i);
    small.incidents = {first, first + 1};
    alone.incidents = {first + 2};
    large.id = "c000000000001";
    small.id = "c000000000002";
    alone.id = "c000000000003";
    large.bridges.push_back(
        {{ObservationType::kDomainName, "c2.example", "", 2},
         {0, 1},
         std::vector<std::uint32_t>(large.incidents.begin() + 2, large.incidents.end())});
    linkage.clusters = {large, small, alone};
    for (const Cluster& cluster : linkage.clusters) {
      for (const std::uint32_t a : cluster.incidents) {
        for (const std::uint32_t b : cluster.incidents) {
          if (a < b) add_link(a, b, LinkDecision::kLink);
        }
      }
    }
    add_link(0, first + 2, LinkDecision::kPossibleLink);
    std::vector<linkage::Group> groups;
    for (const Cluster& cluster : linkage.clusters) groups.push_back(cluster.incidents);
    systematic = linkage::systematic(incidents, groups, groups, nullptr, {});
    diagnostics.push_back({"link.id-twice", kHostile, kHostile});
  }

  void add_link(std::uint32_t a, std::uint32_t b, LinkDecision decision) {
    Link link;
    link.id = "l" + std::to_string(linkage.links.size());
    link.a = a;
    link.b = b;
    link.prior = MatchWeight(-5'500'000);
    link.by_level = {row(Comparison::kMalware, "shares a rare one", 3 + (a + b) % 14),
                     row(Comparison::kTime, "years apart", -2)};
    for (const LevelRow& one : link.by_level) link.weight += one.weight;
    link.probability = Posterior(700'000'000);
    link.decision = decision;
    linkage.links.push_back(link);
  }

  LinkageShown shown() const {
    return {linkage,
            systematic,
            incidents,
            diagnostics,
            "feeds/many.jsonl",
            "0.1.0",
            std::string(64, 'a'),
            *Date::from_ymd(2026, 1, 31),
            *Date::from_ymd(2024, 6, 1),
            "perpend link feeds/many.jsonl",
            false};
  }

  LinkageResult linkage;
  std::vector<Incident> incidents;
  std::vector<linkage::Systematic> systematic;
  Diagnostics diagnostics;
};

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++found;
  }
  return found;
}

TEST(LinkageJson, IsJsonWhoseLinksAddUp) {
  const Sample sample(9);
  const auto json = json::Document::parse(linkage_json(sample.shown()), "answer");
  ASSERT_TRUE(json);
  const json::View root = json->root();
  EXPECT_EQ(root.string("schema"), "perpend.linkage/1");
  EXPECT_EQ(root.string("marking"), "TLP:AMBER");
  EXPECT_EQ(root.items("clusters").size(), 3U);
  ASSERT_EQ(root.items("links").size(), sample.linkage.links.size());
  for (const json::View link : root.items("links")) {
    double sum = 0;
    for (const json::View level : link.items("by_level")) sum += level.number("bits").value();
    EXPECT_NEAR(sum, link.number("weight_bits").value(), 1e-6);
  }
  const json::View systematic = *root.items("clusters")[0].find("systematic");
  EXPECT_TRUE(systematic.string("sentence"));
  EXPECT_EQ(systematic.items("reasons").back().string(), linkage::kSomebodyChose);
  EXPECT_FALSE(root.items("clusters")[2].find("systematic"));
}

TEST(LinkageText, KeepsToEightyColumnsAndOpensAndClosesWithTheMarking) {
  for (const std::uint32_t first : {2U, 9U, 60U}) {
    const Sample sample(first);
    for (const bool colour : {false, true}) {
      TextOptions options;
      options.colour = colour;
      const std::string text = linkage_text(sample.shown(), options);
      EXPECT_TRUE(colour || text.starts_with("TLP:AMBER"));
      if (colour) continue;
      std::istringstream lines(text);
      std::string last;
      for (std::string line; std::getline(lines, line); last = line) {
        EXPECT_LE(width_of(line), kTextColumns) << line;
      }
      EXPECT_TRUE(last.starts_with("TLP:AMBER"));
      EXPECT_EQ(text.find('\x1b'), std::string::npos);
      EXPECT_EQ(text.find("http://c2.example"), std::string::npos);
    }
  }
}

TEST(LinkagePage, LetsNothingOfTheInputIn) {
  const std::string page = linkage_html(Sample(9).shown());
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("http://"), std::string::npos);
  EXPECT_EQ(page.find('\x1b'), std::string::npos);
  EXPECT_EQ(page.find("\xe2\x80\xae"), std::string::npos);
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
  EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
  EXPECT_EQ(count(page, "class=\"tlp\">TLP:AMBER"), 2U);
}

// Every tag that opens closes, innermost first.
TEST(LinkagePage, IsWellFormed) {
  static const std::set<std::string> kVoid = {"meta", "!doctype", "rect",
                                              "line", "circle",   "input"};
  for (const std::uint32_t first : {2U, 9U, 60U}) {
    const std::string page = linkage_html(Sample(first).shown());
    std::vector<std::string> open;
    for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
      const std::size_t end = page.find_first_of(" >/\n", at + 2);
      const std::string name = page.substr(at + 1, end - at - 1);
      if (name == "style") {
        at = page.find("</style>", at);
        continue;
      }
      if (kVoid.contains(name)) continue;
      if (name.starts_with("/")) {
        ASSERT_FALSE(open.empty());
        ASSERT_EQ("/" + open.back(), name) << page.substr(at < 200 ? 0 : at - 200, 260);
        open.pop_back();
      } else {
        open.push_back(name);
      }
    }
    EXPECT_TRUE(open.empty());
  }
}

TEST(LinkagePage, ShowsWhatFitsAndCountsTheRest) {
  const Sample sample(60);
  const std::string page = linkage_html(sample.shown());
  EXPECT_NE(page.find("The first 40 of 60"), std::string::npos);
  EXPECT_LE(count(page, "<path class=\"arc"), 60 * kEdgesOfAnIncident + 1);
  EXPECT_LE(count(page, "<details class=\"pair\""), 2 * kPairsShown + 1);
  EXPECT_NE(page.find("more, in the JSON answer"), std::string::npos);
}

TEST(LinkageParts, TheStrongestEdgesOfEveryIncidentAreKept) {
  const Sample sample(20);
  const auto links = links_within(sample.linkage, sample.linkage.clusters[0]);
  EXPECT_EQ(links.size(), 190U);
  const auto kept = strongest_edges(sample.linkage, links);
  std::map<std::uint32_t, std::size_t> edges;
  for (const std::size_t i : kept) {
    ++edges[sample.linkage.links[i].a];
    ++edges[sample.linkage.links[i].b];
  }
  for (const std::uint32_t incident : sample.linkage.clusters[0].incidents) {
    EXPECT_GE(edges[incident], kEdgesOfAnIncident);
  }
  EXPECT_LE(kept.size(), 20 * kEdgesOfAnIncident);
  EXPECT_EQ(links_across(sample.linkage).size(), 1U);
}

TEST(LinkageParts, PNeverReadsAsZero) {
  EXPECT_EQ(p_value(0), "below 0.0001");
  EXPECT_EQ(p_value(100'000), "0.0001");
  EXPECT_EQ(p_value(12'345'678), "0.0123");
  EXPECT_EQ(p_value(1'000'000'000), "1.00");
  EXPECT_EQ(signed_bits(-1'250'000), "-1.2");
  EXPECT_EQ(natural_units(-125'000), "-0.12");
}

}  // namespace
}  // namespace perpend::reporting
