#include "training/held_out.h"

#include <algorithm>

namespace perpend::training {
namespace {

int year_of(const attribution::Corpus& corpus, const CaseTerms& one) {
  return corpus.reports[one.report].date.year();
}

}  // namespace

std::map<int, attribution::Parameters> fit_by_year(const attribution::Corpus& corpus,
                                                   const std::vector<CaseTerms>& cases) {
  std::map<int, attribution::Parameters> result;
  for (std::size_t i = 0; i < cases.size();) {
    const int year = year_of(corpus, cases[i]);
    if (i >= kEarlierCases) result[year] = fit({cases.data(), i});
    while (i < cases.size() && year_of(corpus, cases[i]) == year) ++i;
  }
  return result;
}

std::vector<Score> scores_of(const CaseTerms& one, const attribution::Parameters& parameters) {
  std::vector<Score> scores;
  scores.reserve(one.actors + 1);
  for (std::size_t actor = 0; actor < one.actors; ++actor) {
    std::int64_t score = 0;
    for (std::size_t k = 0; k < kTerms; ++k) {
      score += one.terms[actor * kTerms + k] * parameters[k];
    }
    scores.emplace_back(mul_div_half_even(score, 1, 1000));
  }
  scores.emplace_back(
      get(parameters, attribution::Fitted::kUnlisted) * 1000 +
      mul_div_half_even(one.novelty, get(parameters, attribution::Fitted::kNovelty), 1000));
  return scores;
}

std::vector<Posterior> posteriors_of(const CaseTerms& one,
                                     const attribution::Parameters& parameters) {
  return normalise(scores_of(one, parameters)).posteriors;
}

std::size_t leader_of(std::span<const Posterior> posteriors) {
  return static_cast<std::size_t>(std::max_element(posteriors.begin(), posteriors.end()) -
                                  posteriors.begin());
}

attribution::GateTable gate_table(const attribution::Corpus& corpus,
                                  const std::vector<CaseTerms>& cases,
                                  const std::map<int, attribution::Parameters>& by_year) {
  attribution::GateTable table;
  for (const CaseTerms& one : cases) {
    const auto fitted = by_year.find(year_of(corpus, one));
    if (fitted == by_year.end()) continue;
    std::int64_t software = 0;
    const attribution::Report& report = corpus.reports[one.report];
    for (const std::uint32_t item : report.items) software += corpus.items[item].software ? 1 : 0;
    const auto items = static_cast<std::int64_t>(report.items.size());
    const auto classes = attribution::class_set(items - software, software);
    const auto amount = attribution::amount_of(items);
    if (!classes || !amount) continue;
    const std::vector<Posterior> posteriors = posteriors_of(one, fitted->second);
    const std::size_t leader = leader_of(posteriors);
    table.at(*classes, *amount, attribution::band_of(posteriors[leader])) +=
        {1, leader == one.truth ? 1 : 0};
  }
  return table;
}

}  // namespace perpend::training
