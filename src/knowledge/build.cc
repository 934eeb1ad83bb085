#include "knowledge/build.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "formats/attack/attack.h"
#include "knowledge/build_attack.h"
#include "knowledge/build_galaxy.h"
#include "knowledge/build_lists.h"
#include "knowledge/draft.h"
#include "knowledge/gazetteer.h"
#include "knowledge/public_suffix.h"

namespace perpend::knowledge {

namespace {

struct Lists {
  std::vector<galaxy::Cluster> galaxies;
  std::vector<std::pair<std::string, warninglists::List>> warnings;  // file name, list
  std::optional<Date> newest;
};

// Reads what is small; one that cannot be read is left out and said so.
Lists read_lists(const Sources& sources, Built& built) {
  Lists lists;
  const auto left_out = [&](const SourceFile& file, const Error& error) {
    ++built.counts.read;
    ++built.counts.refused;
    built.diagnostics.push_back(
        {error.code, error.where.empty() ? file.name : error.where, error.what});
  };
  for (const SourceFile& file : sources.galaxies) {
    auto cluster = galaxy::read(file.bytes, file.name);
    if (!cluster) {
      left_out(file, cluster.error());
      continue;
    }
    built.counts += cluster->counts;
    built.diagnostics.insert(built.diagnostics.end(), cluster->diagnostics.begin(),
                             cluster->diagnostics.end());
    lists.galaxies.push_back(std::move(*cluster));
  }
  for (const SourceFile& file : sources.warning_lists) {
    auto list = warninglists::read(file.bytes, file.name);
    if (!list) {
      left_out(file, list.error());
      continue;
    }
    if (list->version && (!lists.newest || *lists.newest < *list->version)) {
      lists.newest = list->version;
    }
    lists.warnings.emplace_back(file.name, std::move(*list));
  }
  return lists;
}

}  // namespace

Result<Built> build(const Sources& sources) {
  Built built;
  const auto facts = attack::read(sources.attack.bytes, sources.attack.name);
  if (!facts) return tl::make_unexpected(facts.error());
  built.counts += facts->counts;
  built.diagnostics = facts->diagnostics;
  const Lists lists = read_lists(sources, built);
  const Date newest = sources.newest.value_or(
      std::max(facts->newest.value_or(Date()), lists.newest.value_or(Date())));
  Draft draft;
  draft.as_of = Date::from_days(newest.days() + 1);
  draft.public_suffix_list = sources.public_suffix_list;
  add_facts(draft, *facts, newest, Origin::kAttack);
  const Gazetteer gazetteer(lists.galaxies);
  draft.countries = gazetteer.countries();
  draft.sectors = gazetteer.sectors();
  const UuidPlaces actors = add_galaxy_actors(draft, lists.galaxies, gazetteer, newest);
  add_galaxy_software(draft, lists.galaxies, actors, newest);
  for (const auto& [file, list] : lists.warnings) {
    built.counts += add_warning_list(draft, list, file);
  }
  if (sources.infrastructure) {
    built.counts += add_infrastructure(
        draft, sources.infrastructure->bytes, sources.infrastructure->name, actors,
        PublicSuffixes(sources.public_suffix_list), newest, built.diagnostics);
  }
  built.bytes = finish(std::move(draft));
  for (const SourceFile& file : sources.added) {
    const auto pack = Pack::from_bytes(std::move(built.bytes));
    if (!pack) return tl::make_unexpected(pack.error());
    auto more = add(*pack, file);
    if (!more) return more;
    built.bytes = std::move(more->bytes);
    built.counts += more->counts;
    std::move(more->diagnostics.begin(), more->diagnostics.end(),
              std::back_inserter(built.diagnostics));
  }
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

Result<std::string> with_models(const Pack& pack,
                                std::span<const std::pair<std::string, std::string>> models) {
  Draft draft = draft_of(pack);
  std::map<std::string, std::string> unique;
  for (const auto& [name, bytes] : models) unique[name] = bytes;
  draft.models.assign(unique.begin(), unique.end());
  return finish(std::move(draft));
}

}  // namespace perpend::knowledge
