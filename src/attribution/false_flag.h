// The answer if some of the evidence was planted to look like the one it points at.
#pragma once

#include <cstdint>
#include <vector>

#include "attribution/ledger.h"
#include "core/weight.h"

namespace perpend::attribution {

// Shares, in thousandths, that are tried: of findings that cost one point to forge. A finding that
// costs c points is planted c times less often.
inline constexpr std::int64_t kSharesTried[] = {10, 50, 100, 200};

struct PlantedRow {
  const LedgerRow* row = nullptr;
  std::int64_t cost = 1;  // to forge it, in points
};

// Scores of all candidates when each row is taken to have been planted by somebody else, to look
// like `framed`, with `share_thousandths` / cost. The framed candidate's own score stays.
std::vector<Score> mixed_scores(const std::vector<PlantedRow>& rows,
                                const std::vector<Prior>& priors, std::size_t framed,
                                std::int64_t share_thousandths);

// log10((1 - s) 10^own + s 10^framed), s in millionths, in microbans.
std::int64_t mixed_weight(std::int64_t own, std::int64_t framed, std::int64_t millionths);

}  // namespace perpend::attribution
