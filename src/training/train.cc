#include "training/train.h"

#include <algorithm>
#include <map>
#include <utility>

#include "training/held_out.h"
#include "training/infrastructure_fit.h"
#include "training/together.h"
#include "training/traits.h"

namespace perpend::training {
namespace {

std::vector<attribution::Draw> draws_of(const attribution::Corpus& corpus,
                                        const std::vector<CaseTerms>& cases,
                                        const std::vector<ListQuestion>& questions) {
  std::vector<std::uint32_t> actors;
  actors.reserve(cases.size());
  for (const CaseTerms& one : cases) actors.push_back(corpus.reports[one.report].actor);
  const std::vector<attribution::Parameters> ledger = draw_fits(cases, actors);
  std::vector<attribution::TraceWeights> traces(ledger.size(),
                                                attribution::unfitted_trace_weights());
  if (questions.size() >= kEarlierLists) traces = draw_traces(questions, questions.size());
  std::vector<attribution::Draw> draws;
  draws.reserve(ledger.size());
  for (std::size_t i = 0; i < ledger.size(); ++i) draws.push_back({ledger[i], traces[i]});
  return draws;
}

attribution::TraitWeights trait_weights(const knowledge::Pack& pack,
                                        const attribution::Corpus& corpus,
                                        const std::vector<CaseTerms>& cases,
                                        const std::map<int, attribution::Parameters>& by_year) {
  const auto traits = attribution::read_traits(pack.model(attribution::kTraitsModel));
  if (!traits) return {};
  const std::vector<TraitQuestion> questions =
      trait_questions(corpus, cases, by_year, attribution::traits_of_reports(corpus, *traits));
  return fit_traits(questions, questions.size());
}

}  // namespace

Trained train(const knowledge::Pack& pack, Date as_of, std::string_view rows) {
  attribution::Corpus corpus = attribution::corpus_of(pack);
  std::erase_if(corpus.reports,
                [&](const attribution::Report& report) { return report.date >= as_of; });
  const std::vector<CaseTerms> cases = all_terms(corpus);
  const attribution::Parameters fitted = fit(cases);

  const auto by_year = fit_by_year(corpus, cases);
  attribution::GateTable gate = gate_table(corpus, cases, by_year);
  const attribution::ListIndex index(pack);
  std::vector<ListQuestion> questions = list_questions(index);
  std::erase_if(questions, [&](const ListQuestion& one) { return one.listed.day >= as_of; });
  add_outcomes(questions, traces_by_year(questions), gate);
  const std::vector<JoinedQuestion> joined =
      joined_questions(pack, corpus, joined_cases(pack, corpus, rows),
                       rows.empty() ? NumbersByYear{} : numbers_by_year(by_year, questions));
  add_outcomes(joined, together_by_year(joined), gate);
  std::vector<std::pair<std::string, std::int64_t>> result = gate.parameters();
  if (!joined.empty()) {
    result.emplace_back(attribution::kTogetherFresh, fit_together(joined, joined.size()));
  }
  for (std::size_t i = 0; i < fitted.size(); ++i) {
    result.emplace_back(name_of(static_cast<attribution::Fitted>(i)), fitted[i]);
  }
  const attribution::TraitWeights traits = trait_weights(pack, corpus, cases, by_year);
  for (std::size_t k = 0; k < traits.size(); ++k) {
    if (traits[k] == 0) continue;
    result.emplace_back(trait_parameter(static_cast<attribution::TraitKind>(k)), traits[k]);
  }
  if (questions.size() >= kEarlierLists) {
    const attribution::TraceWeights traces = fit_traces(questions, questions.size());
    for (std::size_t i = 0; i < traces.size(); ++i) {
      result.emplace_back(attribution::trace_name(i), traces[i]);
    }
  }
  result.emplace_back("fitted_as_of", as_of.days());
  std::sort(result.begin(), result.end());
  return {std::move(result), draws_of(corpus, cases, questions)};
}

}  // namespace perpend::training
