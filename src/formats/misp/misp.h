// MISP events: docs/formats/inputs.md says what is read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/read.h"

namespace perpend::formats {

// {"Event":{…}}, a bare event, {"response":[…]} or a list of them: one Incident an event. Threat
// actor and intrusion-set clusters become testimony and never observations. Counts are of
// attributes, those of objects included.
// Errors: json.*, misp.no-event, misp.wrong-type (of the first event, if none could be read).
Result<std::vector<Incident>> read_misp(std::string bytes, std::string_view name,
                                        const ReadOptions& options = {});

}  // namespace perpend::formats
