// The claims ledger: which claims retell one another and what they lost on the way, who answers
// whom, and how many origins stand behind what many outlets say. perpend takes no side in it:
// everything here is what a document says, with the bytes that say it.
//
// Pure functions: the same ledger for the same documents and claims, whatever the order of the
// files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/error.h"
#include "model/claim.h"

namespace perpend::claims {

// The whole difference between a claim and its retelling, by kind.
enum class DriftKind : std::uint8_t {
  kHedgeDropped,   // a word of doubt is gone, or made stronger in earnest
  kHedgeAdded,     // the retelling doubts more than the claim
  kBasisDropped,   // a reason that the source gave is gone
  kLevelRaised,    // activity told as group, or group told as state
  kNumberChanged,  // two numbers that cannot both be right
  kDateChanged,    // two times that cannot both be right
  kAnswerLeftOut,  // the accused's answer stands beside the claim and not beside its retelling
  kSourceDropped,  // who made the claim is neither named nor described
};
inline constexpr int kDriftKinds = 8;
std::string_view name_of(DriftKind kind);  // "hedge-dropped"

// Words of one of the documents.
struct PlacedPhrase {
  std::uint32_t document = 0;
  Phrase phrase;

  bool operator==(const PlacedPhrase&) const = default;
};

// `from` stands in the claim's document and `to` in the retelling's; one of the two may be empty.
struct Drift {
  DriftKind kind = DriftKind::kHedgeDropped;
  PlacedPhrase from;
  PlacedPhrase to;

  bool operator==(const Drift&) const = default;
};

// `of` and `by` are indices into ClaimsLedger::claims. An answer that retells what it answers, in
// the same document or in another, is a retelling too: `answer` says so, and only what it says is
// compared.
struct Retelling {
  std::size_t of = 0;
  std::size_t by = 0;
  PlacedPhrase told;  // the passages that are set beside each other
  PlacedPhrase retold;
  std::int32_t likeness = 0;  // of their weighted words, in thousandths
  bool declared = false;      // the retelling names the other's outlet as its source
  bool copied = false;        // the passages share a run of words
  bool answer = false;
  std::vector<Drift> drift;  // by kind; empty: faithful, as far as can be seen

  bool operator==(const Retelling&) const = default;
};

struct Response {
  std::size_t claim = 0;
  std::size_t answered_by = 0;

  bool operator==(const Response&) const = default;
};

enum class OriginReason : std::uint8_t {
  kSameSource,  // chains that end in the same source
  kDeclared,    // one names the other's outlet
  kCopied,      // one has the other's words
  kUnsourced,   // it retells the other and names nobody
};
std::string_view name_of(OriginReason reason);  // "same source"

// Claims that go back to one source: counted once, however many outlets print it.
struct Origin {
  std::string root;                   // as its fullest name in the documents
  std::vector<std::size_t> claims;    // by day, then by place
  std::vector<std::string> outlets;   // each once, in the order of the claims
  std::vector<OriginReason> reasons;  // why they are one, each once; empty for a single claim
  bool joint = false;                 // several speak together; one until shown otherwise

  bool operator==(const Origin&) const = default;
};

// One thing said, as it went from hand to hand.
struct Story {
  std::string gist;                  // the passage of its first claim
  std::vector<std::size_t> claims;   // by day
  std::vector<std::size_t> origins;  // indices into ClaimsLedger::origins
  // From the first telling to the last, in an order of doubt: +1 it hardened, -1 it softened, 0
  // neither.
  int course = 0;

  bool operator==(const Story&) const = default;
};

// A dated thing that some document mentions. A neutral line beside the claims: nothing is concluded
// from what stands near what.
struct DatedEvent {
  Date from;
  Date to;
  PlacedPhrase when;
  PlacedPhrase sentence;

  bool operator==(const DatedEvent&) const = default;
};

struct ClaimsLedger {
  std::vector<ClaimDocument> documents;
  std::vector<Claim> claims;          // by document, then by place
  std::vector<Retelling> retellings;  // by `by`
  std::vector<Origin> origins;
  std::vector<Response> responses;  // by `claim`
  std::vector<Story> stories;       // the most told first
  std::vector<DatedEvent> events;
  Diagnostics diagnostics;
};

// `claims` are those that were extracted from `documents` (Claim::document is an index). What an
// outlet says in its own voice and what retells a claim of another document is added as a claim of
// the outlet.
ClaimsLedger build_ledger(std::vector<ClaimDocument> documents, std::vector<Claim> claims);

}  // namespace perpend::claims
