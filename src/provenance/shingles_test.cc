#include "provenance/shingles.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace perpend::provenance {
namespace {

std::string_view cut(std::string_view text, ByteSpan span) {
  return text.substr(span.start, span.size());
}

TEST(Words, AreComparedWithoutCaseApostrophesAndInvisibleMarks) {
  const auto hashes = [](std::string_view text) {
    std::vector<std::uint64_t> result;
    for (const Word& word : words_of(text).words) result.push_back(word.hash);
    return result;
  };
  EXPECT_EQ(hashes("It's the ministry's ANSWER"),
            hashes("it\u2019s  the mini\u00ADstry\u2019s answer."));
  EXPECT_EQ(hashes("Ärger Ωmega ПОЛИЦИЯ"), hashes("ärger ωmega полиция"));
  EXPECT_EQ(hashes("c2[.]example"), hashes("c2.example"));
  EXPECT_NE(hashes("police"), hashes("policy"));
}

TEST(Words, KeepTheBytesTheyComeFrom) {
  const std::string_view text = "  Zwölf \u201Cwords\u201D,\nx\xFFy";
  const Words words = words_of(text);
  ASSERT_EQ(words.words.size(), 4u);
  EXPECT_EQ(cut(text, words.words[0].bytes), "Zwölf");
  EXPECT_EQ(cut(text, words.words[1].bytes), "words");
  EXPECT_EQ(cut(text, words.words[2].bytes), "x");
  EXPECT_EQ(cut(text, words.words[3].bytes), "y");
}

TEST(Words, OfScriptsWithoutBlanksAreTheirCharacters) {
  const std::string_view text = "警察庁はAPT攻撃";
  const Words words = words_of(text);
  ASSERT_EQ(words.words.size(), 7u);
  EXPECT_EQ(cut(text, words.words[4].bytes), "APT");
  EXPECT_EQ(cut(text, words.words[6].bytes), "撃");
}

const std::string_view kReport =
    "Investigators found the loader on nine machines of the company, and each of them had called "
    "the "
    "same address within an hour of the first message being opened by a clerk in the sales office.";

TEST(CopiedPassages, AQuotedSentenceIsFoundWithItsBytesOnBothSides) {
  const std::string retold =
      "Exclusive! According to one document, investigators FOUND the loader on nine "
      "machines of the company\u2014and each of them had called somebody.";
  const auto passages = copied_passages(shingled(retold), shingled(kReport));
  ASSERT_EQ(passages.size(), 1u);
  EXPECT_EQ(cut(kReport, passages[0].b),
            "Investigators found the loader on nine machines of the company, and each of them had "
            "called");
  EXPECT_EQ(cut(retold, passages[0].a),
            "investigators FOUND the loader on nine machines of the company\u2014and each of them "
            "had called");
  EXPECT_EQ(passages[0].words, 16u);
}

TEST(CopiedPassages, TheSameFactsInOtherWordsAreNone) {
  const std::string own =
      "On nine hosts our team saw the loader. All nine beaconed to one address less than "
      "sixty minutes after somebody in sales opened the lure.";
  EXPECT_TRUE(copied_passages(shingled(own), shingled(kReport)).empty());
  EXPECT_EQ(likeness(shingled(own), shingled(kReport)).shared, 0u);
}

TEST(Likeness, TellsWhichTextContainsTheOther) {
  const std::string longer =
      std::string(kReport) +
      " Nobody has said who wrote it, and the firm itself "
      "declined to comment on anything beyond the dates that it had published before.";
  const Likeness like = likeness(shingled(kReport), shingled(longer));
  EXPECT_GE(like.a_in_b, 900);
  EXPECT_LT(like.b_in_a, 800);
  EXPECT_LE(like.resemblance, like.b_in_a);
  const Likeness same = likeness(shingled(kReport), shingled(kReport));
  EXPECT_EQ(same.a_in_b, 1000);
  EXPECT_EQ(same.resemblance, 1000);
}

TEST(Likeness, OfATextTooShortForAShingleIsNothing) {
  const Likeness like = likeness(shingled("four words and no"), shingled(kReport));
  EXPECT_EQ(like.a_in_b, 0);
  EXPECT_EQ(like.resemblance, 0);
  EXPECT_TRUE(shingled("").kept.empty());
  EXPECT_EQ(shingled("now it is five words").kept.size(), 1u);
}

// Texts of random words in which pieces of the one stand in the other.
struct Pair {
  std::string a;
  std::string b;
};
Pair planted(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  const auto word = [&] { return "w" + std::to_string(below(4000)) + " "; };
  std::vector<std::string> b;
  for (int i = 0; i < 400; ++i) b.push_back(word());
  Pair pair;
  for (int piece = 0; piece < 12; ++piece) {
    for (std::uint32_t i = below(15); i > 0; --i) pair.a += word();
    const std::size_t start = below(370);
    for (std::size_t i = 0, length = below(30); i < length; ++i) pair.a += b[start + i];
  }
  for (const std::string& one : b) pair.b += one;
  return pair;
}

TEST(CopiedPassages, AgreeWithASearchThatComparesEverythingWithEverything) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const Pair pair = planted(seed);
    const ShingledText a = shingled(pair.a);
    const ShingledText b = shingled(pair.b);
    std::vector<bool> covered(a.words.size(), false);
    std::uint64_t end = 0;
    for (const CopiedPassage& passage : copied_passages(a, b)) {
      ASSERT_EQ(cut(pair.a, passage.a), cut(pair.b, passage.b));
      ASSERT_GE(passage.words, kGuaranteedWords);
      ASSERT_GE(passage.a.start, end) << "passages overlap";
      end = passage.a.end;
      for (std::size_t i = 0; i < a.words.size(); ++i) {
        if (passage.a.contains(a.words[i].bytes)) covered[i] = true;
      }
    }
    for (std::size_t i = 0; i + kGuaranteedWords <= a.words.size(); ++i) {
      for (std::size_t j = 0; j + kGuaranteedWords <= b.words.size(); ++j) {
        bool shared = true;
        bool free = true;
        for (std::size_t k = 0; k < kGuaranteedWords && shared; ++k) {
          shared = a.words[i + k].hash == b.words[j + k].hash;
          free = free && !covered[i + k];
        }
        ASSERT_FALSE(shared && free) << "seed " << seed << ", word " << i << " was missed";
      }
    }
  }
}

TEST(CopiedPassages, OfATextThatRepeatsItselfTakeLinearTime) {
  std::string same;
  for (int i = 0; i < 200'000; ++i) same += "over and ";
  const auto passages = copied_passages(shingled(same), shingled(same));
  ASSERT_EQ(passages.size(), 1u);  // a square of 400 000 words would not come back
  EXPECT_EQ(passages[0].words, 400'000u);
}

TEST(Shingles, SayWhenATextIsTooLongToBeLookedAtWhole) {
  std::string text;
  for (std::size_t i = 0; i <= kMostWords; ++i) text += "a ";
  const Words words = words_of(text);
  EXPECT_TRUE(words.truncated);
  EXPECT_EQ(words.words.size(), kMostWords);
  EXPECT_FALSE(words_of("a b").truncated);
}

}  // namespace
}  // namespace perpend::provenance
