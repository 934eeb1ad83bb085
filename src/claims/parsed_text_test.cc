#include "claims/parsed_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace perpend::claims {
namespace {

// Quotations of a text, whatever its tags: the grammar weighs nothing.
std::vector<std::pair<std::string, bool>> quotations(const std::string& text) {
  const ParsedText parsed = parse_text(Grammar{}, text, {0, text.size()});
  std::vector<std::pair<std::string, bool>> found;
  for (const Quotation& one : parsed.quotations) {
    const ByteSpan bytes = parsed.bytes(one.words);
    found.emplace_back(text.substr(bytes.start, bytes.size()), one.closed);
  }
  return found;
}

using Found = std::vector<std::pair<std::string, bool>>;

TEST(Quotations, OfStraightMarksTakeTurns) {
  EXPECT_EQ(quotations("\"We fled,\" she said. \"It was late.\""),
            (Found{{"We fled,", true}, {"It was late.", true}}));
}

TEST(Quotations, ThatAreNotClosedEndWithTheirParagraph) {
  EXPECT_EQ(quotations("\"We fled, she said.\n\nNobody came."),
            (Found{{"We fled, she said.", false}}));
}

TEST(Quotations, ThatGoOnInTheNextParagraphAreOne) {
  const auto found = quotations("\"We fled.\n\n\"It was late,\" she said.");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].second);
  EXPECT_TRUE(found[0].first.ends_with("It was late,"));
}

TEST(Quotations, InsideOthersDoNotEndThem) {
  EXPECT_EQ(quotations("\"They call it \"Moth\" here,\" she said."),
            (Found{{"They call it \"Moth\" here,", true}}));
}

TEST(ParsedText, NumbersParagraphsByEmptyLines) {
  const std::string text = "One is here. Two is too.\n\nThree came later.";
  const ParsedText parsed = parse_text(Grammar{}, text, {0, text.size()});
  EXPECT_EQ(parsed.paragraph_of, (std::vector<std::uint32_t>{0, 0, 1}));
}

TEST(ParsedText, ReadsOnlyThePartItWasGiven) {
  const std::string text = "Title here\n\nPolice said so.";
  const ParsedText parsed = parse_text(Grammar{}, text, {12, text.size()});
  ASSERT_FALSE(parsed.words.empty());
  EXPECT_EQ(parsed.form(0), "Police");
  EXPECT_EQ(parsed.words.front().bytes.start, 12U);
}

}  // namespace
}  // namespace perpend::claims
