#include "formats/galaxy/galaxy.h"

#include <gtest/gtest.h>

namespace perpend::galaxy {
namespace {

TEST(Galaxy, ReadsNamesWhoGaveThemAndWhatIsSaid) {
  const auto cluster = galaxy::read(R"json({"type":"threat-actor","values":[
    {"uuid":"u1","value":"Blue Heron","description":"not kept","meta":{"synonyms":["HERON-7"],"country":"ZZ",
     "cfr-suspected-victims":["Japan","Chile"],"name-attribution":["A:B:p1"],"origin:HERON-7":"Example Lab"},
     "related":[{"dest-uuid":"u9","type":"similar"}]}]})json",
                                    "g");
  ASSERT_TRUE(cluster);
  ASSERT_EQ(cluster->values.size(), 1U);
  const Value& value = cluster->values[0];
  EXPECT_EQ(value.one("country"), "ZZ");
  EXPECT_EQ(value.all("cfr-suspected-victims"), (std::vector<std::string>{"Japan", "Chile"}));
  EXPECT_EQ(value.attributions[0], (std::pair<std::string, std::string>{"A:B", "p1"}));
  EXPECT_EQ(value.origins[0].second, "Example Lab");
  EXPECT_EQ(value.related[0].type, "similar");
}

TEST(Galaxy, ANamelessValueIsRefusedAndCounted) {
  const auto cluster =
      galaxy::read(R"({"type":"rat","values":[{"uuid":"u"},7,{"uuid":"u","value":"x"}]})", "g");
  ASSERT_TRUE(cluster);
  EXPECT_EQ(cluster->counts.read, 3U);
  EXPECT_EQ(cluster->counts.refused, 2U);
  EXPECT_EQ(cluster->counts.kept, 1U);
  EXPECT_EQ(cluster->diagnostics[1].where, "g#/values/1");
}

TEST(Galaxy, SomethingElseIsRefused) {
  EXPECT_EQ(galaxy::read("{}", "g").error().code, "galaxy.no-cluster");
  EXPECT_EQ(galaxy::read("[]", "g").error().code, "galaxy.no-cluster");
}

}  // namespace
}  // namespace perpend::galaxy
