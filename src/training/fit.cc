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
// function; the result is rounded to thousandths. Tested in fit_test.cc with planted parameters.
#include "training/fit.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "attribution/priors.h"
#include "core/powers.h"
#include "core/weight.h"

namespace perpend::training {
namespace {

using attribution::Fitted;
using attribution::Parameters;
using attribution::Profiles;
using attribution::RowKind;

constexpr std::size_t kNumbers = attribution::kFittedCount;
constexpr std::size_t kNoveltyAt = static_cast<std::size_t>(Fitted::kNovelty);
constexpr std::size_t kUnlistedAt = static_cast<std::size_t>(Fitted::kUnlisted);
constexpr double kLogOfTen = 2.302585092994046;
constexpr double kPull = 1;              // ban for a deviation of one, squared
constexpr double kCloseEnough = 1.0e-5;  // of a step; a hundredth of what is kept
constexpr int kSteps = 60;               // a dozen are enough
constexpr int kHalvings = 30;

using Numbers = std::array<double, kNumbers>;  // as factors: 1 is face value

// The number that a row's weight is multiplied with; a technique has one for and one against.
Fitted number_of(RowKind kind, bool against) {
  switch (kind) {
    case RowKind::kTechnique:
      return against ? Fitted::kAgainst : Fitted::kTechnique;
    case RowKind::kSoftware:
    case RowKind::kUnseenSoftware:
      return Fitted::kSoftware;
    case RowKind::kSignature:
      return Fitted::kSignature;
    case RowKind::kProfile:
      return Fitted::kProfile;
    case RowKind::kNearest:
      return Fitted::kNearest;
    case RowKind::kDensity:
      return Fitted::kDensity;
    case RowKind::kNovelty:
      return Fitted::kNovelty;
  }
  assert(false);
  return Fitted::kUnlisted;
}

// Every row at a weight of one, so that it is what its number multiplies.
constexpr Parameters kEachOnce = {1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000};

// Loss, gradient and second derivatives at one point. Bans.
struct Slope {
  double loss = 0;
  Numbers gradient{};
  std::array<Numbers, kNumbers> curvature{};
};

class Logit {
 public:
  explicit Logit(std::span<const CaseTerms> cases) : cases_(cases) {}

  double loss(const Numbers& at) {
    double sum = pull(at);
    for (const CaseTerms& one : cases_) sum += weigh(one, at);
    return sum;
  }

  Slope slope(const Numbers& at) {
    Slope slope;
    slope.loss = pull(at);
    for (std::size_t k = 0; k < kNumbers; ++k) {
      slope.gradient[k] = 2 * kPull * off(at, k);
      slope.curvature[k][k] = 2 * kPull;
    }
    for (const CaseTerms& one : cases_) {
      slope.loss += weigh(one, at);
      add(one, slope);
    }
    return slope;
  }

 private:
  static double off(const Numbers& at, std::size_t k) {
    return at[k] - static_cast<double>(attribution::kFaceValue[k]) / 1000;
  }
  static double pull(const Numbers& at) {
    double sum = 0;
    for (std::size_t k = 0; k < kNumbers; ++k) sum += kPull * off(at, k) * off(at, k);
    return sum;
  }

  // What the numbers multiply under hypothesis j, in bans.
  static double term(const CaseTerms& one, std::size_t j, std::size_t k) {
    if (j < one.actors) return k < kTerms ? one.terms[j * kTerms + k] * 1e-6 : 0.0;
    return k == kNoveltyAt ? one.novelty * 1e-6 : k == kUnlistedAt ? 1.0 : 0.0;
  }

  // Fills shares_ with the posteriors and gives -log10 of the truth's.
  double weigh(const CaseTerms& one, const Numbers& at) {
    scores_.resize(one.actors + 1);
    shares_.resize(one.actors + 1);
    for (std::size_t j = 0; j < one.actors; ++j) {
      double score = 0;
      const std::int32_t* terms = one.terms.data() + j * kTerms;
      for (std::size_t k = 0; k < kTerms; ++k) score += terms[k] * at[k];
      scores_[j] = static_cast<std::int64_t>(score);  // microbans, towards zero
    }
    scores_[one.actors] =
        static_cast<std::int64_t>(at[kUnlistedAt] * 1e6 + one.novelty * at[kNoveltyAt]);
    const std::int64_t top = *std::max_element(scores_.begin(), scores_.end());
    std::uint64_t mass = 0;
    for (const std::int64_t score : scores_) mass += power_of_ten(score - top);
    for (std::size_t j = 0; j < scores_.size(); ++j) {
      shares_[j] = static_cast<double>(power_of_ten(scores_[j] - top)) / static_cast<double>(mass);
    }
    return static_cast<double>(log10_ratio_microbans(mass, kPowerOne) + top - scores_[one.truth]) *
           1e-6;
  }

  void add(const CaseTerms& one, Slope& slope) const {
    Numbers mean{};
    std::array<Numbers, kNumbers> square{};
    Numbers x{};
    for (std::size_t j = 0; j <= one.actors; ++j) {
      if (shares_[j] == 0) continue;
      for (std::size_t k = 0; k < kNumbers; ++k) x[k] = term(one, j, k);
      for (std::size_t k = 0; k < kNumbers; ++k) {
        const double share = shares_[j] * x[k];
        mean[k] += share;
        for (std::size_t l = 0; l <= k; ++l) square[k][l] += share * x[l];
      }
    }
    for (std::size_t k = 0; k < kNumbers; ++k) {
      slope.gradient[k] += mean[k] - term(one, one.truth, k);
      for (std::size_t l = 0; l <= k; ++l) {
        const double spread = kLogOfTen * (square[k][l] - mean[k] * mean[l]);
        slope.curvature[k][l] += spread;
        if (l != k) slope.curvature[l][k] += spread;
      }
    }
  }

  std::span<const CaseTerms> cases_;
  std::vector<std::int64_t> scores_;
  std::vector<double> shares_;
};

// Solves curvature * step = gradient over the free numbers, by elimination; the pull keeps the
// matrix positive definite, so no pivot is needed.
Numbers newton_step(Slope slope, const std::array<bool, kNumbers>& held) {
  for (std::size_t k = 0; k < kNumbers; ++k) {
    if (!held[k]) continue;
    slope.gradient[k] = 0;
    for (std::size_t l = 0; l < kNumbers; ++l) slope.curvature[k][l] = slope.curvature[l][k] = 0;
    slope.curvature[k][k] = 1;
  }
  for (std::size_t k = 0; k < kNumbers; ++k) {
    for (std::size_t row = k + 1; row < kNumbers; ++row) {
      const double factor = slope.curvature[row][k] / slope.curvature[k][k];
      for (std::size_t l = k; l < kNumbers; ++l) {
        slope.curvature[row][l] -= factor * slope.curvature[k][l];
      }
      slope.gradient[row] -= factor * slope.gradient[k];
    }
  }
  Numbers step{};
  for (std::size_t k = kNumbers; k-- > 0;) {
    double rest = slope.gradient[k];
    for (std::size_t l = k + 1; l < kNumbers; ++l) rest -= slope.curvature[k][l] * step[l];
    step[k] = rest / slope.curvature[k][k];
  }
  return step;
}

double largest(const Numbers& step) {
  double most = 0;
  for (const double one : step) most = std::max(most, one < 0 ? -one : one);
  return most;
}

// The minimum over the numbers that are not held at zero.
Numbers descend(Logit& logit, Numbers at, const std::array<bool, kNumbers>& held) {
  for (int count = 0; count < kSteps; ++count) {
    const Slope slope = logit.slope(at);
    const Numbers step = newton_step(slope, held);
    if (largest(step) < kCloseEnough) break;
    double share = 1;
    Numbers next = at;
    for (int halving = 0; halving < kHalvings; ++halving, share /= 2) {
      for (std::size_t k = 0; k < kNumbers; ++k) next[k] = at[k] - share * step[k];
      if (logit.loss(next) <= slope.loss) break;
    }
    at = next;
  }
  return at;
}

Numbers as_numbers(const Parameters& parameters) {
  Numbers numbers{};
  for (std::size_t k = 0; k < kNumbers; ++k) {
    numbers[k] = static_cast<double>(parameters[k]) / 1000;
  }
  return numbers;
}

}  // namespace

CaseTerms terms_of(const Profiles& profiles, std::uint32_t report,
                   const attribution::Findings& findings, std::uint32_t actor) {
  CaseTerms result;
  result.report = report;
  result.actors = profiles.actors().size();
  result.truth = result.actors;
  result.terms.assign(result.actors * kTerms, 0);
  for (std::size_t i = 0; i < result.actors; ++i) {
    const attribution::Profile& profile = profiles.actors()[i];
    if (profile.actor == actor) result.truth = i;
    const attribution::PriorTerms prior = attribution::prior_terms(profile, findings.day);
    result.terms[i * kTerms] = static_cast<std::int32_t>(prior.reports);
    result.terms[i * kTerms + 1] = static_cast<std::int32_t>(prior.recency);
  }
  for (const attribution::Row& row : attribution::method_rows(profiles, findings, kEachOnce)) {
    if (row.kind == RowKind::kNovelty) {
      result.novelty += static_cast<std::int32_t>(row.unlisted.microbans());
      continue;
    }
    for (std::size_t i = 0; i < result.actors; ++i) {
      const std::int64_t weight = row.weights[i].weight.microbans();
      const auto k = static_cast<std::size_t>(number_of(row.kind, weight < 0));
      result.terms[i * kTerms + k] += static_cast<std::int32_t>(weight);
    }
  }
  return result;
}

std::vector<CaseTerms> all_terms(const attribution::Corpus& corpus) {
  std::vector<CaseTerms> result;
  std::vector<std::uint32_t> cases = cases_of(corpus);
  for (std::size_t i = 0; i < cases.size();) {
    const int year = corpus.reports[cases[i]].date.year();
    const Date as_of = first_day(year);
    const Profiles profiles(corpus, as_of, attribution::reports_before(corpus, as_of, true));
    for (; i < cases.size() && corpus.reports[cases[i]].date.year() == year; ++i) {
      if (profiles.actors().empty()) continue;
      const attribution::Report& report = corpus.reports[cases[i]];
      result.push_back(terms_of(profiles, cases[i], findings_of(report), report.actor));
    }
  }
  return result;
}

Parameters fit(std::span<const CaseTerms> cases) {
  Logit logit(cases);
  Numbers at = as_numbers(attribution::kFaceValue);
  std::array<bool, kNumbers> held{};
  for (bool again = true; again;) {
    at = descend(logit, at, held);
    again = false;
    for (std::size_t k = 0; k < kUnlistedAt; ++k) {  // the unlisted actor's mass has no least
      if (held[k] || at[k] >= 0) continue;
      held[k] = again = true;
      at[k] = 0;
    }
  }
  Parameters result{};
  for (std::size_t k = 0; k < kNumbers; ++k) {
    const double thousandths = at[k] * 1000;
    result[k] = static_cast<std::int64_t>(thousandths + (thousandths < 0 ? -0.5 : 0.5));
  }
  return result;
}

std::int64_t loss_microbans(std::span<const CaseTerms> cases, const Parameters& parameters) {
  return static_cast<std::int64_t>(Logit(cases).loss(as_numbers(parameters)) * 1e6);
}

}  // namespace perpend::training
