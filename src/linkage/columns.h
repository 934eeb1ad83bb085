// A collection of incidents as columns of small numbers: every value that counts is interned once,
// an incident is a sorted run of value numbers, and two incidents are compared by walking two runs.
//
// What a value is decides where it counts (Kind); how many incidents show it decides how much
// (rarity). Names of actors, testimony, the text of ids and of sources never get in here: they are
// not read. Constant once made; safe for any number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/paged.h"
#include "model/linkage.h"

namespace perpend::linkage {

// In this order the values of an incident lie.
enum class Kind : std::uint8_t {
  kMalware,
  kFamily,  // of malware: a name that several programs go by, or a name without its version
  kTool,
  kTechnique,  // ATT&CK id; a sub-technique brings its parent too
  kHost,       // domain name
  kAddress,    // IPv4 or IPv6
  kRegistrable,
  kNetwork,  // /24
  kPath,     // of a URL
  kStyle,    // pieces of how hosts are named
  kHash,
  kVulnerability,
  kCountry,
  kSector,
  kAim,  // objective, kind of data
  kLure,
  kLureWord,
  kArtefact,
  kHours,
  kLanguage,
};
inline constexpr std::size_t kKinds = 20;

constexpr Comparison comparison_of(Kind kind) {
  switch (kind) {
    case Kind::kMalware:
    case Kind::kFamily:
      return Comparison::kMalware;
    case Kind::kTool:
      return Comparison::kTools;
    case Kind::kTechnique:
      return Comparison::kTechniques;
    case Kind::kHost:
    case Kind::kAddress:
    case Kind::kRegistrable:
    case Kind::kNetwork:
    case Kind::kPath:
    case Kind::kStyle:
      return Comparison::kInfrastructure;
    case Kind::kHash:
      return Comparison::kHashes;
    case Kind::kVulnerability:
      return Comparison::kVulnerabilities;
    case Kind::kCountry:
    case Kind::kSector:
    case Kind::kAim:
      return Comparison::kTargets;
    case Kind::kLure:
    case Kind::kLureWord:
      return Comparison::kLures;
    case Kind::kArtefact:
      return Comparison::kArtefacts;
    case Kind::kHours:
    case Kind::kLanguage:
      break;
  }
  return Comparison::kHours;
}

inline constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

struct Columns {
  Columns() = default;
  // With Pages (core/paged.h) behind all that grows with the collection.
  explicit Columns(const std::shared_ptr<Pages>& pages)
      : first(pages),
        values(pages),
        from(pages),
        to(pages),
        present(pages),
        technique_norm(pages),
        style_norm(pages),
        incidents(pages),
        rarity(pages),
        text(pages) {}

  PagedVector<std::uint64_t> first;    // incident i has values[first[i]] to values[first[i + 1]]
  PagedVector<std::uint32_t> values;   // sorted within an incident
  PagedVector<std::int32_t> from;      // first day, kNoDay where none is known
  PagedVector<std::int32_t> to;        // last day
  PagedVector<std::uint16_t> present;  // bit c: there is something for comparison c
  PagedVector<std::uint32_t> technique_norm;  // length of the weighted vector
  PagedVector<std::uint32_t> style_norm;

  // Of values, by number. Numbers are in order of kind, then text.
  std::array<std::uint32_t, kKinds + 1> kind_first{};  // kind k has numbers [kind_first[k], …)
  PagedVector<std::uint32_t> incidents;                // how many show it
  PagedVector<std::int32_t> rarity;                    // log2 of 1/share, in millibits
  PagedTexts text;  // to show; empty in a collection made by the generator

  // Techniques that a malware or tool carries out, as pairs of value numbers, sorted: one fact is
  // not counted twice.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> implied;

  std::size_t size() const { return first.empty() ? 0 : first.size() - 1; }
  std::span<const std::uint32_t> of(std::uint32_t incident) const {
    return {values.data() + first[incident], first[incident + 1] - first[incident]};
  }
  Kind kind_of(std::uint32_t value) const;
};

// Collects values, then makes the columns.
struct Token {
  Kind kind;
  std::string text;
  auto operator<=>(const Token&) const = default;
};

// How often a value is seen in published reporting at large: added to the collection's own counts,
// so that what is common in the world is not taken for rare in a small collection.
struct Background {
  std::uint32_t reports = 0;
  std::vector<std::pair<Token, std::uint32_t>> counts;  // sorted by token
};

struct Row {
  std::vector<Token> tokens;  // any order, repeats allowed
  std::int32_t from = kNoDay;
  std::int32_t to = kNoDay;
};

// Presence, rarity and norms from what is already in place (values, incidents, kind_first).
// `background_counts` of the first values, by number; of those beyond it nothing is known.
void finish(Columns& columns, const std::vector<std::uint32_t>& background_counts,
            std::uint32_t background_reports);

}  // namespace perpend::linkage
