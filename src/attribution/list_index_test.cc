// The index against a walk over all records, as of several days.
#include "attribution/list_index.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "attribution/sample_pack.h"
#include "knowledge/shared_pack.h"

namespace perpend::attribution {
namespace {

using knowledge::InfrastructureRecord;

bool dated(const InfrastructureRecord& record) {
  return record.basis != static_cast<std::uint8_t>(knowledge::DateBasis::kAssumed);
}

// Who listed this before the day, and when last by a list with a date.
std::map<std::uint32_t, Holder> holders_by_walking(const knowledge::Pack& pack, MatchLevel level,
                                                   std::uint64_t hash, Date before) {
  const Shapes shapes = Shapes::read(pack.model(kShapesModel)).value();
  std::map<std::uint32_t, Holder> found;
  for (const InfrastructureRecord& record : pack.infrastructure()) {
    if (record.actor == knowledge::kNone || record.known_from >= before.days()) continue;
    const RecordKeys keys = keys_of(shapes, record);
    for (const RecordKeys::Key& key : keys.all()) {
      if (key.level != level || key.hash != hash) continue;
      const Date day = Date::from_days(record.known_from);
      const auto [place, first] =
          found.try_emplace(record.actor, Holder{record.actor, day, dated(record)});
      Holder& holder = place->second;
      if (first || !dated(record)) continue;
      if (!holder.dated || day > holder.latest) holder = {record.actor, day, true};
    }
  }
  return found;
}

void expect_index_of(const knowledge::Pack& pack, std::size_t step) {
  const ListIndex index(pack);
  const Shapes shapes = Shapes::read(pack.model(kShapesModel)).value();
  const auto records = pack.infrastructure();
  std::size_t asked = 0;
  for (std::size_t i = 0; i < records.size(); i += step) {
    const RecordKeys keys = keys_of(shapes, records[i]);
    for (const RecordKeys::Key& key : keys.all()) {
      for (const std::int32_t later : {0, 1, 400}) {
        const Date day = Date::from_days(records[i].known_from + later);
        const auto expected = holders_by_walking(pack, key.level, key.hash, day);
        const std::vector<Holder> found = index.holders(key.level, key.hash, day);
        ASSERT_EQ(found.size(), expected.size());
        for (const Holder& holder : found) {
          const Holder& same = expected.at(holder.actor);
          EXPECT_EQ(holder.dated, same.dated);
          if (same.dated) {
            EXPECT_EQ(holder.latest, same.latest);
          }
        }
        ++asked;
      }
    }
  }
  EXPECT_GT(asked, 10U);
}

TEST(ListIndex, FindsWhatAWalkOverAllRecordsFinds) {
  expect_index_of(shaped_pack(), 1);
  expect_index_of(knowledge::shared_pack(), knowledge::shared_pack().infrastructure().size() / 20);
}

TEST(ListIndex, CountsEachListOfAnActorOnce) {
  const knowledge::Pack& pack = knowledge::shared_pack();
  const Date day = Date::from_ymd(2022, 1, 1).value();
  std::map<std::uint32_t, std::set<std::pair<std::uint32_t, std::int32_t>>> lists;
  for (const InfrastructureRecord& record : pack.infrastructure()) {
    if (record.actor == knowledge::kNone || !dated(record) || record.known_from >= day.days()) {
      continue;
    }
    lists[record.actor].insert({record.report, record.known_from});
  }
  const std::vector<ListedActor> found = ListIndex(pack).listed(day);
  ASSERT_EQ(found.size(), lists.size());
  for (const ListedActor& actor : found) {
    EXPECT_EQ(actor.lists, static_cast<std::int64_t>(lists.at(actor.actor).size()));
  }
}

TEST(ListIndex, KeepsTheNamesOfAGramByDay) {
  const knowledge::Pack pack = shaped_pack();
  const ListIndex index(pack);
  const Shapes shapes = Shapes::read(pack.model(kShapesModel)).value();
  std::map<std::uint16_t, std::set<std::pair<std::int32_t, std::uint32_t>>> expected;
  std::set<std::pair<std::uint64_t, std::uint32_t>> seen;  // a name counts once for an actor
  for (const InfrastructureRecord& record : pack.infrastructure()) {  // by hash, then day
    const auto name = keys_of(shapes, record).name;
    if (!name || !seen.insert({record.hash, record.actor}).second) continue;
    for (std::uint32_t i = 0; i < name->count; ++i) {
      expected[shapes.gram(name->grams + i)].insert({record.known_from, record.actor});
    }
  }
  ASSERT_FALSE(expected.empty());
  for (std::size_t gram = 0; gram < kGrams; ++gram) {
    const auto found = index.of_gram(static_cast<std::uint16_t>(gram));
    EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
    std::set<std::pair<std::int32_t, std::uint32_t>> pairs;
    for (const auto& entry : found) pairs.insert({entry.day, entry.actor});
    const auto wanted = expected.find(static_cast<std::uint16_t>(gram));
    EXPECT_EQ(pairs, wanted == expected.end() ? decltype(pairs){} : wanted->second);
  }
}

}  // namespace
}  // namespace perpend::attribution
