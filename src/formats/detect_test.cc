#include "formats/detect.h"

#include <gtest/gtest.h>

#include <string>

namespace perpend::formats {
namespace {

std::string kind(std::string_view bytes, std::string_view name = "-") {
  const auto format = detect(bytes, name);
  return format ? std::string(name_of(*format)) : format.error().code;
}

TEST(Detect, TellsJsonFormatsByTheirKeys) {
  EXPECT_EQ(kind(R"({"type":"bundle","id":"bundle--x","objects":[]})"), "stix");
  EXPECT_EQ(kind(R"({"objects":[{"x":"}"}]})"), "stix");
  EXPECT_EQ(kind(R"({"id":"identity--8ae20dde-83d4-4218-88fd-41ef0dabf9d1"})"), "stix");
  EXPECT_EQ(kind("\xEF\xBB\xBF {\"Event\":{}}"), "misp");
  EXPECT_EQ(kind(R"({"response":[]})"), "misp");
  EXPECT_EQ(kind(R"([{"Event":{}}])"), "misp");
  EXPECT_EQ(kind(R"({"Attribute":[],"info":"x"})"), "misp");
  EXPECT_EQ(kind(R"({"analysis":"2","nested":{"type":"bundle"},"info":"x"})"), "misp");
  EXPECT_EQ(kind("{\"id\":\"case-7\",\"x\":[{\"Event\":1}],\"observations\":[]}\n{}"),
            "incident-lines");
  EXPECT_EQ(kind("[\n {\"first_seen\":\"2024\"}]"), "incident-lines");
}

TEST(Detect, RecognisesATruncatedTextByItsOpening) {
  EXPECT_EQ(kind(R"({"type":"bundle","objects":[{"typ)"), "stix");
  EXPECT_EQ(kind(R"({"Event":{"in)"), "misp");
}

TEST(Detect, RefusesJsonOfNoKnownShape) {
  for (const std::string& text :
       {std::string("{}"), std::string("[]"), std::string("{\"a\":1}"), std::string("[[1,2]]"),
        std::string(512, '['), std::string("{\"a\":") + std::string(100'000, '{'),
        std::string("{\"a"), std::string("{\"a\\")}) {
    EXPECT_EQ(kind(text), "input.unrecognised") << text.substr(0, 20);
  }
}

TEST(Detect, NamesTheByteWhereListsRunTooDeep) {
  const auto refused = detect("\n " + std::string(100'000, '['), "x");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code + " " + refused.error().where, "json.depth x:514");
}

TEST(Detect, TellsDocumentsByContentWhateverTheName) {
  EXPECT_EQ(kind("%PDF-1.7\n\x01\x02\x03", "x.txt"), "pdf");
  EXPECT_EQ(kind("junk\n%PDF-1.4"), "pdf");
  EXPECT_EQ(kind("<!DOCTYPE html><html></html>", "x.txt"), "html");
  EXPECT_EQ(kind("<?xml version=\"1.0\"?>\n<HTML lang=en>"), "html");
  EXPECT_EQ(kind("indicator,type\nc2.example,domain\n", "x.txt"), "csv");
  EXPECT_EQ(kind("c2[.]example\nhxxp://d.example/a\n"), "csv");
}

std::string utf16(std::string_view ascii) {
  std::string wide = "\xFF\xFE";
  for (const char c : ascii) wide += {c, '\0'};
  return wide;
}

TEST(Detect, TakesDocumentsInUtf16AndAsksForDataInUtf8) {
  EXPECT_EQ(kind(utf16("The group used c2.example.\r\n")), "text");
  EXPECT_EQ(kind(utf16("<html><p>x</p></html>")), "html");
  EXPECT_EQ(kind(utf16(R"({"type":"bundle","objects":[]})")), "input.unrecognised");
  EXPECT_EQ(kind(utf16("indicator,type\nc2.example,domain\n")), "input.unrecognised");
  EXPECT_EQ(kind(utf16(" \n")), "input.empty");
}

TEST(Detect, LetsTheNameSettleTextAgainstMarkdownOnly) {
  EXPECT_EQ(kind("# A title\n\ntext\n"), "markdown");
  EXPECT_EQ(kind("see [it](https://d.example)\n"), "markdown");
  EXPECT_EQ(kind("[text](https://d.example) opens it\n"), "markdown");
  EXPECT_EQ(kind("plain words\n"), "text");
  EXPECT_EQ(kind("plain words\n", "a.MD"), "markdown");
  EXPECT_EQ(kind("# A title\n", "a.txt"), "text");
  EXPECT_EQ(kind("{curly} braces open a sentence"), "text");
}

TEST(Detect, RefusesWhatIsNoText) {
  EXPECT_EQ(kind(""), "input.empty");
  EXPECT_EQ(kind(" \n\t\r\n"), "input.empty");
  EXPECT_EQ(kind(std::string(1000, '\0')), "input.unrecognised");
  EXPECT_EQ(kind("\x89PNG\r\n\x1A\n\x01\x02\x03\x04"), "input.unrecognised");
  std::string noise;
  for (int i = 0; i < 4096; ++i) noise += static_cast<char>(128 + (i * 89 + i / 7) % 128);
  EXPECT_EQ(kind(noise), "input.unrecognised");
  EXPECT_EQ(kind("<stix:STIX_Package xmlns:stix=\"x\">"), "input.unrecognised");
}

TEST(Detect, ReadsProseInAnOldEncoding) {
  EXPECT_EQ(kind("Die Gruppe \xFC"
                 "bernahm den Rechner und l\xF6schte alles, was sie fand.\n"),
            "text");
}

TEST(Detect, GivesEachFormatItsMediaType) {
  EXPECT_EQ(media_type_of(InputFormat::kStixBundle), "application/stix+json");
  EXPECT_EQ(media_type_of(InputFormat::kText), "text/plain");
}

}  // namespace
}  // namespace perpend::formats
