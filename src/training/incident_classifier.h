// The classifiers of clauses, as bytes of the model `incidents` without weights of clues. Inside
// training.
#pragma once

#include <span>
#include <string>

#include "core/date.h"
#include "formats/attack/texts.h"
#include "training/incident_examples.h"

namespace perpend::training {

// One class a technique that an example shows and that was recorded before `as_of`; empty where
// there is none.
std::string fit_incident_classifiers(const attack::Texts& texts,
                                     std::span<const IncidentExample> examples, Date as_of);

}  // namespace perpend::training
