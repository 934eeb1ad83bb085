// The walk through time, as for methods: the numbers of a year from the lists of earlier years
// alone. Tested in lists_test.cc: what may be known, and that the baselines answer the same
// questions.
#include "evaluation/lists.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "attribution/list_index.h"
#include "evaluation/baselines.h"
#include "training/infrastructure_fit.h"

namespace perpend::evaluation {
namespace {

using attribution::kMatchLevels;
using attribution::kTraces;
using attribution::MatchLevel;
using attribution::Trace;
using attribution::TraceWeights;
using training::ListQuestion;

constexpr std::array<const char*, 3> kListBaselines = {"popularity", "exact overlap", "n-grams"};

double term(const ListQuestion& question, std::size_t hypothesis, std::size_t trace) {
  return question.choice.terms[hypothesis * kTraces + trace] / 1e6;
}
std::size_t at(Trace trace) { return static_cast<std::size_t>(trace); }

// What a baseline says of each actor; larger is better. Natural logarithms.
std::vector<double> baseline_scores(std::size_t baseline, const ListQuestion& question) {
  std::vector<double> scores;
  for (std::size_t i = 0; i < question.actors.size(); ++i) {
    const double popularity = term(question, i, at(Trace::kLists));
    double exact = 0;
    for (const MatchLevel level :
         {MatchLevel::kHash, MatchLevel::kDomain, MatchLevel::kIpv4, MatchLevel::kUrl}) {
      exact += term(question, i, at(Trace::kMatch) + static_cast<std::size_t>(level));
    }
    scores.push_back(baseline == 0   ? popularity
                     : baseline == 1 ? exact + 1e-3 * popularity
                                     : std::log(term(question, i, at(Trace::kNamesCosine)) + 1e-3));
  }
  return scores;
}

// A temperature and a share for the unlisted actor, fitted on earlier questions.
Calibration calibrate_on(const std::vector<ListQuestion>& questions, std::size_t count,
                         std::size_t baseline) {
  std::vector<std::vector<double>> scores;
  std::vector<std::size_t> truths;
  for (std::size_t i = 0; i < count; ++i) {
    scores.push_back(baseline_scores(baseline, questions[i]));
    truths.push_back(questions[i].choice.truth);
  }
  return calibrate(scores, truths);
}

std::vector<double> ledger_answer(const ListQuestion& question, const TraceWeights& weights) {
  std::vector<double> result;
  for (const Posterior p : training::posteriors_of(question, weights)) {
    result.push_back(p.value());
  }
  return result;
}

// Which traces a class of likelihood ratios is made of.
struct TraceClass {
  std::string name;
  std::vector<std::size_t> traces;
};
std::vector<TraceClass> trace_classes() {
  std::vector<TraceClass> classes = {{"infrastructure", {}}};
  for (std::size_t level = 0; level < kMatchLevels; ++level) {
    classes.push_back({std::string(name_of(static_cast<MatchLevel>(level))),
                       {at(Trace::kMatch) + level, at(Trace::kFresh) + level}});
  }
  classes.push_back({"names", {at(Trace::kNames), at(Trace::kNamesBest), at(Trace::kNamesCosine)}});
  for (std::size_t i = 1; i < classes.size(); ++i) {
    classes[0].traces.insert(classes[0].traces.end(), classes[i].traces.begin(),
                             classes[i].traces.end());
  }
  return classes;
}

class Walk {
 public:
  explicit Walk(const knowledge::Pack& pack) : pack_(pack), index_(pack) {
    questions_ = training::list_questions(index_);
    result_.subject = "infrastructure";
    result_.scorers.resize(kListBaselines.size() + 1);
    result_.scorers[0].name = "ledger";
    for (std::size_t b = 0; b < kListBaselines.size(); ++b) {
      result_.scorers[b + 1].name = kListBaselines[b];
    }
    for (const TraceClass& one : classes_) result_.classes.emplace_back().name = one.name;
    ratios_.resize(classes_.size());
  }

  Evaluation run() {
    const auto by_year = training::traces_by_year(questions_);
    for (std::size_t first = 0; first < questions_.size();) {
      const int year = questions_[first].listed.day.year();
      std::size_t last = first;
      while (last < questions_.size() && questions_[last].listed.day.year() == year) ++last;
      if (const auto weights = by_year.find(year); weights != by_year.end()) {
        ask_year(first, last, std::to_string(year), weights->second);
      }
      first = last;
    }
    finish();
    return std::move(result_);
  }

 private:
  void ask_year(std::size_t first, std::size_t last, const std::string& year,
                const TraceWeights& weights) {
    result_.stages.push_back(year);
    std::vector<std::pair<std::string, std::int64_t>> named;
    named.reserve(weights.size());
    for (std::size_t k = 0; k < weights.size(); ++k) {
      named.emplace_back(attribution::trace_name(k), weights[k]);
    }
    result_.numbers.emplace_back(year, std::move(named));
    std::array<Calibration, kListBaselines.size()> calibrations;
    for (std::size_t b = 0; b < calibrations.size(); ++b) {
      calibrations[b] = calibrate_on(questions_, first, b);
    }
    for (std::size_t i = first; i < last; ++i) {
      const ListQuestion& question = questions_[i];
      Answer answer{ledger_answer(question, weights), question.choice.truth};
      weigh(question, weights);
      keep_case(question, year, answer, flat_leader(question, weights));
      result_.scorers[0].answers.push_back(std::move(answer));
      for (std::size_t b = 0; b < calibrations.size(); ++b) {
        result_.scorers[b + 1].answers.push_back(
            {probabilities(baseline_scores(b, question), calibrations[b]), question.choice.truth});
      }
      const bool known = question.choice.truth < question.actors.size();
      ++(known ? result_.known : result_.unknown);
      hypotheses_.push_back(question.actors.size());
    }
  }

  void weigh(const ListQuestion& question, const TraceWeights& weights) {
    if (question.choice.truth == question.actors.size()) return;
    for (std::size_t c = 0; c < classes_.size(); ++c) {
      std::vector<double> sums;
      bool speaks = false;
      for (std::size_t i = 0; i < question.actors.size(); ++i) {
        double sum = 0;
        for (const std::size_t trace : classes_[c].traces) {
          sum += term(question, i, trace) * static_cast<double>(weights[trace]) / 1000;
        }
        speaks = speaks || sum != 0;
        sums.push_back(sum);
      }
      if (!speaks) continue;
      for (std::size_t i = 0; i < sums.size(); ++i) {
        (i == question.choice.truth ? ratios_[c].of_truth : ratios_[c].of_others)
            .push_back(sums[i]);
      }
    }
  }

  // Who leads where everybody has the same prior.
  static std::size_t flat_leader(const ListQuestion& question, TraceWeights weights) {
    for (const Trace trace :
         {Trace::kLists, Trace::kRecency, Trace::kActive, Trace::kMass, Trace::kUnlisted}) {
      weights[at(trace)] = 0;
    }
    return Answer{ledger_answer(question, weights), 0}.leader();
  }

  std::string id_of(const ListQuestion& question, std::size_t place) const {
    if (place == question.actors.size()) return std::string(kUnlistedId);
    return std::string(pack_.text(pack_.actors()[question.actors[place].actor].id));
  }

  void keep_case(const ListQuestion& question, const std::string& year, const Answer& answer,
                 std::size_t flat) {
    CaseLine line;
    line.citation =
        "list " + std::to_string(question.listed.report) + ", " + question.listed.day.iso();
    line.stage = year;
    line.actor = pack_.text(pack_.actors()[question.listed.actor].id);
    line.known = answer.known();
    line.flat_leader = id_of(question, flat);
    for (const std::size_t i : answer.by_probability()) {
      line.ids.push_back(id_of(question, i));
      line.posteriors.push_back(answer.probabilities[i]);
    }
    result_.cases.push_back(std::move(line));
  }

  void finish() {
    settle(result_, ratios_, std::move(hypotheses_));
    std::erase_if(result_.classes, [](const ClassResult& one) { return one.cases == 0; });
  }

  const knowledge::Pack& pack_;
  attribution::ListIndex index_;
  std::vector<ListQuestion> questions_;
  std::vector<TraceClass> classes_ = trace_classes();
  std::vector<Ratios> ratios_;
  std::vector<std::size_t> hypotheses_;
  Evaluation result_;
};

}  // namespace

Result<Evaluation> evaluate_lists(const knowledge::Pack& pack) {
  Evaluation evaluation = Walk(pack).run();
  if (evaluation.cases.empty()) {
    return fail(ErrorKind::kInput, "eval.no-cases",
                "the pack holds too few dated lists that cite a written report");
  }
  evaluation.pack_sha256 = pack.sha256();
  add_wrong_names(pack, evaluation);
  return evaluation;
}

}  // namespace perpend::evaluation
