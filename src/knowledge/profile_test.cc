#include "knowledge/profile.h"

#include <gtest/gtest.h>

#include "core/json.h"
#include "knowledge/shared_pack.h"

namespace perpend::knowledge {
namespace {

std::vector<Profile> shown(std::string_view name, std::string_view as_of = "2026-12-31") {
  const View view(shared_pack(), *Date::parse(as_of));
  return profiles(view, Names(view), name);
}

TEST(Profile, ShowsWhoUsesANameAndSinceWhen) {
  const auto found = shown("Fancy Bear");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].id, "G0007");
  EXPECT_EQ(found[0].aliases[0].name, "APT28");
  EXPECT_GT(found[0].techniques.size(), 50U);
  for (const ProfileItem& item : found[0].techniques) {
    for (const std::string& citation : item.citations) EXPECT_FALSE(citation.empty());
  }
}

TEST(Profile, ACountryIsOnlyEverSaidBySomebody) {
  const auto found = shown("APT28");
  ASSERT_EQ(found.size(), 1U);
  ASSERT_FALSE(found[0].sponsor_claims.empty());
  for (const ProfileSaying& claim : found[0].sponsor_claims) EXPECT_FALSE(claim.said_by.empty());
  EXPECT_NE(text_of(found[0]).find("said by"), std::string::npos);
}

TEST(Profile, HidesWhatWasPublishedLater) {
  const auto found = shown("APT28", "2016-01-01");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].sponsor_claims.empty());  // the galaxy has no dates
  for (const auto& [year, count] : found[0].reports_per_year) EXPECT_LT(year, 2016);
  for (const ProfileAlias& alias : found[0].aliases) EXPECT_LT(alias.since.year(), 2016);
  EXPECT_TRUE(shown("APT28", "1990-01-01").empty());
}

TEST(Profile, ShowsWhereTheSourcesDisagree) {
  const auto found = shown("G0032");
  ASSERT_EQ(found.size(), 1U);
  bool apt38 = false;
  for (const std::string& sentence : found[0].disagreements) {
    apt38 = apt38 || sentence.find("APT38") != std::string::npos;
  }
  EXPECT_TRUE(apt38);
}

TEST(Profile, ANameOfSeveralGivesThemAll) {
  const auto found = shown("APT38");
  ASSERT_GE(found.size(), 2U);
  EXPECT_NE(found[0].id, found[1].id);
}

TEST(Profile, KnowsSoftwareAndTechniquesWithTheirUsers) {
  const auto software = shown("s0154");
  ASSERT_EQ(software.size(), 1U);
  EXPECT_EQ(software[0].kind, "software");
  EXPECT_GT(software[0].used_by.size(), 20U);
  const auto technique = shown("T1566.002");
  ASSERT_EQ(technique.size(), 1U);
  EXPECT_EQ(technique[0].name, "Phishing: Spearphishing Link");
  EXPECT_TRUE(shown("a name nobody has").empty());
}

TEST(Profile, TextFitsEightyColumnsAndJsonParses) {
  for (const char* name : {"G0032", "G0016", "S0154"}) {
    const Profile profile = shown(name).at(0);
    const std::string text = text_of(profile);
    std::size_t long_lines = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      std::size_t columns = 0;
      bool breakable = false;
      for (std::size_t i = at; i < end; ++i) {
        columns += (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U ? 1 : 0;
        breakable = breakable || (i > at + 14 && text[i] == ' ');
      }
      if (columns > 80 && breakable) ++long_lines;  // a single long word may stick out
      at = end + 1;
    }
    EXPECT_EQ(long_lines, 0U) << text;
    EXPECT_TRUE(json::Document::parse(json_of(profile), "p"));
  }
}

TEST(Profile, ANameCannotSteerTheTerminal) {
  Profile profile;
  profile.name = "x\x1b[2Jy";
  EXPECT_EQ(text_of(profile).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace perpend::knowledge
