// Levels, not sums: within a comparison only the strongest thing in common counts. A shared host is
// also a shared registered domain and a shared way of naming; counting all three would count one
// fact three times. Across comparisons two facts still depend on each other: software carries out
// techniques. So the techniques of software that both incidents show are taken out of both before
// their techniques are compared, and a shared file that is a shared program counts once (model.h).
//
// Techniques and naming styles are bags of many weak values. They are compared by the cosine of
// their vectors weighted by rarity (Salton and McGill 1983), cut into levels, so that m and u can
// be learned for each. Counter-example: the number of shared techniques would call two long reports
// alike for being long.
//
// All in integers: the root is an integer root, the cosine a whole number of thousandths.
// Tested in compare_test.cc.
#include "linkage/compare.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace perpend::linkage {
namespace {

using Names = std::array<std::string_view, kMostLevels>;

constexpr std::array<Names, kComparisons> kLevelNames = {{
    {"shares none", "same family", "shares a common one", "shares a rare one",
     "shares several rare ones"},
    {"shares none", "shares a common one", "shares a rare one"},
    {"overlap below .05", "overlap .05 to .10", "overlap .10 to .15", "overlap .15 to .20",
     "overlap .20 to .27", "overlap .27 to .35", "overlap .35 to .50", "overlap .50 or more"},
    {"nothing alike", "names a little alike", "names alike", "same path", "same /24",
     "same registered domain", "same host or address, long apart", "same host or address",
     "several hosts or addresses"},
    {"shares none", "shares one", "shares several"},
    {"shares none", "shares one, used late", "shares one, used early"},
    {"nothing in common", "same sector or aim", "same country", "country and sector",
     "a rare country"},
    {"unlike", "words in common", "the same"},
    {"shares none", "shares one", "shares several"},
    {"different", "the same"},
    {"over five years apart", "two to five years apart", "one to two years apart",
     "half a year to a year apart", "one to six months apart", "within a month"},
}};

// Rare: shown by one in 64 or fewer. For a program that is about the point where, in published
// reporting, fewer than three actors are seen with it.
constexpr std::int32_t kRare = 6000;
constexpr std::int32_t kRareCountry = 4000;
constexpr std::array<std::int64_t, 7> kTechniqueCuts = {50, 100, 150, 200, 270, 350, 500};
constexpr std::int64_t kNamesALittleAlike = 60;
constexpr std::int64_t kNamesAlike = 150;
constexpr std::int64_t kWordsAlike = 2;
// An address is handed on within months, a name after its registration lapses.
constexpr std::int32_t kLongApartDays = 730;
constexpr std::int32_t kDaysOfAYear = 365;

struct Tally {  // of one kind
  std::uint32_t count = 0;
  std::uint32_t rare = 0;
  std::int32_t rarest = 0;
};

struct Walk {
  std::array<Tally, kKinds> tally{};
  std::int64_t technique_dot = 0;
  std::int64_t style_dot = 0;
  bool software = false;

  const Tally& of(Kind kind) const { return tally[static_cast<std::size_t>(kind)]; }
};

void meet(const Columns& columns, std::uint32_t value, std::size_t kind, Walk& walk) {
  const std::int32_t rarity = columns.rarity[value];
  Tally& tally = walk.tally[kind];
  ++tally.count;
  tally.rare += rarity >= kRare ? 1 : 0;
  tally.rarest = std::max(tally.rarest, rarity);
  const std::int64_t square = static_cast<std::int64_t>(rarity) * rarity;
  switch (static_cast<Kind>(kind)) {
    case Kind::kTechnique:
      walk.technique_dot += square;
      break;
    case Kind::kStyle:
      walk.style_dot += square;
      break;
    case Kind::kMalware:
    case Kind::kTool:
      walk.software = true;
      break;
    default:
      break;
  }
}

Walk walk(const Columns& columns, std::span<const std::uint32_t> shared) {
  Walk result;
  std::size_t kind = 0;
  for (const std::uint32_t value : shared) {
    while (value >= columns.kind_first[kind + 1]) ++kind;
    meet(columns, value, kind, result);
  }
  return result;
}

// The square of the root that finish() took, less what is left out.
std::int64_t length_without(const Columns& columns, std::uint32_t incident,
                            const std::vector<std::uint32_t>& left_out) {
  std::int64_t squares = 0;
  for (const std::uint32_t value : columns.of(incident)) {
    if (value < columns.kind_first[static_cast<std::size_t>(Kind::kTechnique)]) continue;
    if (value >= columns.kind_first[static_cast<std::size_t>(Kind::kTechnique) + 1]) break;
    if (std::binary_search(left_out.begin(), left_out.end(), value)) continue;
    squares += static_cast<std::int64_t>(columns.rarity[value]) * columns.rarity[value];
  }
  return squares;
}

std::int64_t integer_root(std::int64_t x) {
  if (x <= 0) return 0;
  std::int64_t root = x;
  std::int64_t next = (root + 1) / 2;
  while (next < root) {
    root = next;
    next = (root + x / root) / 2;
  }
  return root;
}

std::int64_t thousandths(std::int64_t dot, std::int64_t length_a, std::int64_t length_b) {
  const std::int64_t lengths = length_a * length_b;
  return lengths == 0 || dot == 0 ? 0 : dot * 1000 / lengths;
}

std::int64_t technique_cosine(const Columns& columns, std::uint32_t a, std::uint32_t b,
                              std::span<const std::uint32_t> shared, const Walk& walked,
                              bool& anything) {
  anything = columns.technique_norm[a] != 0 && columns.technique_norm[b] != 0;
  if (!walked.software || columns.implied.empty()) {
    return thousandths(walked.technique_dot, columns.technique_norm[a], columns.technique_norm[b]);
  }
  const auto left_out = implied_by_shared(columns, shared);
  if (left_out.empty()) {
    return thousandths(walked.technique_dot, columns.technique_norm[a], columns.technique_norm[b]);
  }
  std::int64_t dot = walked.technique_dot;
  for (const std::uint32_t value : left_out) {
    dot -= static_cast<std::int64_t>(columns.rarity[value]) * columns.rarity[value];
  }
  const std::int64_t length_a = integer_root(length_without(columns, a, left_out));
  const std::int64_t length_b = integer_root(length_without(columns, b, left_out));
  anything = length_a != 0 && length_b != 0;  // else it was all one fact
  return thousandths(dot, length_a, length_b);
}

std::int32_t days_apart(const Columns& columns, std::uint32_t a, std::uint32_t b) {
  if (columns.from[a] == kNoDay || columns.from[b] == kNoDay) return 0;
  return std::max({columns.from[a] - columns.to[b], columns.from[b] - columns.to[a], 0});
}

std::uint8_t time_level(std::int32_t days) {
  constexpr std::array<std::int32_t, 5> kCuts = {5 * kDaysOfAYear, 2 * kDaysOfAYear, kDaysOfAYear,
                                                 182, 30};
  std::uint8_t level = 0;
  for (const std::int32_t cut : kCuts)
    level = static_cast<std::uint8_t>(level + (days <= cut ? 1 : 0));
  return level;
}

struct Found {
  std::uint8_t level = 0;
  std::int32_t rarity = 0;
};

Found malware(const Walk& w) {
  const Tally& exact = w.of(Kind::kMalware);
  const Tally& family = w.of(Kind::kFamily);
  if (exact.rare > 1) return {4, exact.rarest};
  if (exact.rare == 1) return {3, exact.rarest};
  if (exact.count > 0) return {2, exact.rarest};
  if (family.count > 0) return {1, family.rarest};
  return {};
}

Found tools(const Walk& w) {
  const Tally& tool = w.of(Kind::kTool);
  if (tool.rare > 0) return {2, tool.rarest};
  return {static_cast<std::uint8_t>(tool.count > 0 ? 1 : 0), tool.rarest};
}

Found infrastructure(const Columns& columns, std::uint32_t a, std::uint32_t b, const Walk& w) {
  const Tally& host = w.of(Kind::kHost);
  const Tally& address = w.of(Kind::kAddress);
  const std::uint32_t exact = host.count + address.count;
  const std::int32_t rarest = std::max(host.rarest, address.rarest);
  if (exact > 1) return {8, rarest};
  if (exact == 1) {
    const bool long_apart = days_apart(columns, a, b) > kLongApartDays;
    return {static_cast<std::uint8_t>(long_apart ? 6 : 7), rarest};
  }
  if (w.of(Kind::kRegistrable).count > 0) return {5, w.of(Kind::kRegistrable).rarest};
  if (w.of(Kind::kNetwork).count > 0) return {4, w.of(Kind::kNetwork).rarest};
  if (w.of(Kind::kPath).count > 0) return {3, w.of(Kind::kPath).rarest};
  const std::int64_t style = thousandths(w.style_dot, columns.style_norm[a], columns.style_norm[b]);
  if (style >= kNamesAlike) return {2, 0};
  return {static_cast<std::uint8_t>(style >= kNamesALittleAlike ? 1 : 0), 0};
}

Found several(const Tally& tally) {
  return {static_cast<std::uint8_t>(std::min<std::uint32_t>(tally.count, 2)), tally.rarest};
}

// Used in or before the year in which it got its number: few had it then.
bool early(const Columns& columns, std::uint32_t incident, std::int32_t first_day_after) {
  return columns.from[incident] != kNoDay && columns.from[incident] < first_day_after;
}

Found vulnerabilities(const Columns& columns, std::uint32_t a, std::uint32_t b,
                      std::span<const std::uint32_t> shared, const Walk& w) {
  const Tally& tally = w.of(Kind::kVulnerability);
  if (tally.count == 0) return {};
  std::uint8_t level = 1;
  for (const std::uint32_t value : shared) {
    if (columns.kind_of(value) != Kind::kVulnerability || columns.text.empty()) continue;
    const std::string_view cve = columns.text[value];  // CVE-2023-28461
    int year = 0;
    if (cve.size() > 8) std::from_chars(cve.data() + 4, cve.data() + 8, year);
    const auto after = Date::from_ymd(year + 1, 1, 1);
    if (after && early(columns, a, after->days()) && early(columns, b, after->days())) level = 2;
  }
  return {level, tally.rarest};
}

Found targets(const Walk& w) {
  const Tally& country = w.of(Kind::kCountry);
  const bool sector = w.of(Kind::kSector).count > 0 || w.of(Kind::kAim).count > 0;
  if (country.rarest >= kRareCountry) return {4, country.rarest};
  if (country.count > 0) return {static_cast<std::uint8_t>(sector ? 3 : 2), country.rarest};
  return {static_cast<std::uint8_t>(sector ? 1 : 0), w.of(Kind::kSector).rarest};
}

Found lures(const Walk& w) {
  if (w.of(Kind::kLure).count > 0) return {2, w.of(Kind::kLure).rarest};
  const bool words = w.of(Kind::kLureWord).count >= kWordsAlike;
  return {static_cast<std::uint8_t>(words ? 1 : 0), w.of(Kind::kLureWord).rarest};
}

Found hours(const Walk& w) {
  const bool same = w.of(Kind::kHours).count > 0 || w.of(Kind::kLanguage).count > 0;
  return {static_cast<std::uint8_t>(same ? 1 : 0),
          std::max(w.of(Kind::kHours).rarest, w.of(Kind::kLanguage).rarest)};
}

}  // namespace

std::size_t level_count(Comparison comparison) {
  const Names& names = kLevelNames[static_cast<std::size_t>(comparison)];
  std::size_t count = 0;
  while (count < names.size() && !names[count].empty()) ++count;
  return count;
}

std::string_view level_name(Comparison comparison, std::uint8_t level) {
  return level == kMissing ? "not compared"
                           : kLevelNames[static_cast<std::size_t>(comparison)][level];
}

namespace {

Levels levels_of(const Columns& columns, std::uint32_t a, std::uint32_t b,
                 std::span<const std::uint32_t> shared) {
  Levels result;
  result.level.fill(kMissing);
  const unsigned both = columns.present[a] & columns.present[b];
  const Walk w = walk(columns, shared);
  const auto put = [&](Comparison comparison, Found found) {
    const auto c = static_cast<std::size_t>(comparison);
    if ((both >> c & 1U) == 0) return;
    result.level[c] = found.level;
    // A share below one in 2^63 there is not: 16 bits hold it.
    result.rarity[c] = static_cast<std::uint16_t>(found.level == 0 ? 0 : found.rarity);
  };
  put(Comparison::kMalware, malware(w));
  put(Comparison::kTools, tools(w));
  if ((both >> static_cast<unsigned>(Comparison::kTechniques) & 1U) != 0) {
    bool anything = true;
    const std::int64_t cosine = technique_cosine(columns, a, b, shared, w, anything);
    std::uint8_t level = 0;
    while (level < kTechniqueCuts.size() && cosine >= kTechniqueCuts[level]) ++level;
    if (anything) put(Comparison::kTechniques, {level, 0});
  }
  put(Comparison::kInfrastructure, infrastructure(columns, a, b, w));
  put(Comparison::kHashes, several(w.of(Kind::kHash)));
  put(Comparison::kVulnerabilities, vulnerabilities(columns, a, b, shared, w));
  put(Comparison::kTargets, targets(w));
  put(Comparison::kLures, lures(w));
  put(Comparison::kArtefacts, several(w.of(Kind::kArtefact)));
  put(Comparison::kHours, hours(w));
  put(Comparison::kTime, {time_level(days_apart(columns, a, b)), 0});
  return result;
}

}  // namespace

Levels compare(const Columns& columns, std::uint32_t a, std::uint32_t b) {
  return levels_of(columns, a, b, shared_values(columns, a, b));
}

void Comparer::begin(std::uint32_t one) {
  if (one == one_) return;
  one_ = one;
  finder_.prepare(columns_.of(one));
}

Levels Comparer::with(std::uint32_t other) {
  return levels_of(columns_, one_, other, finder_.in(columns_.of(other)));
}

std::vector<std::uint32_t> shared_values(const Columns& columns, std::uint32_t a, std::uint32_t b) {
  std::vector<std::uint32_t> shared;
  const auto x = columns.of(a);
  const auto y = columns.of(b);
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(shared));
  return shared;
}

std::vector<std::uint32_t> implied_by_shared(const Columns& columns,
                                             std::span<const std::uint32_t> shared) {
  std::vector<std::uint32_t> implied;
  for (const std::uint32_t value : shared) {
    if (value >= columns.kind_first[static_cast<std::size_t>(Kind::kTechnique)]) break;
    auto fact = std::lower_bound(columns.implied.begin(), columns.implied.end(),
                                 std::pair<std::uint32_t, std::uint32_t>(value, 0));
    for (; fact != columns.implied.end() && fact->first == value; ++fact) {
      if (std::binary_search(shared.begin(), shared.end(), fact->second)) {
        implied.push_back(fact->second);
      }
    }
  }
  std::sort(implied.begin(), implied.end());
  implied.erase(std::unique(implied.begin(), implied.end()), implied.end());
  return implied;
}

}  // namespace perpend::linkage
