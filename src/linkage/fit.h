// Learning the numbers of the model: from pairs that somebody knows to belong together, or from the
// collection alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "linkage/model.h"
#include "linkage/patterns.h"

namespace perpend::linkage {

// m and u are counts (with half a pair for each level), then tempers, slopes and bias are those of
// least log loss over the pairs, each drawn towards its face value. A pure function of the
// patterns. Comparisons that fewer than kPairsToFit matches have are left without weight.
inline constexpr std::uint64_t kPairsToFit = 20;
Model fit_supervised(const std::vector<Pattern>& patterns);

// Log2 odds that a pair drawn from these belongs together, microbits.
std::int64_t fit_prior(const std::vector<Pattern>& patterns);

// Mean of -log2 probability of what is true, over all pairs, in microbits.
std::int64_t log_loss(const Model& model, const std::vector<Pattern>& patterns);

}  // namespace perpend::linkage
