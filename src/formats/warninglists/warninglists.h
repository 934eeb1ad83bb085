// Reads one MISP warning list: what indicators should not be taken for evidence, and why.
//
// Errors: those of json::Document::parse, and warninglist.no-list when there is no list in it.
// Entries are kept as written; their kind says how they match.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/error.h"

namespace perpend::warninglists {

enum class EntryKind { kCidr, kHostname, kString, kSubstring, kRegex };

struct List {
  std::string name;
  EntryKind kind = EntryKind::kString;
  std::optional<Date> version;  // 20260810 or 26081010 stand for a day; other numbers for none
  std::vector<std::string> entries;
  std::size_t refused = 0;  // entries that are no strings
};

Result<List> read(std::string bytes, std::string_view name);

}  // namespace perpend::warninglists
