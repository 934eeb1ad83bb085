// The walk through time once more, over the cases that say something besides techniques and
// software. Tested in traits_test.cc.
#include "evaluation/traits.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "training/held_out.h"
#include "training/traits.h"

namespace perpend::evaluation {
namespace {

using attribution::kTraitKinds;
using attribution::TraitKind;
using attribution::TraitWeights;
using training::TraitQuestion;

constexpr std::array<const char*, kTraitKinds + 2> kScorers = {
    "ledger", "methods alone", "vulnerabilities", "countries", "sectors"};

Answer answer_of(const std::vector<Posterior>& posteriors, std::size_t truth) {
  Answer answer;
  for (const Posterior p : posteriors) answer.probabilities.push_back(p.value());
  answer.truth = truth;
  return answer;
}

class Walk {
 public:
  Walk(const knowledge::Pack& pack, const attribution::TraitsByTelling& traits)
      : corpus_(attribution::corpus_of(pack)) {
    const auto cases = training::all_terms(corpus_);
    questions_ = training::trait_questions(corpus_, cases, training::fit_by_year(corpus_, cases),
                                           attribution::traits_of_reports(corpus_, traits));
    result_.subject = "traits";
    result_.scorers.resize(kScorers.size());
    for (std::size_t s = 0; s < kScorers.size(); ++s) result_.scorers[s].name = kScorers[s];
    for (std::size_t k = 0; k < kTraitKinds; ++k) {
      result_.classes.emplace_back().name = name_of(static_cast<TraitKind>(k));
    }
    ratios_.resize(kTraitKinds);
  }

  Evaluation run() {
    for (std::size_t first = 0; first < questions_.size();) {
      const int year = questions_[first].year;
      std::size_t last = first;
      while (last < questions_.size() && questions_[last].year == year) ++last;
      if (kFirstYear <= year && year <= kLastYear) ask_year(first, last, std::to_string(year));
      first = last;
    }
    finish();
    return std::move(result_);
  }

 private:
  void ask_year(std::size_t first, std::size_t last, const std::string& year) {
    const TraitWeights weights = training::fit_traits(questions_, first);
    std::vector<std::pair<std::string, std::int64_t>> numbers;
    numbers.reserve(kTraitKinds);
    for (std::size_t k = 0; k < kTraitKinds; ++k) {
      numbers.emplace_back(attribution::trait_parameter(static_cast<TraitKind>(k)), weights[k]);
    }
    bool asked = false;
    for (std::size_t i = first; i < last; ++i) {
      if (!questions_[i].any()) continue;
      ask(questions_[i], weights, year);
      asked = true;
    }
    if (!asked) return;
    result_.stages.push_back(year);
    result_.numbers.emplace_back(year, std::move(numbers));
  }

  void ask(const TraitQuestion& question, const TraitWeights& weights, const std::string& year) {
    const auto add = [&](std::size_t scorer, const TraitWeights& some) {
      result_.scorers[scorer].answers.push_back(
          answer_of(posteriors_of(question, some), question.truth));
    };
    add(0, weights);
    add(1, {});
    for (std::size_t k = 0; k < kTraitKinds; ++k) {
      TraitWeights alone{};
      alone[k] = weights[k];
      add(k + 2, alone);
    }
    weigh(question);
    keep_case(question, weights, year);
    const bool known = question.truth < question.actors.size();
    ++(known ? result_.known : result_.unknown);
    hypotheses_.push_back(question.actors.size());
  }

  // As counted, before any weight.
  void weigh(const TraitQuestion& question) {
    if (question.truth == question.actors.size()) return;
    for (std::size_t k = 0; k < kTraitKinds; ++k) {
      if (!question.speaks[k]) continue;
      for (std::size_t i = 0; i < question.actors.size(); ++i) {
        auto& sums = i == question.truth ? ratios_[k].of_truth : ratios_[k].of_others;
        sums.push_back(question.terms[k][i] / 1e6);
      }
    }
  }

  std::string id_of(const TraitQuestion& question, std::size_t place) const {
    if (place == question.actors.size()) return std::string(kUnlistedId);
    return corpus_.actors[question.actors[place]];
  }

  void keep_case(const TraitQuestion& question, const TraitWeights& weights,
                 const std::string& year) {
    const attribution::Report& report = corpus_.reports[question.report];
    const Answer& answer = result_.scorers[0].answers.back();
    CaseLine line;
    line.citation = report.citation;
    line.stage = year;
    line.actor = corpus_.actors[report.actor];
    line.known = answer.known();
    line.flat_leader = id_of(question, training::leader_of(posteriors_of(question, weights)));
    for (const std::size_t i : answer.by_probability()) {
      line.ids.push_back(id_of(question, i));
      line.posteriors.push_back(answer.probabilities[i]);
    }
    result_.cases.push_back(std::move(line));
  }

  void finish() { settle(result_, ratios_, std::move(hypotheses_)); }

  attribution::Corpus corpus_;
  std::vector<TraitQuestion> questions_;
  std::vector<Ratios> ratios_;
  std::vector<std::size_t> hypotheses_;
  Evaluation result_;
};

}  // namespace

Result<Evaluation> evaluate_traits(const knowledge::Pack& pack,
                                   const attribution::TraitsByTelling& traits, Split split) {
  Evaluation evaluation = Walk(pack, traits).run();
  if (evaluation.cases.empty()) {
    return fail(ErrorKind::kInput, "eval.no-cases",
                "no report of the pack names targets or vulnerabilities (--sources)");
  }
  evaluation.split = split;
  evaluation.pack_sha256 = pack.sha256();
  return evaluation;
}

}  // namespace perpend::evaluation
