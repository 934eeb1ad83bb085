#include "knowledge/draft.h"

namespace perpend::knowledge {
namespace {

template <class Record>
std::span<const Record> part(std::span<const Record> records, Range range) {
  return records.subspan(range.first, range.count);
}

Draft::Actor actor_of(const Pack& pack, const ActorRecord& record) {
  const auto text = [&](Text t) { return std::string(pack.text(t)); };
  Draft::Actor actor{text(record.id),
                     text(record.name),
                     text(record.attack_uuid),
                     record.level,
                     record.origins,
                     record.known_from,
                     {},
                     {},
                     {}};
  for (const AliasRecord& alias : part(pack.aliases(), record.aliases)) {
    actor.aliases.push_back({text(alias.name), text(alias.coined_by), alias.citation,
                             alias.known_from, static_cast<AliasRelation>(alias.relation),
                             alias.origins});
  }
  for (const TargetRecord& target : part(pack.targets(), record.targets)) {
    actor.targets.push_back({text(target.value), static_cast<TargetKind>(target.kind),
                             target.known_from, target.citation});
  }
  for (const SponsorClaimRecord& claim : part(pack.sponsor_claims(), record.sponsor_claims)) {
    actor.sponsor_claims.push_back(
        {text(claim.country), text(claim.said_by), claim.known_from, claim.confidence});
  }
  return actor;
}

template <class To, class Record>
void copy(std::vector<To>& to, std::span<const Record> from) {
  to.assign(from.begin(), from.end());
}

}  // namespace

Draft draft_of(const Pack& pack) {
  const auto text = [&](Text t) { return std::string(pack.text(t)); };
  Draft draft;
  draft.as_of = pack.as_of();
  for (const auto& r : pack.citations()) {
    draft.citations.push_back({text(r.name), text(r.url), r.date});
  }
  for (const auto& r : pack.actors()) draft.actors.push_back(actor_of(pack, r));
  for (const auto& r : pack.software()) {
    Draft::Software software{
        text(r.id), text(r.name), static_cast<SoftwareKind>(r.kind), r.known_from, {}};
    for (const auto& name : part(pack.software_names(), r.names)) {
      software.names.push_back({text(name.name), name.known_from});
    }
    draft.software.push_back(std::move(software));
  }
  for (const auto& r : pack.techniques()) {
    draft.techniques.push_back({text(r.id), text(r.name), r.parent, r.tactics, r.known_from});
  }
  for (const auto& r : pack.tactics()) draft.tactics.emplace_back(text(r.id), text(r.name));
  for (const auto& r : pack.renames()) draft.renames.emplace_back(text(r.old_id), text(r.new_id));
  for (const auto& r : pack.countries()) {
    Draft::Country country{text(r.iso), text(r.name), text(r.capital), {}};
    for (const Text name : part(pack.country_names(), r.names)) country.names.push_back(text(name));
    draft.countries.push_back(std::move(country));
  }
  for (const auto& r : pack.sectors()) draft.sectors.push_back(text(r.name));
  for (const auto& r : pack.warning_lists()) {
    draft.warning_lists.push_back({text(r.name), static_cast<WarningKind>(r.kind)});
  }
  for (const auto& r : pack.parameters()) draft.parameters.emplace_back(text(r.name), r.value);
  for (const auto& r : pack.models()) {
    const std::string name = text(r.name);
    draft.models.emplace_back(name, std::string(pack.model(name)));
  }
  copy(draft.uses, pack.uses());
  copy(draft.software_techniques, pack.software_techniques());
  copy(draft.infrastructure, pack.infrastructure());
  copy(draft.warning_hosts, pack.warning_hosts());
  copy(draft.warning_ranges, pack.warning_ranges());
  copy(draft.warning_ranges4, pack.warning_ranges4());
  draft.public_suffix_list = pack.public_suffix_list();
  return draft;
}

}  // namespace perpend::knowledge
