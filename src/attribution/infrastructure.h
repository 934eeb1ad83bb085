// Rows of infrastructure: what of the case stands in, or looks like, an actor's published lists.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "attribution/list_index.h"
#include "knowledge/pack.h"
#include "knowledge/public_suffix.h"
#include "model/assessment.h"
#include "model/observation.h"

namespace perpend::attribution {

// The fitted numbers, in thousandths; those of levels come twice: a match at all, and a fresh one.
enum class Trace : std::uint8_t {
  kLists,    // prior: exponent of the number of an actor's lists
  kRecency,  // prior: exponent of the years since the latest, plus one, negated
  kActive,   // prior: bans for a list within the last half year
  kMatch,    // first of kMatchLevels: bans for a match
  kFresh =
      kMatch + kMatchLevels,  // first of kMatchLevels: bans for one listed yesterday, by it alone
  kNames = kFresh + kMatchLevels,  // weight of the likeness of names, by their n-grams' ratios
  kNamesBest,                      // of the likest name alone
  kNamesCosine,                    // bans for complete likeness of all names together
  kUnmatched,  // the unlisted actor's: weight of indicators that stand in no list
  kMass,       // the unlisted actor's: how far its mass grows with that of the listed actors
  kUnlisted,   // the unlisted actor's: log10 of its mass beside that
};
inline constexpr int kTraces = 3 + 2 * kMatchLevels + 6;
static_assert(static_cast<int>(Trace::kUnlisted) + 1 == kTraces);
using TraceWeights = std::array<std::int64_t, kTraces>;
std::string trace_name(
    std::size_t trace);  // "infrastructure.domain", "infrastructure.domain.fresh"
// Half of what docs/method.md measured for the four exact levels.
TraceWeights unfitted_trace_weights();
// The pack's; where it has none, those.
TraceWeights trace_weights_of(const knowledge::Pack& pack);

// How much of kUnmatched is left where methods or tooling speak too, in thousandths; all without a
// fit (training/together.h).
inline constexpr std::string_view kTogetherFresh = "together.fresh";
std::int64_t together_fresh(const knowledge::Pack& pack);

// One thing that can be looked up. Trust in thousandths.
struct ListKey {
  MatchLevel level = MatchLevel::kDomain;
  std::uint64_t hash = 0;
  std::int32_t trust = 1000;
  std::uint32_t indicator = 0;  // whose key it is: a number of the caller's
};
struct CaseKeys {
  std::vector<ListKey> keys;
  std::vector<std::vector<std::uint16_t>> names;  // grams, one each of the case's hosts
  std::int64_t indicators = 0;                    // hosts, addresses, hashes
};

// What a case of indicators alone holds of an actor before any of them is looked at, by its lists
// before the day; what Trace::kLists, kRecency and kActive multiply. Microbans.
struct ListTerms {
  std::int64_t lists = 0;
  std::int64_t recency = 0;
  std::int64_t active = 0;
};
ListTerms list_terms(const ListedActor& actor, Date day);
// What Trace::kMass multiplies: log10 of the sum over them of the root of lists by years.
std::int64_t listed_mass(std::span<const ListedActor> actors, Date day);

// Which key speaks for an actor at a level, so that a row can be made of it.
struct Spoken {
  std::uint32_t actor = 0;  // index into Pack::actors()
  MatchLevel level = MatchLevel::kDomain;
  std::size_t match = 0;  // index of the key that counts as the match
  std::size_t fresh = 0;  // and of the freshest
  std::int32_t match_microbans = 0;
  std::int32_t fresh_microbans = 0;
};
// What a key says of a holder, in microbans: that it matches, and how freshly; the latter from the
// holder's own freshness, shared by so many.
std::int64_t match_microbans(std::int32_t trust);
std::int64_t freshness_of(const Holder& holder, Date before);
std::int64_t fresh_microbans_of(std::int64_t freshness, std::int32_t trust, std::int64_t holders);
// Does a match at this level count as kAny too?
bool counts_as_any(MatchLevel level);
// At each level an actor's best match counts, once: indicators of one operation travel together.
std::vector<Spoken> spoken(const ListIndex& index, std::span<const ListKey> keys, Date before);

// Likeness of the case's names with an actor's: three readings, in microbans, by actor.
struct NameLikeness {
  std::vector<std::int32_t> ratios;  // mean log ratio of the grams of a name, summed, by root of n
  std::vector<std::int32_t> best;
  std::vector<std::int32_t> cosine;
};
// A case's names, each looked up once; asked for any choice of them. Constant once made.
class Naming {
 public:
  Naming(const ListIndex& index, const NamingView& view,
         std::vector<std::vector<std::uint16_t>> names);
  NameLikeness likeness(std::span<const std::size_t> chosen) const;  // places in `names`
  std::size_t size() const { return names_.size(); }

 private:
  struct Share {  // of one gram: an actor that shows it, in how many names
    std::uint32_t actor = 0;
    std::int64_t count = 0;
    std::int64_t gain = 0;  // of log ratio, over not showing it; microbans
  };
  struct Gram {
    std::int64_t rarity = 0;
    std::vector<Share> shares;
  };
  void look_up(const ListIndex& index, const NamingView& view, std::uint16_t gram);

  std::vector<std::vector<std::uint16_t>> names_;
  std::map<std::uint16_t, Gram> grams_;
  std::vector<std::vector<std::int32_t>> means_;  // by name, by actor
  std::vector<std::int64_t> absent_;              // by actor
  std::vector<std::int64_t> norms_;               // by actor
  std::vector<std::uint32_t> counts_;             // by actor; zero between look-ups
};

// An indicator of the case as it can be looked up.
struct Match {
  std::vector<ListKey> keys;
  std::vector<std::uint16_t> grams;
  std::size_t holders = 0;  // actors whose lists hold it, at the closest level that any does
  std::optional<MatchLevel> level;  // that level
  std::string note;                 // what a warning list says of it
  bool weightless = false;          // because of that
  bool halved = false;              // because of that
  bool listed() const { return holders > 0; }
};
// `allow_reserved`: documentation addresses count (fixtures).
Match match(const ListIndex& index, const knowledge::PublicSuffixes& suffixes, Date before,
            const Observation& observation, bool allow_reserved);

}  // namespace perpend::attribution
