// Document -> observations and testimony, each with the bytes it came from.
//
// What a document says of who did it becomes Testimony and never an Observation.
#pragma once

#include <cstdint>
#include <string>

#include "extraction/incident_model.h"
#include "extraction/lexicon.h"
#include "extraction/plausible.h"
#include "extraction/technique_model.h"
#include "model/incident.h"

namespace perpend::extraction {

struct ExtractOptions {
  bool allow_reserved = false;  // take addresses that are reserved for documentation (RFC 5737 …)
  HostKnowledge hosts;
  std::string publisher_host;  // ReadDocument::publisher_host
  std::uint32_t source = 0;    // index into Incident::sources
  // Techniques out of prose are read where both are there.
  const TechniqueModel* techniques = nullptr;
  const IncidentModel* incidents = nullptr;
};

// Reads incident.documents[document].text and appends, in the order of first appearance, one
// observation a value with all its spans, and one testimony a sentence and name. Counts are of
// mentions taken for indicators, ids or software: read = kept + refused. Diagnostics, with where =
// "name:byte of the text":
//   indicator.reserved   refused: nobody's address
//   attack.unknown-id    kept: an id of ATT&CK's form that the lexicon does not have
// Confidence is of the extraction: 1000 for what cannot be misread, less by the rules of
// docs/formats/text.md; at most 50 in a sentence that denies ("no evidence of …").
// Pure but for `incident`; safe from any thread that owns it.
void extract(const Lexicon& lexicon, Incident& incident, std::uint32_t document,
             const ExtractOptions& options);

}  // namespace perpend::extraction
