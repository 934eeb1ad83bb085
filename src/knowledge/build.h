// Makes a pack from the files of its sources. No clock, no locale, no order of files: the same
// sources give the same bytes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/date.h"
#include "core/error.h"
#include "knowledge/pack.h"
#include "model/incident.h"

namespace perpend::knowledge {

struct SourceFile {
  std::string name;   // for diagnostics
  std::string bytes;  // decompressed
};

struct Sources {
  SourceFile attack;                         // the ATT&CK bundle; needed
  std::vector<SourceFile> galaxies;          // MISP galaxy clusters
  std::vector<SourceFile> warning_lists;     // MISP warning lists
  std::optional<SourceFile> infrastructure;  // dated lists of indicators, JSON Lines
  std::string public_suffix_list;            // as libpsl compiles it (DAFSA)
  std::vector<SourceFile> added;             // a user's own STIX bundles
  // The day of the newest source. Default: the latest that the sources state of themselves.
  std::optional<Date> newest;
};

struct Built {
  std::string bytes;  // of the pack
  Diagnostics diagnostics;
  Counts counts;  // objects, values, lists and rows of all sources
};

// Errors: those of the readers in formats/, of the first source that cannot be read at all.
Result<Built> build(const Sources& sources);

// The sources in a folder: attack/*.json, galaxy/*.json, warninglists/*.json,
// infrastructure/*.jsonl, each also as .zst, lists also as .tar.zst; public_suffix_list.dat or
// .dafsa, else the system's. Of several ATT&CK bundles the one with the highest name (by number)
// counts. Errors: sources.missing (input), sources.unreadable (environment), sources.damaged
// (input), and those of formats::unpack.
Result<Sources> read_sources(const std::string& folder);

// A pack with a user's own actors from a STIX bundle in it as well: intrusion sets, threat actors,
// malware, tools, attack patterns and what they use, each with its citations. An object that bears
// the ATT&CK id, the STIX id or (alone) the name of one in the pack adds to that one.
Result<Built> add(const Pack& pack, const SourceFile& bundle);

// The same pack with these fitted parameters instead of its own. Names are unique (the last wins).
Result<std::string> with_parameters(
    const Pack& pack, std::span<const std::pair<std::string, std::int64_t>> parameters);

// The same pack with these models (name, bytes) instead of its own. Names are unique (the last
// wins).
Result<std::string> with_models(const Pack& pack,
                                std::span<const std::pair<std::string, std::string>> models);

}  // namespace perpend::knowledge
