// Incidents linked, and every cluster asked whether it is systematic. Not for doors.
#pragma once

#include <vector>

#include "core/error.h"
#include "knowledge/view.h"
#include "linkage/link.h"
#include "linkage/systematic.h"
#include "model/incident.h"
#include "model/linkage.h"

namespace perpend::casework {

struct Campaigns {
  std::vector<Incident> incidents;  // in the order of linkage.incidents, with their unique ids
  LinkageResult linkage;
  std::vector<linkage::Systematic> systematic;  // one a cluster
};

// As linkage::in_order_of_ids() has them, moved.
std::vector<Incident> in_order(std::vector<Incident> incidents);

// Links twice where a cluster has at least two incidents: once as asked, and once blind
// (linkage/systematic.h), with the same decisions of the analyst. Errors: those of link().
Result<Campaigns> campaigns_of(std::vector<Incident> incidents, const knowledge::View& view,
                               const linkage::LinkageOptions& options,
                               const linkage::SystematicOptions& systematic);

// A cluster as one case: each incident is one origin, named after it, so that the verdict 'without
// each source' is the verdict without each incident. `cluster` is an index.
Incident case_of(const Campaigns& campaigns, std::size_t cluster);

// The cluster with that id, or its place ("1" is the first). Error: link.no-such-cluster (usage).
Result<std::size_t> find_cluster(const LinkageResult& linkage, std::string_view name);

}  // namespace perpend::casework
