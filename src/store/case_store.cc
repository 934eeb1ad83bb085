// Opening, and the steps that write. What only reads is in case_reading.cc.
#include "store/case_store.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

#include "core/date.h"
#include "core/json.h"
#include "store/canonical.h"
#include "store/case_body.h"
#include "store/case_items.h"
#include "store/merkle.h"
#include "store/schema.h"

namespace perpend {

using store::Database;
using store::Statement;
using store::Transaction;

namespace {

constexpr std::size_t kSaltBytes = 16;  // 128 bits: as hard to guess as the hash is to break

// What one step appends: the texts of its items, and what its log entry says of them.
struct Step {
  std::string action;
  Author author;
  std::vector<std::string> items;
  std::vector<LoggedDocument> documents;
  std::vector<ItemRange> erased;
};

std::optional<Error> check_author(const Author& author) {
  if (!author.who.empty() && is_utc_timestamp(author.when)) return {};
  return Error{ErrorKind::kUsage, "case.author",
               "who did it must be given, and when as UTC: 2026-01-31T09:30:00Z",
               author.who.empty() ? "" : author.when};
}

void operating_system_salt(std::span<std::uint8_t> bytes) {
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = getrandom(bytes.data() + filled, bytes.size() - filled, 0);
    if (got > 0) filled += static_cast<std::size_t>(got);
  }
}

// The entry that the next one follows; an empty one before the first.
Result<LogEntry> last_entry(Database& database, const std::string& path) {
  LogEntry last;
  Statement row =
      database.prepare("SELECT sequence, entry FROM log ORDER BY sequence DESC LIMIT 1");
  if (!row.next()) {
    if (auto error = database.take_error()) return tl::make_unexpected(*error);
    return last;
  }
  auto parsed = store::parse_log_entry(row.bytes(1));
  if (!parsed || parsed->sequence != static_cast<std::uint64_t>(row.number(0))) {
    return fail(ErrorKind::kDamaged, "case.altered", "the last entry of the log is not readable",
                path);
  }
  return *parsed;
}

// Appends the step to log and items, within the caller's transaction.
Result<LogEntry> append(Database& database, const CaseOptions& options, const std::string& path,
                        const Step& step) {
  if (auto error = check_author(step.author)) return tl::make_unexpected(*error);
  auto last = last_entry(database, path);
  if (!last) return last;
  LogEntry entry;
  entry.sequence = last->sequence + 1;
  entry.when = step.author.when;
  entry.who = step.author.who;
  entry.action = step.action;
  entry.previous = last->hash;
  entry.first_item = last->first_item + last->items;
  entry.items = step.items.size();
  entry.documents = step.documents;
  entry.erased = step.erased;
  if (step.action == "add") {  // the documents of an erasure are already numbered
    for (LoggedDocument& document : entry.documents) document.item += entry.first_item;
  }

  std::vector<std::uint8_t> salts(kSaltBytes * step.items.size());
  options.salt ? options.salt(salts) : operating_system_salt(salts);
  Statement insert =
      database.prepare("INSERT INTO item(number, entry, hash, salt, content) VALUES(?,?,?,?,?)");
  std::vector<Sha256> hashes;
  hashes.reserve(step.items.size());
  std::string salted;
  for (std::size_t i = 0; i < step.items.size(); ++i) {
    salted.assign(reinterpret_cast<const char*>(salts.data()) + i * kSaltBytes, kSaltBytes);
    salted += step.items[i];
    hashes.push_back(sha256(salted));
    insert.integer(static_cast<std::int64_t>(entry.first_item + i));
    insert.integer(static_cast<std::int64_t>(entry.sequence));
    insert.blob(store::bytes_of(hashes.back()));
    insert.blob(std::string_view(salted).substr(0, kSaltBytes)).text(step.items[i]);
    insert.run();
  }
  entry.items_head = store::head_of(hashes);
  const std::string text = store::canonical(entry);
  entry.hash = store::leaf_hash(text);
  Statement log = database.prepare("INSERT INTO log(sequence, entry) VALUES(?, ?)");
  log.integer(static_cast<std::int64_t>(entry.sequence)).text(text).run();
  if (auto error = database.take_error()) return tl::make_unexpected(*error);
  return entry;
}

std::string item_text(std::initializer_list<std::pair<std::string_view, std::string_view>> sorted) {
  json::Writer writer;
  writer.begin_object();
  for (const auto& [key, value] : sorted) writer.member(key, value);
  return writer.end_object().take();
}

// A folder there or made; `made` says which.
std::optional<Error> make_folder(const std::string& folder, bool& made) {
  made = mkdir(folder.c_str(), 0777) == 0;
  if (made || errno == EEXIST) return {};
  if (errno == ENOSPC || errno == EDQUOT) {
    return Error{ErrorKind::kEnvironment, "case.disk-full", "the disk is full", folder};
  }
  return Error{ErrorKind::kInput, "case.unreadable", "the folder cannot be made", folder};
}

void remove_database(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) unlink((path + suffix).c_str());
}

// The whole of a new case under a temporary name.
std::optional<Error> build_empty(const std::string& path, const Author& author,
                                 const CaseOptions& options) {
  auto database = Database::open(path, store::OpenHow::kCreate, options.busy_milliseconds);
  if (!database) return database.error();
  (*database)->run("PRAGMA journal_mode=WAL");
  Transaction transaction(**database, Transaction::Kind::kWrite);
  store::create_schema(**database);
  if (auto error = (*database)->take_error()) return error;
  const Step step{"create", author, {item_text({{"kind", "case"}})}, {}, {}};
  const auto entry = append(**database, options, path, step);
  if (!entry) return entry.error();
  if (auto error = transaction.commit()) return error;
  if ((*database)->empty_write_ahead_log()) return {};
  return Error{ErrorKind::kEnvironment, "case.disk-full", "the case could not be written", path};
}

// The original bytes and the texts must be what the incident says they are.
std::optional<Error> check_hashes(const Incident& incident,
                                  std::span<const std::string_view> originals) {
  if (!originals.empty() && originals.size() != incident.documents.size()) {
    return Error{ErrorKind::kInput, "case.hash-differs",
                 "give the bytes of every document, or of none", ""};
  }
  for (std::size_t i = 0; i < incident.documents.size(); ++i) {
    const Document& document = incident.documents[i];
    const bool text = document.text.empty() || sha256(document.text) == document.text_sha256;
    const bool bytes =
        originals.empty() || originals[i].empty() || sha256(originals[i]) == document.bytes_sha256;
    if (text && bytes) continue;
    return Error{ErrorKind::kInput, "case.hash-differs",
                 "the document is not the one whose SHA-256 is given", document.name};
  }
  return {};
}

void add_content(Database& database, const Incident& incident,
                 std::span<const std::string_view> originals) {
  Statement insert =
      database.prepare("INSERT INTO content(sha256, bytes) VALUES(?, ?) ON CONFLICT DO NOTHING");
  for (std::size_t i = 0; i < incident.documents.size(); ++i) {
    const Document& document = incident.documents[i];
    if (!originals.empty() && !originals[i].empty()) {
      insert.blob(store::bytes_of(document.bytes_sha256)).blob(originals[i]).run();
    }
    if (!document.text.empty()) {
      insert.blob(store::bytes_of(document.text_sha256)).blob(document.text).run();
    }
  }
}

}  // namespace

CaseStore::CaseStore(std::unique_ptr<Body> body) : body_(std::move(body)) {}
CaseStore::CaseStore(CaseStore&&) noexcept = default;
CaseStore& CaseStore::operator=(CaseStore&&) noexcept = default;
CaseStore::~CaseStore() = default;

Result<CaseStore> CaseStore::create(const std::string& folder, const Author& author,
                                    const CaseOptions& options) {
  const std::string path = folder + "/case.sqlite";
  const std::string unfinished = path + ".new";
  bool made = false;
  if (auto error = check_author(author)) return tl::make_unexpected(*error);
  if (auto error = make_folder(folder, made)) return tl::make_unexpected(*error);
  auto lock = store::WriterLock::take(folder, options.busy_milliseconds);
  if (!lock) return tl::make_unexpected(lock.error());
  if (access(path.c_str(), F_OK) == 0) {
    return fail(ErrorKind::kInput, "case.exists", "there is a case already", folder);
  }
  remove_database(unfinished);  // of one that was killed; the lock says that nobody is at it
  auto error = build_empty(unfinished, author, options);
  if (!error && rename(unfinished.c_str(), path.c_str()) != 0) {
    error = Error{ErrorKind::kEnvironment, "case.io", "the case could not be named", folder};
  }
  if (error) {
    remove_database(unfinished);
    if (made) rmdir(folder.c_str());
    return tl::make_unexpected(*error);
  }
  lock->keep_names();
  {
    const auto released = std::move(*lock);
  }
  return open(folder, CaseAccess::kWrite, options);
}

Result<CaseStore> CaseStore::open(const std::string& folder, CaseAccess access_wanted,
                                  const CaseOptions& options) {
  const std::string path = folder + "/case.sqlite";
  struct stat status{};
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return fail(ErrorKind::kInput, "case.none", "no case here; `perpend case new` makes one",
                folder);
  }
  auto body = std::make_unique<Body>();
  body->path = path;
  body->options = options;
  const bool write = access_wanted == CaseAccess::kWrite;
  if (write) {
    auto lock = store::WriterLock::take(folder, options.busy_milliseconds);
    if (!lock) return tl::make_unexpected(lock.error());
    body->lock = std::move(*lock);
  }
  auto database = Database::open(path, write ? store::OpenHow::kWrite : store::OpenHow::kRead,
                                 options.busy_milliseconds);
  if (!database) return tl::make_unexpected(database.error());
  body->database = std::move(*database);
  if (auto error = store::check_schema(*body->database, path)) return tl::make_unexpected(*error);
  return CaseStore(std::move(body));
}

Result<Added> CaseStore::add(const Incident& incident, const Custody& custody,
                             std::span<const std::string_view> originals) {
  if (auto error = store::check_references(incident, incident.id)) {
    return tl::make_unexpected(*error);
  }
  if (auto error = check_hashes(incident, originals)) return tl::make_unexpected(*error);
  Step step{"add", {custody.by, custody.when}, store::items_of(incident, custody), {}, {}};
  if (auto error = store::check_reads_back(step.items, incident.id)) {
    return tl::make_unexpected(*error);
  }
  std::uint64_t item = store::items_before_documents(incident);
  for (std::size_t i = 0; i < incident.documents.size(); ++i, ++item) {
    const Document& document = incident.documents[i];
    LoggedDocument logged{document.bytes_sha256, {}, false, item};
    if (!document.text.empty()) logged.text = document.text_sha256;
    logged.kept = !originals.empty() && !originals[i].empty();
    step.documents.push_back(logged);
  }
  Added added;
  for (const Document& document : incident.documents) {
    const auto known = holds(document.bytes_sha256);
    if (!known) return tl::make_unexpected(known.error());
    if (*known) added.known_documents.push_back(document.bytes_sha256);
  }
  Database& database = *body_->database;
  Transaction transaction(database, Transaction::Kind::kWrite);
  add_content(database, incident, originals);
  const auto entry = append(database, body_->options, body_->path, step);
  if (!entry) return tl::make_unexpected(entry.error());
  if (auto error = transaction.commit()) return tl::make_unexpected(*error);
  added.sequence = entry->sequence;
  return added;
}

Result<std::uint64_t> CaseStore::decide(std::string_view evidence_id, Verdict verdict,
                                        std::string_view reason, const Author& author) {
  const std::string word = verdict == Verdict::kReject ? "reject" : "confirm";
  const Step step{word,
                  author,
                  {item_text({{"evidence", evidence_id},
                              {"kind", "decision"},
                              {"reason", reason},
                              {"verdict", word}})},
                  {},
                  {}};
  Transaction transaction(*body_->database, Transaction::Kind::kWrite);
  const auto entry = append(*body_->database, body_->options, body_->path, step);
  if (!entry) return tl::make_unexpected(entry.error());
  if (auto error = transaction.commit()) return tl::make_unexpected(*error);
  return entry->sequence;
}

Result<std::uint64_t> CaseStore::record(const LinkStep& step, const Author& author) {
  const Step written{"link", author, {store::canonical(step)}, {}, {}};
  Transaction transaction(*body_->database, Transaction::Kind::kWrite);
  const auto entry = append(*body_->database, body_->options, body_->path, written);
  if (!entry) return tl::make_unexpected(entry.error());
  if (auto error = transaction.commit()) return tl::make_unexpected(*error);
  return entry->sequence;
}

Result<std::uint64_t> CaseStore::note(std::string_view what, std::string_view subject,
                                      std::string_view text, const Author& author) {
  const Step step{
      "note",
      author,
      {item_text({{"kind", "note"}, {"subject", subject}, {"text", text}, {"what", what}})},
      {},
      {}};
  Transaction transaction(*body_->database, Transaction::Kind::kWrite);
  const auto entry = append(*body_->database, body_->options, body_->path, step);
  if (!entry) return tl::make_unexpected(entry.error());
  if (auto error = transaction.commit()) return tl::make_unexpected(*error);
  return entry->sequence;
}

Result<Erased> CaseStore::erase(const Sha256& document, std::string_view reason,
                                const Author& author) {
  Database& database = *body_->database;
  Transaction transaction(database, Transaction::Kind::kWrite);
  auto plan = store::plan_erasure(database, document, body_->path);
  if (!plan) return tl::make_unexpected(plan.error());
  store::erase_items_and_contents(database, *plan);
  const Step step{"erase",
                  author,
                  {item_text({{"kind", "erasure"}, {"reason", reason}})},
                  plan->documents,
                  plan->items};
  const auto entry = append(database, body_->options, body_->path, step);
  if (!entry) return tl::make_unexpected(entry.error());
  Erased erased{entry->sequence, plan->item_count, false};
  if (auto error = transaction.commit()) return tl::make_unexpected(*error);
  // Old pages with the content still stand in the write-ahead log until it is emptied.
  erased.scrubbed = database.empty_write_ahead_log();
  return erased;
}

}  // namespace perpend
