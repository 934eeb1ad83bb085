// A weight of .3 may carry an answer, and one of 2 may say what others say too. So each part is
// taken away in turn, the rest is fitted again on earlier years, and the same cases are asked.
// Example: without resemblance single findings get back their weight, and still the log loss rises.
// Counter-example: two rows of one fact each cost nothing alone; 'all resemblance' is one part for
// that reason. Tested in ablation_test.cc.
#include "evaluation/ablation.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "training/held_out.h"
#include "training/infrastructure_fit.h"

namespace perpend::evaluation {
namespace {

using attribution::Fitted;
using attribution::Trace;
using training::CaseTerms;
using training::ListQuestion;

// Numbers whose terms are taken away together.
struct Part {
  std::string name;
  std::vector<std::size_t> numbers;
};

std::size_t at(Fitted fitted) { return static_cast<std::size_t>(fitted); }
std::size_t at(Trace trace) { return static_cast<std::size_t>(trace); }

std::vector<Part> parts_of_methods() {
  return {{"ledger", {}},
          {"- popularity", {at(Fitted::kReports)}},
          {"- recency", {at(Fitted::kRecency)}},
          {"- techniques", {at(Fitted::kTechnique), at(Fitted::kAgainst)}},
          {"- against", {at(Fitted::kAgainst)}},
          {"- software", {at(Fitted::kSoftware)}},
          {"- signature", {at(Fitted::kSignature)}},
          {"- profile", {at(Fitted::kProfile)}},
          {"- nearest", {at(Fitted::kNearest)}},
          {"- density", {at(Fitted::kDensity)}},
          {"- resemblance", {at(Fitted::kProfile), at(Fitted::kNearest), at(Fitted::kDensity)}},
          {"- novelty", {at(Fitted::kNovelty)}}};
}

std::vector<std::size_t> levels(std::initializer_list<attribution::MatchLevel> some) {
  std::vector<std::size_t> numbers;
  numbers.reserve(2 * some.size());
  for (const attribution::MatchLevel level : some) {
    numbers.push_back(at(Trace::kMatch) + static_cast<std::size_t>(level));
    numbers.push_back(at(Trace::kFresh) + static_cast<std::size_t>(level));
  }
  return numbers;
}

std::vector<Part> parts_of_lists() {
  using enum attribution::MatchLevel;
  std::vector<std::size_t> age;
  age.reserve(attribution::kMatchLevels);
  for (std::size_t level = 0; level < attribution::kMatchLevels; ++level) {
    age.push_back(at(Trace::kFresh) + level);
  }
  return {{"ledger", {}},
          {"- popularity", {at(Trace::kLists)}},
          {"- recency", {at(Trace::kRecency), at(Trace::kActive)}},
          {"- exact", levels({kHash, kDomain, kIpv4, kUrl})},
          {"- registrable", levels({kRegistrable})},
          {"- neighbours", levels({kNet24, kNet16})},
          {"- zone", levels({kZone})},
          {"- any", levels({kAny})},
          {"- age", age},
          {"- names", {at(Trace::kNames), at(Trace::kNamesBest), at(Trace::kNamesCosine)}},
          {"- fresh", {at(Trace::kUnmatched)}}};
}

// The whole ledger and so many parts.
std::vector<Part> first_of(std::vector<Part> parts, std::size_t most) {
  parts.resize(std::min(parts.size(), most + 1));
  return parts;
}

void take_away(CaseTerms& one, const Part& part) {
  for (const std::size_t number : part.numbers) {
    if (number == at(Fitted::kNovelty)) {
      one.novelty = 0;
      continue;
    }
    for (std::size_t i = 0; i < one.actors; ++i) one.terms[i * training::kTerms + number] = 0;
  }
}

void take_away(ListQuestion& question, const Part& part) {
  for (std::size_t i = 0; i < question.choice.hypotheses; ++i) {
    for (const std::size_t number : part.numbers) {
      question.choice.terms[i * attribution::kTraces + number] = 0;
    }
  }
}

Answer answer_of(const std::vector<Posterior>& posteriors, std::size_t truth) {
  Answer answer;
  for (const Posterior p : posteriors) answer.probabilities.push_back(p.value());
  answer.truth = truth;
  return answer;
}

// Whose each case is and of which year, in the order in which they are asked.
struct Asked {
  std::vector<std::string> actors;
  std::vector<std::string> stages;
};

Result<Evaluation> settled(const knowledge::Pack& pack, std::string subject, Evaluation evaluation,
                           const Asked& asked) {
  if (asked.actors.empty()) {
    return fail(ErrorKind::kInput, "eval.no-cases", "the pack holds too few dated cases");
  }
  evaluation.subject = std::move(subject);
  evaluation.pack_sha256 = pack.sha256();
  evaluation.stages = asked.stages;
  evaluation.stages.erase(std::unique(evaluation.stages.begin(), evaluation.stages.end()),
                          evaluation.stages.end());
  for (ScorerResult& scorer : evaluation.scorers) settle(scorer, asked.actors, asked.stages);
  std::vector<std::size_t> hypotheses;
  for (const Answer& answer : evaluation.scorers.front().answers) {
    ++(answer.known() ? evaluation.known : evaluation.unknown);
    hypotheses.push_back(answer.probabilities.size() - 1);
  }
  std::sort(hypotheses.begin(), hypotheses.end());
  evaluation.median_hypotheses = static_cast<double>(hypotheses[hypotheses.size() / 2]);
  return evaluation;
}

}  // namespace

Result<Evaluation> ablate_methods(const knowledge::Pack& pack, std::size_t most) {
  const attribution::Corpus corpus = attribution::corpus_of(pack);
  std::vector<CaseTerms> all = training::all_terms(corpus);
  const auto year_of = [&](const CaseTerms& one) { return corpus.reports[one.report].date.year(); };
  std::erase_if(all, [&](const CaseTerms& one) { return year_of(one) > kLastYear; });
  Evaluation evaluation;
  Asked asked;
  for (const Part& part : first_of(parts_of_methods(), most)) {
    std::vector<CaseTerms> cases = all;
    for (CaseTerms& one : cases) take_away(one, part);
    const auto by_year = training::fit_by_year(corpus, cases);
    ScorerResult& scorer = evaluation.scorers.emplace_back();
    scorer.name = part.name;
    for (const CaseTerms& one : cases) {
      const int year = year_of(one);
      const auto numbers = by_year.find(year);
      if (year < kFirstYear || numbers == by_year.end()) continue;
      scorer.answers.push_back(answer_of(posteriors_of(one, numbers->second), one.truth));
      if (evaluation.scorers.size() > 1) continue;
      asked.actors.push_back(corpus.actors[corpus.reports[one.report].actor]);
      asked.stages.push_back(std::to_string(year));
    }
  }
  return settled(pack, "ablation", std::move(evaluation), asked);
}

Result<Evaluation> ablate_lists(const knowledge::Pack& pack, std::size_t most) {
  const attribution::ListIndex index(pack);
  const std::vector<ListQuestion> all = training::list_questions(index);
  Evaluation evaluation;
  Asked asked;
  for (const Part& part : first_of(parts_of_lists(), most)) {
    std::vector<ListQuestion> questions = all;
    for (ListQuestion& one : questions) take_away(one, part);
    const auto by_year = training::traces_by_year(questions);
    ScorerResult& scorer = evaluation.scorers.emplace_back();
    scorer.name = part.name;
    for (const ListQuestion& one : questions) {
      const int year = one.listed.day.year();
      const auto numbers = by_year.find(year);
      if (numbers == by_year.end()) continue;
      scorer.answers.push_back(answer_of(posteriors_of(one, numbers->second), one.choice.truth));
      if (evaluation.scorers.size() > 1) continue;
      asked.actors.emplace_back(pack.text(pack.actors()[one.listed.actor].id));
      asked.stages.push_back(std::to_string(year));
    }
  }
  return settled(pack, "infrastructure-ablation", std::move(evaluation), asked);
}

}  // namespace perpend::evaluation
