// Other ways to put incidents together, on the same columns. Each gets the threshold that is best
// for it in hindsight, on the very truth it is judged by: an advantage that perpend does not have.
#pragma once

#include <vector>

#include "evaluation/linkage.h"
#include "training/linkage_fit.h"

namespace perpend::evaluation {

// Connected components on shared rare values (registered domains, where there is infrastructure);
// TF-IDF cosine with average linkage.
std::vector<LinkageMethod> linkage_baselines(const training::Measured& measured);

}  // namespace perpend::evaluation
