// Gives what an incident names the ids that the pack has for it.
#pragma once

#include "knowledge/names.h"
#include "knowledge/view.h"
#include "model/incident.h"

namespace perpend::knowledge {

// For attack-pattern, malware, tool and victim-sector:
// - a revoked id becomes its successor's (note on the observation, diagnostic pack.revoked-id);
// - an id that the pack does not have stays as it is (pack.unknown-id);
// - a name becomes an id where it means one thing as of the view's day; where it means several,
// none
//   is chosen (pack.ambiguous-name); where it means none, it stays a name without a diagnostic:
//   software that no pack knows is a finding too;
// - a victim's sector becomes the pack's word for it (sector_names.h), or gets pack.unknown-sector;
// - a known software's kind decides between malware and tool, and an empty value gets the name.
// Testimony gets the id of the actor that its name means, if it has none yet.
void resolve(Incident& incident, const View& view, const Names& names);
inline void resolve(Incident& incident, const View& view) { resolve(incident, view, Names(view)); }

}  // namespace perpend::knowledge
