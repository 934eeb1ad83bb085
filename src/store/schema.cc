#include "store/schema.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace perpend::store {
namespace {

// One statement each, stored by SQLite word for word, so that check_schema can compare.
constexpr std::array<const char*, 17> kStatements = {
    // One canonical JSON text an entry. Hashes and signatures, no content.
    R"(CREATE TABLE log(
  sequence INTEGER PRIMARY KEY,
  entry TEXT NOT NULL) STRICT)",
    // What the entries speak of, in canonical JSON. hash = SHA-256(salt content); erasing takes
    // salt and content away and leaves the hash.
    R"(CREATE TABLE item(
  number INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES log(sequence) DEFERRABLE INITIALLY DEFERRED,
  hash BLOB NOT NULL CHECK(length(hash) = 32),
  salt BLOB CHECK(length(salt) = 16),
  content TEXT,
  CHECK((salt IS NULL) = (content IS NULL))) STRICT)",
    // Documents as they came, and their texts.
    R"(CREATE TABLE content(
  sha256 BLOB PRIMARY KEY CHECK(length(sha256) = 32),
  bytes BLOB NOT NULL) STRICT)",

    // REPLACE deletes without a delete trigger; the rule on numbers stops it.
    R"(CREATE TRIGGER log_grows_at_its_end BEFORE INSERT ON log
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM log)
BEGIN SELECT RAISE(ABORT, 'the log grows at its end only'); END)",
    R"(CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is not changed'); END)",
    R"(CREATE TRIGGER log_is_not_cut BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log is not cut'); END)",
    R"(CREATE TRIGGER item_is_added_at_the_end BEFORE INSERT ON item
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM item)
BEGIN SELECT RAISE(ABORT, 'items are added at the end only'); END)",
    R"(CREATE TRIGGER item_is_only_erased BEFORE UPDATE ON item
WHEN NEW.content IS NOT NULL OR NEW.salt IS NOT NULL OR NEW.number IS NOT OLD.number
  OR NEW.entry IS NOT OLD.entry OR NEW.hash IS NOT OLD.hash
BEGIN SELECT RAISE(ABORT, 'an item may be erased, not changed'); END)",
    R"(CREATE TRIGGER item_keeps_its_hash BEFORE DELETE ON item
BEGIN SELECT RAISE(ABORT, 'an erased item keeps its row and its hash'); END)",
    R"(CREATE TRIGGER content_is_not_changed BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'content may be erased, not changed'); END)",

    // For people with the sqlite3 shell; the program reads `item` itself.
    R"(CREATE VIEW incident AS SELECT number, entry, content ->> '$.id' AS id,
  content ->> '$.first_seen' AS first_seen, content ->> '$.last_seen' AS last_seen,
  content ->> '$.marking' AS marking
FROM item WHERE content ->> '$.kind' = 'incident')",
    R"(CREATE VIEW custody AS SELECT number, entry, content ->> '$.how' AS how,
  content ->> '$.when' AS acquired, content ->> '$.by' AS "by", content ->> '$.path' AS path
FROM item WHERE content ->> '$.kind' = 'custody')",
    R"(CREATE VIEW source AS SELECT number, entry, content ->> '$.name' AS name,
  content ->> '$.url' AS url, content ->> '$.published' AS published,
  content ->> '$.reliability' AS reliability, content ->> '$.credibility' AS credibility
FROM item WHERE content ->> '$.kind' = 'source')",
    R"(CREATE VIEW document AS SELECT number, entry, content ->> '$.name' AS name,
  content ->> '$.media_type' AS media_type, content ->> '$.bytes_sha256' AS bytes_sha256,
  content ->> '$.text_sha256' AS text_sha256, content ->> '$.published' AS published,
  content ->> '$.marking' AS marking
FROM item WHERE content ->> '$.kind' = 'document')",
    R"(CREATE VIEW observation AS SELECT number, entry, content ->> '$.type' AS type,
  content ->> '$.id' AS id, content ->> '$.value' AS value,
  content ->> '$.observed_from' AS observed_from, content ->> '$.observed_to' AS observed_to,
  content ->> '$.role' AS role, content ->> '$.confidence' AS confidence_thousandths,
  content ->> '$.credibility' AS credibility, content ->> '$.marking' AS marking,
  content ->> '$.identified_by' AS identified_by, content ->> '$.source' AS source,
  content ->> '$.spans' AS spans
FROM item WHERE content ->> '$.kind' = 'observation')",
    R"(CREATE VIEW testimony AS SELECT number, entry, content ->> '$.names' AS names,
  content ->> '$.actor' AS actor, content ->> '$.level' AS level, content ->> '$.text' AS text
FROM item WHERE content ->> '$.kind' = 'testimony')",
    R"(CREATE VIEW decision AS SELECT number, entry, content ->> '$.evidence' AS evidence,
  content ->> '$.verdict' AS verdict, content ->> '$.reason' AS reason
FROM item WHERE content ->> '$.kind' = 'decision')",
};

Error damaged(const std::string& path, std::string what) {
  return Error{ErrorKind::kDamaged, "case.damaged", std::move(what), path};
}

}  // namespace

void create_schema(Database& database) {
  database.run(("PRAGMA application_id=" + std::to_string(kApplicationId)).c_str());
  database.run(("PRAGMA user_version=" + std::to_string(kFormatVersion)).c_str());
  for (const char* statement : kStatements) database.run(statement);
}

std::optional<Error> check_schema(Database& database, const std::string& path) {
  const std::int64_t application = database.integer("PRAGMA application_id");
  const std::int64_t version = database.integer("PRAGMA user_version");
  if (auto error = database.take_error()) return error;
  if (application != kApplicationId) return damaged(path, "this file is no case of perpend");
  if (version > kFormatVersion) {
    return Error{ErrorKind::kDamaged, "case.newer",
                 "a newer perpend wrote this case; this one reads cases up to version " +
                     std::to_string(kFormatVersion),
                 path};
  }
  std::vector<std::string> found;
  {
    Statement rows = database.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL");
    while (rows.next()) found.emplace_back(rows.bytes(0));
  }
  if (auto error = database.take_error()) return error;
  std::vector<std::string> expected(kStatements.begin(), kStatements.end());
  std::sort(found.begin(), found.end());
  std::sort(expected.begin(), expected.end());
  if (version != kFormatVersion || found != expected) {
    return damaged(path, "its tables or their locks are not those of a case");
  }
  return {};
}

}  // namespace perpend::store
