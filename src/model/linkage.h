// Which incidents belong together: the answer as values. Computed in linkage/, shown in reporting/.
//
// A link is a statement about two incidents, of the first of the three levels that are never mixed:
// 'these belong together'. It names nobody. Words are those of Fellegi and Sunter (1969): a pair is
// compared in several ways, each comparison reaches a level, a level has the probability m of being
// reached by a pair that belongs together and u by one that does not, and log2(m/u) is its weight
// in bits. Missing on either side is no level and weighs nothing.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/error.h"
#include "core/paged.h"
#include "core/weight.h"
#include "model/marking.h"
#include "model/observation.h"

namespace perpend {

// P(level | the two belong together), in billionths.
class MProbability {
 public:
  static constexpr std::int64_t kOne = 1'000'000'000;
  constexpr MProbability() = default;
  constexpr explicit MProbability(std::int64_t billionths) : billionths_(billionths) {}
  constexpr std::int64_t billionths() const { return billionths_; }
  constexpr auto operator<=>(const MProbability&) const = default;

 private:
  std::int64_t billionths_ = 0;
};

// P(level | the two do not belong together), in billionths.
class UProbability {
 public:
  static constexpr std::int64_t kOne = 1'000'000'000;
  constexpr UProbability() = default;
  constexpr explicit UProbability(std::int64_t billionths) : billionths_(billionths) {}
  constexpr std::int64_t billionths() const { return billionths_; }
  constexpr auto operator<=>(const UProbability&) const = default;

 private:
  std::int64_t billionths_ = 0;
};

// log2 of m/u, or a sum of such, in microbits (10^-6 bit).
class MatchWeight {
 public:
  constexpr MatchWeight() = default;
  constexpr explicit MatchWeight(std::int64_t microbits) : microbits_(microbits) {}
  constexpr std::int64_t microbits() const { return microbits_; }
  constexpr double bits() const { return static_cast<double>(microbits_) / 1e6; }  // to show
  constexpr MatchWeight operator-() const { return MatchWeight(-microbits_); }
  constexpr MatchWeight& operator+=(MatchWeight other) {
    microbits_ += other.microbits_;
    return *this;
  }
  friend constexpr MatchWeight operator+(MatchWeight a, MatchWeight b) {
    return MatchWeight(a.microbits_ + b.microbits_);
  }
  constexpr auto operator<=>(const MatchWeight&) const = default;

 private:
  std::int64_t microbits_ = 0;
};

// What is compared. Each belongs to one of the five classes of evidence.
enum class Comparison : std::uint8_t {
  kMalware,
  kTools,
  kTechniques,
  kInfrastructure,
  kHashes,
  kVulnerabilities,
  kTargets,
  kLures,
  kArtefacts,  // traces of building and signing: paths, mutexes, certificates, registrants
  kHours,      // active hours, language
  kTime,       // distance in time
};
inline constexpr std::size_t kComparisons = 11;
std::string_view name_of(Comparison comparison);
std::optional<Comparison> comparison(std::string_view name);
EvidenceClass class_of(Comparison comparison);

// A value that both incidents show.
struct SharedValue {
  ObservationType type = ObservationType::kUnknown;
  std::string value;  // "c2.example", "S0275", "T1566.002"; for a part of one: "192.0.2.0/24"
  std::string name;   // of a software or technique that the pack knows, else empty
  std::uint64_t incidents = 0;  // of this collection that show it

  bool operator==(const SharedValue&) const = default;
};

// One row of a pair's waterfall.
struct LevelRow {
  Comparison comparison = Comparison::kMalware;
  std::string level;   // "shares a rare one"
  MatchWeight weight;  // with the share of rarity in it
  MatchWeight rarity;  // how much of `weight` is due to how rare the shared values are here
  std::vector<SharedValue> shared;
  std::string note;  // what was left out of the row because another row has it already, or empty

  bool operator==(const LevelRow&) const = default;
};

enum class LinkDecision : std::uint8_t { kNonLink, kPossibleLink, kLink };
std::string_view name_of(LinkDecision decision);  // "link", "possible_link", "non_link"

// What an analyst said of a pair; it decides over whatever the weights say.
enum class AnalystWord : std::uint8_t { kNone, kConfirmed, kRefused };

struct Link {
  std::string id;       // a hash of its two incidents' ids: the same tomorrow
  std::uint32_t a = 0;  // indices into LinkageResult::incidents, a < b
  std::uint32_t b = 0;
  MatchWeight prior;  // log2 odds that two incidents of this collection belong together
  std::vector<LevelRow> by_level;
  MatchWeight weight;       // the sum of the rows
  MatchWeight calibration;  // what past pairs of as many bits say is to be added or taken off
  Posterior probability;    // of belonging together, from prior and calibrated weight
  // A link joins two incidents of one cluster; a possible link is likely enough to be looked at.
  LinkDecision decision = LinkDecision::kNonLink;
  AnalystWord analyst = AnalystWord::kNone;

  bool operator==(const Link&) const = default;
};

// One value without which a cluster falls in two.
struct Bridge {
  SharedValue value;
  std::vector<std::uint32_t> one_side;  // indices into LinkageResult::incidents, sorted
  std::vector<std::uint32_t> other_side;

  bool operator==(const Bridge&) const = default;
};

struct Cluster {
  std::string id;                        // a hash of its incidents' ids
  std::vector<std::uint32_t> incidents;  // indices, sorted; one that belongs nowhere is alone
  std::vector<Bridge> bridges;
  Posterior cohesion;  // mean probability over its pairs; one for a cluster of one

  bool operator==(const Cluster&) const = default;
};

// Where a level's m and u come from.
enum class ParameterOrigin : std::uint8_t { kAssumed, kPack, kLearned, kConfirmed };
std::string_view name_of(
    ParameterOrigin origin);  // "assumed", "pack", "learned", "confirmed links"

struct ComparisonLevel {
  Comparison comparison = Comparison::kMalware;
  std::string level;
  MProbability m;
  UProbability u;
  MatchWeight weight;  // log2(m/u), capped at what the pairs behind it can support
  ParameterOrigin origin = ParameterOrigin::kPack;

  bool operator==(const ComparisonLevel&) const = default;
};

struct LinkageParameters {
  std::vector<ComparisonLevel> levels;  // by comparison, then from none to most
  Posterior prior;                      // share of all pairs that belong together, as estimated
  ParameterOrigin origin = ParameterOrigin::kPack;
  bool identifiable = false;  // were m and u told apart from this collection alone?
  std::string why;            // the reason, one sentence
  Posterior possible_at;      // probability from which a pair is a possible link
  MatchWeight join_at;        // groups join while log2 of their summed odds, less ...
  std::int32_t crowding = 0;  // ... this many thousandths of log2 of their pairs, reaches join_at
  std::optional<Date> fitted_as_of;

  bool operator==(const LinkageParameters&) const = default;
};

// How much the inverted index may have missed.
struct BlockingReport {
  std::uint64_t all_pairs = 0;
  std::uint64_t compared_pairs = 0;
  std::uint64_t values = 0;         // distinct values that more than one incident shows
  std::uint64_t capped_values = 0;  // too common to bring a pair together
  std::uint64_t cap = 0;            // incidents a value may have before it is too common
  std::uint64_t sampled_links = 0;  // likely links found among pairs drawn without blocking
  std::uint64_t sampled_found = 0;  // of these, blocking had found
  bool whole = false;               // every pair was looked at: nothing can be missed

  bool operator==(const BlockingReport&) const = default;
};

struct LinkedIncident {
  std::string id;  // made unique where the input used one id twice
  std::optional<Date> first_seen;
  std::optional<Date> last_seen;
  std::uint32_t observations = 0;
  Marking marking = Marking::kClear;

  bool operator==(const LinkedIncident&) const = default;
};

// As a vector of them, but that of millions only what is looked at is in memory.
class LinkedIncidents {
 public:
  LinkedIncidents() = default;
  explicit LinkedIncidents(const std::shared_ptr<Pages>& pages) : ids_(pages), facts_(pages) {}

  void push_back(const LinkedIncident& incident);
  std::size_t size() const { return ids_.size(); }
  bool empty() const { return ids_.empty(); }
  LinkedIncident operator[](std::size_t i) const;
  std::string_view id(std::size_t i) const { return ids_[i]; }  // valid until the next push_back
  Marking marking(std::size_t i) const { return facts_[i].marking; }

  class Iterator {
   public:
    Iterator(const LinkedIncidents& all, std::size_t i) : all_(&all), i_(i) {}
    LinkedIncident operator*() const { return (*all_)[i_]; }
    Iterator& operator++() {
      ++i_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const LinkedIncidents* all_;
    std::size_t i_;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

 private:
  static constexpr std::int32_t kNoDay = INT32_MIN;
  struct Facts {
    std::int32_t first_seen = kNoDay;
    std::int32_t last_seen = kNoDay;
    std::uint32_t observations = 0;
    Marking marking = Marking::kClear;
  };
  PagedTexts ids_;
  PagedVector<Facts> facts_;
};

struct LinkageResult {
  LinkedIncidents incidents;           // by id
  std::vector<Cluster> clusters;       // largest first, then by first incident
  std::vector<Link> links;             // links and possible links, by probability, then a, b
  std::uint64_t links_not_listed = 0;  // weaker ones beyond what is worth listing with reasons
  LinkageParameters parameters;
  BlockingReport blocking;
  Diagnostics diagnostics;
};

}  // namespace perpend
