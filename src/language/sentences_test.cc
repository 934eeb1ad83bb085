#include "language/sentences.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "language/sentence_ends.h"

namespace perpend::language {
namespace {

std::string cut(std::string_view text) {
  std::string all;
  for (const ByteSpan& sentence : sentences(text)) {
    if (!all.empty()) all += " | ";
    all += text.substr(sentence.start, sentence.size());
  }
  return all;
}

TEST(Sentences, EndWhereOneEnds) {
  EXPECT_EQ(cut("One fell. Two rose! Who saw? \"Nobody.\" (He left.) 5 stayed."),
            "One fell. | Two rose! | Who saw? | \"Nobody.\" | (He left.) | 5 stayed.");
  EXPECT_EQ(cut("He said \xE2\x80\x9Cno.\xE2\x80\x9D \xE2\x80\x9CYes,\xE2\x80\x9D she said."),
            "He said \xE2\x80\x9Cno.\xE2\x80\x9D | \xE2\x80\x9CYes,\xE2\x80\x9D she said.");
  EXPECT_EQ(cut("It waits... Then it runs."), "It waits... | Then it runs.");
  EXPECT_EQ(cut("Yahoo! said so. iPhones too."), "Yahoo! said so. iPhones too.");
}

TEST(Sentences, DoNotEndAtAbbreviationsAndInitials) {
  EXPECT_EQ(cut("Mr. Abe met Dr. J. A. Ito, e.g. In Bonn. They left."),
            "Mr. Abe met Dr. J. A. Ito, e.g. In Bonn. | They left.");
  EXPECT_EQ(cut("Acme Inc. Japan met the U.S. Senate in No. 5 on Jan. 3, i.e. Friday."),
            "Acme Inc. Japan met the U.S. Senate in No. 5 on Jan. 3, i.e. Friday.");
  EXPECT_EQ(cut("It hit Acme Inc. The U.S. denied it at 3 p.m. They said no. Then they left."),
            "It hit Acme Inc. | The U.S. denied it at 3 p.m. | They said no. | Then they left.");
}

TEST(Sentences, DoNotEndInsideWhatIsKeptWhole) {
  const char* whole[] = {
      "It wrote C:\\Users\\Public\\a.b\\v1.2.dll to HKLM\\Software\\Run. Now and then.",
      "It called hxxp://evil[.]example/a.php and 192.0.2[.]7 over v2.0.1 of x.exe. It ended.",
      "They ran `dir c:. Then exit` once. Later they left."};
  for (const char* text : whole) EXPECT_EQ(sentences(text).size(), 2U) << cut(text);
}

TEST(Sentences, EndAtBulletsRowsHeadingsAndBlankLines) {
  EXPECT_EQ(
      cut("Findings\nThe loader was\nfound in memory.\n\nNo stop here\n\n- one thing\n- another\n"
          "  goes on\n1. Open it\n2. Close it\nhost\tport\n192.0.2.7\t443\n| a | b |\n| c | d |"),
      "Findings | The loader was\nfound in memory. | No stop here | - one thing | - another\n"
      "  goes on | 1. Open it | 2. Close it | host\tport | 192.0.2.7\t443 | | a | b | | | c | d |");
  EXPECT_EQ(cut("## A heading that is longer than forty characters are\nThe text."),
            "## A heading that is longer than forty characters are | The text.");
}

TEST(Sentences, OfOtherScriptsEndByIcu) {
  EXPECT_EQ(cut("\xE6\x94\xBB\xE6\x92\x83\xE3\x81\x97\xE3\x81\x9F\xE3\x80\x82"
                "\xE6\xAC\xA1\xE3\x81\xAF\xE3\x80\x82"),
            "\xE6\x94\xBB\xE6\x92\x83\xE3\x81\x97\xE3\x81\x9F\xE3\x80\x82 | "
            "\xE6\xAC\xA1\xE3\x81\xAF\xE3\x80\x82");
  // Russian, hard-wrapped, with an initial; a line's end alone ends nothing.
  EXPECT_EQ(cut("\xD0\x9E\xD0\xBD \xD0\xB1\xD1\x8B\xD0\xBB\n\xD0\xB4\xD0\xBE\xD0\xBC\xD0\xB0. "
                "\xD0\x9E\xD0\xBD\xD0\xB0 \xD0\xBD\xD0\xB5\xD1\x82."),
            "\xD0\x9E\xD0\xBD \xD0\xB1\xD1\x8B\xD0\xBB\n\xD0\xB4\xD0\xBE\xD0\xBC\xD0\xB0. | "
            "\xD0\x9E\xD0\xBD\xD0\xB0 \xD0\xBD\xD0\xB5\xD1\x82.");
}

TEST(Sentences, OfOrdinaryEnglishAreTheSameByIcuAndByHand) {
  const std::string_view prose =
      "The operators moved fast. They copied a loader to three servers, and one of them failed! "
      "Was "
      "it the last attempt? Nobody can say; the logs were gone. \"We saw nothing,\" the owner "
      "said. "
      "(That was in March.) \xE2\x80\x9CNo further comment.\xE2\x80\x9D After a week, v2.1 of the "
      "tool "
      "appeared at 10.30 in the morning... It used port 443. Mr. Ito of Acme Ltd. Berlin wrote, "
      "e.g. "
      "on the U.S. server, a note: it was short. Caf\xC3\xA9 owners complained. \xC3\x89milie "
      "left.";
  const ByteSpan block{0, prose.size()};
  std::vector<std::size_t> by_hand, by_icu;
  ends_by_rules(prose, block, by_hand);
  ends_by_icu(prose, block, by_icu);
  EXPECT_EQ(by_hand, by_icu);
  EXPECT_GE(by_hand.size(), 10U);
}

TEST(Sentences, CoverEveryByteThatIsNotWhiteSpaceOfAnyBytes) {
  std::mt19937 random(7);
  const std::string_view pieces[] = {". ",           "\n", "A",    "b",        " ",
                                     "\xE2\x80\x9D", "`",  "\xFF", "\xE3\x80", "e.g",
                                     "\xE3\x80\x82", "- ", "\"",   "!"};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += pieces[random() % std::size(pieces)];
    std::size_t at = 0;
    for (const ByteSpan& sentence : sentences(text)) {
      ASSERT_LE(at, sentence.start);
      ASSERT_LT(sentence.start, sentence.end);
      ASSERT_EQ(text.substr(at, sentence.start - at).find_first_not_of(" \t\n\r\f\v"),
                std::string::npos);
      at = sentence.end;
    }
    ASSERT_LE(at, text.size());
    ASSERT_EQ(text.substr(at).find_first_not_of(" \t\n\r\f\v"), std::string::npos);
  }
}

TEST(Sentences, OfTextsMadeToHurtAreFoundInLinearTime) {
  for (const std::string piece : {"a", ". ", "\n", ")", ") ", "`", "` ", ".\"", "\xE3\x80\x82",
                                  "\xFF", "- \n", "A. ", "\xE0\xA4\x85", " ", ".\n", "1. "}) {
    std::string text;
    while (text.size() < 600'000) text += piece;
    for (const ByteSpan& sentence : sentences(text)) ASSERT_LE(sentence.size(), kLongestSentence);
  }
}

TEST(SentenceAround, IsTheSentenceOfThePlace) {
  const std::string text = "He left. Mr. Abe met J. Ito in the\nU.S. office today. She ran.";
  const auto around = [&](std::string_view word) {
    const std::size_t at = text.find(word);
    const ByteSpan found = sentence_around(text, {at, at + word.size()});
    return text.substr(found.start, found.size());
  };
  EXPECT_EQ(around("Abe"), "Mr. Abe met J. Ito in the\nU.S. office today.");
  EXPECT_EQ(around("left. Mr"), "He left. Mr. Abe met J. Ito in the\nU.S. office today.");
  EXPECT_EQ(around("ran"), "She ran.");
}

}  // namespace
}  // namespace perpend::language
