// Learning from a collection alone, without anybody's labels.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "linkage/model.h"
#include "linkage/patterns.h"

namespace perpend::linkage {

struct Learned {
  // m and u of the comparisons that could be learned, and the prior with them; the rest as at
  // first.
  Model model;
  bool identifiable = false;
  std::string why;            // one sentence
  std::uint64_t matches = 0;  // expected in the sample's population
};

// Expectation maximisation (Dempster, Laird and Rubin 1977; for linkage Winkler 1988) over all
// pairs of the sample: each candidate, and the others as many times as there are. Checked for
// identifiability: see learn.cc. Where the collection cannot tell, m is that of `start`, and u that
// of all pairs. A pure function of model and sample, however many threads there are.
Learned learn(const Model& start, const PairSample& sample, int threads = 1);

// The prior alone, m and u given: from `patterns`, those of `population` pairs that have anything
// in common. Tempered weights tell little of how many matches there are (the same pairs fit a share
// of a tenth or a thousandth), so the collection's own share counts for one part and model.prior
// for kPriorParts. Log2 odds in microbits.
inline constexpr std::int64_t kPriorParts = 4;
std::int64_t estimate_prior(const Model& model, const std::vector<Pattern>& patterns,
                            std::uint64_t population, int threads = 1);

}  // namespace perpend::linkage
