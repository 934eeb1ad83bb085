// Priors that analysts set, in place of the fitted ones.
#pragma once

#include <vector>

#include "attribution/attribute.h"
#include "attribution/view.h"

namespace perpend::attribution {

// The set shares stand as they are; all other candidates keep their proportions and share the rest.
// A share of an id that is not in view is passed over: whoever reads the case has said so.
std::vector<Prior> with_set_priors(const View& view, std::vector<Prior> priors,
                                   const std::vector<SetPrior>& set);

// cost / (1 + cost): where naming and not naming are worth the same. Naming a right actor is worth
// 1, a wrong one costs `cost_thousandths` / 1000, and no name is worth 0.
Posterior threshold_of(std::int64_t cost_thousandths);

}  // namespace perpend::attribution
