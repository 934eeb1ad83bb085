// A sentence of ATT&CK that says how somebody used a technique is a question with an answer that
// ATT&CK's analysts gave. Train on those recorded before a day, ask those recorded from it on;
// every sentence counts, also those of techniques that no earlier text has. A ranking of techniques
// becomes one of parents by the best of each parent's techniques (the baselines) or by their sum
// (perpend).
//
// Tested in procedures_test.cc.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>

#include "evaluation/extraction.h"
#include "evaluation/technique_baselines.h"
#include "extraction/technique_model.h"
#include "training/technique_training.h"

namespace perpend::evaluation {
namespace {

using extraction::TechniqueModel;
using std::size_t;

constexpr int kBins = 15;

std::string parent_of(std::string_view id) { return std::string(id.substr(0, id.find('.'))); }

// What a method answers to one sentence.
struct Reply {
  std::string exact;                 // the technique that stands first
  std::vector<std::string> parents;  // the three that stand first
  double exact_probability = 0;
  double parent_probability = 0;
};

class Reliability {
 public:
  void add(double probability, bool right) {
    const int bin = std::min(kBins - 1, static_cast<int>(probability * kBins));
    said_[bin] += probability;
    right_[bin] += right ? 1 : 0;
    ++total_;
  }
  std::int64_t error() const {
    double sum = 0;
    for (int i = 0; i < kBins; ++i) sum += std::abs(said_[i] - right_[i]);
    return total_ == 0 ? 0 : std::llround(sum / static_cast<double>(total_) * 10000);
  }

 private:
  std::array<double, kBins> said_{}, right_{};
  std::int64_t total_ = 0;
};

struct Tally {
  ProcedureFigures figures;
  Reliability exact, parent;

  void add(const Reply& reply, const std::string& truth) {
    const std::string parent_truth = parent_of(truth);
    const auto found = std::find(reply.parents.begin(), reply.parents.end(), parent_truth);
    ++figures.sentences;
    figures.exact_first += reply.exact == truth ? 1 : 0;
    figures.parent_first += !reply.parents.empty() && reply.parents[0] == parent_truth ? 1 : 0;
    figures.parent_third += found != reply.parents.end() ? 1 : 0;
    exact.add(reply.exact_probability, reply.exact == truth);
    parent.add(reply.parent_probability,
               !reply.parents.empty() && reply.parents[0] == parent_truth);
  }
  ProcedureFigures finished(std::string method, bool probabilities) {
    figures.method = std::move(method);
    if (probabilities) {
      figures.exact_error = exact.error();
      figures.parent_error = parent.error();
    }
    return figures;
  }
};

Reply reply_of(const TechniqueModel& model, const extraction::TechniqueScores& scores) {
  Reply reply;
  std::vector<std::pair<double, std::string>> parents;  // -share, so that sorting puts it first
  for (const auto& guess : scores.guesses) {
    std::pair<double, std::string> parent{-guess.parent_share,
                                          parent_of(model.id(guess.technique))};
    if (std::find(parents.begin(), parents.end(), parent) != parents.end()) continue;
    if (parents.empty() || -parent.first > reply.parent_probability) {
      reply.parent_probability = guess.parent_probability;
    }
    parents.push_back(std::move(parent));
  }
  std::sort(parents.begin(), parents.end());
  for (size_t i = 0; i < parents.size() && i < 3; ++i) reply.parents.push_back(parents[i].second);
  if (!scores.guesses.empty()) {
    reply.exact = model.id(scores.guesses[0].technique);
    reply.exact_probability = scores.guesses[0].probability;
    for (const auto& guess : scores.guesses) {
      if (parent_of(model.id(guess.technique)) == reply.parents[0]) {
        reply.parent_probability = guess.parent_probability;
      }
    }
  }
  return reply;
}

Reply reply_of(const std::vector<std::string>& techniques, const std::vector<double>& scores) {
  std::vector<size_t> order(scores.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](size_t a, size_t b) { return scores[a] > scores[b]; });
  Reply reply;
  for (const size_t i : order) {
    if (reply.exact.empty()) reply.exact = techniques[i];
    const std::string parent = parent_of(techniques[i]);
    if (std::find(reply.parents.begin(), reply.parents.end(), parent) == reply.parents.end()) {
      reply.parents.push_back(parent);
    }
    if (reply.parents.size() == 3) break;
  }
  return reply;
}

struct Questions {
  std::vector<std::string> sentences;
  std::vector<std::string> truths;
};

std::map<std::string, std::vector<std::string>> tactics_of(const attack::Texts& texts) {
  std::map<std::string, std::vector<std::string>> tactics;
  for (const attack::TechniqueText& technique : texts.techniques) {
    tactics[technique.id] = technique.tactics;
  }
  return tactics;
}

void ask_perpend(const attack::Texts& texts, const TechniqueModel& model,
                 const Questions& questions, ProcedureSetting& setting,
                 std::vector<ProcedureCase>& cases) {
  constexpr size_t kGuesses = 24;  // enough to hold three parents
  const auto tactics = tactics_of(texts);
  const auto work = model.workspace();
  Tally all;
  std::map<std::string, Tally> by_tactic;
  for (size_t i = 0; i < questions.sentences.size(); ++i) {
    const auto scores = model.score(questions.sentences[i], *work, kGuesses);
    const Reply reply = reply_of(model, scores);
    all.add(reply, questions.truths[i]);
    for (const std::string& tactic : tactics.at(questions.truths[i])) {
      by_tactic[tactic].add(reply, questions.truths[i]);
    }
    ProcedureCase one{setting.name, questions.truths[i], {}, 0};
    for (size_t k = 0; k < 3 && k < scores.guesses.size(); ++k) {
      one.first.emplace_back(model.id(scores.guesses[k].technique));
    }
    one.probability = std::llround(reply.exact_probability * 1e6);
    cases.push_back(std::move(one));
  }
  setting.methods.push_back(all.finished("perpend", true));
  for (auto& [tactic, tally] : by_tactic) {
    setting.tactics.push_back({tactic, tally.finished("perpend", true)});
  }
}

void ask_baselines(const attack::Texts& texts, const Questions& questions, Date trained_before,
                   Date techniques_before, ProcedureSetting& setting) {
  const BaselineScores scores =
      score_baselines(texts, questions.sentences, trained_before, techniques_before);
  const auto ask = [&](std::string name, const std::vector<std::vector<double>>& rows) {
    Tally tally;
    for (size_t i = 0; i < rows.size(); ++i) {
      tally.add(reply_of(scores.techniques, rows[i]), questions.truths[i]);
    }
    setting.methods.push_back(tally.finished(std::move(name), false));
  };
  ask("BM25 over technique texts", scores.bm25);
  ask("linear SVM over words and pairs", scores.margins);
  ask("their sum", scores.sum);
}

}  // namespace

ProcedureEvaluation evaluate_procedures(const attack::Texts& texts,
                                        std::span<const std::string> prose, Date trained_before) {
  ProcedureEvaluation evaluation;
  evaluation.trained_before = trained_before;
  Questions questions;
  std::map<std::string, Date> recorded;
  for (const attack::TechniqueText& technique : texts.techniques) {
    recorded[technique.id] = technique.created;
  }
  Date newest = trained_before;
  for (const attack::ProcedureText& procedure : texts.procedures) {
    newest = std::max(newest, procedure.created);
    if (procedure.created < trained_before) continue;
    questions.sentences.push_back(attack::plain_text(procedure.description));
    questions.truths.push_back(procedure.technique);
    evaluation.new_technique += recorded[procedure.technique] >= trained_before ? 1 : 0;
  }
  evaluation.judged_before = Date::from_days(newest.days() + 1);
  for (const bool strict : {true, false}) {
    const Date techniques = strict ? trained_before : Date::from_days(newest.days() + 1);
    ProcedureSetting setting;
    setting.name = strict ? "strict" : "texts";
    setting.description = strict ? "nothing recorded later, also no technique"
                                 : "later techniques known by name and description";
    const std::string bytes = training::train_techniques(
        texts, prose, trained_before, strict ? std::nullopt : std::optional(techniques));
    if (const auto model = TechniqueModel::open(bytes)) {
      ask_perpend(texts, *model, questions, setting, evaluation.cases);
    }
    ask_baselines(texts, questions, trained_before, techniques, setting);
    evaluation.settings.push_back(std::move(setting));
  }
  return evaluation;
}

}  // namespace perpend::evaluation
