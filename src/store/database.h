// SQLite behind values. Not a public header of the room: only store/*.cc includes it.
//
// The first error sticks: whatever is asked of the database afterwards does nothing, so a step is
// written as a straight line and asks once, at its end, whether all of it worked (take_error()).
// One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace perpend::store {

enum class OpenHow { kRead, kWrite, kCreate };

class Database;

// A prepared statement. Values are bound in order; nothing is ever pasted into SQL.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  Statement& integer(std::int64_t value);
  // Bytes are not copied: they must live until next() or run() has returned.
  Statement& text(std::string_view value);
  Statement& blob(std::string_view value);

  bool next();  // is there a(nother) row? false after the last one and after an error
  void run();   // to the end, and ready to be bound again

  // Columns of the current row, from 0. Views hold until the next next().
  bool is_null(int column) const;
  std::int64_t number(int column) const;
  std::string_view bytes(int column) const;  // of a text or a blob

 private:
  friend class Database;
  Statement(Database& database, sqlite3_stmt* handle) : database_(&database), handle_(handle) {}
  void check(int code);
  Database* database_;
  sqlite3_stmt* handle_;
  int bound_ = 0;
};

class Database {
 public:
  // Errors: case.locked, case.damaged, case.disk-full, case.read-only, case.unreadable, case.io,
  // case.memory, case.too-large, each with where = path.
  static Result<std::unique_ptr<Database>> open(const std::string& path, OpenHow how,
                                                int busy_milliseconds);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  void run(const char* sql);  // one or several statements without values
  Statement prepare(std::string_view sql);
  std::int64_t integer(std::string_view sql);  // the first column of the first row, or 0

  bool ok() const { return !error_; }
  std::optional<Error> take_error();  // and is ready for the next step
  // Moves the write-ahead log into the file and empties it; false if a reader still needs it.
  bool empty_write_ahead_log();

 private:
  friend class Statement;
  friend class Transaction;
  Database(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
  void note(int code);

  sqlite3* handle_;
  std::string path_;
  std::optional<Error> error_;
};

// All of a step or nothing: what is not committed is rolled back.
class Transaction {
 public:
  enum class Kind { kRead, kWrite };  // kWrite takes the write lock at once
  Transaction(Database& database, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  // Nothing, or why the step was rolled back.
  std::optional<Error> commit();

 private:
  Database& database_;
  bool open_ = false;
};

}  // namespace perpend::store
