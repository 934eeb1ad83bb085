// Intuition. The weights were fitted on some hundred past cases; on another hundred they would have
// come out otherwise, and so would every answer. The pack carries the numbers as 64 such samples
// would have given them (training/logit_draws.h). The answer is asked under each.
//
// Nothing of the ledger is made again for that. A score is linear in the numbers, so
//
//     score under a draw = weight + sum of term (drawn number - fitted number) + prior under it
//
// with the terms of method_terms.h and trace_sums.h. What has no fitted number, targets and what
// analysts set, stays as it is. Actors of whom neither prior nor rows know anything all have the
// same posterior, and are asked once.
//
// Example: an answer that rests on one signature row, whose weight was .9 to 1.3 in the samples:
// from .62 to .81. Counter-example: a case that all rows agree on stays at .97 under all of them;
// that its one source may be wrong is not asked here but by leaving it out (variants.h). Efron,
// 'Bootstrap methods: another look at the jackknife' (1979). Tested in fit_ranges_test.cc against a
// ledger whose pack carries the draw as its own numbers.
#include "attribution/fit_ranges.h"

#include <algorithm>

#include "attribution/case_priors.h"
#include "attribution/priors.h"
#include "attribution/set_priors.h"
#include "attribution/variants.h"

namespace perpend::attribution {
namespace {

class Redrawing {
 public:
  Redrawing(const CaseLedger& ledger, const std::vector<SetPrior>& set)
      : ledger_(ledger),
        view_(ledger.view()),
        set_(set),
        prior_(ledger),
        methods_(ledger.method_terms()),
        traces_(ledger.trace_terms()),
        weights_(ledger.sums(everything())),
        place_(weights_.size(), 0) {
    const PriorScores now = prior_.under(view_.parameters(), ledger.trace_weights());
    std::vector<bool> own(weights_.size(), !set.empty());
    for (std::size_t i = 0; i < now.known.size(); ++i) {
      if (now.known[i] || weights_[i] != WeightOfEvidence()) own[i] = true;
    }
    for (const TraceTerms& one : traces_) own[one.candidate] = true;
    for (std::size_t i = 0; i < methods_.terms.size() / kMethodTerms; ++i) own[i] = true;
    own.back() = true;
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (!own[i] && alike_++ > 0) {
        place_[i] = nameless_;
        continue;
      }
      if (!own[i]) nameless_ = asked_.size();
      place_[i] = asked_.size();
      asked_.push_back(i);
    }
  }

  // Which of ask()'s answers is a candidate's.
  std::size_t place_of(std::size_t candidate) const { return place_[candidate]; }
  std::size_t candidates() const { return place_.size(); }
  std::size_t asked() const { return asked_.size(); }

  std::vector<Posterior> ask(const Draw& draw) const {
    std::vector<Score> scores = priors(draw);
    for (std::size_t k = 0; k < scores.size(); ++k) {
      scores[k] = Score(scores[k].microbans() + weights_[asked_[k]].microbans());
    }
    add_methods(draw.ledger, scores);
    add_traces(draw.traces, scores);
    if (alike_ < 2) return normalise(scores).posteriors;
    // They stand in the sum as often as they are.
    const std::int64_t count = log10_ratio_microbans(static_cast<std::uint64_t>(alike_), 1);
    scores[nameless_] = Score(scores[nameless_].microbans() + count);
    std::vector<Posterior> posteriors = normalise(scores).posteriors;
    posteriors[nameless_] =
        Posterior(mul_div_half_even(posteriors[nameless_].billionths(), 1, alike_));
    return posteriors;
  }

 private:
  // Of asked_, up to a factor that is the same for all.
  std::vector<Score> priors(const Draw& draw) const {
    std::vector<Score> scores;
    scores.reserve(asked_.size());
    if (!set_.empty()) {
      for (const Prior prior :
           with_set_priors(view_, case_priors(prior_, draw.ledger, draw.traces), set_)) {
        scores.emplace_back(prior.microbans());
      }
      return scores;
    }
    const PriorScores own = prior_.under(draw.ledger, draw.traces);
    const UnknownShares unknown = shares_of_unknown(own.known, own.mass);
    for (const std::size_t i : asked_) {
      scores.push_back(i + 1 == place_.size() ? unknown.unlisted
                                              : own.known[i].value_or(unknown.each));
    }
    return scores;
  }

  void add_methods(const Parameters& drawn, std::vector<Score>& scores) const {
    Parameters off{};
    for (std::size_t k = 0; k < off.size(); ++k) off[k] = drawn[k] - view_.parameters()[k];
    for (std::size_t i = 0; i < methods_.terms.size() / kMethodTerms; ++i) {
      const std::int32_t* terms = methods_.terms.data() + i * kMethodTerms;
      std::int64_t sum = 0;
      for (std::size_t k = kPriorTerms; k < kMethodTerms; ++k) sum += terms[k] * off[k];
      add(sum, scores[place_[i]]);
    }
    add(methods_.novelty * off[static_cast<std::size_t>(Fitted::kNovelty)], scores.back());
  }

  void add_traces(const TraceWeights& drawn, std::vector<Score>& scores) const {
    TraceWeights off = ledger_.beside_methods(drawn);
    for (std::size_t k = 0; k < off.size(); ++k) off[k] -= ledger_.trace_weights()[k];
    for (const TraceTerms& one : traces_) {
      std::int64_t sum = 0;
      for (std::size_t k = 0; k < off.size(); ++k) sum += one.terms[k] * off[k];
      add(sum, scores[place_[one.candidate]]);
    }
  }

  // Thousandths of microbans.
  static void add(std::int64_t sum, Score& score) {
    score = Score(score.microbans() + mul_div_half_even(sum, 1, 1000));
  }

  static constexpr std::size_t kPriorTerms = 2;  // the first two numbers are the prior's own

  const CaseLedger& ledger_;
  const View& view_;
  const std::vector<SetPrior>& set_;
  CasePrior prior_;
  MethodTerms methods_;
  std::vector<TraceTerms> traces_;
  std::vector<WeightOfEvidence> weights_;  // of all rows, under the pack's own numbers
  std::vector<std::size_t> asked_;         // candidates: each with something of its own, ascending
  std::vector<std::size_t> place_;         // of each candidate in asked_
  std::size_t nameless_ = 0;               // place of those that have nothing, of whom there are
  std::int64_t alike_ = 0;                 // so many
};

}  // namespace

std::vector<std::pair<Posterior, Posterior>> fit_ranges(const CaseLedger& ledger,
                                                        const std::vector<SetPrior>& set) {
  const std::vector<Draw>& draws = ledger.view().draws();
  if (draws.empty()) return {};
  const Redrawing redrawing(ledger, set);
  std::vector<std::vector<Posterior>> drawn(redrawing.asked());
  for (const Draw& draw : draws) {
    const std::vector<Posterior> posteriors = redrawing.ask(draw);
    for (std::size_t k = 0; k < posteriors.size(); ++k) drawn[k].push_back(posteriors[k]);
  }
  std::vector<std::pair<Posterior, Posterior>> asked;
  asked.reserve(drawn.size());
  for (std::vector<Posterior>& one : drawn) asked.push_back(percentiles(std::move(one)));
  std::vector<std::pair<Posterior, Posterior>> ranges;
  ranges.reserve(redrawing.candidates());
  for (std::size_t i = 0; i < redrawing.candidates(); ++i) {
    ranges.push_back(asked[redrawing.place_of(i)]);
  }
  return ranges;
}

}  // namespace perpend::attribution
