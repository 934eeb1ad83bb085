#include "linkage/explain.h"

#include <algorithm>

#include "linkage/compare.h"

namespace perpend::linkage {
namespace {

// Of bags of weak values the rarest are shown; the rest is in the level.
constexpr std::size_t kMostShown = 12;

ObservationType type_of(Kind kind, std::string_view text) {
  switch (kind) {
    case Kind::kMalware:
    case Kind::kFamily:
      return ObservationType::kMalware;
    case Kind::kTool:
      return ObservationType::kTool;
    case Kind::kTechnique:
      return ObservationType::kAttackPattern;
    case Kind::kHost:
    case Kind::kRegistrable:
    case Kind::kStyle:
      return ObservationType::kDomainName;
    case Kind::kAddress:
      return text.find(':') == text.npos ? ObservationType::kIpv4Addr : ObservationType::kIpv6Addr;
    case Kind::kNetwork:
      return ObservationType::kIpv4Addr;
    case Kind::kPath:
      return ObservationType::kUrl;
    case Kind::kHash:
      return ObservationType::kFileHash;
    case Kind::kVulnerability:
      return ObservationType::kVulnerability;
    case Kind::kCountry:
      return ObservationType::kVictimCountry;
    case Kind::kSector:
      return ObservationType::kVictimSector;
    case Kind::kAim:
      return ObservationType::kObjective;
    case Kind::kLure:
    case Kind::kLureWord:
      return ObservationType::kLure;
    case Kind::kHours:
      return ObservationType::kActiveHours;
    case Kind::kLanguage:
      return ObservationType::kLanguage;
    case Kind::kArtefact:
      break;
  }
  return observation_type(text.substr(0, text.find(' '))).value_or(ObservationType::kUnknown);
}

// Of one comparison: what the level rests on comes first in kind, then the rarest. A text that
// counts twice, as a host and as a registered domain, or as a program and as its family, is one
// thing that both show, and is listed once: as the kind that says more.
std::vector<SharedValue> values_of(const Columns& columns, Comparison comparison,
                                   const std::vector<std::uint32_t>& shared,
                                   const std::vector<std::uint32_t>& implied,
                                   const knowledge::View& view) {
  std::vector<std::uint32_t> chosen;
  for (const std::uint32_t value : shared) {
    if (comparison_of(columns.kind_of(value)) != comparison) continue;
    if (std::binary_search(implied.begin(), implied.end(), value)) continue;
    chosen.push_back(value);
  }
  const bool bag = comparison == Comparison::kTechniques;
  std::stable_sort(chosen.begin(), chosen.end(), [&](std::uint32_t x, std::uint32_t y) {
    const auto kind_x = bag ? Kind{} : columns.kind_of(x);
    const auto kind_y = bag ? Kind{} : columns.kind_of(y);
    return std::pair(kind_x, -columns.rarity[x]) < std::pair(kind_y, -columns.rarity[y]);
  });
  std::vector<SharedValue> result;
  for (const std::uint32_t value : chosen) {
    if (result.size() == kMostShown) break;
    SharedValue shown = shown_value(columns, value, view);
    const bool listed = std::any_of(result.begin(), result.end(), [&](const SharedValue& one) {
      return one.type == shown.type && one.value == shown.value;
    });
    if (!listed) result.push_back(std::move(shown));
  }
  return result;
}

}  // namespace

SharedValue shown_value(const Columns& columns, std::uint32_t value, const knowledge::View& view) {
  SharedValue result;
  const Kind kind = columns.kind_of(value);
  result.incidents = columns.incidents[value];
  result.value =
      columns.text.empty() ? "value " + std::to_string(value) : std::string(columns.text[value]);
  result.type = type_of(kind, result.value);
  if (kind == Kind::kArtefact) result.value.erase(0, result.value.find(' ') + 1);
  const knowledge::Pack& pack = view.pack();
  if (kind == Kind::kMalware || kind == Kind::kTool) {
    const std::uint32_t known = pack.find_software(result.value);
    if (known != knowledge::kNone) result.name = pack.text(pack.software()[known].name);
  } else if (kind == Kind::kTechnique) {
    const std::uint32_t known = pack.find_technique(result.value);
    if (known != knowledge::kNone) result.name = pack.text(pack.techniques()[known].name);
  }
  return result;
}

Link explain_pair(const Columns& columns, const Weigher& weigher, std::uint32_t a, std::uint32_t b,
                  const knowledge::View& view) {
  Link link;
  link.a = a;
  link.b = b;
  link.prior = MatchWeight(weigher.start());
  const Levels levels = compare(columns, a, b);
  const RowWeights rows = weigher.rows(levels);
  const RowWeights rarity = weigher.rarity(levels);
  const auto shared = shared_values(columns, a, b);
  const auto implied = implied_by_shared(columns, shared);
  for (std::size_t c = 0; c < kComparisons; ++c) {
    if (levels.level[c] == kMissing) continue;
    LevelRow row;
    row.comparison = static_cast<Comparison>(c);
    row.level = level_name(row.comparison, levels.level[c]);
    row.weight = MatchWeight(rows[c]);
    row.rarity = MatchWeight(rows[c] == 0 ? 0 : rarity[c]);
    row.shared = values_of(columns, row.comparison, shared, implied, view);
    if (row.comparison == Comparison::kTechniques && !implied.empty()) {
      row.note = std::to_string(implied.size()) +
                 " shared techniques are left out: shared software carries them out";
    } else if (rows[c] == 0 && levels.level[c] > 0) {
      row.note = "the same fact as a stronger row";
    }
    link.weight += row.weight;
    link.by_level.push_back(std::move(row));
  }
  const std::int64_t log_odds = weigher.log_odds(levels);
  link.calibration = MatchWeight(log_odds - weigher.start() - link.weight.microbits());
  link.probability = Posterior(probability_of(log_odds));
  return link;
}

}  // namespace perpend::linkage
