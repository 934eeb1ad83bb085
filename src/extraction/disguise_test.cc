#include "extraction/disguise.h"

#include <gtest/gtest.h>

namespace perpend::extraction {
namespace {

std::string without(std::string text) {
  remove_invisible(text);
  return text;
}

TEST(Invisible, CharactersGoFromInsideWordsAndAddresses) {
  EXPECT_EQ(without("ev\xE2\x80\x8Bil[.]ex\xC2\xAD"
                    "ample"),
            "evil[.]example");
  EXPECT_EQ(without("c2\xE2\x80\x8D\xE2\x81\xA0.example"), "c2.example");
}

TEST(Invisible, CharactersStayWhereAScriptNeedsThem) {
  const std::string persian =
      "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85";
  EXPECT_EQ(without(persian), persian);
  EXPECT_EQ(without("end \xE2\x80\x8B next"), "end \xE2\x80\x8B next");
  EXPECT_EQ(without("\xE2\x80\x8B"
                    "begin"),
            "\xE2\x80\x8B"
            "begin");
}

TEST(Overrides, TurnAroundWhatStandsInThem) {
  const std::string text = "see \xE2\x80\xAEmoc.live\xE2\x80\xAC and moc.good";
  const auto place = [&](std::string_view word) {
    const std::size_t at = text.find(word);
    return ByteSpan{at, at + word.size()};
  };
  EXPECT_TRUE(is_turned_around(text, place("moc.live")));
  EXPECT_FALSE(is_turned_around(text, place("moc.good")));
  EXPECT_TRUE(
      is_turned_around("\xE2\x80\xAE"
                       "abc",
                       {3, 6}));
  EXPECT_FALSE(
      is_turned_around("\xE2\x80\xAE"
                       "x\nabc",
                       {5, 8}));
}

TEST(Twins, AreReadInLatinLetters) {
  EXPECT_EQ(latin_twin("p\xD0\xB0ypal-login.example"), "paypal-login.example");
  EXPECT_EQ(latin_twin("\xD1\x80\xD0\xB0\xD1\x81.example"), "pac.example");
  EXPECT_FALSE(latin_twin("paypal.example"));
  EXPECT_FALSE(latin_twin("\xD0\xB6\xD1\x83\xD0\xBA.example"));  // a real word of its script
  EXPECT_FALSE(
      latin_twin("b\xC3\xBC"
                 "cher.example"));
}

}  // namespace
}  // namespace perpend::extraction
