// A case as it comes in: documents, sources, observations, and what others say of who did it.
// STIX incident; Diamond-model activity thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/error.h"
#include "core/sha256.h"
#include "model/marking.h"
#include "model/observation.h"
#include "model/source.h"

namespace perpend {

// A document in evidence. `text` is what spans point into, named by its own SHA-256.
struct Document {
  std::string name;        // as given: a path, or "-"
  std::string media_type;  // "text/plain", "application/stix+json", …
  Sha256 bytes_sha256{};   // of the file as it came (after decompression: see `wrapping`)
  std::string wrapping;    // "gzip", "zstd" or empty
  std::string text;        // extracted text, UTF-8; empty for formats that carry no prose
  Sha256 text_sha256{};
  std::vector<std::uint64_t> page_starts;  // byte offsets of page 1, 2, …; empty without pages
  std::string title;
  std::string author;
  std::optional<Date> published;

  bool operator==(const Document&) const = default;
};

// The three levels of attribution, never mixed. A sponsor is only ever reported as said by others.
enum class AttributionLevel : std::uint8_t { kActivity, kIntrusionSet, kThreatActor, kSponsor };
std::string_view name_of(AttributionLevel level);

// A source's own conclusion on who did it. Kept with its bytes, shown, never weighed.
struct Testimony {
  std::string text;   // the passage
  std::string names;  // the actor or country as it is written there
  std::string actor;  // id in the pack where the name belongs to exactly one, else empty
  AttributionLevel level = AttributionLevel::kIntrusionSet;
  std::optional<DocumentSpan> span;
  std::uint32_t source = 0;
  std::optional<Date> published;
  // Through whom it came, outermost first ("NHK > police"), and the one it goes back to ("police"),
  // where the claims ledger of several texts says so (casework/case_claims.h); not stored.
  std::string chain;
  std::string root;

  bool operator==(const Testimony&) const = default;
};

// What one reader made of an input. Counts reconcile: read = kept + refused.
struct Counts {
  std::uint64_t read = 0;
  std::uint64_t kept = 0;
  std::uint64_t refused = 0;

  Counts& operator+=(const Counts& other) {
    read += other.read;
    kept += other.kept;
    refused += other.refused;
    return *this;
  }
  bool operator==(const Counts&) const = default;
};

// What one source attributes, it tells after another: the two count once.
struct Relay {
  std::uint32_t source = 0;  // indices into Incident::sources
  std::uint32_t of = 0;
  std::string because;  // "tells after The Harbour Chronicle"

  bool operator==(const Relay&) const = default;
};

struct Incident {
  std::string id;
  std::optional<Date> first_seen;
  std::optional<Date> last_seen;
  std::vector<Source> sources;
  std::vector<Document> documents;
  std::vector<Observation> observations;
  std::vector<Testimony> testimony;
  std::vector<Relay> relays;  // found in the texts when they are read together; not stored
  Marking marking = Marking::kClear;
  Diagnostics diagnostics;
  Counts counts;
  std::string unknown_members;  // members that no reader knew, as "\"key\":json,…", for export

  bool operator==(const Incident&) const = default;
};

// The incidents as one case: sources and documents renumbered, observations concatenated, the
// strictest marking, the widest dates.
Incident merge(std::vector<Incident> incidents);

}  // namespace perpend
