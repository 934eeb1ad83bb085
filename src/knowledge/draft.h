// A pack while it is being made: the same facts with growing vectors and strings. Indices point
// into the draft's own vectors, in whatever order things came; finish() sorts, so that the same
// facts give the same bytes whatever order they came in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"
#include "knowledge/pack.h"
#include "knowledge/records.h"

namespace perpend::knowledge {

struct Draft {
  struct Citation {
    std::string name;
    std::string url;
    std::int32_t date = kUndated;
  };
  struct Alias {
    std::string name;
    std::string coined_by;
    std::uint32_t citation = kNone;
    std::int32_t known_from = 0;
    AliasRelation relation = AliasRelation::kIs;
    std::uint32_t origins = 0;
  };
  struct Target {
    std::string value;
    TargetKind kind = TargetKind::kCountry;
    std::int32_t known_from = 0;
    std::uint32_t citation = kNone;
  };
  struct SponsorClaim {
    std::string country;
    std::string said_by;
    std::int32_t known_from = 0;
    std::int32_t confidence = -1;
  };
  struct Actor {
    std::string id;
    std::string name;
    std::string attack_uuid;
    std::uint32_t level = 0;
    std::uint32_t origins = 0;
    std::int32_t known_from = 0;
    std::vector<Alias> aliases;  // with the own name, in any order
    std::vector<Target> targets;
    std::vector<SponsorClaim> sponsor_claims;
  };
  struct Name {
    std::string name;
    std::int32_t known_from = 0;
  };
  struct Software {
    std::string id;
    std::string name;
    SoftwareKind kind = SoftwareKind::kMalware;
    std::int32_t known_from = 0;
    std::vector<Name> names;  // with the own name
  };
  struct Technique {
    std::string id;
    std::string name;
    std::uint32_t parent = kNone;
    std::uint32_t tactics = 0;
    std::int32_t known_from = 0;
  };
  struct Country {
    std::string iso;
    std::string name;
    std::string capital;
    std::vector<std::string> names;
  };
  struct WarningList {
    std::string name;
    WarningKind kind = WarningKind::kBenign;
  };

  Date as_of;
  std::vector<Citation> citations;
  std::vector<Actor> actors;
  std::vector<Software> software;
  std::vector<Technique> techniques;
  std::vector<std::pair<std::string, std::string>> tactics;  // id, name; their order is kept
  std::vector<std::pair<std::string, std::string>> renames;  // old id, new id
  std::vector<UseRecord> uses;                               // indices into this draft
  std::vector<SoftwareTechniqueRecord> software_techniques;
  std::vector<Country> countries;
  std::vector<std::string> sectors;
  std::vector<InfrastructureRecord> infrastructure;
  std::vector<WarningList> warning_lists;
  std::vector<WarningHostRecord> warning_hosts;
  std::vector<WarningRangeRecord> warning_ranges;
  std::vector<WarningRange4Record> warning_ranges4;
  std::vector<std::pair<std::string, std::int64_t>> parameters;
  std::string public_suffix_list;
  std::vector<std::pair<std::string, std::string>> models;  // name, bytes
};

// The draft of a finished pack: finish(draft_of(pack)) gives the pack's bytes again.
Draft draft_of(const Pack& pack);

// The bytes of a pack. Reports are derived from the uses here (docs/formats/pack.md). Two actors,
// software or techniques with one id are a mistake of the caller (assert).
std::string finish(Draft draft);

}  // namespace perpend::knowledge
