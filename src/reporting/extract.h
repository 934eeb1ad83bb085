// What `perpend extract` shows: every observation and every piece of testimony of a case, with the
// bytes they came from.
#pragma once

#include <string>

#include "model/incident.h"
#include "reporting/text.h"

namespace perpend::reporting {

// {"schema":"perpend.extract/1", "observations", "testimony", "documents", "marking",
// "diagnostics"}; docs/formats/assessment-json.md. Values are not defanged: for machines.
std::string extract_json(const Incident& incident, int indent = 0);

// A table for a terminal; no line is over 80 columns. Indicators are defanged.
std::string extract_text(const Incident& incident, const TextOptions& options = {});

}  // namespace perpend::reporting
