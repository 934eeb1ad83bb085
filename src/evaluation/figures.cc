// Tested in figures_test.cc against small cases worked by hand.
#include "evaluation/figures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace perpend::evaluation {
namespace {

constexpr double kLeastProbability = 1e-9;  // a posterior is kept in billionths
constexpr double kSure = 0.7;

double mean(const std::vector<double>& values) {
  if (values.empty()) return 0;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double log_loss_of(const Answer& answer) {
  return -std::log(std::max(answer.probabilities[answer.truth], kLeastProbability));
}

double brier_of(const Answer& answer) {
  double sum = 0;
  for (std::size_t i = 0; i < answer.probabilities.size(); ++i) {
    const double off = answer.probabilities[i] - (i == answer.truth ? 1 : 0);
    sum += off * off;
  }
  return sum;
}

double leader_posterior(const Answer& answer) { return answer.probabilities[answer.leader()]; }

double logit(double p) {
  const double held = std::clamp(p, kLeastProbability, 1 - kLeastProbability);
  return std::log(held / (1 - held));
}

// Logistic regression of `right` on x by Newton's method; two numbers, a dozen steps.
std::pair<double, double> logistic(const std::vector<double>& x, const std::vector<bool>& right) {
  double slope = 1;
  double intercept = 0;
  for (int step = 0; step < 50; ++step) {
    double g0 = 0;
    double g1 = 0;
    double h00 = 1e-9;
    double h01 = 0;
    double h11 = 1e-9;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double p = 1 / (1 + std::exp(-(intercept + slope * x[i])));
      const double off = (right[i] ? 1 : 0) - p;
      const double spread = p * (1 - p);
      g0 += off;
      g1 += off * x[i];
      h00 += spread;
      h01 += spread * x[i];
      h11 += spread * x[i] * x[i];
    }
    const double determinant = h00 * h11 - h01 * h01;
    if (determinant <= 0) break;
    const double d0 = (h11 * g0 - h01 * g1) / determinant;
    const double d1 = (h00 * g1 - h01 * g0) / determinant;
    intercept += d0;
    slope += d1;
    if (std::abs(d0) + std::abs(d1) < 1e-10) break;
  }
  return {slope, intercept};
}

void reliability(const std::vector<Answer>& answers, Probability& result) {
  for (std::size_t i = 0; i < result.reliability.size(); ++i) {
    ReliabilityBin& bin = result.reliability[i];
    bin.from = static_cast<double>(i) / 10;
    bin.to = static_cast<double>(i + 1) / 10;
  }
  for (const Answer& answer : answers) {
    const double p = leader_posterior(answer);
    ReliabilityBin& bin = result.reliability[std::min<std::size_t>(static_cast<std::size_t>(p * 10),
                                                                   result.reliability.size() - 1)];
    ++bin.cases;
    bin.mean_posterior += p;
    bin.right += answer.right() ? 1 : 0;
  }
  for (ReliabilityBin& bin : result.reliability) {
    if (bin.cases == 0) continue;
    bin.mean_posterior /= static_cast<double>(bin.cases);
    bin.right /= static_cast<double>(bin.cases);
  }
}

void risk_coverage(const std::vector<Answer>& answers, Probability& result) {
  std::vector<const Answer*> order;
  order.reserve(answers.size());
  for (const Answer& answer : answers) order.push_back(&answer);
  std::stable_sort(order.begin(), order.end(), [](const Answer* a, const Answer* b) {
    return leader_posterior(*a) > leader_posterior(*b);
  });
  for (int tenth = 1; tenth <= 10; ++tenth) {
    const std::size_t count = order.size() * static_cast<std::size_t>(tenth) / 10;
    if (count == 0) continue;
    const auto wrong =
        std::count_if(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count),
                      [](const Answer* answer) { return !answer->right(); });
    result.risk_coverage.emplace_back(tenth / 10.0,
                                      static_cast<double>(wrong) / static_cast<double>(count));
  }
}

// Means of calibrated probabilities under pool adjacent violators: positives as ones, in the order
// of their scores.
struct Block {
  double weight = 0;
  double positives = 0;
  std::int64_t truths = 0;
  std::int64_t others = 0;
};

double discrimination_part(const Ratios& ratios) {
  struct Scored {
    double score;
    bool truth;
  };
  std::vector<Scored> all;
  all.reserve(ratios.of_truth.size() + ratios.of_others.size());
  for (const double score : ratios.of_truth) all.push_back({score, true});
  for (const double score : ratios.of_others) all.push_back({score, false});
  std::stable_sort(all.begin(), all.end(),
                   [](const Scored& a, const Scored& b) { return a.score < b.score; });
  // Both sides weigh the same, however many there are of each.
  const double truth_weight = 0.5 / static_cast<double>(ratios.of_truth.size());
  const double other_weight = 0.5 / static_cast<double>(ratios.of_others.size());
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < all.size();) {
    Block block;
    const double score = all[i].score;
    for (; i < all.size() && all[i].score == score; ++i) {
      const double weight = all[i].truth ? truth_weight : other_weight;
      block.weight += weight;
      block.positives += all[i].truth ? weight : 0;
      ++(all[i].truth ? block.truths : block.others);
    }
    blocks.push_back(block);
    while (blocks.size() > 1) {
      const Block last = blocks.back();
      Block& before = blocks[blocks.size() - 2];
      if (before.positives / before.weight < last.positives / last.weight) break;
      before.weight += last.weight;
      before.positives += last.positives;
      before.truths += last.truths;
      before.others += last.others;
      blocks.pop_back();
    }
  }
  double cost = 0;
  for (const Block& block : blocks) {
    const double p = block.positives / block.weight;
    if (block.truths > 0) cost -= truth_weight * static_cast<double>(block.truths) * std::log2(p);
    if (block.others > 0) {
      cost -= other_weight * static_cast<double>(block.others) * std::log2(1 - p);
    }
  }
  return cost;
}

// A generator of our own, so that the same seed draws the same actors everywhere (splitmix64).
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    z ^= z >> 31;
    return static_cast<std::size_t>(z % bound);
  }

 private:
  std::uint64_t state_;
};

Interval90 percentiles(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t count = values.size();
  return {values[count * 5 / 100], values[std::min(count * 95 / 100, count - 1)]};
}

}  // namespace

std::size_t Answer::leader() const {
  return static_cast<std::size_t>(std::max_element(probabilities.begin(), probabilities.end()) -
                                  probabilities.begin());
}

std::vector<std::size_t> Answer::by_probability() const {
  std::vector<std::size_t> order(probabilities.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return probabilities[a] > probabilities[b];
  });
  return order;
}

double Answer::rank() const {
  double above = 0;
  double ties = 0;
  for (std::size_t i = 0; i + 1 < probabilities.size(); ++i) {
    if (probabilities[i] > probabilities[truth]) ++above;
    if (i != truth && probabilities[i] == probabilities[truth]) ++ties;
  }
  return 1 + above + ties / 2;
}

Ranking ranking(const std::vector<Answer>& answers, const std::vector<std::string>& actors) {
  Ranking result;
  struct Sum {
    double cases = 0;
    double first = 0;
    double reciprocal = 0;
  };
  std::map<std::string, Sum> by_actor;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i].known()) continue;
    const double rank = answers[i].rank();
    ++result.cases;
    result.top1 += rank < 2 ? 1 : 0;
    result.top5 += rank < 6 ? 1 : 0;
    result.reciprocal_rank += 1 / rank;
    Sum& sum = by_actor[actors[i]];
    sum.cases += 1;
    sum.first += rank < 2 ? 1 : 0;
    sum.reciprocal += 1 / rank;
  }
  if (result.cases == 0) return result;
  const auto cases = static_cast<double>(result.cases);
  result.top1 /= cases;
  result.top5 /= cases;
  result.reciprocal_rank /= cases;
  for (const auto& [actor, sum] : by_actor) {
    result.macro_top1 += sum.first / sum.cases / static_cast<double>(by_actor.size());
    result.macro_reciprocal_rank +=
        sum.reciprocal / sum.cases / static_cast<double>(by_actor.size());
  }
  return result;
}

Probability probability(const std::vector<Answer>& answers) {
  Probability result;
  result.cases = static_cast<std::int64_t>(answers.size());
  if (answers.empty()) return result;
  std::vector<double> losses;
  std::vector<double> briers;
  std::vector<double> logits;
  std::vector<bool> right;
  double z_above = 0;
  double z_below = 0;
  double sure_right = 0;
  for (const Answer& answer : answers) {
    losses.push_back(log_loss_of(answer));
    briers.push_back(brier_of(answer));
    const double p = leader_posterior(answer);
    logits.push_back(logit(p));
    right.push_back(answer.right());
    result.mean_leader += p;
    result.right += answer.right() ? 1 : 0;
    z_above += ((answer.right() ? 1 : 0) - p) * (1 - 2 * p);
    z_below += (1 - 2 * p) * (1 - 2 * p) * p * (1 - p);
    if (p >= kSure) {
      ++result.sure_cases;
      sure_right += answer.right() ? 1 : 0;
    }
  }
  const auto cases = static_cast<double>(answers.size());
  result.log_loss = mean(losses);
  result.brier = mean(briers);
  result.mean_leader /= cases;
  result.right /= cases;
  std::tie(result.slope, result.intercept) = logistic(logits, right);
  result.spiegelhalter_z = z_below > 0 ? z_above / std::sqrt(z_below) : 0;
  if (result.sure_cases > 0) sure_right /= static_cast<double>(result.sure_cases);
  result.sure_right = sure_right;
  result.sure_coverage = static_cast<double>(result.sure_cases) / cases;
  reliability(answers, result);
  risk_coverage(answers, result);
  return result;
}

std::optional<double> area(const std::vector<double>& positives,
                           const std::vector<double>& negatives) {
  if (positives.empty() || negatives.empty()) return {};
  double above = 0;
  for (const double p : positives) {
    for (const double n : negatives) above += p > n ? 1 : p == n ? 0.5 : 0;
  }
  return above / static_cast<double>(positives.size()) / static_cast<double>(negatives.size());
}

LikelihoodCost likelihood_cost(const Ratios& ratios) {
  LikelihoodCost result;
  if (ratios.of_truth.empty() || ratios.of_others.empty()) return result;
  std::vector<double> truth;
  std::vector<double> others;
  for (const double log : ratios.of_truth) {
    truth.push_back(std::log2(1 + std::pow(10, -log)));
    result.misleading_for_truth += log < 0 ? 1 : 0;
  }
  for (const double log : ratios.of_others) {
    others.push_back(std::log2(1 + std::pow(10, log)));
    result.misleading_for_others += log > 0 ? 1 : 0;
  }
  result.cllr = (mean(truth) + mean(others)) / 2;
  result.discrimination = discrimination_part(ratios);
  result.calibration = result.cllr - result.discrimination;
  result.misleading_for_truth /= static_cast<double>(truth.size());
  result.misleading_for_others /= static_cast<double>(others.size());
  const auto above = [](const std::vector<double>& logs, double threshold) {
    const auto count =
        std::count_if(logs.begin(), logs.end(), [&](double log) { return log > threshold; });
    return static_cast<double>(count) / static_cast<double>(logs.size());
  };
  for (int quarter = -8; quarter <= 12; ++quarter) {
    const double threshold = quarter / 4.0;
    result.tippett.push_back(
        {threshold, above(ratios.of_truth, threshold), above(ratios.of_others, threshold)});
  }
  return result;
}

Bootstrap bootstrap_by_actor(const std::vector<Answer>& answers,
                             const std::vector<std::string>& actors) {
  struct Sum {
    double known = 0;
    double first = 0;
    double five = 0;
    double cases = 0;
    double loss = 0;
    double brier = 0;
  };
  std::map<std::string, Sum> by_actor;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    Sum& sum = by_actor[actors[i]];
    sum.cases += 1;
    sum.loss += log_loss_of(answers[i]);
    sum.brier += brier_of(answers[i]);
    if (!answers[i].known()) continue;
    sum.known += 1;
    sum.first += answers[i].rank() < 2 ? 1 : 0;
    sum.five += answers[i].rank() < 6 ? 1 : 0;
  }
  std::vector<Sum> sums;
  sums.reserve(by_actor.size());
  for (const auto& [actor, sum] : by_actor) sums.push_back(sum);
  Bootstrap result;
  if (sums.empty()) return result;
  std::array<std::vector<double>, 4> drawn;
  Draws draws(kSeed);
  for (int resample = 0; resample < kResamples; ++resample) {
    Sum total;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const Sum& one = sums[draws.below(sums.size())];
      total.known += one.known;
      total.first += one.first;
      total.five += one.five;
      total.cases += one.cases;
      total.loss += one.loss;
      total.brier += one.brier;
    }
    drawn[0].push_back(total.known > 0 ? total.first / total.known : 0);
    drawn[1].push_back(total.known > 0 ? total.five / total.known : 0);
    drawn[2].push_back(total.loss / total.cases);
    drawn[3].push_back(total.brier / total.cases);
  }
  result.top1 = percentiles(std::move(drawn[0]));
  result.top5 = percentiles(std::move(drawn[1]));
  result.log_loss = percentiles(std::move(drawn[2]));
  result.brier = percentiles(std::move(drawn[3]));
  return result;
}

}  // namespace perpend::evaluation
