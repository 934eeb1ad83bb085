#include "reporting/linkage_parts.h"

#include <algorithm>
#include <map>

#include "core/decimal.h"
#include "reporting/handling.h"
#include "reporting/visible.h"

namespace perpend::reporting {
namespace {

std::vector<std::uint32_t> cluster_of_each(const LinkageResult& linkage) {
  std::vector<std::uint32_t> cluster(linkage.incidents.size(), 0);
  for (std::uint32_t c = 0; c < linkage.clusters.size(); ++c) {
    for (const std::uint32_t incident : linkage.clusters[c].incidents) cluster[incident] = c;
  }
  return cluster;
}

}  // namespace

std::string signed_bits(std::int64_t microbits) {
  return (microbits > 0 ? "+" : "") + decimal(microbits, 6, 1);
}

std::string natural_units(std::int64_t millionths) { return decimal(millionths, 6, 2); }

std::string p_value(std::int64_t billionths) {
  if (billionths < 50'000) return "below 0.0001";
  return decimal(billionths, 9, billionths < 100'000'000 ? 4 : 2);
}

std::vector<std::size_t> links_within(const LinkageResult& linkage, const Cluster& cluster) {
  std::vector<std::size_t> links;
  const auto inside = [&](std::uint32_t incident) {
    return std::binary_search(cluster.incidents.begin(), cluster.incidents.end(), incident);
  };
  for (std::size_t i = 0; i < linkage.links.size(); ++i) {
    const Link& link = linkage.links[i];
    if (link.decision == LinkDecision::kLink && inside(link.a) && inside(link.b)) {
      links.push_back(i);
    }
  }
  std::stable_sort(links.begin(), links.end(), [&](std::size_t x, std::size_t y) {
    return linkage.links[x].weight > linkage.links[y].weight;
  });
  return links;
}

std::vector<std::size_t> strongest_edges(const LinkageResult& linkage,
                                         const std::vector<std::size_t>& links) {
  std::map<std::uint32_t, std::size_t> edges;
  std::vector<std::size_t> kept;
  for (const std::size_t i : links) {
    const std::size_t a = edges[linkage.links[i].a]++;
    const std::size_t b = edges[linkage.links[i].b]++;
    if (a < kEdgesOfAnIncident || b < kEdgesOfAnIncident) kept.push_back(i);
  }
  return kept;
}

std::vector<std::size_t> links_across(const LinkageResult& linkage) {
  const std::vector<std::uint32_t> cluster = cluster_of_each(linkage);
  std::vector<std::size_t> links;
  for (std::size_t i = 0; i < linkage.links.size(); ++i) {
    if (cluster[linkage.links[i].a] != cluster[linkage.links[i].b]) links.push_back(i);
  }
  return links;
}

std::size_t clusters_of_several(const LinkageResult& linkage) {
  return static_cast<std::size_t>(
      std::count_if(linkage.clusters.begin(), linkage.clusters.end(),
                    [](const Cluster& cluster) { return cluster.incidents.size() > 1; }));
}

std::string incident_label(const LinkageResult& linkage, std::uint32_t incident) {
  return words(linkage.incidents[incident].id);
}

std::string value_label(const SharedValue& value) {
  if (value.name.empty() || value.name == value.value) return words(value.value);
  return words(value.name) + " (" + words(value.value) + ")";
}

std::string change_label(const linkage::PhaseChange& change) {
  std::string label = std::string(name_of(change.strand)) + ": ";
  bool first = true;
  for (const auto& value : change.values) {
    const linkage::ChangedValue& counts = value.counts;
    label += (first ? "" : "; ") + words(value.name) + " in " + std::to_string(counts.before_with) +
             " of " + std::to_string(counts.before_of) + " before, " +
             std::to_string(counts.after_with) + " of " + std::to_string(counts.after_of) +
             " after";
    first = false;
  }
  return label;
}

Marking marking_of(const LinkageShown& shown) {
  Marking strictest = Marking::kClear;
  for (const Incident& incident : shown.incidents) {
    strictest = stricter(strictest, marking_of(incident));
  }
  for (const LinkedIncident& incident : shown.linkage.incidents) {
    strictest = stricter(strictest, incident.marking);
  }
  return strictest;
}

std::vector<std::string> linkage_limits(const LinkageShown& shown) {
  std::vector<std::string> limits = {
      "A link says that two incidents belong together. It names no actor and no sponsor; names and "
      "conclusions in the input were not read.",
      std::string(linkage::kSomebodyChose),
      "Reports that retell one event look like two incidents that are very alike. Where dates and "
      "victims agree, ask whether it is one event told twice."};
  if (!shown.pair_only && shown.systematic.empty() && !shown.linkage.clusters.empty()) {
    limits.emplace_back(
        "Whether a cluster is systematic was not asked: the input is too large to keep its "
        "incidents. To ask it, put the incidents of the cluster, and the others of its years and "
        "countries, into a file of their own and link that.");
  }
  if (!shown.linkage.parameters.why.empty()) {
    limits.push_back("m and u: " + shown.linkage.parameters.why + ".");
  }
  if (shown.linkage.parameters.fitted_as_of &&
      *shown.linkage.parameters.fitted_as_of > shown.as_of) {
    limits.push_back("The parameters were fitted as of " +
                     shown.linkage.parameters.fitted_as_of->iso() +
                     ", later than the day this answer is as of.");
  }
  return limits;
}

}  // namespace perpend::reporting
