#include "language/tokens.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "language/icu_words.h"

namespace perpend::language {
namespace {

std::string parted(std::string_view text) {
  static constexpr std::string_view kMarks[] = {
      "", "#", "", "", "code:", "path:", "key:", "url:", "ioc:"};
  std::string all;
  for (const Token& token : tokens(text, {0, text.size()})) {
    if (!all.empty()) all += " ";
    all += kMarks[static_cast<std::size_t>(token.kind)];
    all += text.substr(token.bytes.start, token.bytes.size());
  }
  return all;
}

TEST(Tokens, AreWordsNumbersAndSigns) {
  EXPECT_EQ(parted("It didn't send 1,000 spear-phishing mails (3.14 MB) to the U.S. in 2024!"),
            "It didn't send #1,000 spear - phishing mails ( #3.14 MB ) to the U.S . in #2024 !");
  EXPECT_EQ(parted("\xE2\x80\x9CNo,\xE2\x80\x9D he said\xE2\x80\x94then caf\xC3\xA9."),
            "\xE2\x80\x9C No , \xE2\x80\x9D he said \xE2\x80\x94 then caf\xC3\xA9 .");
  const std::string_view quoted =
      "\"a\" 'b' \xC2\xAB"
      "c\xC2\xBB";
  int quotes = 0;
  for (const Token& token : tokens(quoted, {0, quoted.size()}))
    quotes += token.kind == TokenKind::kQuote;
  EXPECT_EQ(quotes, 6);
}

TEST(Tokens, KeepPathsRegistryKeysAndAddressesWhole) {
  EXPECT_EQ(parted("It wrote 'C:\\Program Files\\A B\\x.dll', %TEMP%\\a.tmp and \\\\host\\share."),
            "It wrote ' path:C:\\Program Files\\A B\\x.dll ' , path:%TEMP%\\a.tmp and "
            "path:\\\\host\\share .");
  EXPECT_EQ(parted("(HKLM\\Software\\Microsoft\\Windows NT\\Run), /etc/cron.d/x and rundll32.exe."),
            "( key:HKLM\\Software\\Microsoft\\Windows NT\\Run ) , path:/etc/cron.d/x and "
            "path:rundll32.exe .");
  EXPECT_EQ(parted("hxxps://a[.]example/b?c=d, evil[.]example, c2(dot)example and a@b.example."),
            "url:hxxps://a[.]example/b?c=d , ioc:evil[.]example , ioc:c2(dot)example and "
            "ioc:a@b.example .");
  EXPECT_EQ(parted("192.0.2.7, CVE-2024-0001, T1059.001; c2.example"),
            "ioc:192.0.2.7 , ioc:CVE-2024-0001 , ioc:T1059.001 ; ioc:c2.example");
  EXPECT_EQ(parted("ran `net user /domain` and net user /domain -enc"),
            "ran code:net user /domain and net user code:/domain code:-enc");
  EXPECT_EQ(parted("and/or read/write e.g. this, end.Next"),
            "and / or read / write e.g . this , end.Next");
}

TEST(Tokens, OfOrdinaryEnglishAreTheSameByIcuAndByHand) {
  const std::string_view prose =
      "The group's operators don't rest: they copied 1,250 files (about 3.5 MB) by 10 a.m. on the "
      "third day, \xE2\x80\x9Cquietly\xE2\x80\x9D, and re-used an over-long name_of_file; "
      "caf\xC3\xA9 "
      "Zo\xC3\xAB wasn't hit.";
  std::vector<Token> by_icu;
  append_icu_words(prose, {0, prose.size()}, by_icu);
  EXPECT_EQ(tokens(prose, {0, prose.size()}), by_icu);
}

TEST(Tokens, OfScriptsWithoutSpacesArePartedByIcu) {
  const std::string_view text =
      "\xE6\x94\xBB\xE6\x92\x83\xE8\x80\x85\xE3\x81\x8Cx.dll\xE3\x82\x92 run";
  const std::vector<Token> found = tokens(text, {0, text.size()});
  ASSERT_GE(found.size(), 4U);
  EXPECT_EQ(found.back(), (Token{{text.size() - 3, text.size()}, TokenKind::kWord}));
}

TEST(Tokens, StayInsideTheirSpan) {
  const std::string_view text = "alpha beta gamma";
  EXPECT_EQ(tokens(text, {6, 9}), (std::vector<Token>{{{6, 9}, TokenKind::kWord}}));
}

TEST(Tokens, OfAnyBytesAreInOrderAndLeaveOnlyWhiteSpaceAndTicks) {
  std::mt19937 random(11);
  const std::string_view pieces[] = {
      ". ",  "\n",   "A",       "b9", " ", "\xE2\x80\x9D", "`", "\xFF", "\xE3\x80",
      "[.]", "C:\\", "hxxp://", "'",  "/", "\xE6\x94\xBB", ")", "(",    "-"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += pieces[random() % std::size(pieces)];
    std::size_t at = 0;
    for (const Token& token : tokens(text, {0, text.size()})) {
      ASSERT_LE(at, token.bytes.start);
      ASSERT_LT(token.bytes.start, token.bytes.end);
      const std::string gap = text.substr(at, token.bytes.start - at);
      ASSERT_EQ(gap.find_first_not_of(" \t\n\r\f\v`"), std::string::npos) << text << " / " << gap;
      at = token.bytes.end;
    }
    ASSERT_LE(at, text.size());
  }
}

TEST(Tokens, OfTextsMadeToHurtAreFoundInLinearTime) {
  for (const std::string piece :
       {"a", ")", "(", "`", "`a", "[.]", "\\", "a.", "C:\\ ", "\xFF", "\xE3\x80\x82", "a\\ ", "'",
        "\xE2\x80\x9D", "/a", "1,", "\xE0\xB8\x81", "(]"}) {
    std::string text;
    while (text.size() < 400'000) text += piece;
    EXPECT_FALSE(piece != "`" && tokens(text, {0, text.size()}).empty());
  }
}

}  // namespace
}  // namespace perpend::language
