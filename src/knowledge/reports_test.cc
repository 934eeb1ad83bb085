// The judges' table of cases was derived from the bundle by others; the pack must give it back.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "knowledge/shared_pack.h"

namespace perpend::knowledge {
namespace {

std::vector<std::string> fields(const std::string& line, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : line) {
    if (c == separator) {
      parts.emplace_back();
    } else if (c != '\r') {
      parts.back() += c;
    }
  }
  return parts;
}

struct Row {
  int year = 0;
  bool known_before = false;
  std::set<std::string> items;
  unsigned groups_citing = 0;

  auto operator<=>(const Row&) const = default;
};
using Rows = std::map<std::pair<std::string, std::string>, Row>;  // citations, actor

Rows expected() {
  std::ifstream file(PERPEND_SHARED_DIR "/data/attack/eval-cases-18.1.tsv");
  std::string line;
  std::getline(file, line);
  Rows rows;
  while (std::getline(file, line)) {
    const auto part = fields(line, '\t');
    Row row{std::stoi(part[2]), part[4] == "1", {}, static_cast<unsigned>(std::stoul(part[7]))};
    for (const auto& list : {part[5], part[6]}) {
      for (const auto& item : fields(list, ' ')) {
        if (!item.empty()) row.items.insert(item);
      }
    }
    rows[{part[1], part[3]}] = row;
  }
  return rows;
}

Rows from(const Pack& pack) {
  Rows rows;
  std::map<std::uint32_t, int> first_year;
  for (const ReportRecord& report : pack.reports()) {
    if (report.date_assumed != 0) continue;
    const int year = Date::from_days(report.date).year();
    const int first = first_year.try_emplace(report.actor, year).first->second;
    if (report.items.count < 4 || year < 2015 || year > 2025) continue;
    Row row{year, first < year, {}, report.actors_citing};
    for (const auto item : pack.report_items().subspan(report.items.first, report.items.count)) {
      row.items.emplace(is_software(item) ? pack.text(pack.software()[index_of(item)].id)
                                          : pack.text(pack.techniques()[item].id));
    }
    rows[{std::string(pack.text(pack.citations()[report.citation].name)),
          std::string(pack.text(pack.actors()[report.actor].id))}] = row;
  }
  return rows;
}

TEST(Reports, GiveBackEveryRowOfTheCases) {
  const Rows wanted = expected();
  const Rows got = from(shared_pack());
  EXPECT_EQ(wanted.size(), 601U);
  for (const auto& [key, row] : wanted) {
    const auto it = got.find(key);
    ASSERT_NE(it, got.end()) << key.first << " " << key.second;
    EXPECT_TRUE(it->second == row)
        << key.first << " " << key.second << " " << it->second.year << " " << row.year << " "
        << it->second.items.size() << "/" << row.items.size() << " " << it->second.groups_citing;
  }
  for (const auto& [key, row] : got) {
    EXPECT_TRUE(wanted.contains(key)) << key.first << " " << key.second;
  }
}

}  // namespace
}  // namespace perpend::knowledge
