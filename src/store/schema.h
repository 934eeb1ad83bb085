// The tables of a case, and whether a file has exactly these. Not a public header of the room.
// What the columns hold and how to check them by hand: docs/formats/case.md.
#pragma once

#include <optional>
#include <string>

#include "core/error.h"
#include "store/database.h"

namespace perpend::store {

inline constexpr int kApplicationId = 0x50455250;  // "PERP"; shown by file(1)
inline constexpr int kFormatVersion = 1;           // PRAGMA user_version

void create_schema(Database& database);

// Nothing, or case.damaged, or case.newer. A missing trigger counts as damage: it is the lock on
// the log.
std::optional<Error> check_schema(Database& database, const std::string& path);

}  // namespace perpend::store
