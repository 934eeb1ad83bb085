// Newton's method for a conditional logit.
//
// With x_j what every fitted number multiplies under hypothesis j and w the numbers, the posterior
// is p_j ~ 10^(w x_j). The loss, the sum of -log10 p of the truth, is convex in w: its gradient is
// (mean of x under p) - x of the truth, its second derivative ln 10 times the spread of x under p.
// A dozen Newton steps, each halved until the loss falls, end at the minimum. The pull towards face
// value (one ban for a deviation of one, squared) is what a handful of early cases is worth: with
// none the answer is face value, with a few hundred it hardly matters. No weight goes below zero:
// one that would is set to zero and the others are found again.
//
// Example: cases in which two readings of the same likeness agree share its weight between them,
// however they are correlated; a search along one axis after the other (which stood here) stops on
// such a ridge. Counter-example: nothing finer than the thousandths that are kept is supported by
// six hundred cases; the shipped figures do not change with the last digit.
//
// Same bytes everywhere: powers come from a table of integers (core/powers.h), the rest is
// + - * / of IEEE doubles in a fixed order (no contraction: -ffp-contract=off), no library
// function; the result is rounded to thousandths. Tested in fit_test.cc (planted parameters) and
// infrastructure_fit_test.cc.
#include "training/logit.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/powers.h"
#include "core/weight.h"

namespace perpend::training {
namespace {

constexpr double kLogOfTen = 2.302585092994046;
constexpr double kCloseEnough = 1.0e-5;  // of a step; a hundredth of what is kept
constexpr int kSteps = 60;               // a dozen are enough
constexpr int kHalvings = 30;
constexpr int kRounds = 100;      // of holding and letting go; a handful are enough
constexpr double kFlat = 1.0e-6;  // of a gradient, in bans

using Numbers = std::vector<double>;

class Logit {
 public:
  Logit(std::span<const Choice> choices, const LogitSettings& settings)
      : choices_(choices), settings_(settings), count_(settings.start.size()) {}

  double loss(const Numbers& at) {
    double sum = pull(at);
    for (const Choice& one : choices_) sum += weigh(one, at);
    return sum;
  }

  LogitSlope slope_of_pull(const Numbers& at) const {
    LogitSlope slope{pull(at), Numbers(count_), Numbers(count_ * count_)};
    for (std::size_t k = 0; k < count_; ++k) {
      slope.gradient[k] = 2 * pull_of(k) * (at[k] - settings_.start[k]);
      slope.curvature[k * count_ + k] = 2 * pull_of(k);
    }
    return slope;
  }

  LogitSlope slope(const Numbers& at) {
    LogitSlope slope = slope_of_pull(at);
    add_choices(at, slope);
    return slope;
  }

  void add_choices(const Numbers& at, LogitSlope& slope) {
    for (const Choice& one : choices_) {
      slope.loss += weigh(one, at);
      add(one, slope);
    }
  }

 private:
  double pull_of(std::size_t k) const {
    return settings_.pulls.empty() ? settings_.pull : settings_.pulls[k];
  }

  double pull(const Numbers& at) const {
    double sum = 0;
    for (std::size_t k = 0; k < count_; ++k) {
      const double off = at[k] - settings_.start[k];
      sum += pull_of(k) * off * off;
    }
    return sum;
  }

  // Fills shares_ with the posteriors and gives -log10 of the truth's.
  double weigh(const Choice& one, const Numbers& at) {
    scores_.resize(one.hypotheses);
    shares_.resize(one.hypotheses);
    for (std::size_t j = 0; j < one.hypotheses; ++j) {
      double score = 0;
      const std::int32_t* terms = one.terms.data() + j * count_;
      for (std::size_t k = 0; k < count_; ++k) score += terms[k] * at[k];
      scores_[j] = static_cast<std::int64_t>(score);  // microbans, towards zero
    }
    const std::int64_t top = *std::max_element(scores_.begin(), scores_.end());
    std::uint64_t mass = 0;
    for (const std::int64_t score : scores_) mass += power_of_ten(score - top);
    for (std::size_t j = 0; j < scores_.size(); ++j) {
      shares_[j] = static_cast<double>(power_of_ten(scores_[j] - top)) / static_cast<double>(mass);
    }
    return static_cast<double>(log10_ratio_microbans(mass, kPowerOne) + top - scores_[one.truth]) *
           1e-6;
  }

  void add(const Choice& one, LogitSlope& slope) {
    mean_.assign(count_, 0);
    square_.assign(count_ * count_, 0);
    x_.resize(count_);
    for (std::size_t j = 0; j < one.hypotheses; ++j) {
      if (shares_[j] == 0) continue;
      for (std::size_t k = 0; k < count_; ++k) x_[k] = one.terms[j * count_ + k] * 1e-6;
      for (std::size_t k = 0; k < count_; ++k) {
        if (x_[k] == 0) continue;
        const double share = shares_[j] * x_[k];
        mean_[k] += share;
        for (std::size_t l = 0; l <= k; ++l) square_[k * count_ + l] += share * x_[l];
      }
    }
    for (std::size_t k = 0; k < count_; ++k) {
      slope.gradient[k] += mean_[k] - one.terms[one.truth * count_ + k] * 1e-6;
      for (std::size_t l = 0; l <= k; ++l) {
        const double spread = kLogOfTen * (square_[k * count_ + l] - mean_[k] * mean_[l]);
        slope.curvature[k * count_ + l] += spread;
        if (l != k) slope.curvature[l * count_ + k] += spread;
      }
    }
  }

  std::span<const Choice> choices_;
  const LogitSettings& settings_;
  std::size_t count_;
  std::vector<std::int64_t> scores_;
  Numbers shares_;
  Numbers mean_;
  Numbers square_;
  Numbers x_;
};

// Solves curvature * step = gradient over the free numbers, by elimination; the pull keeps the
// matrix positive definite, so no pivot is needed.
Numbers newton(LogitSlope slope, const std::vector<bool>& held) {
  const std::size_t n = held.size();
  Numbers& c = slope.curvature;
  for (std::size_t k = 0; k < n; ++k) {
    if (!held[k]) continue;
    slope.gradient[k] = 0;
    for (std::size_t l = 0; l < n; ++l) c[k * n + l] = c[l * n + k] = 0;
    c[k * n + k] = 1;
  }
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t row = k + 1; row < n; ++row) {
      const double factor = c[row * n + k] / c[k * n + k];
      for (std::size_t l = k; l < n; ++l) c[row * n + l] -= factor * c[k * n + l];
      slope.gradient[row] -= factor * slope.gradient[k];
    }
  }
  Numbers step(n);
  for (std::size_t k = n; k-- > 0;) {
    double rest = slope.gradient[k];
    for (std::size_t l = k + 1; l < n; ++l) rest -= c[k * n + l] * step[l];
    step[k] = rest / c[k * n + k];
  }
  return step;
}

// The minimum over the numbers that are not held.
Numbers descend(Logit& logit, Numbers at, const std::vector<bool>& held) {
  for (int count = 0; count < kSteps; ++count) {
    const LogitSlope slope = logit.slope(at);
    const Numbers step = newton(slope, held);
    double largest = 0;
    for (const double one : step) largest = std::max(largest, one < 0 ? -one : one);
    if (largest < kCloseEnough) break;
    double share = 1;
    Numbers next = at;
    for (int halving = 0; halving < kHalvings; ++halving, share /= 2) {
      for (std::size_t k = 0; k < next.size(); ++k) next[k] = at[k] - share * step[k];
      if (logit.loss(next) <= slope.loss) break;
    }
    at = next;
  }
  return at;
}

}  // namespace

std::vector<double> fit_logit(std::span<const Choice> choices, const LogitSettings& settings) {
  assert(settings.signless.size() == settings.start.size());
  Logit logit(choices, settings);
  Numbers at = settings.start;
  std::vector<bool> held(at.size());
  // Held at zero what would go below it; let go again what would rise, once others are settled.
  for (int round = 0; round < kRounds; ++round) {
    at = descend(logit, std::move(at), held);
    bool changed = false;
    for (std::size_t k = 0; k < at.size(); ++k) {
      if (held[k] || settings.signless[k] || at[k] >= 0) continue;
      held[k] = changed = true;
      at[k] = 0;
    }
    if (changed) continue;
    const LogitSlope slope = logit.slope(at);
    std::size_t steepest = at.size();
    for (std::size_t k = 0; k < at.size(); ++k) {
      if (!held[k] || slope.gradient[k] > -kFlat) continue;
      if (steepest == at.size() || slope.gradient[k] < slope.gradient[steepest]) steepest = k;
    }
    if (steepest == at.size()) break;
    held[steepest] = false;
  }
  for (double& number : at) number = number < 0 && number > -kCloseEnough ? 0 : number;
  return at;
}

LogitSlope slope_of_pull(const LogitSettings& settings, const std::vector<double>& at) {
  return Logit({}, settings).slope_of_pull(at);
}

void add_slope(std::span<const Choice> choices, const LogitSettings& settings,
               const std::vector<double>& at, LogitSlope& slope) {
  Logit(choices, settings).add_choices(at, slope);
}

std::vector<double> newton_step(LogitSlope slope, const std::vector<bool>& held) {
  return newton(std::move(slope), held);
}

double logit_loss(std::span<const Choice> choices, const LogitSettings& settings,
                  const std::vector<double>& numbers) {
  return Logit(choices, settings).loss(numbers);
}

std::int64_t thousandths(double number) {
  const double scaled = number * 1000;
  return static_cast<std::int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5));
}

}  // namespace perpend::training
