// The technique model of a pack: its parts, its mixture and its calibration.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/date.h"
#include "formats/attack/texts.h"

namespace perpend::training {

// The bytes of the model `techniques`, of what was recorded before `as_of` and nothing later; empty
// where there is too little (fewer than two techniques, or no sentence in the last year). Mixture
// and curves are fitted on the year before `as_of` with parts of what came before that year; then
// the parts are fitted again on all of it. A pure function, and the same bytes on every machine.
std::string train_techniques(const attack::Texts& texts, std::span<const std::string> prose,
                             Date as_of, std::optional<Date> techniques_before = {});

}  // namespace perpend::training
