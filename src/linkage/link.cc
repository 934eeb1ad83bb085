// The steps, in order: incidents by id; values and columns; the model (the pack's, or learned);
// candidate pairs; weights; the prior of this collection; clusters; and for every link its reasons.
#include "linkage/link.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/sha256.h"
#include "linkage/blocking.h"
#include "linkage/cluster.h"
#include "linkage/columns.h"
#include "linkage/explain.h"
#include "linkage/reading.h"

namespace perpend::linkage {
namespace {

struct Collection {
  std::vector<const Incident*> incidents;  // by id
  std::vector<LinkedIncident> shown;
  Columns columns;
  Diagnostics diagnostics;
};

void name_all(Collection& collection) {
  std::map<std::string, int> used;
  for (std::size_t i = 0; i < collection.incidents.size(); ++i) {
    const Incident& incident = *collection.incidents[i];
    LinkedIncident shown;
    shown.id = incident.id.empty() ? "incident" : incident.id;
    shown.first_seen = incident.first_seen;
    shown.last_seen = incident.last_seen;
    shown.marking = incident.marking;
    const int times = ++used[shown.id];
    if (times > 1) {
      const std::string unique = shown.id + "#" + std::to_string(times);
      collection.diagnostics.push_back(
          {"link.id-twice", shown.id,
           "this id is used more than once; the later one is called '" + unique + "' here"});
      shown.id = unique;
    }
    if (incident.first_seen && incident.last_seen && *incident.last_seen < *incident.first_seen) {
      collection.diagnostics.push_back({"link.dates-backwards", shown.id,
                                        "it ends before it begins; the two days were swapped"});
    }
    collection.shown.push_back(std::move(shown));
  }
}

Collection read_all(std::span<const Incident> incidents, const knowledge::View& view,
                    const LinkageOptions& options) {
  Collection collection;
  collection.incidents = in_order_of_ids(incidents);
  name_all(collection);
  const Reader reader(view, options.allow_reserved);
  std::vector<Row> rows;
  for (const Incident* incident : collection.incidents) rows.push_back(reader.read(*incident));
  auto implied = reader.implied(rows);
  collection.columns = columns_of(std::move(rows), {}, std::move(implied));
  unsigned left_out = 0;
  for (const Comparison comparison : options.leave_out)
    left_out |= 1U << static_cast<unsigned>(comparison);
  for (std::uint32_t i = 0; i < collection.columns.size(); ++i) {
    auto& present = collection.columns.present[i];
    collection.shown[i].observations = static_cast<std::uint32_t>(collection.columns.of(i).size());
    if (collection.columns.of(i).empty()) {
      collection.diagnostics.push_back({"link.no-observations", collection.shown[i].id,
                                        "nothing in it can be compared; it stays alone"});
    }
    present = static_cast<std::uint16_t>(present & ~left_out);
  }
  return collection;
}

Result<Model> model_of(const knowledge::View& view, const LinkageOptions& options) {
  if (options.model) return *options.model;
  const std::string_view bytes = view.pack().model(kModelName);
  if (bytes.empty()) return unfitted();
  return model_from(bytes);
}

std::uint32_t index_of(const Collection& collection, std::string_view id) {
  for (std::uint32_t i = 0; i < collection.shown.size(); ++i) {
    if (collection.shown[i].id == id) return i;
  }
  return static_cast<std::uint32_t>(collection.shown.size());
}

Pairs pairs_named(Collection& collection,
                  const std::vector<std::pair<std::string, std::string>>& named) {
  Pairs pairs;
  for (const auto& [first, second] : named) {
    const std::uint32_t a = index_of(collection, first);
    const std::uint32_t b = index_of(collection, second);
    const auto n = static_cast<std::uint32_t>(collection.shown.size());
    if (a == n || b == n || a == b) {
      collection.diagnostics.push_back({"link.unknown-id", first + "," + second,
                                        "no such pair of incidents; this decision was not heeded"});
      continue;
    }
    pairs.emplace_back(std::min(a, b), std::max(a, b));
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

bool holds(const Pairs& pairs, std::uint32_t a, std::uint32_t b) {
  return std::binary_search(pairs.begin(), pairs.end(), std::pair(a, b));
}

std::vector<Cluster> clusters_of(const Collection& collection,
                                 const std::vector<std::uint32_t>& cluster_of_incident) {
  std::map<std::uint32_t, Cluster> by_first;
  for (std::uint32_t i = 0; i < cluster_of_incident.size(); ++i) {
    by_first[cluster_of_incident[i]].incidents.push_back(i);
  }
  std::vector<Cluster> clusters;
  for (auto& [first, cluster] : by_first) {
    std::string ids;
    for (const std::uint32_t i : cluster.incidents) ids += collection.shown[i].id + "\n";
    cluster.id = short_id("c", ids);
    clusters.push_back(std::move(cluster));
  }
  std::stable_sort(clusters.begin(), clusters.end(), [](const Cluster& a, const Cluster& b) {
    return a.incidents.size() > b.incidents.size();
  });
  return clusters;
}

LinkageParameters shown_parameters(const Model& model) {
  LinkageParameters parameters;
  for (std::size_t c = 0; c < kComparisons; ++c) {
    const auto comparison = static_cast<Comparison>(c);
    for (std::uint8_t level = 0; level < level_count(comparison); ++level) {
      const LevelNumbers& numbers = model.levels[c][level];
      ComparisonLevel row;
      row.comparison = comparison;
      row.level = level_name(comparison, level);
      row.m = MProbability(numbers.m);
      row.u = UProbability(numbers.u);
      row.weight = MatchWeight(mul_div_half_even(plain_weight(numbers), model.temper[c], 1000));
      parameters.levels.push_back(std::move(row));
    }
  }
  parameters.prior = Posterior(probability_of(model.prior));
  parameters.link_at = Posterior(model.link_at);
  parameters.possible_at = Posterior(model.possible_at);
  parameters.why = model.fitted_as_of == 0
                       ? "the pack has no fitted model of linkage; round numbers"
                       : "fitted on pairs of the past";
  if (model.fitted_as_of != 0) parameters.fitted_as_of = Date::from_days(model.fitted_as_of);
  return parameters;
}

}  // namespace

std::vector<const Incident*> in_order_of_ids(std::span<const Incident> incidents) {
  std::vector<std::pair<std::string, const Incident*>> keyed;
  for (const Incident& incident : incidents) {
    std::vector<std::string> keys;
    for (const Observation& observation : incident.observations) {
      keys.push_back(key_of(observation));
    }
    std::sort(keys.begin(), keys.end());
    std::string content = incident.id + "\n" +
                          (incident.first_seen ? incident.first_seen->iso() : "") + "\n" +
                          (incident.last_seen ? incident.last_seen->iso() : "") + "\n";
    for (const std::string& key : keys) content += key + "\n\n";
    keyed.emplace_back(incident.id + "\n" + hex(sha256(content)), &incident);
  }
  std::sort(keyed.begin(), keyed.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const Incident*> result;
  for (const auto& [key, incident] : keyed) result.push_back(incident);
  return result;
}

Result<LinkageResult> link(std::span<const Incident> incidents, const knowledge::View& view,
                           const LinkageOptions& options) {
  if (incidents.empty()) {
    return fail(ErrorKind::kInput, "link.nothing", "there is no incident to link");
  }
  const auto model = model_of(view, options);
  if (!model) return tl::make_unexpected(model.error());
  Collection collection = read_all(incidents, view, options);
  const Pairs confirmed = pairs_named(collection, options.confirmed);
  const Pairs refused = pairs_named(collection, options.refused);
  const Candidates candidates = candidates_of(collection.columns);

  LinkageResult result;
  std::vector<Edge> edges;
  for (const auto& [a, b] : candidates.pairs) {
    const std::int64_t weight = weight_of(*model, compare(collection.columns, a, b));
    const std::int64_t probability = probability_of(model->prior + model->bias + weight);
    if (probability < model->possible_at) continue;
    edges.push_back({a, b, static_cast<std::int32_t>(probability)});
  }
  const auto cluster = average_link(static_cast<std::uint32_t>(collection.columns.size()), edges,
                                    model->link_at, confirmed, refused);
  result.clusters = clusters_of(collection, cluster);
  for (const auto& [a, b] : confirmed) {
    const bool there = std::any_of(edges.begin(), edges.end(),
                                   [&](const Edge& edge) { return edge.a == a && edge.b == b; });
    if (!there) edges.push_back({a, b, 0});
  }
  for (const Edge& edge : edges) {
    Link row = explain_pair(collection.columns, *model, edge.a, edge.b, view);
    row.id = short_id("l", collection.shown[edge.a].id + "\n" + collection.shown[edge.b].id);
    if (holds(confirmed, edge.a, edge.b)) row.analyst = AnalystWord::kConfirmed;
    if (holds(refused, edge.a, edge.b)) row.analyst = AnalystWord::kRefused;
    const bool together = cluster[edge.a] == cluster[edge.b];
    row.decision = row.analyst == AnalystWord::kRefused ? LinkDecision::kNonLink
                   : together                           ? LinkDecision::kLink
                                                        : LinkDecision::kPossibleLink;
    result.links.push_back(std::move(row));
  }
  std::stable_sort(result.links.begin(), result.links.end(), [](const Link& x, const Link& y) {
    return std::tuple(-x.probability.billionths(), x.a, x.b) <
           std::tuple(-y.probability.billionths(), y.a, y.b);
  });
  result.parameters = shown_parameters(*model);
  result.blocking = candidates.report;
  result.incidents = std::move(collection.shown);
  result.diagnostics = std::move(collection.diagnostics);
  return result;
}

Result<Link> explain(std::span<const Incident> incidents, const knowledge::View& view,
                     const LinkageOptions& options, std::string_view a, std::string_view b) {
  const auto model = model_of(view, options);
  if (!model) return tl::make_unexpected(model.error());
  const Collection collection = read_all(incidents, view, options);
  const std::uint32_t x = index_of(collection, a);
  const std::uint32_t y = index_of(collection, b);
  const auto n = static_cast<std::uint32_t>(collection.shown.size());
  if (x == n || y == n || x == y) {
    return fail(ErrorKind::kUsage, "link.unknown-id",
                "a pair is two different ids of incidents in the input",
                std::string(a) + "," + std::string(b));
  }
  Link link = explain_pair(collection.columns, *model, std::min(x, y), std::max(x, y), view);
  link.id = short_id("l", collection.shown[link.a].id + "\n" + collection.shown[link.b].id);
  return link;
}

}  // namespace perpend::linkage
