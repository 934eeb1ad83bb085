#include "casework/campaigns.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace perpend::casework {
namespace {

std::vector<linkage::Group> groups_of(const LinkageResult& linkage) {
  std::vector<linkage::Group> groups;
  groups.reserve(linkage.clusters.size());
  for (const Cluster& cluster : linkage.clusters) groups.push_back(cluster.incidents);
  return groups;
}

// One source an incident. Where a source of the incident has a grade, the weakest is kept: no
// origin is made more reliable by what it is told together with.
Source origin_of(const Incident& incident) {
  Source origin;
  if (!incident.sources.empty()) origin = incident.sources.front();
  std::string names;
  for (const Source& source : incident.sources) {
    if (!source.name.empty()) names += (names.empty() ? "" : "; ") + source.name;
    origin.reliability = std::max(origin.reliability, source.reliability);
    origin.credibility = std::max(origin.credibility, source.credibility);
    if (source.published && (!origin.published || *source.published < *origin.published)) {
      origin.published = source.published;
    }
  }
  origin.name = incident.id + (names.empty() ? "" : " (" + names + ")");
  return origin;
}

// Incidents of one file share its document: it is one document of the case.
void join_documents(Incident& incident) {
  std::vector<Document> kept;
  std::vector<std::uint32_t> to;
  for (Document& document : incident.documents) {
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const Document& other) {
      return other.bytes_sha256 == document.bytes_sha256 && other.name == document.name;
    });
    to.push_back(static_cast<std::uint32_t>(same - kept.begin()));
    if (same == kept.end()) kept.push_back(std::move(document));
  }
  incident.documents = std::move(kept);
  for (Observation& observation : incident.observations) {
    for (DocumentSpan& span : observation.spans) span.document = to[span.document];
  }
  for (Testimony& testimony : incident.testimony) {
    if (testimony.span) testimony.span->document = to[testimony.span->document];
  }
}

}  // namespace

std::vector<Incident> in_order(std::vector<Incident> incidents) {
  std::vector<std::size_t> order;
  for (const Incident* incident : linkage::in_order_of_ids(incidents)) {
    order.push_back(static_cast<std::size_t>(incident - incidents.data()));
  }
  std::vector<Incident> result;
  result.reserve(incidents.size());
  for (const std::size_t place : order) result.push_back(std::move(incidents[place]));
  return result;
}

Result<Campaigns> campaigns_of(std::vector<Incident> incidents, const knowledge::View& view,
                               const linkage::LinkageOptions& options,
                               const linkage::SystematicOptions& systematic) {
  Campaigns campaigns;
  campaigns.incidents = in_order(std::move(incidents));
  auto linked = linkage::link(campaigns.incidents, view, options);
  if (!linked) return tl::make_unexpected(linked.error());
  campaigns.linkage = std::move(*linked);
  for (std::size_t i = 0; i < campaigns.incidents.size(); ++i) {
    campaigns.incidents[i].id = campaigns.linkage.incidents[i].id;
  }
  std::vector<linkage::Group> blind;
  const auto& clusters = campaigns.linkage.clusters;
  if (!clusters.empty() && clusters.front().incidents.size() > 1) {
    linkage::Linker unseen(view, options);
    for (const Incident& incident : campaigns.incidents) {
      unseen.add(linkage::without_facets(incident));
    }
    auto again = unseen.link();
    if (!again) return tl::make_unexpected(again.error());
    blind = groups_of(*again);
  }
  const auto groups = groups_of(campaigns.linkage);
  campaigns.systematic = linkage::systematic(campaigns.incidents, groups, blind, &view, systematic);
  return campaigns;
}

Incident case_of(const Campaigns& campaigns, std::size_t cluster) {
  std::vector<Incident> parts;
  for (const std::uint32_t index : campaigns.linkage.clusters[cluster].incidents) {
    Incident part = campaigns.incidents[index];
    part.id = campaigns.linkage.incidents[index].id;
    part.sources = {origin_of(part)};
    for (Observation& observation : part.observations) observation.source = 0;
    for (Testimony& testimony : part.testimony) testimony.source = 0;
    parts.push_back(std::move(part));
  }
  Incident whole = merge(std::move(parts));
  whole.id = campaigns.linkage.clusters[cluster].id;
  join_documents(whole);
  return whole;
}

Result<std::size_t> find_cluster(const LinkageResult& linkage, std::string_view name) {
  for (std::size_t i = 0; i < linkage.clusters.size(); ++i) {
    if (linkage.clusters[i].id == name) return i;
  }
  std::size_t place = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), place);
  if (error == std::errc() && end == name.data() + name.size() && place >= 1 &&
      place <= linkage.clusters.size()) {
    return place - 1;
  }
  return fail(ErrorKind::kUsage, "link.no-such-cluster",
              "there is no such cluster; 'perpend link' lists them by id", std::string(name));
}

}  // namespace perpend::casework
