#include "claims/press.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::claims {
namespace {

Document text(std::string words, std::string title = "") {
  Document document;
  document.name = "a.txt";
  document.text = std::move(words);
  document.title = std::move(title);
  return document;
}

std::string body_of(const ClaimDocument& press) {
  return press.text.substr(press.body.start, press.body.size());
}

TEST(Press, AHeadlineAloneIsNoBody) {
  const ClaimDocument press =
      press_document(text("Moths in the wires", "Moths in the wires | Star"));
  EXPECT_EQ(press.title, "Moths in the wires");
  EXPECT_EQ(body_of(press), "");
}

TEST(Press, ADateLineGivesOutletDayAndByline) {
  const ClaimDocument press =
      press_document(text("Moths in the wires\n\nThe Northern Mirror, 9 January 2032. By Sven "
                          "Adeyemi\n\nIt was cold."));
  EXPECT_EQ(press.outlet, "The Northern Mirror");
  EXPECT_EQ(press.published->iso(), "2032-01-09");
  EXPECT_EQ(press.byline, "By Sven Adeyemi");
  EXPECT_EQ(press.title, "Moths in the wires");
  EXPECT_EQ(body_of(press), "It was cold.");
}

TEST(Press, ThePagesTitleTellsTheHeadlineFromTheMenu) {
  const ClaimDocument press =
      press_document(text("- News\n- Sport\n\nMoths in the wires\n\n8 January 2032\n\nIt was cold.",
                          "Moths in the wires | Lamp"));
  EXPECT_EQ(press.outlet, "Lamp");
  EXPECT_EQ(press.title, "Moths in the wires");
  EXPECT_EQ(body_of(press), "It was cold.");
}

TEST(Press, AListBesideTheFilesComesFirst) {
  Diagnostics diagnostics;
  const auto entries = read_press_list(
      "file,outlet,published\na.txt,\"Evening, the Lamp\",2032-01-08\nb.txt,X,yesterday\n",
      "sources.csv", diagnostics);
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(diagnostics.size(), 1U);
  const ClaimDocument press =
      press_document(text("The Mirror, 9 January 2032\n\nIt was cold."), &entries[0]);
  EXPECT_EQ(press.outlet, "Evening, the Lamp");
  EXPECT_EQ(press.published->iso(), "2032-01-08");
}

TEST(Press, ALineAboveLongLinesIsAHeadline) {
  const std::string line(200, 'x');
  const ClaimDocument press =
      press_document(text("A caption of few words\n" + line + ".\n" + line + "."));
  EXPECT_EQ(press.title, "A caption of few words");
  EXPECT_EQ(body_of(press), line + ".\n" + line + ".");
}

TEST(Press, ProseAloneIsAllBody) {
  const ClaimDocument press =
      press_document(text("It was cold. It was 9 January 2032 and a long day."));
  EXPECT_TRUE(press.outlet.empty());
  EXPECT_EQ(press.headline.size(), 0U);
  EXPECT_EQ(body_of(press), press.text);
  EXPECT_EQ(press_document(text("")).body.size(), 0U);
}

}  // namespace
}  // namespace perpend::claims
