// The texts of one case read together: what their claims say of its testimony, and which of its
// sources tell after which. Not for doors.
#pragma once

#include "knowledge/pack.h"
#include "model/incident.h"

namespace perpend::casework {

// Sets Testimony::chain and Testimony::root, and Incident::relays. A source tells after another if
// every claim it makes on who did it goes back to an origin that the other had first: one that adds
// an origin of its own is left apart. Nothing happens where fewer than two documents hold prose, or
// the pack has no model of claims. Nothing is weighed: testimony stays testimony.
void read_case_claims(const knowledge::Pack& pack, Incident& incident);

}  // namespace perpend::casework
