// Members that the JSON answers of this room share.
#pragma once

#include "core/error.h"
#include "core/json.h"
#include "model/incident.h"

namespace perpend::reporting {

// {"file", "start", "end", "page"}: bytes into the extracted text of that file; no page where
// there are none.
void write_span(json::Writer& out, const Incident& incident, const DocumentSpan& span);
// "documents": what was read, by SHA-256.
void write_documents(json::Writer& out, const Incident& incident);
// "diagnostics": code, where, what.
void write_diagnostics(json::Writer& out, const Diagnostics& diagnostics);

}  // namespace perpend::reporting
