// A case on disk: one SQLite file, DIR/case.sqlite, with a log that shows every change to it.
//
// Each public step that writes is one transaction: after a crash, a kill or a full disk the case is
// as before the step or as after it. The log keeps hashes, not content, so that content can be
// erased and the log still verifies. What the log cannot show alone: that somebody who holds the
// file rewrote all of it. For that, note the tree head elsewhere and give it to verify().
//
// In the words of ISO/IEC 27037: a document is *acquired* (custody: how, when, by whom, from
// where), *preserved* (its bytes and SHA-256), and every later handling is in the log, so that the
// chain of custody can be audited, repeated and justified.
//
// Errors, by code: case.none, case.unreadable, case.exists, case.reference, case.out-of-range,
// case.hash-differs,
// case.no-such-document, case.already-erased, case.too-large (kInput); case.author (kUsage);
// case.locked, case.damaged, case.newer, case.altered (kDamaged); case.disk-full, case.io,
// case.read-only, case.memory (kEnvironment).
//
// Threads: one at a time for one CaseStore; any number of CaseStores, in any number of processes,
// may read a case, and one may write to it. A writer keeps others out from open() to its end.
// SIGXFSZ (ulimit -f) must be ignored by the program for case.disk-full instead of a signal.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/sha256.h"
#include "model/incident.h"
#include "model/link_step.h"
#include "model/marking.h"
#include "store/case_log.h"

namespace perpend {

enum class CaseAccess { kRead, kWrite };

struct CaseOptions {
  int busy_milliseconds = 5000;  // how long to wait for another writer
  // Fills with unpredictable bytes; the operating system's if empty. Salts hide erased content
  // from whoever guesses it, so only tests give their own.
  std::function<void(std::span<std::uint8_t>)> salt;
};

// How a document came into the case.
struct Custody {
  std::string how;   // "file", "stdin", …
  std::string when;  // RFC 3339 in UTC
  std::string by;    // the person or the account; never empty
  std::string path;  // where it was taken from, as given

  bool operator==(const Custody&) const = default;
};

struct Added {
  std::uint64_t sequence = 0;  // of its log entry
  // Documents that the case held before, by SHA-256 of their bytes: what they say is now there
  // twice. The caller decides whether that was meant (ask holds() first to prevent it).
  std::vector<Sha256> known_documents;
};

struct Erased {
  std::uint64_t sequence = 0;
  std::uint64_t items = 0;  // descriptions, observations, testimony, … whose content went
  // False while a reader still holds the write-ahead log: the bytes go when the last one leaves.
  bool scrubbed = false;
};

enum class Verdict : std::uint8_t { kReject, kConfirm };

// An analyst's word on one piece of evidence. Of several on one id, the last counts.
struct Decision {
  std::string evidence;  // id_of(observation), or another content id
  Verdict verdict = Verdict::kConfirm;
  std::string reason;
  Author author;
  std::uint64_t sequence = 0;

  bool operator==(const Decision&) const = default;
};

// What an analyst set or said, apart from verdicts on evidence. The words of `what` belong to the
// caller; of several of one kind on one subject the caller decides which counts.
struct Note {
  std::string what;     // "prior", "cost", "actor", "assumption", "dissent", "sign"
  std::string subject;  // an actor's id, a tree head, or empty
  std::string text;
  Author author;
  std::uint64_t sequence = 0;

  bool operator==(const Note&) const = default;
};

struct StoredDocument {
  LoggedDocument logged;
  Author acquired;  // the log's who and when
  std::uint64_t sequence = 0;
  bool erased = false;  // then only the hashes above are left
  std::string name;
  std::string media_type;
  Marking marking = Marking::kClear;
};

class CaseStore {
 public:
  // A new, empty case in `folder`, which is made if need be (its parent must exist); open for
  // writing. After a failure there is no case, and no folder that was not there before.
  static Result<CaseStore> create(const std::string& folder, const Author& author,
                                  const CaseOptions& options = {});
  static Result<CaseStore> open(const std::string& folder, CaseAccess access,
                                const CaseOptions& options = {});
  CaseStore(CaseStore&&) noexcept;
  CaseStore& operator=(CaseStore&&) noexcept;
  ~CaseStore();

  // The incident, its documents' texts and, where given, their bytes, as one step. `originals` is
  // empty or has one for each document, in their order; an empty one is not kept. Their SHA-256
  // must be Document::bytes_sha256, and that of a text Document::text_sha256.
  // Sources need not be repeated: indices are within this incident.
  Result<Added> add(const Incident& incident, const Custody& custody,
                    std::span<const std::string_view> originals = {});

  // Rejects or confirms a piece of evidence; gives the log's sequence number. Whether there is
  // such evidence is the caller's to check: some ids are computed above this room.
  Result<std::uint64_t> decide(std::string_view evidence_id, Verdict verdict,
                               std::string_view reason, const Author& author);

  // One step of linking; `sequence`, `who` and `when` of it are the store's to fill. Gives the
  // log's sequence number. Whether it makes sense is the caller's to check.
  Result<std::uint64_t> record(const LinkStep& step, const Author& author);
  // Writes down what an analyst sets or says; gives the log's sequence number.
  Result<std::uint64_t> note(std::string_view what, std::string_view subject, std::string_view text,
                             const Author& author);

  // Takes the content of a document out of the case, wherever it was added: its bytes, text, name,
  // custody, and what was drawn from it. Hashes stay. Where one step brought several documents,
  // what has a span in the erased one goes, also if it has a span in another.
  Result<Erased> erase(const Sha256& document, std::string_view reason, const Author& author);

  // Everything that is needed to attribute, merge()d from all steps; equals what was added, less
  // what was erased. Verifies first: case.altered if anything differs from the log.
  Result<Incident> load() const;
  // The same, but one incident for each step that added one, in the order of the log.
  Result<std::vector<Incident>> load_each() const;
  // The strictest marking of what the case still holds, observations included.
  Result<Marking> marking() const;

  Result<std::vector<LogEntry>> log() const;
  Result<TreeHead> tree_head() const;
  // Recomputes all of it: pages, chain, tree, items, contents. With a head noted earlier, also
  // whether the log has only grown since. An Error only if the file cannot be read at all.
  Result<VerifyReport> verify(const std::optional<TreeHead>& known = {}) const;

  // In the order of the log.
  Result<std::vector<Decision>> decisions() const;
  Result<std::vector<LinkStep>> link_steps() const;
  Result<std::vector<Note>> notes() const;
  Result<std::vector<StoredDocument>> documents() const;
  // Is a document with these bytes in the case, not erased?
  Result<bool> holds(const Sha256& document) const;
  // The bytes of a document as it came, or a text, by SHA-256. case.no-such-document if the case
  // never had or no longer has them.
  Result<std::string> content(const Sha256& hash) const;

 private:
  struct Body;
  explicit CaseStore(std::unique_ptr<Body> body);
  std::unique_ptr<Body> body_;
};

}  // namespace perpend
