// The value of the next piece of evidence, as information.
//
// For an item f that was not looked for, let p_h = P(f is seen | h) and p = sum of post_h p_h. What
// the answer 'seen' or 'looked for and not there' tells about the actor is their mutual information
//
//     I = H2(p) - sum over h of post_h H2(p_h)          H2(x) = -x log2 x - (1-x) log2 (1-x)
//
// the entropy of the question less what of it is chance under every hypothesis. Example: two actors
// at one half, a tool that the one always and the other never shows: p = 1/2, I = 1 bit, all that
// was open. Counter-example: PowerShell, which nine of ten show whoever they are, is easily seen
// and tells almost nothing; a tool that none of the leading actors has tells nothing either.
//
// p_h is what the ledger itself will make of f: the background share of reports that show it, times
// ten to the difference that it makes to the score, and never above .95, since no report tells all.
// 'Not there' is only worth this much to somebody who looked: the ledger has no row for what nobody
// looked for. All in integers. Lindley, 'On a measure of the information provided by an experiment'
// (1956). Tested in next_test.cc by enumeration.
#include "attribution/next.h"

#include <algorithm>
#include <numeric>

#include "attribution/admiralty.h"
#include "core/parallel.h"

namespace perpend::attribution {
namespace {

constexpr std::int64_t kLog2Of10 = 3'321'928;       // millionths
constexpr std::int64_t kMostCertain = 950'000'000;  // billionths: no report tells all
constexpr std::int64_t kMostCertainLog = -22'276;   // log10(.95) in microbans
constexpr std::size_t kScreened = 16;               // candidates by whom items are chosen
constexpr std::int64_t kPrior = 3;                  // pseudo-reports, as in ratios.cc

Posterior background_of(const Profiles& profiles, std::uint32_t item) {
  return Posterior(mul_div_half_even(Posterior::kOne, 2 * profiles.seen_by_all(item) + 1,
                                     2 * (profiles.report_count() + 1)));
}

// The part of an answer that says something: H2(mean) - mean of H2, in microbits.
class Information {
 public:
  void add(std::int64_t weight, Posterior yes) {
    if (yes != last_) {
      last_ = yes;
      entropy_ = entropy_of_question(yes);
    }
    mean_ += mul_div_half_even(weight, yes.billionths(), Posterior::kOne);
    within_ += mul_div_half_even(weight, entropy_, 1'000);
  }
  Posterior mean() const { return Posterior(std::clamp<std::int64_t>(mean_, 0, Posterior::kOne)); }
  std::int64_t microbits() const {
    const std::int64_t between = entropy_of_question(mean()) - within_ / 1'000'000;
    return std::max<std::int64_t>(between, 0);
  }

 private:
  std::int64_t mean_ = 0;
  std::int64_t within_ = 0;  // weights are billionths: entropy times 10^6
  Posterior last_ = Posterior(-1);
  std::int64_t entropy_ = 0;
};

class NextSearch {
 public:
  NextSearch(const CaseLedger& ledger, const std::vector<Prior>& priors, const Outcome& now)
      : ledger_(ledger),
        view_(ledger.view()),
        priors_(priors),
        now_(now),
        before_(ledger.sums(everything())) {
    Source sure;
    sure.reliability = Reliability::kA;
    sure.credibility = Credibility::k1;
    trust_ = trust(sure, Observation{});
  }

  // Items by what the counts of reports alone let expect of them.
  std::vector<std::uint32_t> screened() const {
    const std::vector<std::size_t> leading = leading_candidates();
    std::vector<bool> skip = in_case();
    std::vector<std::pair<std::int64_t, std::uint32_t>> found;
    for (const std::size_t candidate : leading) {
      for (const std::uint32_t item : view_.profiles().items_of(profile_of(candidate))) {
        if (skip[item]) continue;
        skip[item] = true;
        found.emplace_back(-information_by_counts(leading, item), item);
      }
    }
    std::sort(found.begin(), found.end());
    std::vector<std::uint32_t> items;
    for (std::size_t i = 0; i < found.size() && i < kNextWeighed; ++i) {
      items.push_back(found[i].second);
    }
    return items;
  }

  Expected weighed(std::uint32_t item) const {
    const std::vector<WeightOfEvidence> after =
        ledger_.sums(everything(), Finding{.item = item, .trust = trust_});
    const Outcome outcome = outcome_of(view_, priors_, after);
    const std::int64_t background =
        log10_ratio_microbans(std::uint64_t{2} * view_.profiles().seen_by_all(item) + 1,
                              std::uint64_t{2} * (view_.profiles().report_count() + 1));
    // The unlisted actor is the background: whatever the new item did to it, it did to all.
    const std::int64_t shift = (after.back() - before_.back()).microbans();
    Information information;
    std::int64_t last = 1;
    Posterior yes;
    for (std::size_t i = 0; i < after.size(); ++i) {
      const std::int64_t log =
          std::min(kMostCertainLog, background + (after[i] - before_[i]).microbans() - shift);
      if (log != last) {
        last = log;
        yes = Posterior(static_cast<std::int64_t>((pow10_fixed(log) >> 32) * 1'000'000'000 >> 30));
      }
      information.add(now_.posteriors[i].billionths(), yes);
    }
    Expected expected;
    expected.item = item;
    expected.gain_millibits = mul_div_half_even(information.microbits(), 1, 1000);
    expected.chance = information.mean();
    expected.leader = outcome.leader;
    expected.posterior = outcome.posteriors[outcome.leader];
    return expected;
  }

 private:
  std::size_t profile_of(std::size_t candidate) const {
    return view_.candidates()[candidate].profile;
  }

  std::vector<std::size_t> leading_candidates() const {
    std::vector<std::size_t> leading;
    for (std::size_t i = 0; i < view_.candidates().size(); ++i) {
      if (profile_of(i) != kNoProfile) leading.push_back(i);
    }
    std::stable_sort(leading.begin(), leading.end(), [&](std::size_t a, std::size_t b) {
      return now_.posteriors[a] > now_.posteriors[b];
    });
    leading.resize(std::min(leading.size(), kScreened));
    return leading;
  }

  std::vector<bool> in_case() const {
    std::vector<bool> seen(view_.corpus().items.size(), false);
    for (const CaseFinding& finding : ledger_.findings()) {
      if (finding.kind == FindingKind::kItem) seen[finding.item] = true;
    }
    return seen;
  }

  std::int64_t information_by_counts(const std::vector<std::size_t>& leading,
                                     std::uint32_t item) const {
    const Profiles& profiles = view_.profiles();
    const Posterior background = background_of(profiles, item);
    Information information;
    std::int64_t rest = Posterior::kOne;
    for (const std::size_t candidate : leading) {
      const std::size_t profile = profile_of(candidate);
      const std::int64_t exposure =
          mul_div_half_even(profiles.actors()[profile].items * 1000, profiles.report_count(),
                            std::max<std::int64_t>(profiles.item_total(), 1));
      const std::int64_t shown =
          profiles.seen(profile, item) * Posterior::kOne + kPrior * background.billionths();
      const std::int64_t share = mul_div_half_even(shown, 1000, exposure + 1000 * kPrior);
      const std::int64_t posterior = now_.posteriors[candidate].billionths();
      information.add(posterior, Posterior(std::min(share, kMostCertain)));
      rest -= posterior;
    }
    information.add(rest, background);
    return information.microbits();
  }

  const CaseLedger& ledger_;
  const View& view_;
  const std::vector<Prior>& priors_;
  const Outcome& now_;
  std::vector<WeightOfEvidence> before_;
  std::int32_t trust_ = kFullTrust;  // of an item that a source beyond doubt saw
};

}  // namespace

std::int64_t entropy_of_question(Posterior yes) {
  const std::int64_t one = Posterior::kOne;
  std::int64_t bans = 0;  // in 10^-6 ban times billionths
  for (const std::int64_t p : {yes.billionths(), one - yes.billionths()}) {
    if (p <= 0 || p >= one) continue;
    bans -= mul_div_half_even(
        p, log10_ratio_microbans(static_cast<std::uint64_t>(p), static_cast<std::uint64_t>(one)),
        1000);
  }
  return mul_div_half_even(bans, kLog2Of10, 1'000'000'000'000);
}

std::vector<Expected> next_observations(const CaseLedger& ledger, const std::vector<Prior>& priors,
                                        const Outcome& now, int threads) {
  if (ledger.view().profiles().report_count() == 0) return {};
  const NextSearch search(ledger, priors, now);
  const std::vector<std::uint32_t> items = search.screened();
  std::vector<Expected> found(items.size());
  in_parallel(items.size(), threads,
              [&](std::size_t i, int) { found[i] = search.weighed(items[i]); });
  std::sort(found.begin(), found.end(), [](const Expected& a, const Expected& b) {
    if (a.gain_millibits != b.gain_millibits) return a.gain_millibits > b.gain_millibits;
    return a.item < b.item;
  });
  found.resize(std::min(found.size(), kNextShown));
  while (!found.empty() && found.back().gain_millibits == 0) found.pop_back();
  return found;
}

}  // namespace perpend::attribution
