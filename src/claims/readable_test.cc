#include "claims/readable.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::claims {
namespace {

std::string code(const std::string& text) {
  const auto why = unreadable(text, "x");
  return why ? why->code : "";
}

TEST(Readable, TakesEnglishProse) {
  EXPECT_EQ(
      code(
          "The ministry said on Monday that it had no part in the raid, and that it would wait for "
          "the report of the police."),
      "");
}

TEST(Readable, SaysWhenATextIsInAnotherLanguage) {
  EXPECT_EQ(code("Das Ministerium teilte am Montag mit, dass es mit dem Angriff nichts zu tun habe "
                 "und den "
                 "Bericht der Polizei abwarten werde."),
            "claims.language");
  EXPECT_EQ(code("警察庁は月曜日に、攻撃はこの集団によるものだと発表した。"), "claims.language");
}

TEST(Readable, SaysWhenThereIsNothing) { EXPECT_EQ(code(" \n --- \n"), "claims.empty"); }

TEST(Readable, SaysWhenCapitalsHideEverything) {
  EXPECT_EQ(
      code("THE MINISTRY SAID ON MONDAY THAT IT HAD NO PART IN THE RAID AND THAT IT WOULD WAIT."),
      "claims.no-case");
}

TEST(Readable, SaysWhenThereAreNoSentences) {
  std::string transcript;
  for (int i = 0; i < 60; ++i)
    transcript += "and then she said to him that the group was in the office ";
  EXPECT_EQ(code(transcript), "claims.no-sentences");
}

}  // namespace
}  // namespace perpend::claims
