#include "knowledge/build_attack.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "knowledge/name_key.h"
#include "knowledge/publishers.h"
#include "model/ascii.h"
#include "model/incident.h"

namespace perpend::knowledge {
namespace {

using attack::Facts;

std::string normal_address(std::string_view url) {
  std::string text = ascii::lower(ascii::trim(url));
  text = text.substr(0, text.find('#'));
  for (const std::string_view start : {"https://", "http://"}) {
    if (text.starts_with(start)) text.erase(0, start.size());
  }
  if (text.starts_with("www.")) text.erase(0, 4);
  while (text.ends_with('/')) text.pop_back();
  return text;
}

// Which citations are one text: the lowest index stands for all of them.
std::vector<std::uint32_t> merged(const Facts& facts) {
  std::vector<std::uint32_t> stands(facts.citations.size());
  std::iota(stands.begin(), stands.end(), 0U);
  std::map<std::string, std::uint32_t> first;
  std::vector<bool> of_a_group(facts.citations.size());
  for (const auto& use : facts.uses) {
    if (use.subject_kind != attack::Subject::kGroup) continue;
    for (const std::uint32_t citation : use.citations) of_a_group[citation] = true;
  }
  for (std::uint32_t i = 0; i < stands.size(); ++i) {
    const std::string address = normal_address(facts.citations[i].url);
    if (!of_a_group[i] || address.empty()) continue;
    stands[i] = first.try_emplace(address, i).first->second;
  }
  return stands;
}

class Adder {
 public:
  Adder(Draft& draft, const Facts& facts, Date newest, Origin origin)
      : d_(draft), f_(facts), newest_(newest), origin_(static_cast<std::uint32_t>(origin)) {}

  Places add() {
    add_citations();
    add_techniques();
    add_software();
    add_groups();
    for (const auto& use : f_.uses) add_use(use);
    for (const auto& rename : f_.renames) d_.renames.emplace_back(rename.old_id, rename.new_id);
    return std::move(places_);
  }

 private:
  std::int32_t created(const std::optional<Date>& date) const {
    return date.value_or(newest_).days();
  }

  void add_citations() {
    const auto stands = merged(f_);
    std::map<std::uint32_t, std::set<std::string>> names;
    std::map<std::uint32_t, std::int32_t> dates;
    std::map<std::uint32_t, std::int32_t> dates_in_names;
    const auto earliest = [](auto& map, std::uint32_t key, std::optional<Date> date) {
      if (!date) return;
      const auto [it, added] = map.try_emplace(key, date->days());
      if (!added) it->second = std::min(it->second, date->days());
    };
    for (std::uint32_t i = 0; i < stands.size(); ++i) {
      names[stands[i]].insert(f_.citations[i].name);
      earliest(dates, stands[i], f_.citations[i].date);
      earliest(dates_in_names, stands[i], attack::date_in_name(f_.citations[i].name));
    }
    // What the draft has already, by name or by address, is not added again.
    std::map<std::string, std::uint32_t> known;
    std::map<std::string, std::uint32_t> known_address;
    for (std::uint32_t i = 0; i < d_.citations.size(); ++i) {
      known.emplace(d_.citations[i].name, i);
      known_address.emplace(normal_address(d_.citations[i].url), i);
    }
    known_address.erase("");
    places_.citations.resize(stands.size());
    for (std::uint32_t i = 0; i < stands.size(); ++i) {
      if (stands[i] != i) continue;
      Draft::Citation citation{{}, f_.citations[i].url, kUndated};
      for (const auto& name : names[i]) citation.name += (citation.name.empty() ? "" : "|") + name;
      if (dates.contains(i)) {
        citation.date = dates[i];
      } else if (dates_in_names.contains(i)) {
        citation.date = dates_in_names[i];
      }
      const auto same = known_address.find(normal_address(citation.url));
      const auto size = static_cast<std::uint32_t>(d_.citations.size());
      const std::uint32_t place = same == known_address.end() ? size : same->second;
      const auto [it, added] = known.try_emplace(citation.name, place);
      if (added && place == size) d_.citations.push_back(std::move(citation));
      places_.citations[i] = it->second;
    }
    for (std::uint32_t i = 0; i < stands.size(); ++i) {
      places_.citations[i] = places_.citations[stands[i]];
    }
  }

  // The place of the element with this id, or of a new one.
  template <class T>
  std::pair<std::uint32_t, bool> place(std::vector<T>& values,
                                       std::unordered_map<std::string, std::uint32_t>& ids,
                                       const std::string& id) {
    if (ids.empty()) {
      for (std::uint32_t i = 0; i < values.size(); ++i) ids.emplace(values[i].id, i);
    }
    const auto [it, added] = ids.try_emplace(id, static_cast<std::uint32_t>(values.size()));
    if (added) values.emplace_back();
    return {it->second, added};
  }

  void add_techniques() {
    std::vector<std::uint32_t> tactic(f_.tactics.size());
    for (std::uint32_t i = 0; i < f_.tactics.size(); ++i) {
      const std::pair<std::string, std::string> entry{f_.tactics[i].id, f_.tactics[i].name};
      auto it = std::find(d_.tactics.begin(), d_.tactics.end(), entry);
      if (it == d_.tactics.end()) it = d_.tactics.insert(it, entry);
      tactic[i] = static_cast<std::uint32_t>(it - d_.tactics.begin());
    }
    for (const auto& technique : f_.techniques) {
      const auto [index, added] = place(d_.techniques, technique_ids_, technique.id);
      places_.techniques.push_back(index);
      Draft::Technique& to = d_.techniques[index];
      const std::int32_t known = created(technique.created);
      to.known_from = added ? known : std::min(to.known_from, known);
      if (!added) continue;
      to.id = technique.id;
      to.name = technique.name;
      for (std::uint32_t i = 0; i < f_.tactics.size(); ++i) {
        if ((technique.tactics >> i & 1U) != 0 && tactic[i] < 32) to.tactics |= 1U << tactic[i];
      }
    }
    for (std::size_t i = 0; i < f_.techniques.size(); ++i) {
      const auto it = technique_ids_.find(f_.techniques[i].parent);
      if (it != technique_ids_.end()) d_.techniques[places_.techniques[i]].parent = it->second;
    }
  }

  void add_software() {
    for (const auto& software : f_.software) {
      const auto [index, added] = place(d_.software, software_ids_, software.id);
      places_.software.push_back(index);
      Draft::Software& to = d_.software[index];
      const std::int32_t made = created(software.created);
      std::int32_t known = made;
      for (const std::uint32_t citation : software.citations) {
        known = std::min(known, dated(citation).value_or(known));
      }
      if (added) {
        to.id = software.id;
        to.name = software.name;
        to.kind = software.tool ? SoftwareKind::kTool : SoftwareKind::kMalware;
        to.known_from = known;
        to.names.push_back({software.name, known});
      }
      to.known_from = std::min(to.known_from, known);
      for (const auto& alias : software.aliases) add_name(to, alias, made);
    }
  }

  static void add_name(Draft::Software& software, const std::string& name, std::int32_t known) {
    for (auto& there : software.names) {
      if (there.name != name) continue;
      there.known_from = std::min(there.known_from, known);
      return;
    }
    software.names.push_back({name, known});
  }

  std::optional<std::int32_t> dated(std::uint32_t citation) const {
    const std::int32_t date = d_.citations[places_.citations[citation]].date;
    return date == kUndated ? std::nullopt : std::optional(date);
  }

  void add_groups() {
    for (const auto& group : f_.groups) {
      const auto [index, added] = place(d_.actors, actor_ids_, group.id);
      places_.actors.push_back(index);
      Draft::Actor& actor = d_.actors[index];
      actor.origins |= origin_;
      const std::int32_t made = created(group.created);
      if (added) {
        actor.id = group.id;
        actor.name = group.name;
        if (origin_ == static_cast<std::uint32_t>(Origin::kAttack)) {
          actor.attack_uuid = group.stix_id;
        }
        actor.level = static_cast<std::uint32_t>(
            group.threat_actor ? AttributionLevel::kThreatActor : AttributionLevel::kIntrusionSet);
        actor.known_from = made;
      }
      actor.known_from = std::min(actor.known_from, made);
      bool own_name = false;
      for (const auto& alias : group.aliases) {
        add_alias(actor, alias, made);
        own_name = own_name || alias.name == group.name;
      }
      if (!own_name) add_alias(actor, {group.name, {}, false}, made);
    }
  }

  void add_alias(Draft::Actor& actor, const attack::Alias& from, std::int32_t made) {
    Draft::Alias alias{from.name, {}, kNone, made, AliasRelation::kIs, origin_};
    if (from.overlaps) alias.relation = AliasRelation::kOverlaps;
    for (const std::uint32_t citation : from.citations) {
      const auto date = dated(citation);
      const bool first = alias.citation == kNone || (date && *date < alias.known_from);
      if (!first) continue;
      alias.citation = places_.citations[citation];
      alias.known_from = date.value_or(made);
      alias.coined_by = publisher_of(f_.citations[citation].url);
    }
    actor.known_from = std::min(actor.known_from, alias.known_from);
    for (auto& there : actor.aliases) {
      if (there.name != alias.name) continue;
      there.origins |= origin_;
      if (alias.known_from >= there.known_from) return;
      alias.origins = there.origins;
      there = alias;
      return;
    }
    actor.aliases.push_back(std::move(alias));
  }

  void add_use(const attack::Use& use) {
    const bool is_tool = use.object_kind == attack::Object::kSoftware;
    const std::uint32_t object =
        is_tool ? places_.software[use.object] : places_.techniques[use.object];
    const std::int32_t made = created(use.created);
    std::vector<std::pair<std::uint32_t, std::int32_t>> said;  // citation, known from
    said.reserve(use.citations.size());
    for (const std::uint32_t citation : use.citations) {
      said.emplace_back(places_.citations[citation], dated(citation).value_or(made));
    }
    if (said.empty()) said.emplace_back(kNone, made);
    for (const auto& [citation, known] : said) {
      std::int32_t& object_known =
          is_tool ? d_.software[object].known_from : d_.techniques[object].known_from;
      object_known = std::min(object_known, known);
      if (use.subject_kind == attack::Subject::kGroup) {
        const std::uint32_t actor = places_.actors[use.subject];
        d_.actors[actor].known_from = std::min(d_.actors[actor].known_from, known);
        d_.uses.push_back({actor, is_tool ? object | kSoftwareBit : object, citation, known, made,
                           use.via_campaign ? 1U : 0U});
      } else if (!is_tool) {
        add_software_technique(use, object, citation, known);
      }
    }
    if (is_tool) own_name_known(d_.software[object]);
  }

  void add_software_technique(const attack::Use& use, std::uint32_t technique,
                              std::uint32_t citation, std::int32_t known) {
    const std::uint32_t software = places_.software[use.subject];
    d_.software[software].known_from = std::min(d_.software[software].known_from, known);
    const bool assumed = citation == kNone || d_.citations[citation].date == kUndated;
    d_.software_techniques.push_back({software, technique, known, assumed ? 1U : 0U});
    own_name_known(d_.software[software]);
  }

  static void own_name_known(Draft::Software& software) {
    for (auto& name : software.names) {
      if (name.name == software.name) {
        name.known_from = std::min(name.known_from, software.known_from);
      }
    }
  }

  Draft& d_;
  const Facts& f_;
  Date newest_;
  std::uint32_t origin_;
  Places places_;
  std::unordered_map<std::string, std::uint32_t> actor_ids_, software_ids_, technique_ids_;
};

}  // namespace

Places add_facts(Draft& draft, const attack::Facts& facts, Date newest, Origin origin) {
  return Adder(draft, facts, newest, origin).add();
}

}  // namespace perpend::knowledge
