// The parts of a technique model before their calibration. Inside training.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/date.h"
#include "formats/attack/texts.h"
#include "training/technique_curve.h"

namespace perpend::training {

// What a mixture and its curves are, once fitted; a model without them answers with a guess.
struct TechniqueCalibration {
  std::int32_t mix[extraction::kMixed] = {540, 240, 560, 0};  // TechniqueHeader::mix
  Curve exact, parent, gate;
};

// Procedures and other prose recorded before `sentences`, techniques recorded before `techniques`.
struct Before {
  Date sentences;
  Date techniques;
};

// The model of all that was recorded before, as bytes that extraction::TechniqueModel opens.
// `prose` are sentences that tell of no attack at all.
std::string fit_technique_parts(const attack::Texts& texts, std::span<const std::string> prose,
                                Before before, const TechniqueCalibration& calibration);

}  // namespace perpend::training
