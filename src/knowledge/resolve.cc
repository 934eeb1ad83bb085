#include "knowledge/resolve.h"

#include <map>
#include <set>
#include <string>

#include "knowledge/name_key.h"
#include "knowledge/sector_names.h"

namespace perpend::knowledge {
namespace {

bool is_software_type(ObservationType type) {
  return type == ObservationType::kMalware || type == ObservationType::kTool;
}

class Resolver {
 public:
  Resolver(Incident& incident, const View& view, const Names& names)
      : incident_(incident), pack_(view.pack()), view_(view), names_(names) {}

  void run() {
    for (std::size_t i = 0; i < incident_.observations.size(); ++i) {
      Observation& observation = incident_.observations[i];
      where_ = "observations/" + std::to_string(i);
      if (is_software_type(observation.type)) software(observation);
      if (observation.type == ObservationType::kAttackPattern) technique(observation);
      if (observation.type == ObservationType::kVictimSector) sector(observation);
    }
    for (Testimony& testimony : incident_.testimony) {
      if (!testimony.actor.empty()) continue;
      const std::uint32_t actor = names_.actor(testimony.names);
      if (actor != kNone) testimony.actor = pack_.text(pack_.actors()[actor].id);
    }
  }

 private:
  void say(const char* code, const std::string& what) {
    incident_.diagnostics.push_back({code, where_, what});
  }

  // The id as the pack has it; says so where that is another one, or none.
  void settle(Observation& observation, std::string_view id) {
    if (id.empty()) {
      say("pack.unknown-id", observation.id + " is not in the pack; kept, and weighs nothing");
    } else if (id != observation.id) {
      const std::string note = observation.id + " was revoked and is now " + std::string(id);
      say("pack.revoked-id", note);
      observation.note += (observation.note.empty() ? "" : "; ") + note;
      observation.id = id;
    }
  }

  void software(Observation& observation) {
    std::uint32_t known = kNone;
    if (!observation.id.empty()) {
      known = pack_.find_software(observation.id);
      settle(observation, known == kNone ? "" : pack_.text(pack_.software()[known].id));
    } else {
      known = names_.software(observation.value);
      if (known != kNone) observation.id = pack_.text(pack_.software()[known].id);
      if (known == kNone) several(observation.value, NameKind::kSoftware);
    }
    if (known == kNone) return;
    const SoftwareRecord& record = pack_.software()[known];
    observation.type = record.kind == static_cast<std::uint32_t>(SoftwareKind::kTool)
                           ? ObservationType::kTool
                           : ObservationType::kMalware;
    if (observation.value.empty()) observation.value = pack_.text(record.name);
  }

  void several(const std::string& name, NameKind kind) {
    std::set<std::string> bearers;
    for (const NameEntry& entry : names_.find(name)) {
      if (entry.kind == kind) bearers.emplace(pack_.text(pack_.software()[entry.index].id));
    }
    if (bearers.size() < 2) return;
    std::string list;
    for (const auto& id : bearers) list += (list.empty() ? "" : ", ") + id;
    say("pack.ambiguous-name", name + " may be any of " + list + "; give an id");
  }

  void technique(Observation& observation) {
    std::uint32_t known = kNone;
    if (!observation.id.empty()) {
      known = pack_.find_technique(observation.id);
      settle(observation, known == kNone ? "" : pack_.text(pack_.techniques()[known].id));
    } else {
      const auto& bearers = techniques_named(observation.value);
      if (bearers.size() == 1) known = *bearers.begin();
      if (bearers.size() > 1) {
        say("pack.ambiguous-name",
            observation.value + " is the name of several techniques; give an id");
      }
      if (known != kNone) observation.id = pack_.text(pack_.techniques()[known].id);
    }
    if (known != kNone && observation.value.empty()) {
      observation.value = pack_.text(pack_.techniques()[known].name);
    }
  }

  void sector(Observation& observation) {
    const auto known = sector_named(pack_, observation.value);
    if (known) {
      observation.value = *known;
    } else {
      say("pack.unknown-sector",
          "'" + observation.value + "' is no sector of the pack; kept, and weighs nothing");
    }
  }

  // By name, and by "parent: name" for a part of another.
  const std::set<std::uint32_t>& techniques_named(const std::string& name) {
    if (by_name_.empty()) {
      for (const std::uint32_t i : view_.techniques()) {
        const TechniqueRecord& record = pack_.techniques()[i];
        const std::string own(pack_.text(record.name));
        by_name_[name_key(own)].insert(i);
        if (record.parent == kNone) continue;
        const std::string parent(pack_.text(pack_.techniques()[record.parent].name));
        by_name_[name_key(parent + own)].insert(i);
      }
      by_name_[""] = {};
    }
    return by_name_[name_key(name)];
  }

  Incident& incident_;
  const Pack& pack_;
  const View& view_;
  const Names& names_;
  std::string where_;
  std::map<std::string, std::set<std::uint32_t>> by_name_;
};

}  // namespace

void resolve(Incident& incident, const View& view, const Names& names) {
  Resolver(incident, view, names).run();
}

}  // namespace perpend::knowledge
