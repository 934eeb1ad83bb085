// What only reads. Every reading is one read transaction: a writer beside it is not seen half-way.
#include <algorithm>
#include <utility>

#include "store/canonical.h"
#include "store/case_body.h"
#include "store/case_items.h"
#include "store/case_store.h"
#include "store/verification.h"

namespace perpend {

using store::CheckedLog;
using store::Database;
using store::ErasedItems;
using store::Transaction;

namespace {

Result<std::vector<LogEntry>> read_log(Database& database, const std::string& path) {
  CheckedLog checked = store::check_log(database);
  if (auto error = database.take_error()) return tl::make_unexpected(*error);
  if (!checked.report.ok()) return tl::make_unexpected(store::altered(checked.report, path));
  return std::move(checked.entries);
}

Result<StoredDocument> describe(Database& database, const LogEntry& entry,
                                const LoggedDocument& logged, const std::string& path) {
  StoredDocument stored{logged, {entry.who, entry.when}, entry.sequence, false, "", "", {}};
  LogEntry one = entry;
  one.first_item = logged.item;
  one.items = 1;
  auto items = store::read_items(database, one, path);
  if (!items) return tl::make_unexpected(items.error());
  stored.erased = items->views.empty();
  if (stored.erased) return stored;
  const json::View view = items->views.front();
  stored.name = view.string("name").value_or("");
  stored.media_type = view.string("media_type").value_or("");
  stored.marking = marking(view.string("marking").value_or("")).value_or(Marking::kRed);
  return stored;
}

}  // namespace

Result<Incident> CaseStore::load() const {
  auto steps = load_each();
  if (!steps) return tl::make_unexpected(steps.error());
  return merge(std::move(*steps));
}

Result<std::vector<Incident>> CaseStore::load_each() const {
  Database& database = *body_->database;
  const Transaction transaction(database, Transaction::Kind::kRead);
  CheckedLog checked = store::check_log(database);
  store::check_items(database, checked);
  store::check_contents(database, checked);
  if (auto error = database.take_error()) return tl::make_unexpected(*error);
  if (!checked.report.ok()) {
    return tl::make_unexpected(store::altered(checked.report, body_->path));
  }
  const ErasedItems erased(checked.entries);
  std::vector<Incident> steps;
  for (const LogEntry& entry : checked.entries) {
    if (entry.action != "add") continue;
    auto incident = store::read_incident_of(database, entry, erased, body_->path);
    if (!incident) return tl::make_unexpected(incident.error());
    if (*incident) steps.push_back(std::move(**incident));
  }
  return steps;
}

Result<Marking> CaseStore::marking() const {
  const auto incident = load();
  if (!incident) return tl::make_unexpected(incident.error());
  Marking strictest = incident->marking;
  for (const Observation& observation : incident->observations) {
    strictest = stricter(strictest, observation.marking.value_or(Marking::kClear));
  }
  return strictest;
}

Result<std::vector<LogEntry>> CaseStore::log() const {
  return read_log(*body_->database, body_->path);
}

Result<TreeHead> CaseStore::tree_head() const {
  const CheckedLog checked = store::check_log(*body_->database);
  if (auto error = body_->database->take_error()) return tl::make_unexpected(*error);
  if (!checked.report.ok()) {
    return tl::make_unexpected(store::altered(checked.report, body_->path));
  }
  return checked.report.head;
}

Result<VerifyReport> CaseStore::verify(const std::optional<TreeHead>& known) const {
  Database& database = *body_->database;
  const Transaction transaction(database, Transaction::Kind::kRead);
  CheckedLog checked = store::check_log(database, known);
  store::check_items(database, checked);
  store::check_contents(database, checked);
  store::check_pages(database, checked);
  if (auto error = database.take_error()) return tl::make_unexpected(*error);
  return std::move(checked.report);
}

Result<std::vector<Decision>> CaseStore::decisions() const {
  Database& database = *body_->database;
  const Transaction transaction(database, Transaction::Kind::kRead);
  const auto log = read_log(database, body_->path);
  if (!log) return tl::make_unexpected(log.error());
  std::vector<Decision> decisions;
  for (const LogEntry& entry : *log) {
    if (entry.action != "reject" && entry.action != "confirm") continue;
    const auto items = store::read_items(database, entry, body_->path);
    if (!items) return tl::make_unexpected(items.error());
    for (const json::View item : items->views) {
      decisions.push_back({std::string(item.string("evidence").value_or("")),
                           entry.action == "reject" ? Verdict::kReject : Verdict::kConfirm,
                           std::string(item.string("reason").value_or("")),
                           {entry.who, entry.when},
                           entry.sequence});
    }
  }
  return decisions;
}

Result<std::vector<LinkStep>> CaseStore::link_steps() const {
  Database& database = *body_->database;
  const Transaction transaction(database, Transaction::Kind::kRead);
  const auto log = read_log(database, body_->path);
  if (!log) return tl::make_unexpected(log.error());
  std::vector<LinkStep> steps;
  for (const LogEntry& entry : *log) {
    if (entry.action != "link") continue;
    const auto items = store::read_items(database, entry, body_->path);
    if (!items) return tl::make_unexpected(items.error());
    for (const json::View item : items->views) {
      LinkStep step;
      if (!store::read_link_step(item, step)) {
        return fail(ErrorKind::kDamaged, "case.damaged", "a step of linking is not readable",
                    body_->path + "#log/" + std::to_string(entry.sequence));
      }
      step.sequence = entry.sequence;
      step.who = entry.who;
      step.when = entry.when;
      steps.push_back(std::move(step));
    }
  }
  return steps;
}

Result<std::vector<Note>> CaseStore::notes() const {
  Database& database = *body_->database;
  const Transaction transaction(database, Transaction::Kind::kRead);
  const auto log = read_log(database, body_->path);
  if (!log) return tl::make_unexpected(log.error());
  std::vector<Note> notes;
  for (const LogEntry& entry : *log) {
    if (entry.action != "note") continue;
    const auto items = store::read_items(database, entry, body_->path);
    if (!items) return tl::make_unexpected(items.error());
    for (const json::View item : items->views) {
      notes.push_back({std::string(item.string("what").value_or("")),
                       std::string(item.string("subject").value_or("")),
                       std::string(item.string("text").value_or("")),
                       {entry.who, entry.when},
                       entry.sequence});
    }
  }
  return notes;
}

Result<std::vector<StoredDocument>> CaseStore::documents() const {
  Database& database = *body_->database;
  const Transaction transaction(database, Transaction::Kind::kRead);
  const auto log = read_log(database, body_->path);
  if (!log) return tl::make_unexpected(log.error());
  std::vector<StoredDocument> documents;
  for (const LogEntry& entry : *log) {
    if (entry.action != "add") continue;
    for (const LoggedDocument& logged : entry.documents) {
      auto stored = describe(database, entry, logged, body_->path);
      if (!stored) return tl::make_unexpected(stored.error());
      documents.push_back(std::move(*stored));
    }
  }
  return documents;
}

Result<bool> CaseStore::holds(const Sha256& document) const {
  const auto log = read_log(*body_->database, body_->path);
  if (!log) return tl::make_unexpected(log.error());
  const ErasedItems erased(*log);
  return std::any_of(log->begin(), log->end(), [&](const LogEntry& entry) {
    return entry.action == "add" && std::any_of(entry.documents.begin(), entry.documents.end(),
                                                [&](const LoggedDocument& logged) {
                                                  return logged.bytes == document &&
                                                         !erased.contains(logged.item);
                                                });
  });
}

Result<std::string> CaseStore::content(const Sha256& hash) const {
  auto bytes = store::read_content(*body_->database, hash);
  if (auto error = body_->database->take_error()) return tl::make_unexpected(*error);
  if (!bytes) {
    return fail(ErrorKind::kInput, "case.no-such-document",
                "the case never had these bytes, or they were erased", hex(hash));
  }
  if (sha256(*bytes) != hash) {
    return fail(ErrorKind::kDamaged, "case.altered", "the bytes do not match their SHA-256",
                body_->path);
  }
  return std::move(*bytes);
}

}  // namespace perpend
