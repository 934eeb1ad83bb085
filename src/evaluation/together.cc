// Tested in together_test.cc: what may be known, and that each class alone is what it is alone.
#include "evaluation/together.h"

#include <algorithm>
#include <array>
#include <utility>

#include "training/held_out.h"
#include "training/together.h"

namespace perpend::evaluation {
namespace {

using training::JoinedQuestion;

constexpr std::array<const char*, 5> kScorers = {"ledger", "with agreement", "as they are",
                                                 "methods alone", "infrastr. alone"};

Answer answer_of(const std::vector<Posterior>& posteriors, std::size_t truth) {
  Answer answer;
  for (const Posterior p : posteriors) answer.probabilities.push_back(p.value());
  answer.truth = truth;
  return answer;
}

class Walk {
 public:
  Walk(const knowledge::Pack& pack, std::string_view rows)
      : pack_(pack), corpus_(attribution::corpus_of(pack)) {
    questions_ =
        training::joined_questions(pack, corpus_, training::joined_cases(pack, corpus_, rows),
                                   training::numbers_by_year(pack, corpus_));
    result_.subject = "together";
    result_.scorers.resize(kScorers.size());
    for (std::size_t s = 0; s < kScorers.size(); ++s) result_.scorers[s].name = kScorers[s];
    for (const char* name : {"methods+tooling", "infrastructure", "together"}) {
      result_.classes.emplace_back().name = name;
    }
    ratios_.resize(result_.classes.size());
  }

  Evaluation run() {
    for (std::size_t first = 0; first < questions_.size();) {
      const int year = questions_[first].year;
      std::size_t last = first;
      while (last < questions_.size() && questions_[last].year == year) ++last;
      ask_year(first, last, std::to_string(year));
      first = last;
    }
    finish();
    return std::move(result_);
  }

 private:
  void ask_year(std::size_t first, std::size_t last, const std::string& year) {
    const std::int64_t fresh = training::fit_together(questions_, first);
    const std::int64_t agreement = training::fit_agreement(questions_, first, fresh);
    result_.stages.push_back(year);
    result_.numbers.emplace_back(year, std::vector<std::pair<std::string, std::int64_t>>{
                                           {"together.fresh", fresh}, {"agreement", agreement}});
    for (std::size_t i = first; i < last; ++i) {
      const JoinedQuestion& question = questions_[i];
      const std::array<std::vector<Posterior>, kScorers.size()> all = {
          posteriors_of(question, fresh), posteriors_of(question, fresh, agreement),
          posteriors_of(question, 1000), methods_alone(question), infrastructure_alone(question)};
      for (std::size_t s = 0; s < all.size(); ++s) {
        result_.scorers[s].answers.push_back(answer_of(all[s], question.truth));
      }
      weigh(question);
      keep_case(question, year, result_.scorers[0].answers.back());
      const bool known = question.truth < question.actors.size();
      ++(known ? result_.known : result_.unknown);
      hypotheses_.push_back(question.actors.size());
    }
  }

  void weigh(const JoinedQuestion& question) {
    if (question.truth == question.actors.size()) return;
    for (std::size_t j = 0; j < question.actors.size(); ++j) {
      const JoinedQuestion::Parts& part = question.parts[j];
      const double methods = static_cast<double>(part.methods) / 1e6;
      const double listed = static_cast<double>(part.infrastructure) / 1e6;
      const std::array<double, 3> sums = {methods, listed, methods + listed};
      for (std::size_t c = 0; c < sums.size(); ++c) {
        (j == question.truth ? ratios_[c].of_truth : ratios_[c].of_others).push_back(sums[c]);
      }
    }
  }

  std::string id_of(const JoinedQuestion& question, std::size_t place) const {
    if (place == question.actors.size()) return std::string(kUnlistedId);
    return std::string(pack_.text(pack_.actors()[question.actors[place]].id));
  }

  // Who leads where everybody has the same prior.
  static std::size_t flat_leader(const JoinedQuestion& question) {
    JoinedQuestion flat = question;
    for (JoinedQuestion::Parts& part : flat.parts) part.prior = 0;
    return training::leader_of(posteriors_of(flat, 1000));
  }

  void keep_case(const JoinedQuestion& question, const std::string& year, const Answer& answer) {
    const attribution::Report& report = corpus_.reports[question.report];
    CaseLine line;
    line.citation = report.citation;
    line.stage = year;
    line.actor = corpus_.actors[report.actor];
    line.known = answer.known();
    line.flat_leader = id_of(question, flat_leader(question));
    for (const std::size_t i : answer.by_probability()) {
      line.ids.push_back(id_of(question, i));
      line.posteriors.push_back(answer.probabilities[i]);
    }
    result_.cases.push_back(std::move(line));
  }

  void finish() { settle(result_, ratios_, std::move(hypotheses_)); }

  const knowledge::Pack& pack_;
  attribution::Corpus corpus_;
  std::vector<JoinedQuestion> questions_;
  std::vector<Ratios> ratios_;
  std::vector<std::size_t> hypotheses_;
  Evaluation result_;
};

}  // namespace

Result<Evaluation> evaluate_together(const knowledge::Pack& pack, std::string_view rows) {
  Evaluation evaluation = Walk(pack, rows).run();
  if (evaluation.cases.empty()) {
    return fail(ErrorKind::kInput, "eval.no-cases",
                "no list of indicators cites a report of the pack, or none is there (--sources)");
  }
  evaluation.pack_sha256 = pack.sha256();
  add_wrong_names(pack, evaluation);
  return evaluation;
}

}  // namespace perpend::evaluation
