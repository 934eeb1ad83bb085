// The log of a case as values: what was done, when, by whom, and hashes of what was brought in.
//
// An entry is one canonical JSON text (RFC 8785: sorted keys, no blanks; integers and strings
// only). Its hash is that of an RFC 6962 Merkle leaf, SHA-256(0x00 entry); it names the hash of the
// entry before it. Content stands beside the log in `items`; the log keeps the head of a Merkle
// tree over their salted hashes, so that an item can be erased and the log still verifies.
// docs/formats/case.md has the format, and how to check it without this program.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/sha256.h"

namespace perpend {

// Who did something and when. There is no clock in this room: the caller says what time it is.
struct Author {
  std::string who;   // never empty
  std::string when;  // RFC 3339 in UTC: "2026-01-31T09:30:00Z"

  bool operator==(const Author&) const = default;
};

// Numbers of items, both ends included.
struct ItemRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;

  auto operator<=>(const ItemRange&) const = default;
};

struct LoggedDocument {
  Sha256 bytes{};              // of the document as it came
  std::optional<Sha256> text;  // of its extracted text, where it has one
  bool kept = false;           // do the bytes themselves stand in the case?
  std::uint64_t item = 0;      // the item that describes it

  bool operator==(const LoggedDocument&) const = default;
};

struct LogEntry {
  std::uint64_t sequence = 0;  // from 1, without gaps
  std::string when;
  std::string who;
  std::string action;   // "create", "add", "reject", "confirm", "note", "erase"
  std::string subject;  // SHA-256 of the documents concerned, with commas; may be empty
  Sha256 hash{};        // of this entry
  Sha256 previous{};    // of the entry before; zeros for the first

  std::vector<LoggedDocument> documents;
  std::uint64_t first_item = 1;  // its items are [first_item, first_item + items)
  std::uint64_t items = 0;
  Sha256 items_head{};            // Merkle head over the hashes of its items
  std::vector<ItemRange> erased;  // for "erase": the items whose content went

  bool operator==(const LogEntry&) const = default;
};

// The log in one line: two parties with the same head have the same log.
struct TreeHead {
  std::uint64_t entries = 0;
  Sha256 hash{};

  bool operator==(const TreeHead&) const = default;
};

struct VerifyReport {
  TreeHead head;
  std::uint64_t items = 0;      // whose content was compared with its hash
  std::uint64_t erased = 0;     // whose content was erased, as the log says
  std::uint64_t documents = 0;  // contents (bytes or texts) compared with their SHA-256
  std::uint64_t problem_count = 0;
  Diagnostics
      problems;  // the first hundred, in the order of the log; `where` is "log/3", "item/17"

  bool ok() const { return problem_count == 0; }
};

namespace store {

// The entry as it is written: without `subject` and `hash`, which follow from the rest.
std::string canonical(const LogEntry& entry);
// Nothing unless the text is exactly what canonical() would write.
std::optional<LogEntry> parse_log_entry(std::string_view text);

}  // namespace store
}  // namespace perpend
