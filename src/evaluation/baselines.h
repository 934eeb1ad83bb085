// What the ledger is measured against: four simple rankers, asked the same questions.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "evaluation/questions.h"

namespace perpend::evaluation {

enum class Baseline : std::uint8_t { kPopularity, kCosine, kNeighbours, kBayes };
inline constexpr int kBaselines = 4;
std::string_view name_of(Baseline baseline);

// What the baselines count of a set of profiles, kept for all questions asked of it.
class Rankers {
 public:
  explicit Rankers(std::shared_ptr<const attribution::Profiles> profiles);

  const attribution::Profiles* profiles() const { return profiles_.get(); }
  // One score for each profiled actor; larger is better. The question is one of these profiles.
  std::vector<double> scores(Baseline baseline, const Question& question) const;

 private:
  std::vector<double> popularity() const;
  std::vector<double> cosine(const Question& question) const;
  std::vector<double> neighbours(const Question& question) const;
  std::vector<double> bayes(const Question& question) const;
  double share(std::size_t actor, std::uint32_t item) const;  // of naive Bayes
  double length_of(const Question& question) const;

  std::shared_ptr<const attribution::Profiles> profiles_;
  std::vector<double> rarity_;         // of each item, among actors
  std::vector<double> actor_length_;   // of each actor's vector
  std::vector<double> report_length_;  // of each report's vector
};

// Turns scores into probabilities with two numbers fitted on earlier questions: a temperature, and
// the share that is kept for an actor not known yet.
struct Calibration {
  double temperature = 1;  // natural-log scores are multiplied by it
  double unlisted = 0.5;
};
// The right answer of each is an index into its scores, or their number: not known yet.
Calibration calibrate(const std::vector<std::vector<double>>& scores,
                      const std::vector<std::size_t>& truths);
// Of the profiled actors, then of the unlisted one.
std::vector<double> probabilities(const std::vector<double>& scores,
                                  const Calibration& calibration);

}  // namespace perpend::evaluation
