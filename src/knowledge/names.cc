#include "knowledge/names.h"

#include <algorithm>

#include "knowledge/name_key.h"
#include "knowledge/ordinary_words.h"

namespace perpend::knowledge {

Names::Names(const View& view) {
  const Pack& pack = view.pack();
  for (const std::uint32_t actor : view.actors()) {
    const std::string_view own = pack.text(pack.actors()[actor].name);
    for (const AliasRecord& alias : view.aliases(actor)) {
      const std::string_view name = pack.text(alias.name);
      entries_.push_back({name, NameKind::kActor, actor, name == own, is_ordinary_word(name), false,
                          alias.relation == static_cast<std::uint32_t>(AliasRelation::kOverlaps)});
    }
  }
  for (const std::uint32_t software : view.software()) {
    const std::string_view own = pack.text(pack.software()[software].name);
    for (const SoftwareNameRecord& record : view.software_names(software)) {
      const std::string_view name = pack.text(record.name);
      entries_.push_back({name, NameKind::kSoftware, software, name == own,
                          record.ordinary_word != 0, false, false});
    }
  }
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    by_key_[name_key(entries_[i].name)].push_back(i);
  }
  // Shared as of this day: somebody else bears it too.
  for (const auto& [key, places] : by_key_) {
    for (const std::uint32_t place : places) {
      NameEntry& entry = entries_[place];
      entry.shared = std::any_of(places.begin(), places.end(), [&](std::uint32_t other) {
        return entries_[other].kind == entry.kind && entries_[other].index != entry.index;
      });
    }
  }
}

std::vector<NameEntry> Names::find(std::string_view name) const {
  std::vector<NameEntry> found;
  const auto it = by_key_.find(name_key(name));
  if (it == by_key_.end()) return found;
  for (const std::uint32_t place : it->second) found.push_back(entries_[place]);
  return found;
}

std::uint32_t Names::sole(std::string_view name, NameKind kind) const {
  std::uint32_t any = kNone;
  std::uint32_t owner = kNone;
  bool several = false;
  bool several_owners = false;
  for (const NameEntry& entry : find(name)) {
    if (entry.kind != kind || entry.overlaps) continue;
    several = several || (any != kNone && any != entry.index);
    any = entry.index;
    if (!entry.own) continue;
    several_owners = several_owners || (owner != kNone && owner != entry.index);
    owner = entry.index;
  }
  if (!several) return any;
  return several_owners ? kNone : owner;
}

}  // namespace perpend::knowledge
