#include <gtest/gtest.h>

#include "extraction/document.h"
#include "extraction/sentence.h"

namespace perpend::extraction {
namespace {

using namespace std::string_literals;

ReadDocument read_text(const std::string& bytes) {
  auto read = document_from_text(bytes, "r.txt");
  EXPECT_TRUE(read);
  return read ? *read : ReadDocument{};
}

TEST(Text, ReplacesWhatIsNotUtf8AndSaysSo) {
  const ReadDocument read = read_text("ok \xFF\xFE caf\xC3\xA9 \xE2\x82 x");
  EXPECT_EQ(read.document.text, "ok \xEF\xBF\xBD\xEF\xBF\xBD caf\xC3\xA9 \xEF\xBF\xBD x");
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].code, "text.utf8");
  EXPECT_EQ(read.diagnostics[0].where, "r.txt:3");
}

TEST(Text, ReplacesNulAndSaysSo) {
  const ReadDocument read = read_text("c2.exa\0mple 192.0.2.1"s);
  EXPECT_EQ(read.document.text, "c2.exa mple 192.0.2.1");
  ASSERT_EQ(read.diagnostics.size(), 1U);
  EXPECT_EQ(read.diagnostics[0].code, "text.nul");
  EXPECT_EQ(read.diagnostics[0].where, "r.txt:6");
}

TEST(Text, ReadsUtf16WithAndWithoutItsMark) {
  const std::string wide = "n\0e\0t\0 \0u\0s\0e\0r\0 \0x\0\n\0"s;
  EXPECT_EQ(read_text("\xFF\xFE"s + wide).document.text, "net user x\n");
  EXPECT_EQ(read_text(wide).document.text, "net user x\n");
}

TEST(Text, HasOneKindOfLineEnd) {
  EXPECT_EQ(read_text("\xEF\xBB\xBF"
                      "a\r\nb\rc\n")
                .document.text,
            "a\nb\nc\n");
}

TEST(Text, IsNamedByItsHashes) {
  const ReadDocument read = read_text("a\r\n");
  EXPECT_EQ(read.document.bytes_sha256, sha256("a\r\n"));
  EXPECT_EQ(read.document.text_sha256, sha256("a\n"));
}

TEST(Text, OfWhiteSpaceAloneIsEmpty) {
  for (const std::string bytes : {"", "  \n\t", "\xEF\xBB\xBF"}) {
    const auto read = document_from_text(bytes, "r.txt");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, "document.empty");
  }
}

std::string markdown(const std::string& bytes) {
  const auto read = document_from_markdown(bytes, "r.md");
  return read ? read->document.text : read.error().code;
}

TEST(Markdown, KeepsLabelsAndDropsTargets) {
  EXPECT_EQ(markdown("see [our post](https://vendor.example/a_(b)) now"), "see our post now");
  EXPECT_EQ(markdown("see [our post][1]\n\n[1]: https://vendor.example/\n"), "see our post\n\n\n");
  EXPECT_EQ(markdown("![logo](https://vendor.example/l.png)text"), "text");
  EXPECT_EQ(markdown("[![logo](l.png)](https://vendor.example/)text"), "text");
  EXPECT_EQ(markdown("<https://c2.example/a>"), "<https://c2.example/a>");
}

TEST(Markdown, LeavesDefangedAddressesAndCodeAlone) {
  EXPECT_EQ(markdown("c2[.]example[.]com and a[.](b)"), "c2[.]example[.]com and a[.](b)");
  EXPECT_EQ(markdown("`a[0](x)`"), "`a[0](x)`");
  EXPECT_EQ(markdown("```\n[a](b)\n```\n"), "```\n[a](b)\n```\n");
  EXPECT_EQ(markdown("[c2](hxxp://c2[.]example)"), "[c2](hxxp://c2[.]example)");
}

TEST(Markdown, DropsCommentsAndReadsFrontMatter) {
  const auto read = document_from_markdown(
      "---\ntitle: \"A title\"\nauthor: B\ndate: 2024-10-02\n---\nx <!-- not\nthis --> y", "r.md");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->document.text, "x  y");
  EXPECT_EQ(read->document.title, "A title");
  EXPECT_EQ(read->document.author, "B");
  EXPECT_EQ(read->document.published->iso(), "2024-10-02");
}

TEST(Markdown, OfTextsMadeToHurtTakesLinearTime) {
  for (const std::string piece :
       {"[", "]", "](", "[](", "`", "<!--", "![", "```\n", "[a]:", "[[]("}) {
    std::string text = "x";
    while (text.size() < 300'000) text += piece;
    markdown(text);
  }
}

std::string sentence_of(const std::string& text, const std::string& word) {
  const std::size_t at = text.find(word);
  return std::string(part(text, sentence_around(text, {at, at + word.size()})));
}

TEST(Sentence, EndsWhereOneEnds) {
  EXPECT_EQ(
      sentence_of("He left. Mr. Abe met J. Ito, e.g. Then in the\nU.S. office today. She ran.",
                  "Abe"),
      "Mr. Abe met J. Ito, e.g. Then in the\nU.S. office today.");
  EXPECT_EQ(sentence_of("One.\n\nTitle here\n\nBody of it.", "here"), "Title here");
  EXPECT_EQ(sentence_of("intro:\n- first thing\n- second thing", "second"), "- second thing");
  EXPECT_EQ(sentence_of("a\tb\nc\td", "c"), "c\td");
}

TEST(Sections, KnowWhereIndicatorsAndReferencesBegin) {
  const std::string text =
      "Report\n\nprose here.\n\n5. Indicators\n\n  x.example\n\nReferences\n\n[1] y";
  const Sections sections(text);
  EXPECT_EQ(sections.at(text.find("prose")), SectionKind::kProse);
  EXPECT_EQ(sections.at(text.find("x.example")), SectionKind::kIndicators);
  EXPECT_EQ(sections.at(text.find("[1]")), SectionKind::kReferences);
}

}  // namespace
}  // namespace perpend::extraction
