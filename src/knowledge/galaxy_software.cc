#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "knowledge/build_galaxy.h"
#include "knowledge/left_out.h"
#include "knowledge/name_key.h"
#include "knowledge/ordinary_words.h"
#include "model/ascii.h"

namespace perpend::knowledge {
namespace {

constexpr std::array<std::string_view, 8> kGalaxies = {
    "tool", "rat", "backdoor", "banker", "botnet", "stealer", "wiper", "ransomware"};

// A software of the galaxies joins one that is there by its own name, unless that is one ordinary
// word: two programs called "Locker" are two programs, two called "Cobalt Strike" are one. An alias
// joins nothing.
class Joiner {
 public:
  Joiner(Draft& draft, Date newest) : d_(draft), newest_(newest.days()) {
    for (std::uint32_t i = 0; i < d_.software.size(); ++i) {
      for (const auto& name : d_.software[i].names) names_[name_key(name.name)].insert(i);
    }
  }

  std::uint32_t join(const galaxy::Value& value) {
    std::uint32_t place = kNone;
    const auto it = names_.find(name_key(value.name));
    const bool telling = value.name.find(' ') != std::string::npos || !is_ordinary_word(value.name);
    if (it != names_.end() && it->second.size() == 1 && telling) {
      place = *it->second.begin();
    } else {
      place = static_cast<std::uint32_t>(d_.software.size());
      d_.software.push_back(
          {value.uuid, value.name, SoftwareKind::kMalware, newest_, {{value.name, newest_}}});
      names_[name_key(value.name)].insert(place);
    }
    Draft::Software& software = d_.software[place];
    add_name(software, value.name);
    for (const auto& synonym : value.synonyms) {
      if (!names_a_person(synonym)) add_name(software, synonym);
    }
    return place;
  }

 private:
  void add_name(Draft::Software& software, const std::string& name) const {
    const std::string lower = ascii::lower(name);
    const bool there = std::any_of(software.names.begin(), software.names.end(),
                                   [&](const auto& n) { return ascii::lower(n.name) == lower; });
    if (!there && !lower.empty()) software.names.push_back({name, newest_});
  }

  Draft& d_;
  std::int32_t newest_;
  std::map<std::string, std::set<std::uint32_t>> names_;
};

}  // namespace

UuidPlaces add_galaxy_software(Draft& draft, const std::vector<galaxy::Cluster>& clusters,
                               const UuidPlaces& actors, Date newest) {
  UuidPlaces places;
  Joiner joiner(draft, newest);
  for (const std::string_view type : kGalaxies) {
    for (const auto& cluster : clusters) {
      if (cluster.type != type) continue;
      std::vector<const galaxy::Value*> values;
      values.reserve(cluster.values.size());
      for (const auto& value : cluster.values) values.push_back(&value);
      std::sort(values.begin(), values.end(),
                [](const auto* a, const auto* b) { return a->uuid < b->uuid; });
      for (const galaxy::Value* value : values) {
        if (names_a_person(value->name) || places.contains(value->uuid)) continue;
        places.emplace(value->uuid, joiner.join(*value));
      }
    }
  }
  for (const auto& cluster : clusters) {
    for (const auto& value : cluster.values) {
      const auto actor = actors.find(value.uuid);
      if (actor == actors.end()) continue;
      for (const auto& other : value.related) {
        const auto software = places.find(other.uuid);
        if (other.type != "uses" || software == places.end()) continue;
        draft.uses.push_back({actor->second, software->second | kSoftwareBit, kNone, newest.days(),
                              newest.days(), 0});
      }
    }
  }
  return places;
}

}  // namespace perpend::knowledge
