// One row of the dated lists of indicators (../shared/data/README.md) as observations.
#pragma once

#include "core/json.h"
#include "model/incident.h"

namespace perpend::training {

// Hosts, addresses, hashes and addresses of pages; what is no indicator or is reserved is left out.
Incident incident_of(const json::View& row);

}  // namespace perpend::training
