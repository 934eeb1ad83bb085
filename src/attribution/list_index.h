// The published lists of indicators, looked up by likeness: who listed this host, this domain, this
// network, names like these, before a day.
//
// Made once from a pack (some tens of milliseconds for 80,000 hosts); constant, safe for any number
// of threads. The pack must outlive it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "attribution/shape.h"
#include "core/date.h"
#include "knowledge/pack.h"

namespace perpend::attribution {

// In what an indicator of the case can match one of a list.
enum class MatchLevel : std::uint8_t {
  kHash,
  kDomain,
  kIpv4,
  kRegistrable,
  kNet24,
  kNet16,
  kZone,  // of a dynamic-DNS service
  kUrl,
  kAny  // at least one of the others, but a /16 and a zone, which say little
};
inline constexpr int kMatchLevels = 9;
std::string_view name_of(MatchLevel level);

// What a record of a list can be found by: itself and, where the pack has its shape, what it
// belongs to; and where the n-grams of its name stand.
struct RecordKeys {
  struct Key {
    MatchLevel level = MatchLevel::kHash;
    std::uint64_t hash = 0;
  };
  std::array<Key, 3> keys{};
  std::size_t count = 0;
  std::optional<Shapes::Entry> name;  // of a host with a shape

  std::span<const Key> all() const& { return {keys.data(), count}; }
  std::span<const Key> all() const&& = delete;  // it points into this
};
RecordKeys keys_of(const Shapes& shapes, const knowledge::InfrastructureRecord& record);

// An actor (index into Pack::actors()) whose lists hold something, and when one last did.
struct Holder {
  std::uint32_t actor = 0;
  Date latest;
  bool dated = true;  // false: no list of it has a date of its own
};

// What is published of an actor's infrastructure before a day.
struct ListedActor {
  std::uint32_t actor = 0;
  std::int64_t lists = 0;
  Date latest;
};

// The names that an actor's lists held before a day, as the naming style is measured by.
struct NamingView {
  Date before;
  std::vector<std::uint32_t> names;  // by actor: how many
  std::vector<std::int64_t> norms;   // by actor: length of its vector of n-grams
  std::vector<std::int32_t> shown;   // by gram: how many names of all actors have it
  std::int64_t all = 0;              // names of all actors
};

class ListIndex {
 public:
  explicit ListIndex(const knowledge::Pack& pack);

  const knowledge::Pack& pack() const { return *pack_; }
  // By actor, each once.
  std::vector<Holder> holders(MatchLevel level, std::uint64_t hash, Date before) const;
  // Actors with a dated list, by number.
  std::vector<ListedActor> listed(Date before) const;

  NamingView naming(Date before) const;
  // A name with some gram, and since when it stands in a list of the actor's.
  struct GramEntry {
    std::int32_t day = 0;
    std::uint32_t actor = 0;
    auto operator<=>(const GramEntry&) const = default;
  };
  std::span<const GramEntry> of_gram(std::uint16_t gram) const;  // by day

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t actor = 0;
    std::int32_t day = 0;
    MatchLevel level = MatchLevel::kHash;
    bool dated = true;
    auto operator<=>(const Entry&) const = default;
  };
  struct List {
    std::uint32_t actor = 0;
    std::int32_t day = 0;
    auto operator<=>(const List&) const = default;
  };

  struct Name {
    GramEntry since;
    Shapes::Entry grams;
  };
  void sort_entries();
  void fill_grams(const Shapes& shapes, std::vector<Name> names);

  const knowledge::Pack* pack_;
  std::vector<Entry> entries_;    // sorted
  std::vector<List> lists_;       // one for each report and actor, dated ones alone; sorted
  std::vector<GramEntry> names_;  // one for each name and actor, its earliest day; by day
  std::vector<std::uint32_t> gram_starts_;
  std::vector<GramEntry> gram_entries_;
};

// log10((1 + all) / (1 + showing)) + log10(e), in 10^-4 ban: how much a gram says by being rare.
std::int64_t gram_rarity(const NamingView& view, std::uint16_t gram);

inline constexpr std::size_t kGrams = 65536;

}  // namespace perpend::attribution
