#include <algorithm>
#include <map>
#include <set>

#include "knowledge/build_galaxy.h"
#include "knowledge/left_out.h"
#include "knowledge/name_key.h"
#include "knowledge/publishers.h"
#include "model/ascii.h"
#include "model/incident.h"

namespace perpend::knowledge {
namespace {

using galaxy::Value;

// "G0006", which the galaxy lists among the aliases.
bool is_attack_id(std::string_view name) {
  return name.size() == 5 && name[0] == 'G' && ascii::all(name.substr(1), ascii::is_digit);
}

std::set<std::string> keys_of(const Value& value) {
  std::set<std::string> keys = {name_key(value.name)};
  for (const auto& synonym : value.synonyms) {
    if (!is_attack_id(synonym)) keys.insert(name_key(synonym));
  }
  return keys;
}

// What an entry points at, and how.
struct Pointing {
  std::set<std::uint32_t> actors;
  std::uint32_t by_own_name = kNone;
  int strength = 0;  // names in common; an ATT&CK id counts as two

  std::uint32_t target() const {
    if (by_own_name != kNone) return by_own_name;
    return actors.size() == 1 ? *actors.begin() : kNone;
  }
};

class Joiner {
 public:
  Joiner(Draft& draft, const Gazetteer& gazetteer, Date newest, UuidPlaces& places)
      : d_(draft), gazetteer_(gazetteer), newest_(newest.days()), places_(places) {
    for (std::uint32_t i = 0; i < d_.actors.size(); ++i) {
      const std::string& uuid = d_.actors[i].attack_uuid;
      const std::size_t at = uuid.find("--");
      if (at != uuid.npos) places_.emplace(uuid.substr(at + 2), i);
    }
  }

  void join(const galaxy::Cluster& cluster) {
    std::vector<const Value*> values;
    for (const Value& value : cluster.values) {
      if (!is_one_person(value.uuid)) values.push_back(&value);
    }
    std::sort(values.begin(), values.end(),
              [](const Value* a, const Value* b) { return a->uuid < b->uuid; });
    const auto keys = unshared_keys(values);
    actor_keys_ = actor_keys();
    std::vector<Pointing> pointing;
    std::set<std::uint32_t> taken;  // by an entry's own name
    for (const Value* value : values) {
      pointing.push_back(point(*value, keys));
      if (pointing.back().by_own_name != kNone) taken.insert(pointing.back().by_own_name);
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      std::uint32_t target = pointing[i].target();
      const bool yields =
          pointing[i].by_own_name == kNone && pointing[i].strength < 2 && taken.contains(target);
      const auto there = places_.find(values[i]->uuid);  // listed twice, or by ATT&CK's own uuid
      if (there != places_.end()) {
        target = there->second;
      } else if (target == kNone || yields) {
        target = new_actor(*values[i]);
      }
      places_.insert_or_assign(values[i]->uuid, target);
      add(d_.actors[target], *values[i], cluster.type);
    }
    for (const Value* value : values) add_overlaps(*value);
  }

 private:
  // Keys of names that one entry of this cluster alone publishes.
  static std::set<std::string> unshared_keys(const std::vector<const Value*>& values) {
    std::map<std::string, int> count;
    for (const Value* value : values) {
      for (const auto& key : keys_of(*value)) ++count[key];
    }
    std::set<std::string> keys;
    for (const auto& [key, times] : count) {
      if (times == 1) keys.insert(key);
    }
    return keys;
  }

  // Actors by key, for names that one actor alone has.
  std::map<std::string, std::uint32_t> actor_keys() const {
    std::map<std::string, std::set<std::uint32_t>> holders;
    for (std::uint32_t i = 0; i < d_.actors.size(); ++i) {
      for (const auto& alias : d_.actors[i].aliases) {
        if (alias.relation == AliasRelation::kIs) holders[name_key(alias.name)].insert(i);
      }
    }
    std::map<std::string, std::uint32_t> keys;
    for (const auto& [key, actors] : holders) {
      if (actors.size() == 1) keys.emplace(key, *actors.begin());
    }
    return keys;
  }

  Pointing point(const Value& value, const std::set<std::string>& unshared) const {
    Pointing pointing;
    for (const auto& synonym : value.synonyms) {
      if (!is_attack_id(synonym)) continue;
      for (std::uint32_t i = 0; i < d_.actors.size(); ++i) {
        if (d_.actors[i].id != synonym) continue;
        pointing.actors.insert(i);
        pointing.strength += 2;
      }
    }
    for (const auto& other : value.related) {
      const auto it = places_.find(other.uuid);
      if (other.type == "similar" && it != places_.end()) pointing.actors.insert(it->second);
    }
    const std::string own = name_key(value.name);
    for (const auto& key : keys_of(value)) {
      const auto it = actor_keys_.find(key);
      if (it == actor_keys_.end() || !(unshared.contains(key) || key == own)) continue;
      pointing.actors.insert(it->second);
      ++pointing.strength;
      if (key == own) pointing.by_own_name = it->second;
    }
    return pointing;
  }

  std::uint32_t new_actor(const Value& value) {
    Draft::Actor actor;
    actor.id = value.uuid;
    actor.name = value.name;
    actor.level = static_cast<std::uint32_t>(AttributionLevel::kIntrusionSet);
    actor.known_from = newest_;
    d_.actors.push_back(std::move(actor));
    return static_cast<std::uint32_t>(d_.actors.size() - 1);
  }

  static std::string coined_by(const Value& value, const std::string& name) {
    for (const auto& [given, who] : value.origins) {
      if (given == name) return who;
    }
    for (const auto& [given, producer] : value.attributions) {
      if (given == name) return std::string(producer_of(producer));
    }
    return {};
  }

  void add(Draft::Actor& actor, const Value& value, const std::string& galaxy) {
    constexpr auto kGalaxy = static_cast<std::uint32_t>(Origin::kGalaxy);
    const bool microsoft = galaxy == "microsoft-activity-group";
    actor.origins |= kGalaxy;
    if (actor.attack_uuid.empty() && value.uuid < actor.id) actor.id = value.uuid;
    add_alias(actor, value.name, microsoft ? "Microsoft" : coined_by(value, value.name));
    for (const auto& synonym : value.synonyms) {
      if (is_attack_id(synonym) || names_a_person(synonym)) continue;
      add_alias(actor, synonym, coined_by(value, synonym));
    }
    add_claims(actor, value, microsoft ? "Microsoft" : "MISP galaxy");
    add_targets(actor, value);
  }

  void add_alias(Draft::Actor& actor, const std::string& name, const std::string& who) {
    constexpr auto kGalaxy = static_cast<std::uint32_t>(Origin::kGalaxy);
    for (auto& alias : actor.aliases) {
      if (ascii::lower(alias.name) != ascii::lower(name)) continue;
      alias.origins |= kGalaxy;
      if (!who.empty() && alias.coined_by.empty()) alias.coined_by = who;
      return;
    }
    actor.aliases.push_back({name, who, kNone, newest_, AliasRelation::kIs, kGalaxy});
  }

  void add_claims(Draft::Actor& actor, const Value& value, const std::string& who) {
    std::int32_t confidence = -1;
    const std::string_view stated = value.one("attribution-confidence");
    if (!stated.empty() && stated.size() <= 3 && ascii::all(stated, ascii::is_digit)) {
      confidence = std::min(std::stoi(std::string(stated)), 100);
    }
    for (const auto& country : value.all("country")) claim(actor, country, who, confidence);
    for (const auto& country : value.all("cfr-suspected-state-sponsor")) {
      claim(actor, country, "CFR", -1);
    }
  }

  void claim(Draft::Actor& actor, const std::string& country, const std::string& who,
             std::int32_t confidence) {
    const auto iso = gazetteer_.country(country);
    if (!iso) return;  // "Unknown" and whatever is no country
    for (const auto& there : actor.sponsor_claims) {
      if (there.country == *iso && there.said_by == who) return;
    }
    actor.sponsor_claims.push_back({*iso, who, newest_, confidence});
  }

  void add_targets(Draft::Actor& actor, const Value& value) {
    for (const char* key : {"cfr-suspected-victims", "suspected-victims"}) {
      for (const auto& name : value.all(key)) {
        if (const auto iso = gazetteer_.country(name)) target(actor, *iso, TargetKind::kCountry);
      }
    }
    for (const char* key : {"cfr-target-category", "targeted-sector"}) {
      for (const auto& name : value.all(key)) {
        if (const auto sector = gazetteer_.sector(name)) {
          target(actor, *sector, TargetKind::kSector);
        }
      }
    }
  }

  void target(Draft::Actor& actor, const std::string& value, TargetKind kind) {
    for (const auto& there : actor.targets) {
      if (there.value == value && there.kind == kind) return;
    }
    actor.targets.push_back({value, kind, newest_, kNone});
  }

  // 'overlaps' names the other without saying that it is the same.
  void add_overlaps(const Value& value) {
    for (const auto& other : value.related) {
      const auto it = places_.find(other.uuid);
      if (other.type != "overlaps" || it == places_.end()) continue;
      Draft::Actor& actor = d_.actors[places_.at(value.uuid)];
      const std::string& name = d_.actors[it->second].name;
      const bool there = std::any_of(actor.aliases.begin(), actor.aliases.end(),
                                     [&](const auto& alias) { return alias.name == name; });
      if (there || &actor == &d_.actors[it->second]) continue;
      actor.aliases.push_back({name, "", kNone, newest_, AliasRelation::kOverlaps,
                               static_cast<std::uint32_t>(Origin::kGalaxy)});
    }
  }

  Draft& d_;
  const Gazetteer& gazetteer_;
  std::int32_t newest_;
  UuidPlaces& places_;
  std::map<std::string, std::uint32_t> actor_keys_;
};

}  // namespace

UuidPlaces add_galaxy_actors(Draft& draft, const std::vector<galaxy::Cluster>& clusters,
                             const Gazetteer& gazetteer, Date newest) {
  UuidPlaces places;
  Joiner joiner(draft, gazetteer, newest, places);
  for (const char* type : {"threat-actor", "microsoft-activity-group"}) {
    for (const auto& cluster : clusters) {
      if (cluster.type == type) joiner.join(cluster);
    }
  }
  return places;
}

}  // namespace perpend::knowledge
