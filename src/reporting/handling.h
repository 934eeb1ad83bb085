// How an answer may be handled: its marking, and the words that every answer carries.
#pragma once

#include <string_view>

#include "model/assessment.h"
#include "model/incident.h"
#include "model/marking.h"

namespace perpend::reporting {

// The strictest marking of what an assessment shows: its own, the case's, and every observation
// that a row of the ledger rests on.
Marking marking_of(const Incident& incident, const Assessment& assessment);
// Of everything in the case: what an extraction shows.
Marking marking_of(const Incident& incident);

// Words of the house, one place each. No markup, ASCII.
inline constexpr std::string_view kMeaningOfPosterior =
    "A posterior is the probability that published reporting would give this activity this name, "
    "given the knowledge pack. It is not guilt, and the pack is not the world.";
inline constexpr std::string_view kNotForSoleUse =
    "Not for sole use in an accusation. No probability of a sponsor is computed: a country appears "
    "only as something that a source said.";
inline constexpr std::string_view kReportAnError =
    "If this is wrong, about an actor, a source or you: write to whoever gave you this document or "
    "to the maintainers of perpend (see 'How to report an error' in the README), and quote the "
    "case, the row's id and the SHA-256 of the pack. Corrections are made in the open.";
inline constexpr std::string_view kTestimonyNotWeighed =
    "What sources conclude about who did it. Kept with its bytes and shown here; it weighs nothing "
    "above.";

}  // namespace perpend::reporting
