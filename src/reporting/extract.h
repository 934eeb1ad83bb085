// What `perpend extract` shows: every observation and every piece of testimony of a case, with the
// bytes they came from.
#pragma once

#include <string>
#include <vector>

#include "core/date.h"
#include "model/custody.h"
#include "model/incident.h"
#include "reporting/text.h"

namespace perpend::reporting {

// {"schema":"perpend.extract/1", "observations", "testimony", "documents", "marking",
// "diagnostics"}; docs/formats/assessment-json.md. Values are not defanged: for machines.
std::string extract_json(const Incident& incident, int indent = 0);

// A table for a terminal; no line is over 80 columns. Indicators are defanged.
std::string extract_text(const Incident& incident, const TextOptions& options = {});

// A page like the dossier's (html.h): the documents with every finding underlined, a colour and a
// kind of line a class, its id, probability and reason as a tooltip; then the list. Loads nothing,
// runs no script. Of a longer document the first MiB is shown.
std::string extract_html(const Incident& incident, Date as_of,
                         const std::vector<DocumentCustody>& custody = {});

}  // namespace perpend::reporting
