// Which lists hold which keys of the case does not depend on the selection: it is looked up once,
// and laid out by actor and level. A selection walks the postings and takes the best match and the
// freshest at each level, as spoken() does, without asking the lists again. Example: forty hosts of
// which three stand in lists: a handful of postings. Counter-example: a shared /16 in a hundred
// actors' lists gives a hundred. Tested in case_sums_test.cc: the rows' sums, to the last bit.
#include "attribution/trace_sums.h"

#include <algorithm>
#include <tuple>

#include "attribution/rows.h"
#include "core/weight.h"

namespace perpend::attribution {
namespace {

std::int64_t at(const TraceWeights& weights, Trace trace, std::size_t level = 0) {
  return weights[static_cast<std::size_t>(trace) + level];
}

constexpr TraceWeights at_one() {
  TraceWeights weights{};
  weights.fill(1000);
  return weights;
}
constexpr TraceWeights kAtOne = at_one();

}  // namespace

TraceSums::TraceSums(const View& view, const TraceWeights& weights,
                     std::vector<TracedFinding> findings, const Naming* naming)
    : view_(view), weights_(weights), findings_(std::move(findings)), naming_(naming) {
  for (std::uint32_t place = 0; place < findings_.size(); ++place) {
    const Match* match = findings_[place].match;
    if (match == nullptr || !match->listed() || match->weightless) continue;
    for (const ListKey& key : match->keys) {
      const auto holders = view.lists().holders(key.level, key.hash, view.as_of());
      for (const Holder& holder : holders) {
        const std::size_t candidate = view.candidate_of(holder.actor);
        if (candidate >= view.candidates().size()) continue;
        Posting posting{.candidate = static_cast<std::uint32_t>(candidate),
                        .level = key.level,
                        .finding = place,
                        .freshness = freshness_of(holder, view.as_of()),
                        .holders = static_cast<std::int64_t>(holders.size())};
        postings_.push_back(posting);
        if (!counts_as_any(key.level)) continue;
        posting.level = MatchLevel::kAny;
        postings_.push_back(posting);
      }
    }
  }
  std::stable_sort(postings_.begin(), postings_.end(), [](const Posting& a, const Posting& b) {
    return std::tie(a.candidate, a.level) < std::tie(b.candidate, b.level);
  });
}

void TraceSums::add(std::span<const std::int32_t> trust, std::span<std::int64_t> sums) const {
  add_matches(trust, sums);
  if (naming_ != nullptr) add_names(trust, sums);
  add_unmatched(trust, sums);
}

template <class F>
void TraceSums::each_match(std::span<const std::int32_t> trust, F f) const {
  for (std::size_t first = 0; first < postings_.size();) {
    const Posting* best = nullptr;
    const Posting* freshest = nullptr;
    std::int64_t best_microbans = 0;
    std::int64_t fresh_microbans = 0;
    std::size_t last = first;
    for (; last < postings_.size() && postings_[last].candidate == postings_[first].candidate &&
           postings_[last].level == postings_[first].level;
         ++last) {
      const Posting& one = postings_[last];
      if (trust[one.finding] == 0) continue;
      const std::int64_t match = match_microbans(trust[one.finding]);
      const std::int64_t fresh = fresh_microbans_of(one.freshness, trust[one.finding], one.holders);
      if (best == nullptr || match > best_microbans) {
        best = &one;
        best_microbans = match;
      }
      if (freshest == nullptr || fresh > fresh_microbans) {
        freshest = &one;
        fresh_microbans = fresh;
      }
    }
    if (best != nullptr) {
      const auto level = static_cast<std::size_t>(best->level);
      f(best->candidate, static_cast<std::size_t>(Trace::kMatch) + level, best_microbans,
        findings_[best->finding].match->halved);
      f(freshest->candidate, static_cast<std::size_t>(Trace::kFresh) + level, fresh_microbans,
        findings_[freshest->finding].match->halved);
    }
    first = last;
  }
}

void TraceSums::add_matches(std::span<const std::int32_t> trust,
                            std::span<std::int64_t> sums) const {
  each_match(trust,
             [&](std::uint32_t candidate, std::size_t number, std::int64_t microbans, bool halved) {
               const std::int64_t whole = mul_div_half_even(microbans, weights_[number], 1000);
               sums[candidate] += halved ? whole / 2 : whole;
             });
}

std::vector<TraceTerms> TraceSums::terms(std::span<const std::int32_t> trust) const {
  const std::size_t candidates = view_.candidates().size();
  std::vector<TraceTerms> all(candidates);
  std::vector<bool> touched(candidates, false);
  const auto add = [&](std::size_t candidate, std::size_t number, std::int64_t microbans) {
    if (microbans == 0) return;
    all[candidate].terms[number] += static_cast<std::int32_t>(microbans);
    touched[candidate] = true;
  };
  each_match(trust,
             [&](std::uint32_t candidate, std::size_t number, std::int64_t microbans, bool halved) {
               add(candidate, number, halved ? microbans / 2 : microbans);
             });
  if (naming_ != nullptr) {
    const Chosen chosen = chosen_names(trust);
    if (!chosen.names.empty()) {
      const NameLikeness likeness = naming_->likeness(chosen.names);
      for (std::uint32_t actor = 0; actor < likeness.ratios.size(); ++actor) {
        const std::size_t candidate = view_.candidate_of(actor);
        if (candidate >= candidates) continue;
        const auto share = [&](std::int32_t microbans) {
          return mul_div_half_even(microbans, chosen.trust, chosen.whole);
        };
        add(candidate, static_cast<std::size_t>(Trace::kNames), share(likeness.ratios[actor]));
        add(candidate, static_cast<std::size_t>(Trace::kNamesBest), share(likeness.best[actor]));
        add(candidate, static_cast<std::size_t>(Trace::kNamesCosine),
            share(likeness.cosine[actor]));
      }
    }
  }
  add(candidates - 1, static_cast<std::size_t>(Trace::kUnmatched),
      unmatched_weight(kAtOne, unmatched(trust)));
  std::vector<TraceTerms> result;
  for (std::size_t i = 0; i < candidates; ++i) {
    if (!touched[i]) continue;
    all[i].candidate = static_cast<std::uint32_t>(i);
    result.push_back(all[i]);
  }
  return result;
}

TraceSums::Chosen TraceSums::chosen_names(std::span<const std::int32_t> trust) const {
  Chosen chosen;
  for (std::size_t place = 0; place < findings_.size(); ++place) {
    if (findings_[place].name == kNoName || trust[place] == 0) continue;
    chosen.names.push_back(findings_[place].name);
    chosen.trust += trust[place];
  }
  chosen.whole = static_cast<std::int64_t>(chosen.names.size()) * kFullTrust;
  return chosen;
}

void TraceSums::add_names(std::span<const std::int32_t> trust, std::span<std::int64_t> sums) const {
  const Chosen chosen = chosen_names(trust);
  if (chosen.names.empty()) return;
  const NameLikeness likeness = naming_->likeness(chosen.names);
  for (std::uint32_t actor = 0; actor < likeness.ratios.size(); ++actor) {
    const std::size_t candidate = view_.candidate_of(actor);
    if (candidate >= sums.size()) continue;
    sums[candidate] += name_weight(weights_, likeness, actor, chosen.trust, chosen.whole);
  }
}

std::int64_t TraceSums::unmatched(std::span<const std::int32_t> trust) const {
  std::int64_t unmatched = 0;
  for (std::size_t place = 0; place < findings_.size(); ++place) {
    const Match* match = findings_[place].match;
    if (match != nullptr && !match->listed() && !match->weightless) unmatched += trust[place];
  }
  return unmatched;
}

void TraceSums::add_unmatched(std::span<const std::int32_t> trust,
                              std::span<std::int64_t> sums) const {
  sums.back() += unmatched_weight(weights_, unmatched(trust));
}

std::int64_t name_weight(const TraceWeights& weights, const NameLikeness& likeness,
                         std::size_t actor, std::int64_t trust, std::int64_t whole) {
  const std::int64_t weight = likeness.ratios[actor] * at(weights, Trace::kNames) +
                              likeness.best[actor] * at(weights, Trace::kNamesBest) +
                              likeness.cosine[actor] * at(weights, Trace::kNamesCosine);
  return mul_div_half_even(weight, trust, 1000 * whole);
}

std::int64_t unmatched_weight(const TraceWeights& weights, std::int64_t trust) {
  return mul_div_half_even(log10_ratio_microbans(static_cast<std::uint64_t>(kFullTrust + trust),
                                                 std::uint64_t{kFullTrust}),
                           at(weights, Trace::kUnmatched), 1000);
}

}  // namespace perpend::attribution
