// What the fit sees of a case, and the fit: a conditional logit (logit.h) over the rows at a weight
// of one. Tested in fit_test.cc.
#include "training/fit.h"

#include <algorithm>
#include <array>
#include <utility>

#include "attribution/method_terms.h"
#include "training/logit.h"
#include "training/logit_draws.h"

namespace perpend::training {
namespace {

using attribution::Fitted;
using attribution::Parameters;
using attribution::Profiles;

constexpr std::size_t kNumbers = attribution::kFittedCount;
constexpr std::size_t kNoveltyAt = static_cast<std::size_t>(Fitted::kNovelty);
constexpr std::size_t kUnlistedAt = static_cast<std::size_t>(Fitted::kUnlisted);

// The unlisted actor comes last, with what is its own.
Choice choice_of(const CaseTerms& one) {
  Choice choice{one.actors + 1, one.truth, {}};
  choice.terms.assign(choice.hypotheses * kNumbers, 0);
  for (std::size_t j = 0; j < one.actors; ++j) {
    std::copy_n(one.terms.data() + j * kTerms, kTerms, choice.terms.data() + j * kNumbers);
  }
  choice.terms[one.actors * kNumbers + kNoveltyAt] = one.novelty;
  choice.terms[one.actors * kNumbers + kUnlistedAt] = 1'000'000;
  return choice;
}

std::vector<Choice> choices_of(std::span<const CaseTerms> cases) {
  std::vector<Choice> choices;
  choices.reserve(cases.size());
  for (const CaseTerms& one : cases) choices.push_back(choice_of(one));
  return choices;
}

Parameters rounded(const std::vector<double>& numbers) {
  Parameters result{};
  for (std::size_t k = 0; k < kNumbers; ++k) result[k] = thousandths(numbers[k]);
  return result;
}

LogitSettings settings() {
  LogitSettings settings;
  for (const std::int64_t value : attribution::kFaceValue) {
    settings.start.push_back(static_cast<double>(value) / 1000);
    settings.signless.push_back(false);
  }
  settings.signless[kUnlistedAt] = true;  // its mass has no least
  return settings;
}

}  // namespace

CaseTerms terms_of(const Profiles& profiles, std::uint32_t report,
                   const attribution::Findings& findings, std::uint32_t actor) {
  CaseTerms result;
  result.report = report;
  result.actors = profiles.actors().size();
  result.truth = result.actors;
  for (std::size_t i = 0; i < result.actors; ++i) {
    if (profiles.actors()[i].actor == actor) result.truth = i;
  }
  attribution::RatioTable ratios(profiles);
  attribution::MethodTerms terms = attribution::method_terms(profiles, findings, ratios);
  result.terms = std::move(terms.terms);
  result.novelty = terms.novelty;
  return result;
}

std::vector<CaseTerms> all_terms(const attribution::Corpus& corpus) {
  std::vector<CaseTerms> result;
  std::vector<std::uint32_t> cases = cases_of(corpus);
  for (std::size_t i = 0; i < cases.size();) {
    const int year = corpus.reports[cases[i]].date.year();
    const Date as_of = first_day(year);
    const Profiles profiles(corpus, as_of, attribution::reports_before(corpus, as_of, true));
    for (; i < cases.size() && corpus.reports[cases[i]].date.year() == year; ++i) {
      if (profiles.actors().empty()) continue;
      const attribution::Report& report = corpus.reports[cases[i]];
      result.push_back(terms_of(profiles, cases[i], findings_of(report), report.actor));
    }
  }
  return result;
}

Parameters fit(std::span<const CaseTerms> cases) {
  return rounded(fit_logit(choices_of(cases), settings()));
}

std::vector<Parameters> draw_fits(std::span<const CaseTerms> cases,
                                  std::span<const std::uint32_t> actors) {
  const std::vector<Choice> choices = choices_of(cases);
  std::vector<Parameters> result;
  for (const auto& numbers :
       draw_logit(choices, settings(), fit_logit(choices, settings()), actors)) {
    result.push_back(rounded(numbers));
  }
  return result;
}

std::int64_t loss_microbans(std::span<const CaseTerms> cases, const Parameters& parameters) {
  std::vector<double> numbers;
  for (const std::int64_t one : parameters) numbers.push_back(static_cast<double>(one) / 1000);
  return static_cast<std::int64_t>(logit_loss(choices_of(cases), settings(), numbers) * 1e6);
}

}  // namespace perpend::training
