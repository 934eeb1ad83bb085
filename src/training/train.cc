#include "training/train.h"

#include <algorithm>

#include "training/held_out.h"
#include "training/infrastructure_fit.h"

namespace perpend::training {
namespace {

// Fewer earlier-list pairs of an actor with itself than this, and the level stays unfitted.
constexpr std::int64_t kOwnPairsToFit = 30;

}  // namespace

std::vector<std::pair<std::string, std::int64_t>> train(const knowledge::Pack& pack, Date as_of) {
  attribution::Corpus corpus = attribution::corpus_of(pack);
  std::erase_if(corpus.reports,
                [&](const attribution::Report& report) { return report.date >= as_of; });
  const std::vector<CaseTerms> cases = all_terms(corpus);
  const attribution::Parameters fitted = fit(cases);

  std::vector<std::pair<std::string, std::int64_t>> result =
      gate_table(corpus, cases, fit_by_year(corpus, cases)).parameters();
  for (std::size_t i = 0; i < fitted.size(); ++i) {
    result.emplace_back(name_of(static_cast<attribution::Fitted>(i)), fitted[i]);
  }
  const MatchTable matches = count_matches(pack, as_of);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (matches[i].own_pairs < kOwnPairsToFit) continue;
    result.emplace_back(parameter_of(static_cast<attribution::MatchLevel>(i)),
                        log_ratio_thousandths(matches[i]));
  }
  result.emplace_back("fitted_as_of", as_of.days());
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace perpend::training
