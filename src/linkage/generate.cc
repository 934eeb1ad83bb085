// A cluster is a number; what it likes is a hash of it. Two incidents of one cluster share a value
// because both drew from the same small pool, two of different clusters because both drew from what
// everybody uses. Neighbouring clusters borrow from each other now and then, so that there is
// something to get wrong. Tested in generate_test.cc.
#include "linkage/generate.h"

#include <algorithm>
#include <array>

namespace perpend::linkage {
namespace {

// Steele, Lea and Flood's SplitMix64 finaliser.
constexpr std::uint64_t mix(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15ULL;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() { return mix(state_++); }
  std::uint64_t below(std::uint64_t n) { return (next() >> 32) * n >> 32; }
  bool one_in(std::uint64_t n) { return below(n) == 0; }
  // Small numbers often: about 1/(k+3).
  std::uint64_t common(std::uint64_t n) {
    const std::uint64_t x = below(1 << 20);
    return std::min(n - 1, (n * 3 * x) / ((n + 3) * (std::uint64_t{1} << 20) - n * x));
  }

 private:
  std::uint64_t state_;
};

constexpr std::uint64_t kTogether = 600;
constexpr std::uint64_t kTechniques = 640;
constexpr std::uint64_t kCommonTools = 90;
constexpr std::uint64_t kCountries = 120;
constexpr std::uint64_t kSectors = 25;
constexpr std::uint64_t kFirstDay = 14'600;  // 2009-12-22
constexpr std::uint64_t kDays = 5'800;

}  // namespace

GeneratedIncident Generator::operator()(std::uint64_t i) const {
  GeneratedIncident result;
  result.number = i;
  Draw draw(mix(seed_) ^ mix(i * 2 + 1));
  // Six hundred incidents of fifty clusters at a time, of every size: the smaller its number, the
  // larger a cluster is. More incidents are more clusters, not larger ones.
  const std::uint64_t all = clusters();
  const std::uint64_t x = draw.below(std::uint64_t{1} << 31);
  result.cluster = i / kTogether * (kTogether / kMeanCluster) +
                   ((x * x >> 31) * (kTogether / kMeanCluster) >> 31);
  const std::uint64_t cluster = result.cluster;
  Draw habits(mix(seed_ + 1) ^ mix(cluster * 2));
  const std::uint64_t taste = habits.next();
  const std::uint64_t start = habits.below(kDays - 1500);
  result.day = static_cast<std::int32_t>(kFirstDay + start + draw.below(1500));
  const auto add = [&](Kind kind, std::uint64_t number) {
    result.values.push_back({kind, number});
  };

  const std::uint64_t techniques = 6 + draw.below(7);
  for (std::uint64_t k = 0; k < techniques; ++k) {
    const bool habit = draw.one_in(2);
    add(Kind::kTechnique,
        habit ? mix(taste + draw.below(14)) % kTechniques : draw.common(kTechniques));
  }
  // Of its own programs it has three or four; now and then one is a neighbour's.
  const std::uint64_t lender = draw.one_in(40) ? (cluster + 1) % all : cluster;
  add(Kind::kMalware, lender * 4 + draw.below(4));
  if (draw.one_in(3)) add(Kind::kMalware, cluster * 4 + draw.below(4));
  add(Kind::kTool, draw.common(kCommonTools));
  // A host seldom comes back: most are new, one in four is of the cluster's pool.
  for (int k = 0; k < 3; ++k) {
    const bool again = draw.one_in(4);
    const std::uint64_t host = again ? cluster * 32 + draw.below(8) : (i * 4 + k) | 1ULL << 40;
    add(Kind::kHost, host);
    add(Kind::kRegistrable, again ? cluster * 32 + draw.below(4) : host);
  }
  if (draw.one_in(3))
    add(Kind::kHash, draw.one_in(6) ? cluster * 8 + draw.below(3) : i | 1ULL << 40);
  add(Kind::kCountry, draw.one_in(2) ? taste % kCountries : draw.common(kCountries));
  add(Kind::kSector, draw.one_in(2) ? (taste >> 20) % kSectors : draw.common(kSectors));
  const auto key = [](const GeneratedValue& v) { return std::pair(v.kind, v.number); };
  std::sort(result.values.begin(), result.values.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  result.values.erase(std::unique(result.values.begin(), result.values.end(),
                                  [&](const auto& a, const auto& b) { return key(a) == key(b); }),
                      result.values.end());
  return result;
}

Incident incident_of(const GeneratedIncident& generated) {
  Incident incident;
  incident.id = "g" + std::to_string(generated.number);
  incident.first_seen = Date::from_days(generated.day);
  for (const GeneratedValue& value : generated.values) {
    Observation observation;
    const std::string number = std::to_string(value.number);
    switch (value.kind) {
      case Kind::kTechnique:
        observation.type = ObservationType::kAttackPattern;
        observation.id = "T" + std::to_string(8000 + value.number);
        break;
      case Kind::kMalware:
        observation.type = ObservationType::kMalware;
        observation.value = "program " + number;
        break;
      case Kind::kTool:
        observation.type = ObservationType::kTool;
        observation.value = "tool " + number;
        break;
      case Kind::kHost:
        observation.type = ObservationType::kDomainName;
        observation.value = "h";
        observation.value.append(number).append(".d").append(number).append(".example");
        break;
      case Kind::kHash: {
        observation.type = ObservationType::kFileHash;
        const std::string digits =
            number + std::string(32 - std::min<std::size_t>(number.size(), 32), '0');
        observation.value = digits.substr(0, 32);
        break;
      }
      case Kind::kCountry:
        observation.type = ObservationType::kVictimCountry;
        observation.value = {static_cast<char>('A' + value.number / 26),
                             static_cast<char>('A' + value.number % 26)};
        break;
      case Kind::kSector:
        observation.type = ObservationType::kVictimSector;
        observation.value = "sector " + number;
        break;
      default:
        continue;  // a registered domain comes with its host
    }
    incident.observations.push_back(std::move(observation));
  }
  return incident;
}

Columns columns_of(const Generator& generator, std::uint64_t count) {
  // Numbers of a kind are spread out; sorting all (kind, number) pairs gives dense ones. Eight
  // bytes a value, gone before the columns are used.
  const auto packed = [](const GeneratedValue& value) {
    return static_cast<std::uint64_t>(value.kind) << 56 | value.number;
  };
  Columns columns;
  columns.first.reserve(count + 1);
  columns.first.push_back(0);
  std::vector<std::uint64_t> all;
  for (std::uint64_t i = 0; i < count; ++i) {
    const GeneratedIncident one = generator(i);
    for (const GeneratedValue& value : one.values) all.push_back(packed(value));
    columns.first.push_back(all.size());
    columns.from.push_back(one.day);
  }
  columns.to = columns.from;
  std::vector<std::uint64_t> distinct = all;
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  columns.values.reserve(all.size());
  columns.incidents.assign(distinct.size(), 0);
  for (const std::uint64_t value : all) {
    const auto number = static_cast<std::uint32_t>(
        std::lower_bound(distinct.begin(), distinct.end(), value) - distinct.begin());
    columns.values.push_back(number);
    ++columns.incidents[number];
  }
  for (std::size_t kind = 0; kind <= kKinds; ++kind) {
    columns.kind_first[kind] = static_cast<std::uint32_t>(
        std::lower_bound(distinct.begin(), distinct.end(), static_cast<std::uint64_t>(kind) << 56) -
        distinct.begin());
  }
  finish(columns, {}, 0);
  return columns;
}

}  // namespace perpend::linkage
