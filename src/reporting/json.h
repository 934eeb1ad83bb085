// The assessment as JSON for programs: the shape that docs/formats/assessment-json.md describes.
#pragma once

#include <string>

#include "model/assessment.h"
#include "model/incident.h"

namespace perpend::reporting {

// Schema version "perpend.assessment/1", and a final newline is not added.
// All numbers are exact decimals: weights in bans to 10^-6, probabilities to 10^-9; the posteriors
// shown and "others" sum to exactly 1. `indent` 0 writes one line (JSON Lines). Text is not
// defanged: this form is for machines.
std::string assessment_json(const Assessment& assessment, const Incident& incident, int indent = 0);

}  // namespace perpend::reporting
