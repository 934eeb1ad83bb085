// How to get the same bytes again.
#pragma once

#include <string>

#include "model/assessment.h"
#include "model/incident.h"

namespace perpend::reporting {

// "perpend attribute --as-of 2024-06-01 report.txt 'other report.pdf'": names quoted for a POSIX
// shell where they need it. Not escaped for any markup.
std::string command_of(const Assessment& assessment, const Incident& incident);

}  // namespace perpend::reporting
