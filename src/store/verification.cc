#include "store/verification.h"

#include <algorithm>
#include <utility>

#include "core/sha256.h"
#include "store/merkle.h"

namespace perpend::store {
namespace {

constexpr std::size_t kMostProblems = 100;  // an altered case needs no million lines

void report(VerifyReport& to, std::string code, std::string where, std::string what) {
  ++to.problem_count;
  if (to.problems.size() >= kMostProblems) return;
  to.problems.push_back({std::move(code), std::move(where), std::move(what)});
}

std::string entry_place(std::uint64_t sequence) { return "log/" + std::to_string(sequence); }
std::string item_place(std::uint64_t number) { return "item/" + std::to_string(number); }

std::string_view bytes_of(const Sha256& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

void check_entry(const LogEntry& entry, const LogEntry* previous, VerifyReport& to) {
  const std::string place = entry_place(entry.sequence);
  if (entry.previous != (previous ? previous->hash : Sha256{})) {
    report(to, "case.log-chain", place, "it does not name the hash of the entry before it");
  }
  const std::uint64_t next_item = previous ? previous->first_item + previous->items : 1;
  if (entry.first_item != next_item) {
    report(to, "case.log-items", place, "its items do not follow those of the entry before it");
  }
}

// One row of `item` against its own hash and the log's word on erasing.
void check_item(Statement& row, bool erased, VerifyReport& to) {
  const auto number = static_cast<std::uint64_t>(row.number(0));
  const bool empty = row.is_null(3) && row.is_null(4);
  if (empty && erased) {
    ++to.erased;
    return;
  }
  if (empty) return report(to, "case.item-gone", item_place(number), "erased without an entry");
  if (erased) {
    return report(to, "case.item-back", item_place(number), "the log says that it was erased");
  }
  ++to.items;
  std::string salted(row.bytes(3));
  salted += row.bytes(4);
  if (bytes_of(sha256(salted)) != row.bytes(2)) {
    report(to, "case.item-changed", item_place(number), "its content does not match its hash");
  }
}

Sha256 hash_in(std::string_view bytes) {
  Sha256 hash{};
  if (bytes.size() == hash.size()) std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

}  // namespace

ErasedItems::ErasedItems(const std::vector<LogEntry>& log) {
  std::vector<ItemRange> all;
  for (const LogEntry& entry : log) {
    all.insert(all.end(), entry.erased.begin(), entry.erased.end());
  }
  std::sort(all.begin(), all.end());
  for (const ItemRange& range : all) {
    if (!ranges_.empty() && range.first <= ranges_.back().last) {
      ranges_.back().last = std::max(ranges_.back().last, range.last);
    } else {
      ranges_.push_back(range);
    }
  }
}

bool ErasedItems::contains(std::uint64_t item) const {
  const auto after = std::upper_bound(
      ranges_.begin(), ranges_.end(), item,
      [](std::uint64_t number, const ItemRange& range) { return number < range.first; });
  return after != ranges_.begin() && item <= std::prev(after)->last;
}

std::set<Sha256> live_contents(const std::vector<LogEntry>& log, const ErasedItems& erased) {
  std::set<Sha256> live;
  for (const LogEntry& entry : log) {
    if (entry.action != "add") continue;
    for (const LoggedDocument& document : entry.documents) {
      if (erased.contains(document.item)) continue;
      if (document.kept) live.insert(document.bytes);
      if (document.text) live.insert(*document.text);
    }
  }
  return live;
}

CheckedLog check_log(Database& database, const std::optional<TreeHead>& known) {
  CheckedLog checked;
  VerifyReport& to = checked.report;
  MerkleTree tree;
  const LogEntry* previous = nullptr;
  Statement rows = database.prepare("SELECT sequence, entry FROM log ORDER BY sequence");
  while (rows.next()) {
    const std::uint64_t expected = tree.size() + 1;
    const std::string_view text = rows.bytes(1);
    auto entry = parse_log_entry(text);
    if (!entry || entry->sequence != static_cast<std::uint64_t>(rows.number(0)) ||
        entry->sequence != expected) {
      report(to, "case.log-entry", entry_place(expected), "missing, moved or not canonical");
      if (!entry) entry.emplace();
      entry->sequence = expected;
      entry->hash = leaf_hash(text);
    }
    tree.add(entry->hash);
    checked.entries.push_back(std::move(*entry));
    if (checked.entries.size() > 1) previous = &checked.entries[checked.entries.size() - 2];
    check_entry(checked.entries.back(), previous, to);
    if (known && known->entries == tree.size() && known->hash != tree.head()) {
      report(to, "case.log-rewritten", entry_place(expected),
             "the log up to here is not the one whose tree head was noted");
    }
  }
  to.head = {tree.size(), tree.head()};
  if (tree.size() == 0) report(to, "case.log-entry", entry_place(1), "the log is empty");
  if (known && known->entries > tree.size()) {
    report(to, "case.log-rewritten", entry_place(tree.size()),
           "the log is shorter than the one whose tree head was noted");
  }
  return checked;
}

void check_items(Database& database, CheckedLog& checked) {
  VerifyReport& to = checked.report;
  const ErasedItems erased(checked.entries);
  auto entry = checked.entries.begin();
  MerkleTree tree;
  const auto finish_entry = [&] {
    if (tree.size() != entry->items || tree.head() != entry->items_head) {
      report(to, "case.items", entry_place(entry->sequence),
             "the items it brought are not those that it names");
    }
    tree = {};
    ++entry;
  };
  Statement rows =
      database.prepare("SELECT number, entry, hash, salt, content FROM item ORDER BY number");
  while (rows.next()) {
    const auto number = static_cast<std::uint64_t>(rows.number(0));
    while (entry != checked.entries.end() && number >= entry->first_item + entry->items) {
      finish_entry();
    }
    if (entry == checked.entries.end() ||
        entry->sequence != static_cast<std::uint64_t>(rows.number(1))) {
      report(to, "case.item-unlogged", item_place(number), "its entry does not name it");
      continue;
    }
    tree.add(leaf_hash(rows.bytes(2)));
    check_item(rows, erased.contains(number), to);
  }
  while (entry != checked.entries.end()) finish_entry();
}

void check_contents(Database& database, CheckedLog& checked) {
  VerifyReport& to = checked.report;
  std::set<Sha256> missing = live_contents(checked.entries, ErasedItems(checked.entries));
  Statement rows = database.prepare("SELECT sha256, bytes FROM content ORDER BY sha256");
  while (rows.next()) {
    const Sha256 name = hash_in(rows.bytes(0));
    const std::string place = "content/" + hex(name);
    ++to.documents;
    if (sha256(rows.bytes(1)) != name) {
      report(to, "case.content-changed", place, "its bytes do not match its SHA-256");
    }
    if (missing.erase(name) == 0) {
      report(to, "case.content-stray", place, "no document that the log has needs it");
    }
  }
  for (const Sha256& name : missing) {
    report(to, "case.content-missing", "content/" + hex(name), "erased without an entry");
  }
}

void check_pages(Database& database, CheckedLog& checked) {
  Statement rows = database.prepare("PRAGMA integrity_check(10)");
  while (rows.next()) {
    if (rows.bytes(0) == "ok") continue;
    report(checked.report, "case.pages", "case.sqlite", std::string(rows.bytes(0)));
  }
}

Error altered(const VerifyReport& report, const std::string& path) {
  const Diagnostic& first = report.problems.front();
  return {ErrorKind::kDamaged, "case.altered",
          "the case is not what its log says: " + first.where + ": " + first.what + " (" +
              first.code + "; " + std::to_string(report.problem_count) +
              " in all); see `perpend case verify`",
          path};
}

}  // namespace perpend::store
