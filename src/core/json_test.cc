#include "core/json.h"

#include <gtest/gtest.h>

namespace perpend::json {
namespace {

std::string code_of(std::string text) {
  const auto document = Document::parse(std::move(text), "t.json");
  return document ? "ok" : document.error().code + " " + document.error().where;
}

TEST(Json, ReadsWhatItWrote) {
  Writer writer;
  writer.begin_object().member("a", "x\"\n\xC3\xA9").key("b").begin_array();
  writer.value(1).value(true).fixed(-620000, 6).fixed(1'510'000, 6).null().end_array().end_object();
  EXPECT_EQ(writer.text(), "{\"a\":\"x\\\"\\n\xC3\xA9\",\"b\":[1,true,-0.62,1.51,null]}");
  const auto document = Document::parse(writer.text(), "t.json");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root().string("a"), "x\"\n\xC3\xA9");
  const auto items = document->root().items("b");
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(items[0].integer(), 1);
  EXPECT_EQ(items[2].number(), -0.62);
  EXPECT_TRUE(items[4].is_null());
}

TEST(Json, PointsAtThePlaceOfTheMistake) {
  EXPECT_EQ(code_of(""), "json.empty t.json:0");
  EXPECT_EQ(code_of("{\"a\": tru }"), "json.syntax t.json:9");
  EXPECT_EQ(code_of("{\"a\":1"), "json.truncated t.json:6");
  EXPECT_EQ(code_of("{\"a\":\"\xFF\"}").substr(0, 9), "json.utf8");
}

TEST(Json, RefusesDeepNestingWithoutRecursion) {
  EXPECT_EQ(code_of(std::string(100'000, '[')), "json.depth t.json:512");
  EXPECT_EQ(code_of(std::string(100'000, '[') + std::string(100'000, ']')),
            "json.depth t.json:512");
  EXPECT_EQ(
      code_of("{\"[[\\\"[\":[]," + std::string(100'000, ' ') + "\"a\":" + std::string(600, '[')),
      "json.depth t.json:" + std::to_string(12 + 100'000 + 4 + 511))
      << "brackets in strings and closed ones do not count";
}

TEST(Json, LetsTheLastDuplicateKeyWinAndSaysSo) {
  const auto document = Document::parse(R"({"o":{"k":1,"k":2}})", "t.json");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root().find("o")->integer("k"), 2);
  const Diagnostics found = document->duplicate_keys("t.json");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].where, "t.json#/o/k");
}

TEST(Json, NeverConvertsBetweenTypes) {
  const auto document = Document::parse(R"({"n":1.5,"s":"1","w":3.0})", "t.json");
  ASSERT_TRUE(document);
  EXPECT_FALSE(document->root().integer("n"));
  EXPECT_FALSE(document->root().integer("s"));
  EXPECT_EQ(document->root().integer("w"), 3);
  EXPECT_FALSE(document->root().find("missing"));
}

TEST(Writer, QuotesEveryAsciiCharacterSoThatItReadsBack) {
  for (int c = 0; c < 0x80; ++c) {
    const std::string text = std::string("a") + static_cast<char>(c) + "b";
    const std::string quoted = quote(text);
    const auto document = Document::parse("[" + quoted + "]", "test");
    ASSERT_TRUE(document.has_value()) << c;
    EXPECT_EQ(document->root().items().at(0).string(), text);
    EXPECT_EQ(quoted.size() == text.size() + 2, c >= 0x20 && c != '"' && c != '\\') << c;
  }
}

}  // namespace
}  // namespace perpend::json
