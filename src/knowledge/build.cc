#include "knowledge/build.h"

#include <algorithm>
#include <map>

#include "formats/attack/attack.h"
#include "knowledge/build_attack.h"
#include "knowledge/draft.h"

namespace perpend::knowledge {

Result<Built> build(const Sources& sources) {
  Built built;
  const auto facts = attack::read(sources.attack.bytes, sources.attack.name);
  if (!facts) return tl::make_unexpected(facts.error());
  built.counts += facts->counts;
  built.diagnostics = facts->diagnostics;
  const Date newest = sources.newest.value_or(facts->newest.value_or(Date()));
  Draft draft;
  draft.as_of = Date::from_days(newest.days() + 1);
  draft.public_suffix_list = sources.public_suffix_list;
  add_facts(draft, *facts, newest, Origin::kAttack);
  built.bytes = finish(std::move(draft));
  return built;
}

Result<std::string> with_parameters(
    const Pack& pack, std::span<const std::pair<std::string, std::int64_t>> parameters) {
  Draft draft = draft_of(pack);
  std::map<std::string, std::int64_t> unique;
  for (const auto& [name, value] : parameters) unique[name] = value;
  draft.parameters.assign(unique.begin(), unique.end());
  return finish(std::move(draft));
}

}  // namespace perpend::knowledge
