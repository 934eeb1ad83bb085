// Whether every record of a pack points inside it. The hash says that the bytes are those that were
// written; this says that whoever wrote them did not lie, so that no reader needs to look again.
#pragma once

#include "knowledge/pack_layout.h"

namespace perpend::knowledge {

// One pass over the records, a comparison or two each: about a millisecond for the shipped pack.
bool references_hold(const Sections<Part>& sections);

}  // namespace perpend::knowledge
