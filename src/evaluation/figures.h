// The figures of docs/method.md, section 4, from answers alone: anybody with the cases file can
// compute them again.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perpend::evaluation {

// One scorer's answer to one question.
struct Answer {
  std::vector<double> probabilities;  // of the profiled actors, the unlisted one last; sum to 1
  std::size_t truth = 0;              // index into probabilities

  bool known() const { return truth + 1 < probabilities.size(); }
  std::size_t leader() const;  // first of the largest
  bool right() const { return leader() == truth; }
  // Rank of the truth among the profiled actors, from 1; ties count half.
  double rank() const;
  // Indices, the most probable first; of equal ones the first.
  std::vector<std::size_t> by_probability() const;
};

// Ranking, on cases of actors already known.
struct Ranking {
  std::int64_t cases = 0;
  double top1 = 0;
  double top5 = 0;
  double reciprocal_rank = 0;  // mean over cases
  double macro_top1 = 0;       // mean over actors of their own mean
  double macro_reciprocal_rank = 0;
};
// `actors`: whose case each answer is, in the same order.
Ranking ranking(const std::vector<Answer>& answers, const std::vector<std::string>& actors);

struct ReliabilityBin {
  double from = 0;
  double to = 0;
  std::int64_t cases = 0;
  double mean_posterior = 0;
  double right = 0;  // share
};

// Probability, on all cases; the unlisted actor is right where the actor is not yet known.
struct Probability {
  std::int64_t cases = 0;
  double log_loss = 0;  // nats
  double brier = 0;     // over all hypotheses, 0 to 2
  double slope = 0;     // of the logit of 'the leader is right' on the logit of its posterior
  double intercept = 0;
  double spiegelhalter_z = 0;  // of the leader's posterior; beyond +-1.96 it is off
  double mean_leader = 0;
  double right = 0;
  std::int64_t sure_cases = 0;  // answers at .7 and above
  double sure_right = 0;
  double sure_coverage = 0;
  std::array<ReliabilityBin, 10> reliability{};
  std::vector<std::pair<double, double>> risk_coverage;  // coverage, share wrong
};
Probability probability(const std::vector<Answer>& answers);

// Area under the curve: how often a positive scores above a negative, ties half. Nothing if one of
// the two is empty.
std::optional<double> area(const std::vector<double>& positives,
                           const std::vector<double>& negatives);

// Log10 likelihood ratios of one class: of the right actor, and of the others of each case.
struct Ratios {
  std::vector<double> of_truth;
  std::vector<double> of_others;
};
// Cllr (Bruemmer and du Preez 2006) and its parts: what perfect calibration of the same ranking
// would leave (pool adjacent violators), and what calibration costs.
struct LikelihoodCost {
  double cllr = 0;
  double discrimination = 0;
  double calibration = 0;
  double misleading_for_truth = 0;   // share of right actors with a ratio below 1
  double misleading_for_others = 0;  // share of others with a ratio above 1
  // Tippett plot: share of right actors, and of others, with log10 LR above each threshold.
  struct TippettPoint {
    double threshold = 0;
    double truth = 0;
    double others = 0;
  };
  std::vector<TippettPoint> tippett;
};
LikelihoodCost likelihood_cost(const Ratios& ratios);

// Percentile intervals over resampled actors.
struct Interval90 {
  double low = 0;
  double high = 0;
};
struct Bootstrap {
  Interval90 top1;
  Interval90 top5;
  Interval90 log_loss;
  Interval90 brier;
};
inline constexpr std::uint64_t kSeed = 20260131;
inline constexpr int kResamples = 1000;
Bootstrap bootstrap_by_actor(const std::vector<Answer>& answers,
                             const std::vector<std::string>& actors);

}  // namespace perpend::evaluation
