#include "casework/cluster_case.h"

#include <utility>

#include "casework/campaigns.h"
#include "linkage/constraints.h"

namespace perpend::casework {

Result<std::vector<Case>> cluster_case(const InputChoice& input, const std::string& cluster,
                                       const Known& known) {
  auto read = ingest_each(input, known);
  if (!read) return tl::make_unexpected(read.error());
  linkage::Constraints constraints = linkage::replay(read->steps);
  linkage::LinkageOptions options;
  options.confirmed = std::move(constraints.confirmed);
  options.refused = std::move(constraints.refused);
  options.allow_reserved = input.allow_reserved;
  const knowledge::View view(known.pack, known.as_of);
  Campaigns campaigns;
  for (const Incident* incident : linkage::in_order_of_ids(read->incidents)) {
    campaigns.incidents.push_back(*incident);
  }
  auto linked = linkage::link(campaigns.incidents, view, options);
  if (!linked) return tl::make_unexpected(linked.error());
  campaigns.linkage = std::move(*linked);
  const auto found = find_cluster(campaigns.linkage, cluster);
  if (!found) return tl::make_unexpected(found.error());
  std::vector<Case> cases(1);
  Case& one = cases.front();
  one.incident = case_of(campaigns, *found);
  one.incident.diagnostics = std::move(read->diagnostics);
  one.originals.resize(one.incident.documents.size());
  for (std::uint32_t i = 0; i < one.incident.documents.size(); ++i) {
    one.custody.push_back({i, "given by path; nobody's custody is recorded", "", ""});
  }
  return cases;
}

}  // namespace perpend::casework
