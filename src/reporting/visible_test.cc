#include "reporting/visible.h"

#include <gtest/gtest.h>

namespace perpend::reporting {
namespace {

TEST(Visible, PutsEverythingOnOneLine) { EXPECT_EQ(visible("a\r\n\t b\xC2\xA0 c"), "a b c"); }

TEST(Visible, ReplacesControlsAndBrokenBytes) {
  EXPECT_EQ(visible("a\x1b[0m"), "a\uFFFD[0m");
  EXPECT_EQ(visible("\xC3(\xED\xA0\x80"), "\uFFFD(\uFFFD\uFFFD\uFFFD");  // cut short; a surrogate
  EXPECT_EQ(visible("\xC0\x80\xF4\x90\x80\x80"),
            "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");  // overlong
}

TEST(Visible, SpellsOutMarksThatReorderLetters) {
  EXPECT_EQ(visible("evil\u202Egpj.exe"), "evil[U+202E]gpj.exe");
  EXPECT_EQ(visible("عربي 日本"), "عربي 日本");
}

TEST(Defang, TakesTheLifeOutOfIndicators) {
  EXPECT_EQ(defang("http://c2.example/x?y=1"), "hxxp://c2[.]example/x?y=1");
  EXPECT_EQ(defang("HTTPS://A.example"), "hxxpS://A[.]example");
  EXPECT_EQ(defang("to 192.0.2.7:443."), "to 192[.]0[.]2[.]7:443.");
  EXPECT_EQ(defang("mail a.b@c.example"), "mail a.b[at]c[.]example");
  EXPECT_EQ(defang("例え.example"), "例え[.]example");
}

TEST(Defang, LeavesProseNumbersAndFileNames) {
  for (const std::string_view plain :
       {"version 1.5 of it.", "report.pdf", "e.g. this", "U.S. 12.30", "T1566.002", "a...b"}) {
    EXPECT_EQ(defang(plain), plain);
  }
}

// A vendor's "TEMP.Veles" was shown as if it were a host, and so was a file of notes.
TEST(Defang, LeavesNamesWrittenLikeHosts) {
  EXPECT_EQ(defang("TEMP.Veles and SOURCES.md"), "TEMP.Veles and SOURCES.md");
  EXPECT_EQ(defang("temp.veles"), "temp[.]veles");
  EXPECT_EQ(defang("Evil.Com EVIL.COM notes.md"), "Evil[.]Com EVIL[.]COM notes[.]md");
}

TEST(FileWords, LeaveNamesThatCanBeTypedAndDefangUrls) {
  EXPECT_EQ(file_words("notes.md"), "notes.md");
  EXPECT_EQ(file_words("https://a.example/x"), "hxxps://a[.]example/x");
}

TEST(Defang, DoesNothingTheSecondTime) {
  const std::string once = defang("x@y.example http://192.0.2.1/a.b/c.example");
  EXPECT_EQ(defang(once), once);
}

}  // namespace
}  // namespace perpend::reporting
