// Intuition. Rows of different classes are added as if what an actor does and where it does it from
// were independent given the actor. Cases with both (joined_cases.h) bear that out: given leave to
// weigh either less beside the other, neither does. One row is another matter. That much of a list
// stands in no earlier list speaks for an actor of whom nothing is listed; where a report's methods
// are known, it also says that this actor's hosts are rarely listed, and most are not. How much of
// that row is left beside methods is one number, fitted on past cases with both:
//
//     score = prior of reports + methods and tooling + infrastructure + c (fresh infrastructure)
//
// Example: c = 0 after a hundred cases: forty unknown hosts take nothing from an actor whose tools
// the case shows. Counter-example: a case of hosts alone has no other class, and keeps the row
// (infrastructure_fit.cc). Tested in together_test.cc; judged by `perpend eval together`.
#include "training/together.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include "attribution/case_priors.h"
#include "attribution/ledger.h"
#include "attribution/priors.h"
#include "attribution/view.h"
#include "training/cases.h"
#include "training/held_out.h"
#include "training/infrastructure_fit.h"
#include "training/logit.h"

namespace perpend::training {
namespace {

using attribution::CaseLedger;
using attribution::Fitted;
using attribution::kMethodTerms;
using attribution::Parameters;
using attribution::TraceWeights;
using attribution::View;

std::int64_t rounded(std::int64_t thousandths) { return mul_div_half_even(thousandths, 1, 1000); }

// Priors of all candidates under these numbers; the unlisted actor last.
std::vector<std::int64_t> priors_under(const CaseLedger& ledger, const Parameters& parameters,
                                       const TraceWeights& traces) {
  std::vector<std::int64_t> priors;
  for (const Prior prior :
       attribution::case_priors(attribution::CasePrior(ledger), parameters, traces)) {
    priors.push_back(prior.microbans());
  }
  return priors;
}

std::int64_t sum_of_powers(const std::vector<Score>& scores) {
  return normalise(scores).normaliser.microbans();
}

class Asking {
 public:
  Asking(const View& view, const JoinedCase& one, const Parameters& parameters,
         const TraceWeights& traces)
      : view_(view), parameters_(parameters), traces_(traces) {
    const CaseLedger both(view, one.incident, false);
    Incident indicators = one.incident;
    std::erase_if(indicators.observations, [](const Observation& seen) {
      return seen.type == ObservationType::kAttackPattern || seen.type == ObservationType::kMalware;
    });
    const CaseLedger listed(view, indicators, false);
    const std::size_t candidates = view.candidates().size();
    prior_ = priors_under(both, parameters, traces);
    listed_ = priors_under(listed, parameters, traces);
    methods_.assign(candidates, 0);
    infrastructure_.assign(candidates, 0);
    add_methods(both);
    add_infrastructure(both);
    for (const auto& finding : both.findings()) {
      question_.indicators += finding.kind == attribution::FindingKind::kIndicator ? 1 : 0;
    }
  }

  JoinedQuestion question(const JoinedCase& one, const attribution::Report& report) {
    question_.report = one.report;
    question_.year = one.as_of.year();
    std::vector<bool> has_evidence(view_.candidates().size(), false);
    for (std::size_t i = 0; i < view_.profiles().actors().size(); ++i) has_evidence[i] = true;
    for (const auto& actor : view_.lists().listed(view_.as_of())) {
      const std::size_t candidate = view_.candidate_of(actor.actor);
      if (candidate < has_evidence.size()) has_evidence[candidate] = true;
    }
    std::vector<std::size_t> rest;
    std::optional<std::size_t> truth;
    for (std::size_t i = 0; i < has_evidence.size(); ++i) {
      if (!has_evidence[i]) {
        rest.push_back(i);
        continue;
      }
      if (view_.candidates()[i].actor == report.actor) truth = question_.actors.size();
      question_.actors.push_back(view_.candidates()[i].actor);
      question_.parts.push_back({prior_[i], listed_[i], methods_[i], infrastructure_[i], 0});
    }
    question_.truth = truth.value_or(question_.actors.size());
    add_rest(rest);
    return std::move(question_);
  }

 private:
  void add_methods(const CaseLedger& ledger) {
    const attribution::MethodTerms terms = ledger.method_terms();
    for (std::size_t i = 0; i < terms.terms.size() / kMethodTerms; ++i) {
      std::int64_t sum = 0;
      for (std::size_t k = 2; k < kMethodTerms; ++k) {
        sum += terms.terms[i * kMethodTerms + k] * parameters_[k];
      }
      methods_[i] = rounded(sum);
    }
    methods_.back() = rounded(terms.novelty * get(parameters_, Fitted::kNovelty));
  }

  void add_infrastructure(const CaseLedger& ledger) {
    constexpr auto kFresh = static_cast<std::size_t>(attribution::Trace::kUnmatched);
    for (const attribution::TraceTerms& one : ledger.trace_terms()) {
      std::int64_t sum = 0;
      for (std::size_t k = 0; k < one.terms.size(); ++k) {
        if (k != kFresh) sum += one.terms[k] * traces_[k];
      }
      infrastructure_[one.candidate] = rounded(sum);
      fresh_ += rounded(one.terms[kFresh] * traces_[kFresh]);
    }
  }

  // Names alone and the unlisted actor are one answer: nobody of whom anything is published. Only
  // the unlisted actor has rows of its own; as it holds three quarters of their mass and more, they
  // are counted with it.
  void add_rest(const std::vector<std::size_t>& rest) {
    std::vector<Score> prior;
    std::vector<Score> listed;
    for (const std::size_t i : rest) {
      prior.emplace_back(prior_[i]);
      listed.emplace_back(listed_[i]);
    }
    question_.parts.push_back({sum_of_powers(prior), sum_of_powers(listed), methods_.back(),
                               infrastructure_.back(), fresh_});
  }

  const View& view_;
  const Parameters& parameters_;
  const TraceWeights& traces_;
  std::vector<std::int64_t> prior_;
  std::vector<std::int64_t> listed_;
  std::vector<std::int64_t> methods_;
  std::vector<std::int64_t> infrastructure_;
  std::int64_t fresh_ = 0;
  JoinedQuestion question_;
};

std::vector<Posterior> normalised(const std::vector<std::int64_t>& scores) {
  std::vector<Score> all;
  all.reserve(scores.size());
  for (const std::int64_t score : scores) all.emplace_back(score);
  return normalise(all).posteriors;
}

}  // namespace

NumbersByYear numbers_by_year(std::map<int, Parameters> ledger,
                              const std::vector<ListQuestion>& questions) {
  NumbersByYear numbers{.ledger = std::move(ledger), .traces = traces_by_year(questions)};
  for (const auto& [year, parameters] : numbers.ledger) {
    if (numbers.traces.contains(year)) continue;
    const auto earlier = std::partition_point(
        questions.begin(), questions.end(),
        [wanted = year](const ListQuestion& one) { return one.listed.day.year() < wanted; });
    numbers.traces[year] =
        fit_traces(questions, static_cast<std::size_t>(earlier - questions.begin()));
  }
  return numbers;
}

NumbersByYear numbers_by_year(const knowledge::Pack& pack, const attribution::Corpus& corpus) {
  const attribution::ListIndex index(pack);
  return numbers_by_year(fit_by_year(corpus, all_terms(corpus)), list_questions(index));
}

std::vector<JoinedQuestion> joined_questions(const knowledge::Pack& pack,
                                             const attribution::Corpus& corpus,
                                             const std::vector<JoinedCase>& cases,
                                             const NumbersByYear& numbers) {
  std::vector<JoinedQuestion> questions;
  std::map<int, std::unique_ptr<View>> views;
  for (const JoinedCase& one : cases) {
    const int year = one.as_of.year();
    const auto ledger = numbers.ledger.find(year);
    const auto traces = numbers.traces.find(year);
    if (ledger == numbers.ledger.end() || traces == numbers.traces.end()) continue;
    std::unique_ptr<View>& view = views[year];
    if (!view) view = std::make_unique<View>(pack, one.as_of);
    JoinedQuestion question = Asking(*view, one, ledger->second, traces->second)
                                  .question(one, corpus.reports[one.report]);
    for (const std::uint32_t item : corpus.reports[one.report].items) {
      ++(corpus.items[item].software ? question.software : question.techniques);
    }
    questions.push_back(std::move(question));
  }
  std::stable_sort(
      questions.begin(), questions.end(),
      [](const JoinedQuestion& a, const JoinedQuestion& b) { return a.year < b.year; });
  return questions;
}

namespace {

constexpr double kFixed = 1e6;  // everything else counts as it is
constexpr double kPull = 0.3;   // as of the lists' own numbers

// One number in front of `free`, beside `fixed` as it is, on the first questions.
template <class Fixed, class Free>
std::int64_t fit_one(const std::vector<JoinedQuestion>& questions, std::size_t count, double start,
                     Fixed fixed, Free free) {
  std::vector<Choice> choices;
  for (std::size_t i = 0; i < count; ++i) {
    const JoinedQuestion& question = questions[i];
    Choice choice{question.parts.size(), question.truth, {}};
    for (const JoinedQuestion::Parts& part : question.parts) {
      choice.terms.push_back(static_cast<std::int32_t>(fixed(part)));
      choice.terms.push_back(static_cast<std::int32_t>(free(part)));
    }
    choices.push_back(std::move(choice));
  }
  return thousandths(fit_logit(
      choices,
      {.start = {1, start}, .pull = 1, .pulls = {kFixed, kPull}, .signless = {false, false}})[1]);
}

std::int64_t score_of(const JoinedQuestion::Parts& part, std::int64_t fresh) {
  return part.prior + part.methods + part.infrastructure + rounded(part.fresh * fresh);
}

}  // namespace

std::int64_t fit_together(const std::vector<JoinedQuestion>& questions, std::size_t count) {
  return fit_one(
      questions, count, 1, [](const auto& part) { return score_of(part, 0); },
      [](const auto& part) { return part.fresh; });
}

std::int64_t agreement_of(const JoinedQuestion::Parts& parts) {
  return std::max<std::int64_t>(std::min(parts.methods, parts.infrastructure), 0);
}

std::int64_t fit_agreement(const std::vector<JoinedQuestion>& questions, std::size_t count,
                           std::int64_t fresh) {
  return fit_one(
      questions, count, 0, [&](const auto& part) { return score_of(part, fresh); }, agreement_of);
}

std::vector<Posterior> posteriors_of(const JoinedQuestion& question, std::int64_t fresh,
                                     std::int64_t agreement) {
  std::vector<std::int64_t> scores;
  scores.reserve(question.parts.size());
  for (const JoinedQuestion::Parts& part : question.parts) {
    scores.push_back(score_of(part, fresh) + rounded(agreement_of(part) * agreement));
  }
  return normalised(scores);
}

std::vector<Posterior> methods_alone(const JoinedQuestion& question) {
  std::vector<std::int64_t> scores;
  scores.reserve(question.parts.size());
  for (const auto& part : question.parts) scores.push_back(part.prior + part.methods);
  return normalised(scores);
}

std::vector<Posterior> infrastructure_alone(const JoinedQuestion& question) {
  std::vector<std::int64_t> scores;
  scores.reserve(question.parts.size());
  for (const auto& part : question.parts)
    scores.push_back(part.listed + part.infrastructure + part.fresh);
  return normalised(scores);
}

std::map<int, std::int64_t> together_by_year(const std::vector<JoinedQuestion>& questions) {
  std::map<int, std::int64_t> result;
  for (std::size_t i = 0; i < questions.size();) {
    const int year = questions[i].year;
    result[year] = fit_together(questions, i);
    while (i < questions.size() && questions[i].year == year) ++i;
  }
  return result;
}

void add_outcomes(const std::vector<JoinedQuestion>& questions,
                  const std::map<int, std::int64_t>& by_year, attribution::GateTable& table) {
  for (const JoinedQuestion& question : questions) {
    const auto amount = attribution::amount_of(question.techniques + question.software);
    const auto fresh = by_year.find(question.year);
    if (!amount || fresh == by_year.end()) continue;
    const std::vector<Posterior> posteriors = posteriors_of(question, fresh->second);
    const std::size_t leader = leader_of(posteriors);
    table.at(attribution::ClassSet::kTogether, *amount, attribution::band_of(posteriors[leader])) +=
        {1, leader == question.truth ? 1 : 0};
  }
}

}  // namespace perpend::training
