// Incident lines: JSON Lines, one incident a line (docs/formats/incident-lines.md). perpend's own
// way in and out: what the writer writes, the reader reads back to the same incident.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/read.h"

namespace perpend::formats {

// One Incident a line; blank lines are skipped, and a line that cannot be read is refused with
// "name:line" (its diagnostic stands in the next incident that could be read, else in the last). A
// file that is one JSON object over several lines, or one array of them, is read too.
// Errors: input.empty, json.* of the first line if no line can be read. Counts are of observations
// and of lines refused as a whole.
Result<std::vector<Incident>> read_incident_lines(std::string bytes, std::string_view name,
                                                  const ReadOptions& options = {});

// One line with its line feed. Not written: documents (but for the names that spans need),
// diagnostics and counts.
std::string write_incident_line(const Incident& incident);
std::string write_incident_lines(std::span<const Incident> incidents);

}  // namespace perpend::formats
