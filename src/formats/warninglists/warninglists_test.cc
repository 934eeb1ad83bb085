#include "formats/warninglists/warninglists.h"

#include <gtest/gtest.h>

namespace perpend::warninglists {
namespace {

TEST(WarningList, ReadsItsEntriesKindAndDay) {
  const auto list = warninglists::read(
      R"({"name":"Example cloud","type":"cidr","version":20260810,"list":["192.0.2.0/24",5]})",
      "w");
  ASSERT_TRUE(list);
  EXPECT_EQ(list->name, "Example cloud");
  EXPECT_EQ(list->kind, EntryKind::kCidr);
  EXPECT_EQ(list->version, Date::parse("2026-08-10"));
  EXPECT_EQ(list->entries, std::vector<std::string>{"192.0.2.0/24"});
  EXPECT_EQ(list->refused, 1U);
}

TEST(WarningList, AVersionMayBeAShortDayOrNoneAtAll) {
  const auto day = [](const char* text) { return warninglists::read(text, "w")->version; };
  EXPECT_EQ(day(R"({"version":26081401,"list":[]})"), Date::parse("2026-08-14"));
  EXPECT_EQ(day(R"({"version":3,"list":[]})"), std::nullopt);
  EXPECT_EQ(day(R"({"version":20269901,"list":[]})"), std::nullopt);
}

TEST(WarningList, SomethingElseIsRefused) {
  EXPECT_EQ(warninglists::read("{\"name\":\"x\"}", "w").error().code, "warninglist.no-list");
}

}  // namespace
}  // namespace perpend::warninglists
