// The cases that were answered wrongly with most confidence: where to look for what the method does
// not know.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evaluation/methods.h"

namespace perpend::evaluation {

struct WrongCase {
  std::string citation;
  std::string stage;
  std::string leader;  // id
  double posterior = 0;
  std::string truth;  // id of the right actor
  bool known = false;
  double truth_posterior = 0;  // of the right answer: the unlisted actor where it is not known
  std::size_t truth_rank = 0;  // from 1, the unlisted actor among them
};

inline constexpr std::size_t kWrongShown = 12;
// At most kWrongShown, surest first, then by citation and actor. A case is right where the right
// answer has the highest posterior; of equal ones the first.
std::vector<WrongCase> surest_wrong(const std::vector<CaseLine>& cases);

}  // namespace perpend::evaluation
