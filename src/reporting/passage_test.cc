#include "reporting/passage.h"

#include <gtest/gtest.h>

namespace perpend::reporting {
namespace {

Incident with_text(std::string text) {
  Incident incident;
  incident.documents.emplace_back();
  incident.documents[0].name = "a.txt";
  incident.documents[0].text = std::move(text);
  return incident;
}

DocumentSpan span_of(const Incident& incident, std::string_view marked) {
  const auto start = incident.documents[0].text.find(marked);
  return {0, {start, start + marked.size()}, 0};
}

TEST(Passage, ShowsTheMarkBetweenWholeWords) {
  const auto incident = with_text("alpha bravo charlie delta echo");
  const auto passage = passage_of(incident, span_of(incident, "charlie"), 8);
  ASSERT_TRUE(passage);
  EXPECT_EQ(passage->before, "bravo ");
  EXPECT_EQ(passage->marked, "charlie");
  EXPECT_EQ(passage->after, " delta");
  EXPECT_TRUE(passage->cut_before);
  EXPECT_TRUE(passage->cut_after);
}

TEST(Passage, DoesNotCutAtTheEdgesOfTheDocument) {
  const auto incident = with_text("alpha bravo");
  const auto passage = passage_of(incident, span_of(incident, "alpha"));
  ASSERT_TRUE(passage);
  EXPECT_FALSE(passage->cut_before);
  EXPECT_FALSE(passage->cut_after);
  EXPECT_EQ(passage->after, " bravo");
}

TEST(Passage, NeverCutsInsideALetter) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "語";
  const auto incident = with_text(text + "MARK" + text);
  for (std::size_t context = 1; context < 20; ++context) {
    const auto passage = passage_of(incident, span_of(incident, "MARK"), context);
    ASSERT_TRUE(passage);
    EXPECT_EQ(passage->before.find("\uFFFD"), std::string::npos);
    EXPECT_EQ(passage->after.find("\uFFFD"), std::string::npos);
    EXPECT_EQ(passage->before.size(), context / 3 * 3);
  }
}

TEST(Passage, IsNothingOutsideTheText) {
  const auto incident = with_text("short");
  EXPECT_FALSE(passage_of(incident, {0, {3, 9}, 0}));
  EXPECT_FALSE(passage_of(incident, {1, {0, 1}, 0}));
  EXPECT_FALSE(passage_of(incident, {0, {2, 2}, 0}));
}

TEST(Passage, ShowsBothEndsOfALongMark) {
  const auto incident = with_text(std::string(500, 'a') + " " + std::string(500, 'b'));
  const auto passage = passage_of(incident, {0, {0, 1001}, 0});
  ASSERT_TRUE(passage);
  EXPECT_LT(passage->marked.size(), 400U);
  EXPECT_TRUE(passage->marked.starts_with("aaa"));
  EXPECT_TRUE(passage->marked.ends_with("bbb"));
}

TEST(Passage, KnowsItsPage) {
  auto incident = with_text("one two three");
  incident.documents[0].page_starts = {0, 4, 8};
  EXPECT_EQ(page_of(incident, span_of(incident, "one")), 1U);
  EXPECT_EQ(page_of(incident, span_of(incident, "two")), 2U);
  EXPECT_EQ(place_of(incident, span_of(incident, "three")), "a.txt, page 3, bytes 8-13");
}

}  // namespace
}  // namespace perpend::reporting
