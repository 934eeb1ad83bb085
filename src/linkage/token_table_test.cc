#include "linkage/token_table.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace perpend::linkage {
namespace {

TEST(TokenTable, GivesOneNumberToOneValueAndKeepsItsText) {
  TokenTable table;
  std::map<std::pair<Kind, std::string>, std::uint32_t> expected;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 5000; ++i) {
      const Kind kind = i % 2 == 0 ? Kind::kHost : Kind::kRegistrable;
      const std::string text = "host " + std::to_string(i / 2);  // the same text in two kinds
      const auto fresh = static_cast<std::uint32_t>(expected.size());
      const auto known = expected.try_emplace({kind, text}, fresh).first->second;
      ASSERT_EQ(table.number_of(kind, text), known);
    }
  }
  ASSERT_EQ(table.size(), 5000U);
  for (const auto& [value, number] : expected) {
    EXPECT_EQ(table.kind(number), value.first);
    EXPECT_EQ(table.text(number), value.second);
  }
}

TEST(TokenTable, HoldsEmptyAndVeryLongTexts) {
  TokenTable table;
  const std::string longest(3 << 20, 'x');
  const auto empty = table.number_of(Kind::kLure, "");
  const auto huge = table.number_of(Kind::kLure, longest);
  const auto after = table.number_of(Kind::kLure, "after");
  EXPECT_EQ(table.text(empty), "");
  EXPECT_EQ(table.text(huge), longest);
  EXPECT_EQ(table.text(after), "after");
  EXPECT_EQ(table.number_of(Kind::kLure, longest), huge);
}

TEST(TokenTable, KeepsAllOfMoreThanFitIntoItsFirstTables) {
  TokenTable table;
  for (std::uint32_t i = 0; i < 300'000; ++i) {
    ASSERT_EQ(table.number_of(Kind::kHash, "value " + std::to_string(i)), i);
  }
  for (std::uint32_t i = 0; i < 300'000; i += 7) {
    ASSERT_EQ(table.number_of(Kind::kHash, "value " + std::to_string(i)), i);
  }
  EXPECT_EQ(table.size(), 300'000U);
}

TEST(TokenTable, OrdersByKindThenByTextWhateverCameFirst) {
  TokenTable table;
  table.number_of(Kind::kLanguage, "a");
  table.number_of(Kind::kMalware, "zebra");
  table.number_of(Kind::kMalware, "\xC3\xA4rger");  // beyond 'z' in the order of bytes
  table.number_of(Kind::kMalware, "apple");
  std::string order;
  for (const std::uint32_t number : table.in_order()) order += std::to_string(number);
  EXPECT_EQ(order, "3120");
}

}  // namespace
}  // namespace perpend::linkage
