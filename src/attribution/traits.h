// What reports say besides techniques and software: which vulnerabilities were used, and which
// countries and sectors were attacked. Dated as the reports are, so that it can be judged by time.
//
// A pack carries them as hashes, by report and actor (training/traits.h makes them when it is
// built). Reports that a user adds of their own have none.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/corpus.h"
#include "attribution/rows.h"
#include "core/date.h"
#include "core/error.h"

namespace perpend::attribution {

// The model of this name in a pack.
inline constexpr std::string_view kTraitsModel = "ledger.traits";

enum class TraitKind : std::uint8_t { kVulnerability, kCountry, kSector };
inline constexpr std::size_t kTraitKinds = 3;
std::string_view name_of(TraitKind kind);  // "vulnerability", …

// How much a kind's rows count, in thousandths of what counting says; fitted on the past
// (training/traits.h).
using TraitWeights = std::array<std::int64_t, kTraitKinds>;
std::string_view trait_parameter(TraitKind kind);            // "traits.vulnerability", …
TraitWeights trait_weights_of(const knowledge::Pack& pack);  // 0 where the pack carries none

struct Trait {
  std::uint64_t value = 0;  // the first 8 bytes, big-endian, of SHA-256 of "kind:value"
  TraitKind kind = TraitKind::kVulnerability;
  // Reports of earlier years could not show it: the year that a CVE was numbered in. That it became
  // public later is in no source of the pack. 0: any report could.
  std::uint16_t since = 0;

  auto operator<=>(const Trait&) const = default;
};
Trait trait_of(TraitKind kind, std::string_view value);  // a value as an Observation has it

// Of a citation's name beside an actor's id: the same of "citation\nactor".
std::uint64_t telling_hash(std::string_view citation, std::string_view actor);

using TraitsByTelling = std::map<std::uint64_t, std::vector<Trait>>;
// Layout: u32 version, u32 records; then by telling and trait u64 telling, u64 value, u32 kind,
// u32 since.
std::string traits_bytes(const TraitsByTelling& traits);
// A pack is somebody's file: length, order and kinds are checked. No bytes: no traits. Error:
// model.damaged.
Result<TraitsByTelling> read_traits(std::string_view bytes);

// The traits of each of Corpus::reports, each once; of reports of several names those of all.
std::vector<std::vector<Trait>> traits_of_reports(const Corpus& corpus,
                                                  const TraitsByTelling& traits);

// Reports that say anything of one kind, counted by actor.
class TraitCounts {
 public:
  TraitCounts() = default;  // of nothing
  // Of reports that state a date strictly before the day. `traits`: one for each of corpus.reports.
  TraitCounts(const Corpus& corpus, const std::vector<std::vector<Trait>>& traits, TraitKind kind,
              Date before);

  struct Count {
    std::uint32_t seen = 0;      // reports that show the value
    std::uint32_t total = 0;     // that say anything of the kind, and could show it
    std::int64_t microbans = 0;  // log10 of the mixed ratio, capped, not weighted
    bool capped = false;
  };
  struct Counts {
    Count all;                           // of everybody's reports; no ratio
    std::map<std::uint32_t, Count> own;  // by Report::actor, who has such a report
  };
  // Nobody weighs anything where no report shows the value.
  Counts of(const Trait& trait, std::int32_t trust = kFullTrust) const;

 private:
  struct Telling {
    Date date;
    std::uint32_t actor = 0;
    std::vector<std::uint64_t> values;
  };
  std::vector<Telling> tellings_;
};

}  // namespace perpend::attribution
