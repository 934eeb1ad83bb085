#include "knowledge/profile.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "knowledge/name_key.h"
#include "model/ascii.h"
#include "model/country.h"
#include "model/incident.h"

namespace perpend::knowledge {
namespace {

std::string sources_of(std::uint32_t origins) {
  std::string text;
  const auto append = [&](Origin origin, std::string_view name) {
    if ((origins & static_cast<std::uint32_t>(origin)) == 0) return;
    text += (text.empty() ? "" : ", ") + std::string(name);
  };
  append(Origin::kAttack, "ATT&CK");
  append(Origin::kGalaxy, "MISP galaxy");
  append(Origin::kAdded, "added");
  return text;
}

class Maker {
 public:
  Maker(const View& view, const Names& names) : v_(view), p_(view.pack()), names_(names) {}

  Profile actor(std::uint32_t index) {
    const ActorRecord& record = p_.actors()[index];
    Profile profile = base("actor", record.id, record.name, record.known_from);
    profile.level = name_of(static_cast<AttributionLevel>(record.level));
    profile.sources = sources_of(record.origins);
    for (const AliasRecord& alias : v_.aliases(index)) profile.aliases.push_back(made(alias));
    uses(v_.uses(index), profile);
    for (const TargetRecord& target : v_.targets(index)) profile.targets.push_back(made(target));
    for (const SponsorClaimRecord& claim : v_.sponsor_claims(index)) {
      profile.sponsor_claims.push_back(
          {place(text(claim.country)), text(claim.said_by), Date::from_days(claim.known_from),
           claim.confidence < 0 ? "" : std::to_string(claim.confidence) + " %"});
    }
    std::map<int, int> years;
    for (const std::uint32_t report : v_.reports(index)) {
      const ReportRecord& r = p_.reports()[report];
      if (r.date_assumed != 0) {
        ++profile.undated_reports;
      } else {
        ++years[Date::from_days(r.date).year()];
      }
    }
    profile.reports_per_year.assign(years.begin(), years.end());
    disagree(profile);
    return profile;
  }

  Profile software(std::uint32_t index) {
    const SoftwareRecord& record = p_.software()[index];
    Profile profile = base("software", record.id, record.name, record.known_from);
    for (const SoftwareNameRecord& name : v_.software_names(index)) {
      ProfileAlias alias;
      alias.name = text(name.name);
      alias.since = Date::from_days(name.known_from);
      alias.also_of = others(alias.name, NameKind::kSoftware, profile.id);
      profile.aliases.push_back(std::move(alias));
    }
    for (const SoftwareTechniqueRecord& row : v_.techniques_of(index)) {
      const TechniqueRecord& technique = p_.techniques()[row.technique];
      profile.techniques.push_back(
          {text(technique.id), full_name(row.technique), Date::from_days(row.known_from), {}});
    }
    users(index | kSoftwareBit, profile);
    return profile;
  }

  Profile technique(std::uint32_t index) {
    const TechniqueRecord& record = p_.techniques()[index];
    Profile profile = base("technique", record.id, record.name, record.known_from);
    profile.name = full_name(index);
    users(index, profile);
    return profile;
  }

 private:
  std::string text(Text t) const { return std::string(p_.text(t)); }

  Profile base(const char* kind, Text id, Text name, std::int32_t since) const {
    Profile profile;
    profile.kind = kind;
    profile.id = text(id);
    profile.name = text(name);
    profile.since = Date::from_days(since);
    profile.as_of = v_.as_of();
    profile.pack_sha256 = p_.sha256();
    return profile;
  }

  std::string full_name(std::uint32_t technique) const {
    const TechniqueRecord& record = p_.techniques()[technique];
    if (record.parent == kNone) return text(record.name);
    return text(p_.techniques()[record.parent].name) + ": " + text(record.name);
  }

  static std::string place(const std::string& code) {
    const auto name = country_name(code);
    return name ? code + " " + std::string(*name) : code;
  }

  std::string cited(std::uint32_t citation) const {
    const CitationRecord& record = p_.citations()[citation];
    return text(record.name) + (record.date == kUndated
                                    ? " (undated)"
                                    : " (" + Date::from_days(record.date).iso() + ")");
  }

  std::vector<std::string> others(const std::string& name, NameKind kind,
                                  const std::string& own_id) const {
    std::set<std::string> found;
    for (const NameEntry& entry : names_.find(name)) {
      if (entry.kind != kind) continue;
      const bool is_actor = kind == NameKind::kActor;
      const std::string id =
          text(is_actor ? p_.actors()[entry.index].id : p_.software()[entry.index].id);
      std::string bearer =
          text(is_actor ? p_.actors()[entry.index].name : p_.software()[entry.index].name);
      bearer.append(" (").append(id).append(")");
      if (id != own_id) found.insert(std::move(bearer));
    }
    return {found.begin(), found.end()};
  }

  ProfileAlias made(const AliasRecord& record) const {
    ProfileAlias alias;
    alias.name = text(record.name);
    alias.used_by = text(record.coined_by);
    if (record.citation != kNone) alias.citation = text(p_.citations()[record.citation].name);
    alias.sources = sources_of(record.origins);
    alias.since = Date::from_days(record.known_from);
    alias.overlaps = record.relation == static_cast<std::uint32_t>(AliasRelation::kOverlaps);
    alias.also_of = others(alias.name, NameKind::kActor, text(p_.actors()[record.actor].id));
    return alias;
  }

  ProfileSaying made(const TargetRecord& record) const {
    const bool country = record.kind == static_cast<std::uint32_t>(TargetKind::kCountry);
    return {country ? place(text(record.value)) : text(record.value),
            record.citation == kNone ? "MISP galaxy" : text(p_.citations()[record.citation].name),
            Date::from_days(record.known_from), ""};
  }

  // Uses of one item are neighbours; their citations go in the order of their dates.
  void uses(const std::vector<UseRecord>& rows, Profile& profile) const {
    for (std::size_t at = 0; at < rows.size();) {
      const std::uint32_t item = rows[at].item;
      std::vector<UseRecord> same;
      for (; at < rows.size() && rows[at].item == item; ++at) same.push_back(rows[at]);
      ProfileItem made = summary(same);
      if (is_software(item)) {
        made.id = text(p_.software()[index_of(item)].id);
        made.name = text(p_.software()[index_of(item)].name);
        profile.software.push_back(std::move(made));
      } else {
        made.id = text(p_.techniques()[item].id);
        made.name = full_name(item);
        profile.techniques.push_back(std::move(made));
      }
    }
  }

  ProfileItem summary(std::vector<UseRecord> rows) const {
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
      return std::tie(a.known_from, a.citation) < std::tie(b.known_from, b.citation);
    });
    ProfileItem item;
    item.since = Date::from_days(rows.front().known_from);
    for (const UseRecord& row : rows) {
      if (row.citation != kNone) item.citations.push_back(cited(row.citation));
    }
    return item;
  }

  void users(std::uint32_t item, Profile& profile) const {
    std::map<std::uint32_t, std::vector<UseRecord>> by_actor;
    for (const UseRecord& use : p_.uses()) {
      if (use.item == item && v_.holds(use.known_from)) by_actor[use.actor].push_back(use);
    }
    for (const auto& [actor, rows] : by_actor) {
      ProfileItem made = summary(rows);
      made.id = text(p_.actors()[actor].id);
      made.name = text(p_.actors()[actor].name);
      profile.used_by.push_back(std::move(made));
    }
  }

  // Where the sources do not agree: on whose a name is, and on who is said to be behind it.
  static void disagree(Profile& profile) {
    for (const ProfileAlias& alias : profile.aliases) {
      for (const std::string& other : alias.also_of) {
        profile.disagreements.push_back("'" + alias.name + "' (here by " + alias.sources +
                                        ") is published for " + other + " as well.");
      }
    }
    std::set<std::string> countries;
    for (const ProfileSaying& claim : profile.sponsor_claims) countries.insert(claim.what);
    if (countries.size() > 1) {
      profile.disagreements.emplace_back("The sources name different sponsors.");
    }
  }

  const View& v_;
  const Pack& p_;
  const Names& names_;
};

}  // namespace

std::vector<Profile> profiles(const View& view, const Names& names, std::string_view name) {
  const Pack& pack = view.pack();
  Maker maker(view, names);
  std::vector<Profile> found;
  const std::string id = ascii::upper(name);
  for (const std::string_view wanted : {name, std::string_view(id)}) {
    if (!found.empty()) return found;
    const std::uint32_t actor = pack.find_actor(wanted);
    const std::uint32_t software = pack.find_software(wanted);
    const std::uint32_t technique = pack.find_technique(wanted);
    if (actor != kNone && view.holds(pack.actors()[actor].known_from)) {
      found.push_back(maker.actor(actor));
    }
    if (software != kNone && view.holds(pack.software()[software].known_from)) {
      found.push_back(maker.software(software));
    }
    if (technique != kNone && view.holds(pack.techniques()[technique].known_from)) {
      found.push_back(maker.technique(technique));
    }
  }
  if (!found.empty()) return found;
  std::set<std::pair<NameKind, std::uint32_t>> seen;
  for (const NameEntry& entry : names.find(name)) {
    if (!seen.insert({entry.kind, entry.index}).second) continue;
    found.push_back(entry.kind == NameKind::kActor ? maker.actor(entry.index)
                                                   : maker.software(entry.index));
  }
  for (const std::uint32_t technique : view.techniques()) {
    if (name_key(pack.text(pack.techniques()[technique].name)) == name_key(name)) {
      found.push_back(maker.technique(technique));
    }
  }
  return found;
}

}  // namespace perpend::knowledge
