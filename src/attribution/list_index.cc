// One sorted table of (hash, actor, day) for everything that can match, and one bucket for each
// gram. Everything carries its day, so one index answers as of any day; what was listed on the day
// itself or later is never looked at. Tested in list_index_test.cc against a walk over all records.
#include "attribution/list_index.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "attribution/profiles.h"
#include "core/weight.h"

namespace perpend::attribution {
namespace {

using knowledge::InfrastructureKind;
using knowledge::InfrastructureRecord;

constexpr std::array<std::string_view, kMatchLevels> kNames = {
    "hash", "domain", "ipv4", "registrable", "net24", "net16", "zone", "url"};
constexpr std::int64_t kLog10OfE = 4343;  // 10^-4 ban

bool is_dated(const InfrastructureRecord& record) {
  return record.basis != static_cast<std::uint8_t>(knowledge::DateBasis::kAssumed);
}

}  // namespace

std::string_view name_of(MatchLevel level) { return kNames[static_cast<std::size_t>(level)]; }

ListIndex::ListIndex(const knowledge::Pack& pack) : pack_(&pack) {
  const Shapes shapes = Shapes::read(pack.model(kShapesModel)).value_or(Shapes());
  std::vector<std::pair<std::uint16_t, GramEntry>> grams;
  std::set<std::tuple<std::uint32_t, std::uint32_t, std::int32_t>> lists;  // report, actor, day
  std::uint64_t last_hash = 0;
  std::vector<std::uint32_t> named;  // actors whose names with this hash are counted already
  for (const InfrastructureRecord& record : pack.infrastructure()) {
    if (record.actor == knowledge::kNone) continue;
    const bool dated = is_dated(record);
    if (dated) lists.insert({record.report, record.actor, record.known_from});
    const auto add = [&](MatchLevel level, std::uint64_t hash) {
      if (hash != 0) entries_.push_back({hash, record.actor, record.known_from, level, dated});
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
      case InfrastructureKind::kDomain: {
        add(MatchLevel::kDomain, record.hash);
        if (!shapes.find(record.hash, shape)) break;
        add(MatchLevel::kRegistrable, shape.first);
        add(MatchLevel::kZone, shape.second);
        if (record.hash != last_hash) named.clear();
        last_hash = record.hash;
        if (!dated || std::find(named.begin(), named.end(), record.actor) != named.end()) break;
        named.push_back(
            record.actor);  // records of one hash come by day: the first is the earliest
        names_.push_back({record.known_from, record.actor});
        for (std::uint32_t i = 0; i < shape.count; ++i) {
          grams.emplace_back(shapes.gram(shape.grams + i),
                             GramEntry{record.known_from, record.actor});
        }
        break;
      }
      case InfrastructureKind::kRegistrable:  // without a shape, as in a pack that was not trained
        if (shapes.size() == 0) add(MatchLevel::kRegistrable, record.hash);
        break;
    }
  }
  std::sort(entries_.begin(), entries_.end());
  for (const auto& [report, actor, day] : lists) lists_.push_back({actor, day});
  std::sort(lists_.begin(), lists_.end());
  std::sort(grams.begin(), grams.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.day, a.second.actor) <
           std::tie(b.first, b.second.day, b.second.actor);
  });
  gram_starts_.assign(kGrams + 1, 0);
  for (const auto& [gram, entry] : grams) ++gram_starts_[std::size_t{gram} + 1];
  for (std::size_t i = 1; i < gram_starts_.size(); ++i) gram_starts_[i] += gram_starts_[i - 1];
  gram_entries_.reserve(grams.size());
  for (const auto& [gram, entry] : grams) gram_entries_.push_back(entry);
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
