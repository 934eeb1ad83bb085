#include "reporting/width.h"

#include <gtest/gtest.h>

namespace perpend::reporting {
namespace {

TEST(Width, CountsWideLettersTwiceAndMarksNot) {
  EXPECT_EQ(width_of("perpend"), 7);
  EXPECT_EQ(width_of("日本語"), 6);
  EXPECT_EQ(width_of("한국"), 4);
  EXPECT_EQ(width_of("ｶﾅ"), 2);  // half-width forms
  EXPECT_EQ(width_of("Ａ"), 2);  // a full-width form
  EXPECT_EQ(width_of("e\u0301"), 1);
  EXPECT_EQ(width_of("→─█é"), 4);
  EXPECT_EQ(width_of("😀𠀀"), 4);
}

TEST(Width, ClipsBetweenLettersAndSaysSo) {
  EXPECT_EQ(clip("Amber Heron", 11), "Amber Heron");
  EXPECT_EQ(clip("Amber Heron", 7), "Amber…");
  EXPECT_EQ(clip("日本語の名前", 6), "日本…");  // half of a letter does not fit
  EXPECT_EQ(clip("Amber Heron", 8, false), "Amber...");
}

TEST(Width, FillsToTheColumn) {
  EXPECT_EQ(left("日本", 6), "日本  ");
  EXPECT_EQ(right("0.5", 6), "   0.5");
  EXPECT_EQ(width_of(left("日本語の名前", 8)), 8);
}

TEST(Width, WrapsAtSpacesAndInsideWordsThatAreTooLong) {
  EXPECT_EQ(wrap("one two three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrap("abcdefgh ij", 3), (std::vector<std::string>{"abc", "def", "gh", "ij"}));
  EXPECT_EQ(wrap("日本語", 3), (std::vector<std::string>{"日", "本", "語"}));
  EXPECT_EQ(wrap("", 10), (std::vector<std::string>{""}));
}

}  // namespace
}  // namespace perpend::reporting
