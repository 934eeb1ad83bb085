#include "store/database.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <utility>

namespace perpend::store {
namespace {

// EFBIG is what a limit on the size of files gives (ulimit -f), EDQUOT a quota.
bool is_full(int code, int system_error) {
  return code == SQLITE_FULL || system_error == ENOSPC || system_error == EFBIG ||
         system_error == EDQUOT;
}

Error error_of(sqlite3* handle, int code, const std::string& path) {
  const int last_errno = errno;
  const std::string detail = " (" + std::string(sqlite3_errstr(code)) + ")";
  const auto make = [&](ErrorKind kind, const char* name, const char* what) {
    return Error{kind, name, what + detail, path};
  };
  const int primary = code & 0xff;
  if (primary == SQLITE_FULL || primary == SQLITE_IOERR) {
    // SQLite often forgets to copy errno; the failed call was the last one that set it.
    const int system_error = handle ? sqlite3_system_errno(handle) : 0;
    if (is_full(primary, system_error != 0 ? system_error : last_errno)) {
      return make(ErrorKind::kEnvironment, "case.disk-full",
                  "the disk is full; the case is as it was; make room and try again");
    }
    return make(ErrorKind::kEnvironment, "case.io", "the disk failed; the case is as it was");
  }
  switch (primary) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return make(ErrorKind::kDamaged, "case.locked",
                  "another program writes to this case; try again when it is done");
    case SQLITE_READONLY:
      return make(ErrorKind::kEnvironment, "case.read-only", "the case may not be written here");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return make(ErrorKind::kInput, "case.unreadable", "the case cannot be opened");
    case SQLITE_NOMEM:
      return make(ErrorKind::kEnvironment, "case.memory", "not enough memory for this case");
    case SQLITE_TOOBIG:
      return make(ErrorKind::kInput, "case.too-large", "larger than a case can hold (1 GB)");
    default:
      return make(ErrorKind::kDamaged, "case.damaged",
                  "the case is damaged; go back to a copy of it");
  }
}

// "file:" form of a path, for the one open that needs a parameter.
std::string immutable_uri(const std::string& path) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '%' || c == '?' || c == '#' || byte < 0x20) {
      uri += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

int flags_of(OpenHow how) {
  return SQLITE_OPEN_READWRITE | (how == OpenHow::kCreate ? SQLITE_OPEN_CREATE : 0);
}

// Not trusting the file: a case may come from somebody else.
void distrust(sqlite3* handle) {
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, nullptr);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::string& path, OpenHow how,
                                                 int busy_milliseconds) {
  sqlite3* handle = nullptr;
  const auto attempt = [&](const std::string& name, int flags) {
    sqlite3_close_v2(std::exchange(handle, nullptr));
    int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
    if (code == SQLITE_OK) {
      sqlite3_extended_result_codes(handle, 1);
      sqlite3_busy_timeout(handle, busy_milliseconds);
      distrust(handle);
      // The file is first looked at here, not in sqlite3_open.
      code = sqlite3_exec(handle, "PRAGMA schema_version", nullptr, nullptr, nullptr);
    }
    return code;
  };
  int code = attempt(path, flags_of(how));
  const bool not_writable = (code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY;
  if (not_writable && how == OpenHow::kRead && access((path + "-wal").c_str(), F_OK) != 0) {
    // A folder that may not be written (a read-only medium): nobody can be writing there either.
    code = attempt(immutable_uri(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
  }
  if (code != SQLITE_OK) {
    const Error error = error_of(handle, code, path);
    sqlite3_close_v2(handle);
    return tl::make_unexpected(error);
  }
  std::unique_ptr<Database> database(new Database(handle, path));
  database->run(
      "PRAGMA foreign_keys=ON; PRAGMA cell_size_check=ON; PRAGMA synchronous=FULL;"
      "PRAGMA secure_delete=ON");
  if (how == OpenHow::kRead) database->run("PRAGMA query_only=ON");
  if (auto error = database->take_error()) return tl::make_unexpected(*error);
  return database;
}

Database::~Database() { sqlite3_close_v2(handle_); }

void Database::note(int code) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE || error_) return;
  error_ = error_of(handle_, code, path_);
}

void Database::run(const char* sql) {
  if (ok()) note(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr));
}

Statement Database::prepare(std::string_view sql) {
  sqlite3_stmt* handle = nullptr;
  if (ok()) {
    note(sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &handle, nullptr));
  }
  return Statement(*this, handle);
}

std::int64_t Database::integer(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.next() ? statement.number(0) : 0;
}

std::optional<Error> Database::take_error() { return std::exchange(error_, std::nullopt); }

bool Database::empty_write_ahead_log() {
  return sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr,
                                   nullptr) == SQLITE_OK;
}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_),
      handle_(std::exchange(other.handle_, nullptr)),
      bound_(other.bound_) {}

Statement::~Statement() { sqlite3_finalize(handle_); }

void Statement::check(int code) { database_->note(code); }

Statement& Statement::integer(std::int64_t value) {
  if (handle_) check(sqlite3_bind_int64(handle_, ++bound_, value));
  return *this;
}

Statement& Statement::text(std::string_view value) {
  const char* data = value.data() ? value.data() : "";
  if (handle_) {
    check(sqlite3_bind_text64(handle_, ++bound_, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
  }
  return *this;
}

Statement& Statement::blob(std::string_view value) {
  const char* data = value.data() ? value.data() : "";  // a null pointer would bind NULL
  if (handle_) check(sqlite3_bind_blob64(handle_, ++bound_, data, value.size(), SQLITE_STATIC));
  return *this;
}

bool Statement::next() {
  if (!handle_ || !database_->ok()) return false;
  const int code = sqlite3_step(handle_);
  check(code);
  return code == SQLITE_ROW;
}

void Statement::run() {
  while (next()) {
  }
  if (!handle_) return;
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
  bound_ = 0;
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(handle_, column); }

std::string_view Statement::bytes(int column) const {
  const void* data = sqlite3_column_blob(handle_, column);
  const int size = sqlite3_column_bytes(handle_, column);
  if (!data) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

Transaction::Transaction(Database& database, Kind kind) : database_(database) {
  database_.run(kind == Kind::kWrite ? "BEGIN IMMEDIATE" : "BEGIN");
  open_ = database_.ok();
}

Transaction::~Transaction() {
  if (open_) sqlite3_exec(database_.handle_, "ROLLBACK", nullptr, nullptr, nullptr);
  database_.error_.reset();  // it ends with its step
}

std::optional<Error> Transaction::commit() {
  database_.run("COMMIT");
  if (auto error = database_.take_error()) return error;
  open_ = false;
  return {};
}

}  // namespace perpend::store
