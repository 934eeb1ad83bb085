#include "model/byline.h"

#include <gtest/gtest.h>

namespace perpend {
namespace {

std::string author_in(std::string_view text) {
  const auto span = author_line(text);
  return span ? std::string(text.substr(span->start, span->size())) : "";
}

TEST(Byline, IsALineOfItsOwnThatNamesSomebody) {
  EXPECT_EQ(author_in("Trouble at the harbour\nBy Ada Quill\n\nThe intruders came."), "Ada Quill");
  EXPECT_EQ(author_in("Prepared by: Harbour CERT of Chile\n\nText."), "Harbour CERT of Chile");
  EXPECT_EQ(author_in("Report 7\n\nPrepared by: Harbour Desk\nPublished: 2 May 2024\n"),
            "Harbour Desk");
  EXPECT_EQ(author_in("Authors: Ada Quill and Ben Oak"), "Ada Quill and Ben Oak");
}

TEST(Byline, IsNoSentenceAndNoPartOfAParagraph) {
  EXPECT_EQ(author_in("By Monday the files were gone.\n\nMore."), "");
  EXPECT_EQ(author_in("The bank was attacked\nBy Ada Quill\nand by nobody else.\n"), "");
  EXPECT_EQ(author_in("Authority: Harbour Office\n\nText."), "");
  EXPECT_EQ(author_in("1\n2\n3\n4\n5\n6\n7\n8\n9\nBy Ada Quill\n\n"), "");
}

TEST(Bylines, AreTheBytesOfTitleAndAuthorInTheText) {
  Document document;
  document.text = "# Trouble in Chile\n\nBy Ada Quill\n\nTrouble in Chile began in May.\n";
  document.title = "Trouble in Chile";
  document.author = "Ada Quill";
  const Bylines found = bylines_of(document);
  EXPECT_EQ(found.title, (ByteSpan{2, 18}));
  EXPECT_EQ(found.author, (ByteSpan{23, 32}));
}

TEST(Bylines, AreNoneWhereTheTextDoesNotShowThem) {
  Document document;
  document.text = "Trouble in Chile, as everybody knows.\nQuillfeather wrote it.\n";
  document.title = "Trouble in Chile";
  document.author = "Quill";
  EXPECT_FALSE(bylines_of(document).title);
  EXPECT_FALSE(bylines_of(document).author);
  EXPECT_FALSE(bylines_of(Document{}).title);
}

}  // namespace
}  // namespace perpend
