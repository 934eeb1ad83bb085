#include <gtest/gtest.h>

#include "extraction/document.h"
#include "extraction/html_outline.h"

namespace perpend::extraction {
namespace {

std::string text_of(const std::string& html) {
  const auto read = document_from_html(html, "page.html");
  return read ? read->document.text : read.error().code;
}

TEST(Html, GivesBlocksListsAndTablesTheirLines) {
  EXPECT_EQ(text_of("<h1>A  title</h1><p>One &amp;\n two.</p><ul><li>first<li>second</ul>"
                    "<table><tr><th>Host<th>Use<tr><td>c2.example<td><p>C2</p></table>"),
            "A title\n\nOne & two.\n\n- first\n- second\n\nHost\tUse\nc2.example\tC2\n");
}

TEST(Html, MarksCodeWithBackTicks) {
  EXPECT_EQ(text_of("<p>ran <code>net <b>user</b></code> twice</p>"), "ran `net user` twice\n");
  EXPECT_EQ(text_of("<pre><code>net view\n  whoami</code></pre>"),
            "```\nnet view\n  whoami\n```\n");
}

TEST(Html, LeavesOutWhatIsNotSeenAndWhatIsNotTheReport) {
  const std::string kept = text_of(
      "<body><nav><a href='https://x.example/'>nav</a></nav><script>var a = 'script';</script>"
      "<style>p:after{content:'style'}</style><!-- comment --><p>kept</p>"
      "<p hidden>attribute</p><div style='color:red; DISPLAY : none'>styled</div>"
      "<span aria-hidden=true>aria</span><div role=navigation>role</div>"
      "<div class='box ad'>advert</div><aside>aside</aside><noscript>noscript</noscript>"
      "<textarea>area</textarea><template><p>template</p></template><svg><text>svg</text></svg>"
      "<select><option>option</select><table><tr "
      "hidden><td>row</tr></table><footer>footer</footer>");
  EXPECT_EQ(kept, "kept\n");
}

TEST(Html, KeepsTheTextOfLinksButNotTheirTargets) {
  EXPECT_EQ(text_of("<p>read <a href='https://vendor.example/x'>our post</a>, or "
                    "<a href='https://c2.example/'>https://c2.example/</a></p>"),
            "read our post, or https://c2.example/\n");
  EXPECT_EQ(text_of("<p>the <a href='hxxp://c2[.]example/'>server</a></p>"),
            "the hxxp://c2[.]example/ server\n");
}

TEST(Html, ReadsTitleAuthorDateAndPublisher) {
  const auto read = document_from_html(
      "<head><title>Two &amp; one</title><meta name=author content='A. Author'>"
      "<meta property='article:published_time' content='2024-10-02T08:00:00Z'>"
      "<link rel=canonical href='https://WWW.vendor.example/post'></head><p>x",
      "page.html");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->document.title, "Two & one");
  EXPECT_EQ(read->document.author, "A. Author");
  ASSERT_TRUE(read->document.published);
  EXPECT_EQ(read->document.published->iso(), "2024-10-02");
  EXPECT_EQ(read->publisher_host, "www.vendor.example");
}

TEST(Html, ReadsTheCharacterSetThatThePageDeclares) {
  EXPECT_EQ(text_of("<meta charset=windows-1252><p>caf\xE9</p>"), "caf\xC3\xA9\n");
  EXPECT_EQ(text_of("<meta charset=utf-8><p>caf\xC3\xA9</p>"), "caf\xC3\xA9\n");
  EXPECT_EQ(
      text_of("<meta http-equiv=content-type content='text/html; charset=shift_jis'><p>\x93\xFA"),
      "\xE6\x97\xA5\n");
}

TEST(Html, ResolvesEntitiesAndDropsInvisibleCharacters) {
  EXPECT_EQ(text_of("<p>a&nbsp;b&shy;c&#8203;d &lt;x&gt; &eacute;</p>"), "a bcd <x> \xC3\xA9\n");
}

TEST(Html, TakesAHundredThousandNestedElementsInStride) {
  for (const std::string tag :
       {"div", "b", "font color=1", "table", "li", "span", "p", "blockquote"}) {
    std::string html;
    for (int i = 0; i < 100'000; ++i) html += "<" + tag + ">";
    html += "deep";
    EXPECT_NE(text_of(html).find("deep"), std::string::npos) << tag;
  }
}

TEST(Html, DoesNotMultiplyUnclosedFormatting) {
  std::string html;
  for (int i = 0; i < 20'000; ++i) html += "<font size=" + std::to_string(i) + "><p>";
  EXPECT_NE(text_of(html + "x").find('x'), std::string::npos);
}

TEST(Html, OfTextsMadeToHurtTakesLinearTime) {
  for (const std::string piece :
       {"<", "<a ", "<a b=\"", "<!--", "</", "<script>", "<div></b>", "<li><ul></li>",
        "<p><button></p>", "<table><td></div>", "&", "<h1><h2>"}) {
    std::string html = "<p>x</p>";
    while (html.size() < 300'000) html += piece;
    text_of(html);
  }
}

TEST(Html, CutShortInsideATagKeepsTheRestAsText) {
  const auto read = document_from_html("<p>before</p><a href=\"unclosed>c2.example", "page.html");
  ASSERT_TRUE(read);
  EXPECT_NE(read->document.text.find("c2.example"), std::string::npos);
  ASSERT_EQ(read->diagnostics.size(), 1U);
  EXPECT_EQ(read->diagnostics[0].code, "html.unclosed");
}

TEST(Html, WithNothingVisibleIsEmpty) {
  EXPECT_EQ(text_of("<script>only()</script>"), "document.empty");
}

}  // namespace
}  // namespace perpend::extraction
