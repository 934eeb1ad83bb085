#include "evaluation/gold.h"

#include <gtest/gtest.h>

namespace perpend::evaluation {
namespace {

constexpr const char* kGold = R"({"id":"a","kind":"prose",
 "text":"PlugX ran for a job offer at 192.0.2.7; Mimikatz was not seen. Some blame Gilded Heron.",
 "observations":[
  {"type":"malware","id":"S0013","text":"PlugX"},
  {"type":"lure","value":"recruitment","text":"a job offer"},
  {"type":"attack-pattern","id":"T1566.001","text":"a job offer"},
  {"type":"ipv4-addr","value":"192.0.2.7","role":"c2","text":"192.0.2.7"}],
 "testimony":[{"text":"Some blame Gilded Heron","names":"Gilded Heron"}],
 "not":["Mimikatz was not seen"]})";

Observation seen(ObservationType type, const char* id, const char* value, ByteSpan span,
                 int confidence = 900) {
  Observation one;
  one.type = type;
  one.id = id;
  one.value = value;
  one.confidence_thousandths = confidence;
  one.spans = {{0, span, 0}};
  return one;
}

GoldFigures judged(const Incident& incident) {
  const auto gold = read_gold(kGold, "a.json");
  EXPECT_TRUE(gold) << gold.error().what;
  const auto figures = judge_gold(
      {*gold}, [&](const std::string&, const std::string&) { return Result<Incident>(incident); });
  EXPECT_TRUE(figures);
  return *figures;
}

const GoldCount& count(const GoldFigures& figures, std::string_view name) {
  for (const GoldCount& one : figures.counts) {
    if (one.name == name) return one;
  }
  static const GoldCount none;
  ADD_FAILURE() << "no count named " << name;
  return none;
}

TEST(Gold, CountsWhatIsRightMissedAndFalse) {
  Incident incident;
  incident.observations = {
      seen(ObservationType::kTool, "S0013", "PlugX", {0, 5}),  // malware and tool are one
      seen(ObservationType::kTool, "S0002", "Mimikatz", {40, 48}),
      seen(ObservationType::kLure, "", "a position", {16, 25}),
      seen(ObservationType::kAttackPattern, "T1566.002", "", {16, 25}),
      seen(ObservationType::kIpv4Addr, "", "192.0.2.7", {29, 38})};
  const GoldFigures figures = judged(incident);
  EXPECT_EQ(count(figures, "tooling").right, 1);
  EXPECT_EQ(count(figures, "tooling").found, 2);
  EXPECT_DOUBLE_EQ(count(figures, "tooling").precision(), .5);
  EXPECT_DOUBLE_EQ(count(figures, "tooling").recall(), 1);
  EXPECT_EQ(count(figures, "behaviour").right, 1);
  EXPECT_EQ(count(figures, "techniques").right, 0);
  EXPECT_EQ(count(figures, "their parents").right, 1);
  EXPECT_EQ(count(figures, "infrastructure").right, 1);
  EXPECT_EQ(figures.in_traps, 1);
  EXPECT_EQ(figures.roles_annotated, 1);
  EXPECT_EQ(figures.roles_right, 0);
  EXPECT_EQ(count(figures, "testimony").annotated, 1);
  EXPECT_EQ(count(figures, "testimony").right, 0);
}

TEST(Gold, LeavesOutWhatIsDoubtfulOrBenign) {
  Incident incident;
  incident.observations = {seen(ObservationType::kTool, "S0002", "Mimikatz", {40, 48}, 300),
                           seen(ObservationType::kIpv4Addr, "", "198.51.100.1", {29, 38})};
  incident.observations[1].role = Role::kBenign;
  const GoldFigures figures = judged(incident);
  EXPECT_EQ(count(figures, "tooling").found, 0);
  EXPECT_EQ(count(figures, "infrastructure").found, 0);
  EXPECT_EQ(figures.in_traps, 0);
}

TEST(Gold, CountsAnAnnotationOnceHoweverManyFindingsTouchIt) {
  Incident incident;
  incident.observations = {seen(ObservationType::kLure, "", "one", {16, 20}),
                           seen(ObservationType::kLure, "", "two", {18, 25})};
  const GoldFigures figures = judged(incident);
  EXPECT_EQ(count(figures, "  lure").right, 1);
  EXPECT_EQ(count(figures, "  lure").found, 2);
}

TEST(Gold, RefusesWhatIsNotOfItsForm) {
  for (const char* bad :
       {"{}", "[1]",
        R"({"id":"a","text":"x","observations":[{"type":"none","text":"x","id":"y"}]})",
        R"({"id":"a","text":"x","observations":[{"type":"tool","text":"z","id":"y"}]})",
        R"({"id":"a","text":"x","observations":[{"type":"tool","text":"x"}]})",
        R"({"id":"a","text":"x","not":["z"]})", R"({"id":"a","text":"x","testimony":[{}]})"}) {
    const auto read = read_gold(bad, "bad.json");
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.error().code, "gold.form") << bad;
  }
}

}  // namespace
}  // namespace perpend::evaluation
