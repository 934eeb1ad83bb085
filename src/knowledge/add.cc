#include <algorithm>

#include "formats/attack/attack.h"
#include "knowledge/build.h"
#include "knowledge/build_attack.h"
#include "knowledge/draft.h"
#include "knowledge/names.h"
#include "knowledge/sector_names.h"
#include "model/country.h"
#include "model/incident.h"

namespace perpend::knowledge {
namespace {

// Gives the bundle's objects the ids under which the pack knows them.
class Matcher {
 public:
  Matcher(const Pack& pack, std::string_view bundle, Diagnostics& diagnostics)
      : pack_(pack), names_(View(pack, pack.as_of())), bundle_(bundle), diagnostics_(diagnostics) {}

  void match(attack::Facts& facts) {
    for (auto& group : facts.groups) match_group(group);
    for (auto& software : facts.software) match_software(software);
    for (auto& technique : facts.techniques) {
      const std::uint32_t known = pack_.find_technique(technique.id);
      if (known != kNone) technique.id = pack_.text(pack_.techniques()[known].id);
      const std::uint32_t parent = pack_.find_technique(technique.parent);
      if (parent != kNone) technique.parent = pack_.text(pack_.techniques()[parent].id);
    }
  }

 private:
  void say(bool joined, std::string_view name, std::string_view id) {
    diagnostics_.push_back(
        {joined ? "add.joined" : "add.new", std::string(bundle_),
         std::string(name) + (joined ? " adds to " : " is new, as ") + std::string(id)});
  }

  void match_group(attack::Group& group) {
    std::uint32_t known = pack_.find_actor(group.id);
    for (std::uint32_t i = 0; known == kNone && i < pack_.actors().size(); ++i) {
      if (pack_.text(pack_.actors()[i].attack_uuid) == group.stix_id) known = i;
    }
    if (known == kNone) known = names_.actor(group.name);
    if (known != kNone) group.id = pack_.text(pack_.actors()[known].id);
    say(known != kNone, group.name, group.id);
  }

  void match_software(attack::Software& software) {
    std::uint32_t known = pack_.find_software(software.id);
    if (known == kNone) known = names_.software(software.name);
    if (known != kNone) software.id = pack_.text(pack_.software()[known].id);
    say(known != kNone, software.name, software.id);
  }

  const Pack& pack_;
  Names names_;
  std::string_view bundle_;
  Diagnostics& diagnostics_;
};

void add_targets(Draft& draft, const Pack& pack, const attack::Facts& facts, const Places& places,
                 Date newest, std::string_view bundle, Diagnostics& diagnostics) {
  for (const auto& target : facts.targets) {
    Draft::Target made{target.name, TargetKind::kSector, target.created.value_or(newest).days(),
                       kNone};
    if (target.country) {
      const auto iso = country_code(target.name);
      made.value = iso ? *iso : "";
      made.kind = TargetKind::kCountry;
    } else {
      made.value = sector_named(pack, target.name).value_or("");
    }
    if (made.value.empty()) {
      diagnostics.push_back({"add.unknown-target", std::string(bundle),
                             target.name + " is no country and no sector of the pack"});
      continue;
    }
    for (const std::uint32_t citation : target.citations) {
      const std::uint32_t place = places.citations[citation];
      const std::int32_t date = draft.citations[place].date;
      const bool earlier = made.citation == kNone || (date != kUndated && date < made.known_from);
      if (!earlier) continue;
      made.citation = place;
      if (date != kUndated) made.known_from = date;
    }
    auto& targets = draft.actors[places.actors[target.group]].targets;
    const auto same = std::find_if(targets.begin(), targets.end(), [&](const auto& there) {
      return there.kind == made.kind && there.value == made.value;
    });
    if (same == targets.end()) {
      targets.push_back(std::move(made));
    } else if (made.known_from < same->known_from) {
      *same = std::move(made);
    }
  }
}

}  // namespace

Result<Built> add(const Pack& pack, const SourceFile& bundle) {
  auto facts = attack::read(bundle.bytes, bundle.name, attack::Kind::kOwn);
  if (!facts) return tl::make_unexpected(facts.error());
  if (facts->groups.empty() && facts->software.empty()) {
    return fail(ErrorKind::kInput, "add.nothing",
                "the bundle holds no intrusion-set, threat-actor, malware or tool to add",
                bundle.name);
  }
  Built built;
  built.counts = facts->counts;
  built.diagnostics = facts->diagnostics;
  Matcher(pack, bundle.name, built.diagnostics).match(*facts);
  const Date before = Date::from_days(pack.as_of().days() - 1);
  const Date newest = std::max(before, facts->newest.value_or(before));
  Draft draft = draft_of(pack);
  draft.as_of = Date::from_days(newest.days() + 1);
  const Places places = add_facts(draft, *facts, newest, Origin::kAdded);
  add_targets(draft, pack, *facts, places, newest, bundle.name, built.diagnostics);
  built.bytes = finish(std::move(draft));
  return built;
}

}  // namespace perpend::knowledge
