// How often a score was right: isotonic regression. Inside training.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extraction/technique_layout.h"

namespace perpend::training {

struct Curve {
  std::array<std::int32_t, extraction::kCurvePoints> score{};
  std::array<std::int32_t, extraction::kCurvePoints> right{};  // millionths
};

struct Judged {
  std::int64_t score = 0;
  bool right = false;
  std::int64_t weight = 1;
};

// Pools adjacent violators (Ayer et al. 1955) over bins of equal weight, so that the share of right
// answers never falls as the score rises. Empty input gives a curve that says 0 everywhere.
Curve fit_curve(std::vector<Judged> judged);

}  // namespace perpend::training
