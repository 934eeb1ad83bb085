// Whether a case is what its log says. Not a public header of the room.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/case_log.h"
#include "store/database.h"

namespace perpend::store {

// Which items the log says were erased.
class ErasedItems {
 public:
  explicit ErasedItems(const std::vector<LogEntry>& log);
  bool contains(std::uint64_t item) const;

 private:
  std::vector<ItemRange> ranges_;  // sorted, apart
};

// SHA-256 of what must stand in `content`: bytes and texts of documents that were not erased.
std::set<Sha256> live_contents(const std::vector<LogEntry>& log, const ErasedItems& erased);

struct CheckedLog {
  std::vector<LogEntry> entries;  // an unreadable one is left empty but for its place
  VerifyReport report;
};

// Inside a transaction of the caller. Errors of the database stay in it, to be asked for.
CheckedLog check_log(Database& database, const std::optional<TreeHead>& known = {});
void check_items(Database& database, CheckedLog& checked);
void check_contents(Database& database, CheckedLog& checked);
void check_pages(Database& database, CheckedLog& checked);

// The first problem as an error case.altered.
Error altered(const VerifyReport& report, const std::string& path);

}  // namespace perpend::store
