// The records of a knowledge pack, as they lie in the file: plain, little-endian, fixed size.
// docs/formats/pack.md describes them. A pack is mapped, not parsed: a record refers to another by
// its index in that record's section, and to text by its place in the string section.
//
// Every fact carries `known_from`: the day after which it may be used. It is the date of the
// citation that states it; where there is none, the STIX `created` of the object; else the day of
// the newest source. A fact is in view as of D when known_from < D (strictly earlier).
#pragma once

#include <cstdint>
#include <limits>
#include <type_traits>

namespace perpend::knowledge {

inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
inline constexpr std::int32_t kUndated = std::numeric_limits<std::int32_t>::min();

struct Text {  // bytes [offset, offset + size) of the string section
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

struct Range {  // records [first, first + count) of another section
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

enum class Origin : std::uint32_t { kAttack = 1, kGalaxy = 2, kAdded = 4 };  // bits

struct CitationRecord {
  Text name;  // "FireEye APT10 April 2017"
  Text url;
  std::int32_t date;  // of publication, kUndated if none is stated
  std::uint32_t padding = 0;
};

struct ActorRecord {  // sorted by id
  Text id;            // G0045, else the lowest galaxy UUID, else the STIX id added
  Text name;
  Text attack_uuid;       // the STIX id in ATT&CK, or empty
  std::uint32_t level;    // AttributionLevel
  std::uint32_t origins;  // Origin bits
  std::int32_t known_from;
  std::uint32_t padding = 0;
  Range aliases;
  Range targets;
  Range sponsor_claims;
  Range uses;
  Range reports;  // into the section of report references (indices into reports, by date)
};

enum class AliasRelation : std::uint32_t { kIs = 0, kOverlaps = 1 };

struct AliasRecord {  // grouped by actor, the actor's own name first
  Text name;
  Text coined_by;  // who uses this name: "FireEye", or empty
  std::uint32_t actor;
  std::uint32_t citation;  // or kNone
  std::int32_t known_from;
  std::uint32_t relation;  // AliasRelation
  std::uint32_t origins;
  std::uint32_t shared;  // 1: several actors publish it, so it joins none of them
};

enum class SoftwareKind : std::uint32_t { kMalware = 0, kTool = 1 };

struct SoftwareRecord {  // sorted by id
  Text id;               // S0275, else a galaxy UUID
  Text name;
  std::uint32_t kind;  // SoftwareKind
  std::int32_t known_from;
  Range names;
  Range techniques;
};

struct SoftwareNameRecord {  // grouped by software, its own name first
  Text name;
  std::uint32_t software;
  std::int32_t known_from;
  std::uint32_t ordinary_word;  // 1: "Net", "Ping", "at": needs a context that makes it software
  std::uint32_t shared;         // 1: several software publish it
};

struct TechniqueRecord {  // sorted by id
  Text id;
  Text name;
  std::uint32_t parent;   // index of the technique this is a sub-technique of, or kNone
  std::uint32_t tactics;  // bit i: the i-th tactic of the tactic section
  std::int32_t known_from;
  std::uint32_t padding = 0;
};

struct TacticRecord {
  Text id;
  Text name;
};

struct RenameRecord {  // a revoked technique or software id, and what replaced it; sorted by old id
  Text old_id;
  Text new_id;
};

// An item that an actor's activity shows: a technique, or (top bit set) a software.
inline constexpr std::uint32_t kSoftwareBit = 0x8000'0000U;
constexpr bool is_software(std::uint32_t item) { return (item & kSoftwareBit) != 0; }
constexpr std::uint32_t index_of(std::uint32_t item) { return item & ~kSoftwareBit; }

struct UseRecord {  // actor uses item, said by one citation; grouped by actor
  std::uint32_t actor;
  std::uint32_t item;
  std::uint32_t citation;  // or kNone
  std::int32_t known_from;
  std::int32_t created;        // when the pack's source recorded it
  std::uint32_t via_campaign;  // 1: stated of a campaign attributed to the actor
};

struct SoftwareTechniqueRecord {  // software does technique; grouped by software
  std::uint32_t software;
  std::uint32_t technique;
  std::int32_t known_from;     // the earliest date that one of its citations states
  std::uint32_t date_assumed;  // 1: none does, and known_from is the STIX `created`
};

// A published report (one citation, or several that are the same text) about one actor, with the
// items it is cited for. A citation that is cited for two actors gives two records. Its name is
// that of its citation: where several are one text, all their names joined with '|'.
struct ReportRecord {  // sorted by date, then citation name, then actor
  std::uint32_t citation;
  std::uint32_t actor;
  std::int32_t date;            // of publication; `created` of the first use where none is stated
  std::uint32_t actors_citing;  // how many actors cite this report
  Range items;                  // into the section of report items: sorted item numbers
  std::uint32_t date_assumed;   // 1: no date is stated; not for judging by time
};

enum class TargetKind : std::uint32_t { kCountry = 0, kSector = 1 };

struct TargetRecord {  // grouped by actor
  Text value;          // ISO 3166 alpha-2, or the galaxy's sector name
  std::uint32_t actor;
  std::uint32_t kind;  // TargetKind
  std::int32_t known_from;
  std::uint32_t citation;  // or kNone
};

// What others say of a sponsor. Listed, never computed with.
struct SponsorClaimRecord {  // grouped by actor
  Text country;              // ISO 3166 alpha-2, or the words used where there is none
  Text said_by;              // "MISP galaxy threat-actor", "CFR"
  std::uint32_t actor;
  std::int32_t known_from;
  std::int32_t confidence;  // 0..100 where one is stated, else -1
  std::uint32_t padding = 0;
};

struct CountryRecord {  // sorted by iso
  Text iso;
  Text name;
  Text capital;
  Range names;  // demonyms and other names, in the section of country names
};

struct SectorRecord {  // sorted by name
  Text name;
};

enum class InfrastructureKind : std::uint32_t {
  kDomain = 1,
  kRegistrable = 2,
  kIpv4 = 3,
  kHash = 4,
  kUrl = 5
};

// Where the date of an indicator list comes from.
enum class DateBasis : std::uint8_t {
  kPublisher = 0,  // the publisher's own
  kUrl = 1,        // in the address of a report it cites
  kPost = 2,       // of a post it cites
  kExchange = 3,   // of an entry in an open exchange that it cites
  kAssumed = 4,  // a guess from its neighbours, or none: known_from is the pack's, not for judging
};
inline constexpr std::uint16_t kFromWrittenReport = 1;  // a bit of InfrastructureRecord::flags

// An indicator of a published list, hashed. Shown as 'historic; may be a victim's own'.
struct InfrastructureRecord {  // sorted by hash, then known_from, actor, report
  std::uint64_t hash;          // infrastructure_hash() in knowledge/hashes.h
  std::uint32_t actor;
  std::int32_t known_from;
  std::uint32_t report;  // lists of one report share a number
  std::uint8_t kind;     // InfrastructureKind
  std::uint8_t basis;    // DateBasis
  std::uint16_t flags;   // kFromWrittenReport
};

struct WarningListRecord {  // sorted by name
  Text name;
  std::uint32_t kind;     // WarningKind
  std::uint32_t entries;  // hosts and ranges of it in the pack
  Range ranges4;
  Range ranges6;
};

// What a list says of what stands on it.
enum class WarningKind : std::uint32_t {
  kBenign = 0,    // popular sites, vendors' own, security blogs
  kReserved = 1,  // documentation, private, loopback …
  kShared = 2,    // cloud, CDN, hosting, VPN, public DNS, scanners
  kDynamicDns = 3,
  kSinkhole = 4,
  kDisposable = 5,  // mail
};

struct WarningHostRecord {  // sorted by hash
  std::uint64_t hash;       // host_hash() in knowledge/hashes.h
  std::uint32_t list;
  std::uint32_t suffix;  // 1: also every name below it
};

struct WarningRangeRecord {  // IPv6; sorted by list, then first; disjoint within a list
  std::uint8_t first[16];
  std::uint8_t last[16];  // inclusive
  std::uint32_t list;
  std::uint32_t padding = 0;
};

struct WarningRange4Record {  // IPv4 as one number; sorted by list, then first; disjoint in a list
  std::uint32_t first;
  std::uint32_t last;  // inclusive
  std::uint32_t list;
};

struct ParameterRecord {  // sorted by name
  Text name;
  std::int64_t value;
};

// A trained model: bytes whose layout is the business of the room that reads them.
struct ModelRecord {  // sorted by name
  Text name;
  std::uint64_t offset;  // in the section of models' bytes; a multiple of eight
  std::uint64_t size;
};

static_assert(std::is_trivially_copyable_v<ActorRecord> && sizeof(ActorRecord) == 80);

}  // namespace perpend::knowledge
