#include "formats/stix/pattern.h"

#include <gtest/gtest.h>

namespace perpend::formats {
namespace {

std::string terms(std::string_view pattern) {
  const auto parsed = parse_pattern(pattern);
  if (!parsed) return parsed.error().code + "@" + parsed.error().where;
  std::string text;
  for (const PatternTerm& term : *parsed) {
    text += term.negated ? "not " : "";
    text += term.object;
    for (const std::string& step : term.path) text += "/" + step;
    text += term.op + term.value + ";";
  }
  return text;
}

TEST(Pattern, GivesEachComparisonWithItsValue) {
  EXPECT_EQ(terms("[domain-name:value = 'c2.example']"), "domain-name/value=c2.example;");
  EXPECT_EQ(terms("[file:hashes.'SHA-256' == 'aa' AND file:name='x']"),
            "file/hashes/SHA-256=aa;file/name=x;");
  EXPECT_EQ(terms("[ipv4-addr:value IN ('192.0.2.1', '192.0.2.2')]"),
            "ipv4-addr/valueIN192.0.2.1;ipv4-addr/valueIN192.0.2.2;");
  EXPECT_EQ(terms("[autonomous-system:number = 64496]"), "autonomous-system/number=64496;");
  EXPECT_EQ(terms("[email-message:to_refs[*].value LIKE '%x']"),
            "email-message/to_refs/valueLIKE%x;");
}

TEST(Pattern, ReadsObservationsJoinedNestedAndQualified) {
  EXPECT_EQ(terms("([url:value='a'] FOLLOWEDBY [url:value='b']) WITHIN 5 SECONDS OR "
                  "[url:value='c'] REPEATS 3 TIMES START t'2024-01-01T00:00:00Z' STOP "
                  "t'2024-01-02T00:00:00Z'"),
            "url/value=a;url/value=b;url/value=c;");
  EXPECT_EQ(terms("[(url:value='a' OR (url:value='b')) AND EXISTS file:name]"),
            "url/value=a;url/value=b;");
}

TEST(Pattern, MarksWhatIsNegated) {
  EXPECT_EQ(terms("[url:value NOT = 'a' OR NOT url:value = 'b']"),
            "not url/value=a;not url/value=b;");
  EXPECT_EQ(terms("[url:value <> 'a']"), "url/value!=a;");
}

TEST(Pattern, TakesEscapesOut) {
  EXPECT_EQ(terms(R"([file:name = 'it\'s\\x'])"), R"(file/name=it's\x;)");
}

TEST(Pattern, SaysWhereItIsBroken) {
  EXPECT_EQ(terms(""), "stix.pattern@0");
  EXPECT_EQ(terms("[url:value = 'a'"), "stix.pattern@16");
  EXPECT_EQ(terms("[url:value = 'a]"), "stix.pattern@13");
  EXPECT_EQ(terms("[url = 'a']"), "stix.pattern@5");
  EXPECT_EQ(terms("[url:value 'a']"), "stix.pattern@11");
  EXPECT_EQ(terms("[url:value = 'a'] x"), "stix.pattern@18");
  EXPECT_EQ(terms("[url:value = 'a';]"), "stix.pattern@16");
  EXPECT_EQ(terms("[url:value IN ()]"), "stix.pattern@15");
  EXPECT_EQ(terms("alert tcp any any -> any any"), "stix.pattern@18");
}

TEST(Pattern, RefusesDepthInsteadOfOverflowing) {
  EXPECT_EQ(terms(std::string(100'000, '(')), "stix.pattern@100");
  EXPECT_EQ(terms("[" + std::string(100'000, '(')), "stix.pattern@100");
}

}  // namespace
}  // namespace perpend::formats
