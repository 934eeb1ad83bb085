// Popularity: the number of an actor's reports. Cosine: TF-IDF of the case with the actor's
// profile, counts damped by log(1+n), rarity among actors; its logarithm is the score. Neighbours:
// the twenty most similar reports vote for their actors with the square of their cosine. Bayes:
// every item independent, present or absent, its share shrunk towards the background by two
// pseudo-reports, times the actor's reports.
//
// All four are textbook methods, calibrated with two numbers on the same earlier cases as the
// ledger. They are here so that a figure of the ledger never stands alone.
#include "evaluation/baselines.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace perpend::evaluation {
namespace {

using attribution::Finding;
using attribution::Profiles;

constexpr std::array<std::string_view, kBaselines> kNames = {"popularity", "tf-idf cosine",
                                                             "nearest reports", "naive Bayes"};
constexpr std::size_t kNeighbours = 20;
constexpr double kShrink = 6;
constexpr double kTiny = 1e-9;   // keeps an empty vector from dividing by zero
constexpr double kFloor = 0.01;  // of a cosine, before its logarithm

double square(double x) { return x * x; }

}  // namespace

Rankers::Rankers(std::shared_ptr<const Profiles> profiles) : profiles_(std::move(profiles)) {
  const auto items = static_cast<std::uint32_t>(profiles_->corpus().items.size());
  const auto actors = static_cast<double>(profiles_->actors().size());
  for (std::uint32_t item = 0; item < items; ++item) {
    rarity_.push_back(std::log((1 + actors) / (1 + profiles_->actors_showing(item))) + 1);
  }
  for (std::size_t actor = 0; actor < profiles_->actors().size(); ++actor) {
    double squares = 0;
    for (const std::uint32_t item : profiles_->items_of(actor)) {
      squares += square(std::log1p(profiles_->seen(actor, item)) * rarity_[item]);
    }
    actor_length_.push_back(std::sqrt(squares));
  }
  for (const auto& report : profiles_->reports()) {
    double squares = 0;
    for (const std::uint32_t item : profiles_->corpus().reports[report.report].items) {
      squares += square(rarity_[item]);
    }
    report_length_.push_back(std::sqrt(squares));
  }
}

double Rankers::share(std::size_t actor, std::uint32_t item) const {
  const auto reports = static_cast<double>(profiles_->report_count());
  const double background = (profiles_->seen_by_all(item) + 1) / (reports + 2);
  return (profiles_->seen(actor, item) + kShrink * background) /
         (profiles_->actors()[actor].reports + kShrink);
}

double Rankers::length_of(const Question& question) const {
  double squares = 0;
  for (const Finding& finding : question.findings.items) squares += square(rarity_[finding.item]);
  return std::sqrt(squares);
}

std::vector<double> Rankers::popularity() const {
  std::vector<double> result;
  for (const auto& actor : profiles_->actors()) result.push_back(std::log(actor.reports));
  return result;
}

std::vector<double> Rankers::cosine(const Question& question) const {
  const double length = length_of(question);
  std::vector<double> result;
  for (std::size_t actor = 0; actor < actor_length_.size(); ++actor) {
    double dot = 0;
    for (const Finding& finding : question.findings.items) {
      dot += std::log1p(profiles_->seen(actor, finding.item)) * square(rarity_[finding.item]);
    }
    result.push_back(std::log(dot / std::max(length * actor_length_[actor], kTiny) + kFloor));
  }
  return result;
}

std::vector<double> Rankers::neighbours(const Question& question) const {
  std::vector<double> squares(rarity_.size(), 0.0);
  for (const Finding& finding : question.findings.items) {
    squares[finding.item] = square(rarity_[finding.item]);
  }
  const double length = length_of(question);
  const auto reports = profiles_->reports();
  std::vector<double> similarity;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    double dot = 0;
    for (const std::uint32_t item : profiles_->corpus().reports[reports[i].report].items) {
      dot += squares[item];
    }
    similarity.push_back(dot / std::max(length * report_length_[i], kTiny));
  }
  std::vector<std::size_t> order(similarity.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return similarity[a] > similarity[b]; });
  std::vector<double> result(actor_length_.size(), 0.0);
  for (std::size_t i = 0; i < std::min(kNeighbours, order.size()); ++i) {
    result[reports[order[i]].actor] += square(similarity[order[i]]);
  }
  return result;
}

std::vector<double> Rankers::bayes(const Question& question) const {
  std::vector<double> result;
  for (std::size_t actor = 0; actor < actor_length_.size(); ++actor) {
    double sum = std::log(profiles_->actors()[actor].reports);
    for (const Finding& finding : question.findings.items) {
      sum += std::log(share(actor, finding.item));
    }
    result.push_back(sum);
  }
  return result;
}

std::string_view name_of(Baseline baseline) { return kNames[static_cast<std::size_t>(baseline)]; }

std::vector<double> Rankers::scores(Baseline baseline, const Question& question) const {
  switch (baseline) {
    case Baseline::kPopularity:
      return popularity();
    case Baseline::kCosine:
      return cosine(question);
    case Baseline::kNeighbours:
      return neighbours(question);
    case Baseline::kBayes:
      return bayes(question);
  }
  return {};
}

std::vector<double> probabilities(const std::vector<double>& scores,
                                  const Calibration& calibration) {
  std::vector<double> result;
  const double top = scores.empty() ? 0 : *std::max_element(scores.begin(), scores.end());
  double sum = 0;
  for (const double score : scores) {
    result.push_back(std::exp(calibration.temperature * (score - top)));
    sum += result.back();
  }
  for (double& p : result) p *= (1 - calibration.unlisted) / sum;
  result.push_back(scores.empty() ? 1 : calibration.unlisted);
  return result;
}

Calibration calibrate(const std::vector<std::vector<double>>& scores,
                      const std::vector<std::size_t>& truths) {
  // The two numbers part: the share is a mean, the temperature a search along one line.
  Calibration best;
  const auto known = [&](std::size_t i) { return truths[i] < scores[i].size(); };
  double unlisted = 1;
  for (std::size_t i = 0; i < truths.size(); ++i) unlisted += known(i) ? 0 : 1;
  best.unlisted = unlisted / (static_cast<double>(truths.size()) + 2);
  if (truths.empty()) return best;
  double least = 1e300;
  for (int step = -30; step <= 30; ++step) {
    const Calibration trial{std::exp(step / 5.0), best.unlisted};
    double loss = 0;
    for (std::size_t i = 0; i < truths.size(); ++i) {
      if (!known(i)) continue;
      loss -= std::log(std::max(probabilities(scores[i], trial)[truths[i]], 1e-12));
    }
    if (loss < least) {
      least = loss;
      best.temperature = trial.temperature;
    }
  }
  return best;
}

}  // namespace perpend::evaluation
