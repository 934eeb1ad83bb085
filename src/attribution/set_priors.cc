#include "attribution/set_priors.h"

#include <algorithm>

namespace perpend::attribution {

std::vector<Prior> with_set_priors(const View& view, std::vector<Prior> priors,
                                   const std::vector<SetPrior>& set) {
  constexpr std::int64_t kWhole = 1'000'000;
  std::vector<std::int64_t> share(priors.size(), 0);
  std::int64_t given = 0;
  for (const SetPrior& one : set) {
    for (std::size_t i = 0; i < priors.size(); ++i) {
      if (view.id_of(i) != one.id) continue;
      share[i] = one.millionths;
      given += one.millionths;
    }
  }
  if (given == 0 || given >= kWhole) return priors;
  std::vector<Score> rest;
  for (std::size_t i = 0; i < priors.size(); ++i) {
    if (share[i] == 0) rest.emplace_back(priors[i].microbans());
  }
  if (rest.empty()) return priors;
  const auto log_of = [](std::int64_t part) {
    return log10_ratio_microbans(static_cast<std::uint64_t>(part),
                                 static_cast<std::uint64_t>(kWhole));
  };
  const std::int64_t shift = log_of(kWhole - given) - normalise(rest).normaliser.microbans();
  for (std::size_t i = 0; i < priors.size(); ++i) {
    priors[i] = Prior(share[i] == 0 ? priors[i].microbans() + shift : log_of(share[i]));
  }
  return priors;
}

Posterior threshold_of(std::int64_t cost_thousandths) {
  return Posterior(mul_div_half_even(cost_thousandths, Posterior::kOne, 1000 + cost_thousandths));
}

}  // namespace perpend::attribution
