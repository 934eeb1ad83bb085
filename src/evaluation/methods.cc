// The walk through time: for each year (or release) the numbers of the ledger, the calibration of
// the baselines and the gate's table come from strictly earlier cases; then the cases are asked.
// Tested in methods_test.cc: the cases, and that the baselines are the baselines.
#include "evaluation/methods.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "attribution/gate.h"
#include "attribution/variants.h"
#include "evaluation/baselines.h"
#include "training/ahead.h"
#include "training/held_out.h"

namespace perpend::evaluation {
namespace {

using attribution::Corpus;
using attribution::GateTable;
using attribution::Parameters;

// What has been learnt when a stage is asked.
struct Learnt {
  Parameters parameters = attribution::kFaceValue;
  std::array<Calibration, kBaselines> calibrations;
  GateTable gate;
};

// Past questions with the baselines' scores: what is learnt from.
class Past {
 public:
  explicit Past(std::vector<Question> questions) : questions_(std::move(questions)) {
    std::optional<Rankers> rankers;
    for (const Question& question : questions_) {
      terms_.push_back(question.terms);
      if (!rankers || rankers->profiles() != question.profiles.get()) {
        rankers.emplace(question.profiles);
      }
      for (std::size_t b = 0; b < kBaselines; ++b) {
        scores_[b].push_back(rankers->scores(static_cast<Baseline>(b), question));
      }
    }
  }

  const std::vector<Question>& questions() const { return questions_; }

  // From the first `count` questions; the gate from `gate`, which the caller keeps.
  Learnt learn(std::size_t count, const GateTable& gate) const {
    Learnt learnt;
    learnt.gate = gate;
    learnt.parameters = training::fit({terms_.data(), count});
    for (std::size_t b = 0; b < kBaselines; ++b) {
      std::vector<std::vector<double>> scores;
      std::vector<std::size_t> truths;
      for (std::size_t i = before(kFirstYear); i < count; ++i) {  // as the ledger is judged
        scores.push_back(scores_[b][i]);
        truths.push_back(questions_[i].truth);
      }
      learnt.calibrations[b] = calibrate(scores, truths);
    }
    return learnt;
  }

  Parameters fitted_on_all() const { return training::fit(terms_); }

  // The numbers as other samples of the first `count` questions would have given them.
  std::vector<Parameters> draws(std::size_t count) const {
    std::map<std::string, std::uint32_t> numbers;
    std::vector<std::uint32_t> actors;
    for (std::size_t i = 0; i < count; ++i) {
      const auto next = static_cast<std::uint32_t>(numbers.size());
      actors.push_back(numbers.try_emplace(questions_[i].actor, next).first->second);
    }
    return training::draw_fits({terms_.data(), count}, actors);
  }

  std::size_t before(int year) const {
    return static_cast<std::size_t>(
        std::partition_point(questions_.begin(), questions_.end(),
                             [&](const Question& question) { return question.year < year; }) -
        questions_.begin());
  }

 private:
  std::vector<Question> questions_;
  std::vector<training::CaseTerms> terms_;
  std::array<std::vector<std::vector<double>>, kBaselines> scores_;
};

std::vector<double> ledger_answer(const Question& question, const Parameters& parameters) {
  std::vector<double> result;
  for (const Posterior p : training::posteriors_of(question.terms, parameters)) {
    result.push_back(p.value());
  }
  return result;
}

Posterior leader_posterior(const std::vector<double>& probabilities) {
  const double top = *std::max_element(probabilities.begin(), probabilities.end());
  return Posterior(static_cast<std::int64_t>(std::llround(top * 1e9)));
}

void add_outcome(GateTable& table, const Question& question, const Answer& answer) {
  const auto classes = attribution::class_set(question.techniques, question.software);
  const auto amount = attribution::amount_of(question.techniques + question.software);
  if (!classes || !amount) return;
  table.at(*classes, *amount, attribution::band_of(leader_posterior(answer.probabilities))) +=
      {1, answer.right() ? 1 : 0};
}

using Groups = std::map<std::string, std::pair<std::vector<double>, std::vector<double>>>;

std::optional<double> mean_area(const Groups& groups) {
  double sum = 0;
  int count = 0;
  for (const auto& [name, group] : groups) {
    if (const auto one = area(group.first, group.second)) {
      sum += *one;
      ++count;
    }
  }
  if (count == 0) return {};
  return sum / count;
}

// Ranges of the leaders, case by case in the order of time.
class Ranges {
 public:
  explicit Ranges(const Parameters& all) : all_(all) {}

  void add(const Question& question, const Answer& answer, const std::vector<Parameters>& draws) {
    const std::size_t leader = answer.leader();
    std::vector<Posterior> drawn;
    drawn.reserve(draws.size());
    for (const Parameters& one : draws) {
      drawn.push_back(training::posteriors_of(question.terms, one)[leader]);
    }
    const auto [low, high] = attribution::percentiles(std::move(drawn));
    const Posterior later = training::posteriors_of(question.terms, all_)[leader];
    widths_.push_back(high.value() - low.value());
    held_ += low <= later && later <= high ? 1 : 0;
  }

  RangeFigures figures() const {
    const std::size_t third = widths_.size() / 3;
    const auto mean = [&](std::size_t first, std::size_t last) {
      double sum = 0;
      for (std::size_t i = first; i < last; ++i) sum += widths_[i];
      return last > first ? sum / static_cast<double>(last - first) : 0;
    };
    const auto count = static_cast<double>(std::max<std::size_t>(widths_.size(), 1));
    return {.cases = static_cast<std::int64_t>(widths_.size()),
            .width = mean(0, widths_.size()),
            .width_first = mean(0, third),
            .width_last = mean(widths_.size() - third, widths_.size()),
            .held = static_cast<double>(held_) / count};
  }

 private:
  Parameters all_;
  std::vector<double> widths_;
  std::int64_t held_ = 0;
};

class Examination {
 public:
  explicit Examination(Split split) {
    result_.split = split;
    result_.scorers.resize(kBaselines + 1);
    result_.scorers[0].name = "ledger";
    for (int b = 0; b < kBaselines; ++b) {
      result_.scorers[static_cast<std::size_t>(b) + 1].name = name_of(static_cast<Baseline>(b));
    }
    for (const char* name : {"methods", "tooling", "methods+tooling"}) {
      result_.classes.emplace_back().name = name;
    }
    ratios_.resize(result_.classes.size());
    for (int band = 0; band < attribution::kBands; ++band) {
      const Likelihood likelihood =
          attribution::likelihood_of(static_cast<attribution::Band>(band));
      result_.spoken.push_back({likelihood.term, likelihood.low_percent, likelihood.high_percent});
    }
  }

  void begin_stage(const std::string& name, const Learnt& learnt) {
    result_.stages.push_back(name);
    result_.parameters.emplace_back(name, learnt.parameters);
  }

  void ask(const Question& question, const Learnt& learnt) {
    Answer answer{ledger_answer(question, learnt.parameters), question.truth};
    listen(question, learnt, answer);
    weigh(question, learnt.parameters);
    keep_case(question, answer, flat_leader(question, learnt.parameters));
    result_.scorers[0].answers.push_back(std::move(answer));
    if (!rankers_ || rankers_->profiles() != question.profiles.get()) {
      rankers_.emplace(question.profiles);
    }
    for (std::size_t b = 0; b < kBaselines; ++b) {
      const std::vector<double> raw = rankers_->scores(static_cast<Baseline>(b), question);
      result_.scorers[b + 1].answers.push_back(
          {probabilities(raw, learnt.calibrations[b]), question.truth});
    }
    actors_.push_back(question.actor);
    stages_.push_back(question.stage);
    hypotheses_.push_back(question.actors());
    ++(question.known() ? result_.known : result_.unknown);
  }

  // Beside the ledger, with other numbers; every case or none.
  void ask_adapted(const Question& question, const Parameters& parameters) {
    if (result_.scorers.size() == kBaselines + 1) {
      result_.scorers.emplace_back().name = "ledger, adapted";
    }
    result_.scorers.back().answers.push_back({ledger_answer(question, parameters), question.truth});
  }

  void held_out(const Question& question, const Parameters& parameters, const Answer& listed) {
    const std::vector<double> without = ledger_answer(question, parameters);
    held_out_[question.stage].first.push_back(without.back());
    held_out_[question.stage].second.push_back(listed.probabilities.back());
  }

  const Answer& last_answer() const { return result_.scorers[0].answers.back(); }

  Evaluation finish() {
    for (ScorerResult& scorer : result_.scorers) {
      settle(scorer, actors_, stages_);
    }
    for (std::size_t i = 0; i < ratios_.size(); ++i) {
      result_.classes[i].cases = static_cast<std::int64_t>(ratios_[i].of_truth.size());
      result_.classes[i].cost = likelihood_cost(ratios_[i]);
    }
    std::sort(hypotheses_.begin(), hypotheses_.end());
    if (!hypotheses_.empty()) {
      result_.median_hypotheses = static_cast<double>(hypotheses_[hypotheses_.size() / 2]);
    }
    result_.held_out_whole_area = mean_area(held_out_);
    return std::move(result_);
  }

 private:
  void listen(const Question& question, const Learnt& learnt, const Answer& answer) {
    const Posterior leader = leader_posterior(answer.probabilities);
    const attribution::Verdict verdict =
        attribution::gate(learnt.gate, {.posterior = leader,
                                        .validated = leader,
                                        .together = leader,
                                        .techniques = question.techniques,
                                        .software = question.software});
    for (SpokenBand& band : result_.spoken) {
      if (band.term != verdict.likelihood.term) continue;
      ++band.cases;
      band.right += answer.right() ? 1 : 0;
      return;
    }
    ++result_.silent;
    result_.silent_right += answer.right() ? 1 : 0;
  }

  // The weight of each class by itself, in bans, for the right actor and for the others.
  void weigh(const Question& question, const Parameters& parameters) {
    if (!question.known()) return;
    std::vector<std::array<std::int64_t, 2>> sums(question.actors());
    std::array<bool, 2> speaks = {false, false};
    for (const auto& row :
         attribution::method_rows(*question.profiles, question.findings, parameters)) {
      const std::size_t part = row.evidence_class == EvidenceClass::kTooling ? 1 : 0;
      speaks[part] = true;
      for (std::size_t i = 0; i < sums.size(); ++i) {
        sums[i][part] += row.weights[i].weight.microbans();
      }
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const std::array<std::int64_t, 3> weights = {sums[i][0], sums[i][1], sums[i][0] + sums[i][1]};
      for (std::size_t k = 0; k < weights.size(); ++k) {
        if (k < 2 && !speaks[k]) continue;
        Ratios& ratios = ratios_[k];
        (i == question.truth ? ratios.of_truth : ratios.of_others)
            .push_back(static_cast<double>(weights[k]) / 1e6);
      }
    }
  }

  // Who leads where everybody has the same prior.
  static std::size_t flat_leader(const Question& question, Parameters parameters) {
    for (const auto one : {attribution::Fitted::kReports, attribution::Fitted::kRecency,
                           attribution::Fitted::kUnlisted}) {
      parameters[static_cast<std::size_t>(one)] = 0;
    }
    return Answer{ledger_answer(question, parameters), 0}.leader();
  }

  static std::string id_of(const Question& question, std::size_t place) {
    if (place == question.actors()) return std::string(kUnlistedId);
    return question.profiles->corpus().actors[question.profiles->actors()[place].actor];
  }

  void keep_case(const Question& question, const Answer& answer, std::size_t flat) {
    CaseLine line{.citation = question.citation,
                  .stage = question.stage,
                  .actor = question.actor,
                  .known = question.known(),
                  .flat_leader = id_of(question, flat),
                  .ids = {},
                  .posteriors = {}};
    for (const std::size_t i : answer.by_probability()) {
      line.ids.push_back(id_of(question, i));
      line.posteriors.push_back(answer.probabilities[i]);
    }
    result_.cases.push_back(std::move(line));
  }

  Evaluation result_;
  std::optional<Rankers> rankers_;  // of the last question's profiles
  std::vector<std::string> actors_;
  std::vector<std::string> stages_;
  std::vector<std::size_t> hypotheses_;
  std::vector<Ratios> ratios_;
  Groups held_out_;
};

// A release is asked on the day after its newest report. (A pack's own day is that of its newest
// source, which may be a list made long after the release.)
Date day_after_the_newest(const Corpus& corpus) {
  Date newest;
  for (const attribution::Report& report : corpus.reports) {
    if (report.dated) newest = std::max(newest, report.date);
  }
  return Date::from_days(newest.days() + 1);
}

}  // namespace

void settle(ScorerResult& scorer, const std::vector<std::string>& actors,
            const std::vector<std::string>& stages) {
  scorer.ranking = ranking(scorer.answers, actors);
  scorer.probability = probability(scorer.answers);
  scorer.bootstrap = bootstrap_by_actor(scorer.answers, actors);
  Groups groups;
  std::pair<std::vector<double>, std::vector<double>> all;
  for (std::size_t i = 0; i < scorer.answers.size(); ++i) {
    const Answer& answer = scorer.answers[i];
    auto& group = groups[stages[i]];
    (answer.known() ? group.second : group.first).push_back(answer.probabilities.back());
    (answer.known() ? all.second : all.first).push_back(answer.probabilities.back());
  }
  scorer.unlisted_area_within = mean_area(groups);
  scorer.unlisted_area_across = area(all.first, all.second);
}

void settle(Evaluation& evaluation, const std::vector<Ratios>& ratios,
            std::vector<std::size_t> hypotheses) {
  std::vector<std::string> actors;
  std::vector<std::string> stages;
  for (const CaseLine& line : evaluation.cases) {
    actors.push_back(line.actor);
    stages.push_back(line.stage);
  }
  for (ScorerResult& scorer : evaluation.scorers) settle(scorer, actors, stages);
  for (std::size_t c = 0; c < ratios.size(); ++c) {
    evaluation.classes[c].cases = static_cast<std::int64_t>(ratios[c].of_truth.size());
    evaluation.classes[c].cost = likelihood_cost(ratios[c]);
  }
  std::sort(hypotheses.begin(), hypotheses.end());
  if (!hypotheses.empty()) {
    evaluation.median_hypotheses = static_cast<double>(hypotheses[hypotheses.size() / 2]);
  }
}

void add_wrong_names(const knowledge::Pack& pack, Evaluation& evaluation) {
  std::map<std::string, WrongNames> by_country;
  const auto of = [&](const std::string& id) -> WrongNames* {
    const std::uint32_t actor = pack.find_actor(id);
    if (actor == knowledge::kNone) return nullptr;  // the unlisted actor
    const auto& claims = pack.actors()[actor].sponsor_claims;
    const std::string country =
        claims.count == 0 ? "none alleged"
                          : std::string(pack.text(pack.sponsor_claims()[claims.first].country));
    WrongNames& names = by_country[country];
    names.country = country;
    return &names;
  };
  for (const CaseLine& line : evaluation.cases) {
    if (WrongNames* const names = of(line.ids.front())) {
      ++names->named;
      names->wrong += line.ids.front() == line.actor ? 0 : 1;
    }
    if (WrongNames* const names = of(line.flat_leader)) {
      ++names->named_flat;
      names->wrong_flat += line.flat_leader == line.actor ? 0 : 1;
    }
  }
  for (auto& [country, names] : by_country) evaluation.wrong_names.push_back(std::move(names));
}

Result<Evaluation> evaluate_methods(const knowledge::Pack& pack, Split split) {
  if (split == Split::kReleaseAhead) {
    return fail(ErrorKind::kUsage, "eval.split", "release-ahead needs packs of several releases");
  }
  const Corpus corpus = attribution::corpus_of(pack);
  const Past past(questions_of(corpus, Split::kPrequential));
  const std::vector<Question> other =
      split == Split::kPrequential ? std::vector<Question>{} : questions_of(corpus, split);
  const std::vector<Question>& asked = split == Split::kPrequential ? past.questions() : other;
  Examination examination(split);
  GateTable gate;
  std::optional<Ranges> ranges;
  if (split == Split::kPrequential) ranges.emplace(past.fitted_on_all());
  std::size_t counted = 0;  // questions of the past whose outcome the gate has
  for (int year = kFirstYear; year <= kLastYear; ++year) {
    const std::size_t before = past.before(year);
    const Learnt learnt = past.learn(before, gate);
    const std::vector<Parameters> draws = ranges ? past.draws(before) : std::vector<Parameters>{};
    examination.begin_stage(std::to_string(year), learnt);
    for (const Question& question : asked) {
      if (question.year != year) continue;
      examination.ask(question, learnt);
      if (ranges) ranges->add(question, examination.last_answer(), draws);
      if (split == Split::kPrequential && question.known()) {
        examination.held_out(held_out_whole(corpus, question), learnt.parameters,
                             examination.last_answer());
      }
    }
    for (counted = before; counted < past.before(year + 1); ++counted) {
      const Question& question = past.questions()[counted];
      add_outcome(gate, question, {ledger_answer(question, learnt.parameters), question.truth});
    }
  }
  Evaluation evaluation = examination.finish();
  if (ranges) evaluation.ranges = ranges->figures();
  if (evaluation.known + evaluation.unknown == 0) {
    return fail(ErrorKind::kInput, "eval.no-cases",
                "the pack holds no dated report with four or more techniques and software");
  }
  evaluation.pack_sha256 = pack.sha256();
  add_wrong_names(pack, evaluation);
  return evaluation;
}

Result<Evaluation> evaluate_releases(const std::vector<Release>& releases) {
  if (releases.size() < 2) {
    return fail(ErrorKind::kInput, "eval.releases", "release-ahead needs at least two releases");
  }
  std::vector<Corpus> corpora;
  corpora.reserve(releases.size());
  for (const Release& release : releases) {
    corpora.push_back(attribution::corpus_of(*release.pack));
  }
  Examination examination(Split::kReleaseAhead);
  std::vector<training::CaseAhead> ahead;  // of the pairs so far
  for (std::size_t i = 0; i + 1 < releases.size(); ++i) {
    const std::string stage = releases[i].name + " to " + releases[i + 1].name;
    const Past past(questions_of(corpora[i], Split::kPrequential));
    const std::vector<training::CaseTerms> terms = training::all_terms(corpora[i]);
    const GateTable gate =
        training::gate_table(corpora[i], terms, training::fit_by_year(corpora[i], terms));
    const Learnt learnt = past.learn(past.questions().size(), gate);
    Parameters adapted = learnt.parameters;
    adapted[static_cast<std::size_t>(attribution::Fitted::kUnlisted)] += training::fit_ahead(ahead);
    examination.begin_stage(stage, learnt);
    for (const Question& question :
         release_questions(corpora[i], day_after_the_newest(corpora[i]), corpora[i + 1], stage)) {
      examination.ask(question, learnt);
      examination.ask_adapted(question, adapted);
      ahead.push_back({question.terms, learnt.parameters});
    }
  }
  Evaluation evaluation = examination.finish();
  evaluation.pack_sha256 = releases.back().pack->sha256();
  return evaluation;
}

}  // namespace perpend::evaluation
