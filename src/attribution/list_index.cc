// One sorted table of (hash, actor, day) for everything that can match, and one bucket for each
// gram. Everything carries its day, so one index answers as of any day; what was listed on the day
// itself or later is never looked at. Tested in list_index_test.cc against a walk over all records.
#include "attribution/list_index.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "attribution/profiles.h"
#include "core/weight.h"

namespace perpend::attribution {
namespace {

using knowledge::InfrastructureKind;
using knowledge::InfrastructureRecord;

constexpr std::array<std::string_view, kMatchLevels> kNames = {
    "hash", "domain", "ipv4", "registrable", "net24", "net16", "zone", "url", "any"};
constexpr std::int64_t kLog10OfE = 4343;  // 10^-4 ban

bool is_dated(const InfrastructureRecord& record) {
  return record.basis != static_cast<std::uint8_t>(knowledge::DateBasis::kAssumed);
}

}  // namespace

std::string_view name_of(MatchLevel level) { return kNames[static_cast<std::size_t>(level)]; }

RecordKeys keys_of(const Shapes& shapes, const InfrastructureRecord& record) {
  RecordKeys found;
  const auto add = [&](MatchLevel level, std::uint64_t hash) {
    if (hash != 0) found.keys[found.count++] = {level, hash};
  };
  Shapes::Entry shape;
  switch (static_cast<InfrastructureKind>(record.kind)) {
    case InfrastructureKind::kHash:
      add(MatchLevel::kHash, record.hash);
      break;
    case InfrastructureKind::kUrl:
      add(MatchLevel::kUrl, record.hash);
      break;
    case InfrastructureKind::kIpv4:
      add(MatchLevel::kIpv4, record.hash);
      if (!shapes.find(record.hash, shape)) break;
      add(MatchLevel::kNet24, shape.first);
      add(MatchLevel::kNet16, shape.second);
      break;
    case InfrastructureKind::kDomain:
      add(MatchLevel::kDomain, record.hash);
      if (!shapes.find(record.hash, shape)) break;
      add(MatchLevel::kRegistrable, shape.first == 0 ? record.hash : shape.first);
      add(MatchLevel::kZone, shape.second);
      found.name = shape;
      break;
    case InfrastructureKind::kRegistrable:  // its host's shape says so, but in a pack without any
      if (shapes.size() == 0) add(MatchLevel::kRegistrable, record.hash);
      break;
  }
  return found;
}

ListIndex::ListIndex(const knowledge::Pack& pack) : pack_(&pack) {
  const Shapes shapes = Shapes::read(pack.model(kShapesModel)).value_or(Shapes());
  const auto records = pack.infrastructure();
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::int32_t>> lists;  // report, actor, day
  std::vector<List> last_of(records.size());  // what was put into `lists` last, by report
  std::vector<Name> names;
  std::uint64_t last_hash = 0;
  std::vector<std::uint32_t> named;  // actors whose names with this hash are counted already
  entries_.reserve(2 * records.size());
  for (const InfrastructureRecord& record : records) {
    if (record.actor == knowledge::kNone) continue;
    const bool dated = is_dated(record);
    const List list{record.actor, record.known_from};
    if (dated && (record.report >= last_of.size() || last_of[record.report] != list)) {
      lists.insert({record.report, record.actor, record.known_from});
      if (record.report < last_of.size()) last_of[record.report] = list;
    }
    const RecordKeys keys = keys_of(shapes, record);
    for (const RecordKeys::Key& key : keys.all()) {
      entries_.push_back({key.hash, record.actor, record.known_from, key.level, dated});
    }
    if (!keys.name) continue;
    if (record.hash != last_hash) named.clear();
    last_hash = record.hash;
    if (!dated || std::find(named.begin(), named.end(), record.actor) != named.end()) continue;
    named.push_back(record.actor);  // records of one hash come by day: the first is the earliest
    names.push_back({{record.known_from, record.actor}, *keys.name});
  }
  for (const auto& [report, actor, day] : lists) lists_.push_back({actor, day});
  std::sort(lists_.begin(), lists_.end());
  sort_entries();
  fill_grams(shapes, std::move(names));
}

// Hashes are spread evenly: a bucket for each of their first 16 bits holds a handful.
void ListIndex::sort_entries() {
  constexpr int kBits = 16;
  const auto bucket = [](const Entry& entry) { return entry.hash >> (64 - kBits); };
  std::vector<std::uint32_t> starts((std::size_t{1} << kBits) + 1, 0);
  for (const Entry& entry : entries_) ++starts[bucket(entry) + 1];
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  std::vector<Entry> sorted(entries_.size());
  std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
  for (const Entry& entry : entries_) sorted[next[bucket(entry)]++] = entry;
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    std::sort(sorted.begin() + starts[i], sorted.begin() + starts[i + 1]);
  }
  entries_ = std::move(sorted);
}

// Names by day fill the buckets of their grams by day.
void ListIndex::fill_grams(const Shapes& shapes, std::vector<Name> names) {
  std::sort(names.begin(), names.end(),
            [](const Name& a, const Name& b) { return a.since < b.since; });
  gram_starts_.assign(kGrams + 1, 0);
  for (const Name& name : names) {
    names_.push_back(name.since);
    for (std::uint32_t i = 0; i < name.grams.count; ++i) {
      ++gram_starts_[std::size_t{shapes.gram(name.grams.grams + i)} + 1];
    }
  }
  for (std::size_t i = 1; i < gram_starts_.size(); ++i) gram_starts_[i] += gram_starts_[i - 1];
  gram_entries_.resize(gram_starts_.back());
  std::vector<std::uint32_t> next(gram_starts_.begin(), gram_starts_.end() - 1);
  for (const Name& name : names) {
    for (std::uint32_t i = 0; i < name.grams.count; ++i) {
      gram_entries_[next[shapes.gram(name.grams.grams + i)]++] = name.since;
    }
  }
}

std::vector<Holder> ListIndex::holders(MatchLevel level, std::uint64_t hash, Date before) const {
  std::vector<Holder> found;
  for (auto entry = std::lower_bound(
           entries_.begin(), entries_.end(), hash,
           [](const Entry& one, std::uint64_t wanted) { return one.hash < wanted; });
       entry != entries_.end() && entry->hash == hash; ++entry) {
    if (entry->level != level || entry->day >= before.days()) continue;
    const Date day = Date::from_days(entry->day);
    if (found.empty() || found.back().actor != entry->actor) {
      found.push_back({entry->actor, day, entry->dated});
    } else if (entry->dated && (!found.back().dated || day > found.back().latest)) {
      found.back() = {entry->actor, day, true};
    }
  }
  return found;
}

std::vector<ListedActor> ListIndex::listed(Date before) const {
  std::vector<ListedActor> found;
  for (const List& list : lists_) {
    if (list.day >= before.days()) continue;
    if (found.empty() || found.back().actor != list.actor) found.push_back({list.actor, 0, Date()});
    ++found.back().lists;
    found.back().latest = Date::from_days(list.day);  // by day within an actor
  }
  return found;
}

std::span<const ListIndex::GramEntry> ListIndex::of_gram(std::uint16_t gram) const {
  const std::size_t first = gram_starts_[gram];
  return {gram_entries_.data() + first, gram_starts_[std::size_t{gram} + 1] - first};
}

std::int64_t gram_rarity(const NamingView& view, std::uint16_t gram) {
  return mul_div_half_even(log10_ratio_microbans(static_cast<std::uint64_t>(1 + view.all),
                                                 static_cast<std::uint64_t>(1 + view.shown[gram])),
                           1, 100) +
         kLog10OfE;
}

NamingView ListIndex::naming(Date before) const {
  NamingView view;
  view.before = before;
  view.names.assign(pack_->actors().size(), 0);
  view.norms.assign(pack_->actors().size(), 0);
  view.shown.assign(kGrams, 0);
  for (const GramEntry& name : names_) {
    if (name.day >= before.days()) continue;
    ++view.names[name.actor];
    ++view.all;
  }
  for (std::size_t gram = 0; gram < kGrams; ++gram) {
    for (const GramEntry& entry : of_gram(static_cast<std::uint16_t>(gram))) {
      if (entry.day >= before.days()) break;
      ++view.shown[gram];
    }
  }
  std::vector<std::uint64_t> squares(view.norms.size(), 0);
  std::vector<std::uint32_t> counts(view.norms.size(), 0);
  std::vector<std::uint32_t> touched;
  for (std::size_t gram = 0; gram < kGrams; ++gram) {
    if (view.shown[gram] == 0) continue;
    const std::int64_t rarity = gram_rarity(view, static_cast<std::uint16_t>(gram));
    for (const GramEntry& entry : of_gram(static_cast<std::uint16_t>(gram))) {
      if (entry.day >= before.days()) break;
      if (counts[entry.actor]++ == 0) touched.push_back(entry.actor);
    }
    for (const std::uint32_t actor : touched) {
      const std::int64_t x = rarity * counts[actor] / (counts[actor] + 1);
      squares[actor] += static_cast<std::uint64_t>(x * x);
      counts[actor] = 0;
    }
    touched.clear();
  }
  for (std::size_t i = 0; i < squares.size(); ++i) view.norms[i] = integer_sqrt(squares[i]);
  return view;
}

}  // namespace perpend::attribution
