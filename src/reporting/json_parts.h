// Members that the JSON answers of this room share.
#pragma once

#include "core/error.h"
#include "core/json.h"
#include "model/assessment.h"
#include "model/incident.h"

namespace perpend::reporting {

// {"file", "start", "end", "page"}: bytes into the extracted text of that file; no page where
// there are none.
void write_span(json::Writer& out, const Incident& incident, const DocumentSpan& span);
// "documents": what was read, by SHA-256.
void write_documents(json::Writer& out, const Incident& incident);
// "flip", "false_flag", "consistency", "misfits", "next", "arrivals", "origins".
void write_sensitivity(json::Writer& out, const Assessment& assessment, const Incident& incident);
// "known_of": what the sources disagree on, and who names a sponsor, of the leading candidates.
void write_known_of(json::Writer& out, const Assessment& assessment);
// "by_hand", where analysts set or said something.
void write_by_hand(json::Writer& out, const Assessment& assessment);
// "diagnostics": code, where, what.
void write_diagnostics(json::Writer& out, const Diagnostics& diagnostics);

}  // namespace perpend::reporting
