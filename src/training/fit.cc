// Coordinate descent on a grid.
//
// The loss is convex in all the numbers together (a conditional logit), so walking along one axis
// after the other, with steps of .8, .4, .2, .1 and .05, ends within a step or so of the minimum;
// nothing finer is supported by six hundred cases. The pull towards face value (one ban for a
// deviation of one) is what a handful of early cases is worth: with none the answer is face value,
// with a few hundred it hardly matters. Everything is an integer: the same numbers on every
// machine. Tested in fit_test.cc with planted parameters.
#include "training/fit.h"

#include <algorithm>
#include <cassert>

#include "attribution/priors.h"
#include "core/weight.h"
#include "training/powers.h"

namespace perpend::training {
namespace {

using attribution::Fitted;
using attribution::Parameters;
using attribution::Profiles;
using attribution::RowKind;

constexpr std::array<std::int64_t, 5> kSteps = {800, 400, 200, 100, 50};  // thousandths
constexpr std::int64_t kPullMicrobans = 1'000'000;  // for a deviation of one, squared
constexpr std::int64_t kLeastUnlisted = -9000;
constexpr int kSweeps = 100;  // at each step; a descent of 2,000 cases takes fewer than ten

std::size_t term_of(RowKind kind) {
  switch (kind) {
    case RowKind::kTechnique:
      return static_cast<std::size_t>(Fitted::kTechnique);
    case RowKind::kSoftware:
    case RowKind::kUnseenSoftware:
      return static_cast<std::size_t>(Fitted::kSoftware);
    case RowKind::kProfile:
      return static_cast<std::size_t>(Fitted::kProfile);
    case RowKind::kNearest:
      return static_cast<std::size_t>(Fitted::kNearest);
  }
  assert(false);
  return 0;
}

// The scores of one case under the parameters, kept while one of them moves.
class Descent {
 public:
  Descent(std::span<const CaseTerms> cases, const Parameters& start)
      : cases_(cases), parameters_(start) {
    for (const CaseTerms& one : cases_) {
      for (std::size_t actor = 0; actor < one.actors; ++actor) {
        std::int64_t score = 0;
        for (std::size_t k = 0; k < kTerms; ++k) {
          score += one.terms[actor * kTerms + k] * parameters_[k];
        }
        scores_.push_back(score);  // microbans times a thousand
      }
    }
    best_ = loss(0, 0);
  }

  const Parameters& parameters() const { return parameters_; }
  std::int64_t best() const { return best_; }

  bool improve(std::size_t k, std::int64_t step) {
    const std::int64_t least = k == kTerms ? kLeastUnlisted : 0;
    bool moved = false;
    for (;;) {
      if (parameters_[k] + step < least) return moved;
      const std::int64_t trial = loss(k, step);
      if (trial >= best_) return moved;
      best_ = trial;
      move(k, step);
      moved = true;
    }
  }

 private:
  void move(std::size_t k, std::int64_t step) {
    parameters_[k] += step;
    if (k == kTerms) return;
    std::size_t at = 0;
    for (const CaseTerms& one : cases_) {
      for (std::size_t actor = 0; actor < one.actors; ++actor, ++at) {
        scores_[at] += one.terms[actor * kTerms + k] * step;
      }
    }
  }

  std::int64_t pull(std::size_t k, std::int64_t step) const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
      const std::int64_t off = parameters_[i] - attribution::kFaceValue[i] + (i == k ? step : 0);
      sum += mul_div_half_even(off * off, kPullMicrobans, 1'000'000);
    }
    return sum;
  }

  std::int64_t loss(std::size_t k, std::int64_t step) {
    const std::int64_t unlisted = (parameters_[kTerms] + (k == kTerms ? step : 0)) * 1'000'000;
    std::int64_t sum = pull(k, step);
    std::size_t at = 0;
    for (const CaseTerms& one : cases_) {
      trial_.resize(one.actors + 1);
      std::int64_t top = unlisted;
      for (std::size_t actor = 0; actor < one.actors; ++actor, ++at) {
        std::int64_t score = scores_[at];
        if (k < kTerms) score += one.terms[actor * kTerms + k] * step;
        trial_[actor] = score;
        top = std::max(top, score);
      }
      trial_[one.actors] = unlisted;
      std::uint64_t mass = 0;
      for (const std::int64_t score : trial_) mass += power_of_ten((score - top) / 1000);
      sum += log10_ratio_microbans(mass, kPowerOne) + (top - trial_[one.truth]) / 1000;
    }
    return sum;
  }

  std::span<const CaseTerms> cases_;
  Parameters parameters_;
  std::vector<std::int64_t> scores_;
  std::vector<std::int64_t> trial_;
  std::int64_t best_ = 0;
};

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
  for (const attribution::Row& row :
       attribution::method_rows(profiles, findings, attribution::kFaceValue)) {
    const std::size_t k = term_of(row.kind);
    for (std::size_t i = 0; i < result.actors; ++i) {
      result.terms[i * kTerms + k] += static_cast<std::int32_t>(row.weights[i].weight.microbans());
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
  Descent descent(cases, attribution::kFaceValue);
  for (const std::int64_t step : kSteps) {
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
      bool moved = false;
      for (std::size_t k = 0; k < attribution::kFittedCount; ++k) {
        moved = descent.improve(k, step) || descent.improve(k, -step) || moved;
      }
      if (!moved) break;
    }
  }
  return descent.parameters();
}

std::int64_t loss_microbans(std::span<const CaseTerms> cases, const Parameters& parameters) {
  return Descent(cases, parameters).best();
}

}  // namespace perpend::training
