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

void TraceSums::add_matches(std::span<const std::int32_t> trust,
                            std::span<std::int64_t> sums) const {
  const auto add = [&](const Posting& from, Trace trace, std::int64_t microbans) {
    const std::int64_t whole = mul_div_half_even(
        microbans, at(weights_, trace, static_cast<std::size_t>(from.level)), 1000);
    sums[from.candidate] += findings_[from.finding].match->halved ? whole / 2 : whole;
  };
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
      add(*best, Trace::kMatch, best_microbans);
      add(*freshest, Trace::kFresh, fresh_microbans);
    }
    first = last;
  }
}

void TraceSums::add_names(std::span<const std::int32_t> trust, std::span<std::int64_t> sums) const {
  std::vector<std::size_t> names;
  std::int64_t of_names = 0;
  for (std::size_t place = 0; place < findings_.size(); ++place) {
    if (findings_[place].name == kNoName || trust[place] == 0) continue;
    names.push_back(findings_[place].name);
    of_names += trust[place];
  }
  if (names.empty()) return;
  const NameLikeness likeness = naming_->likeness(names);
  const auto whole = static_cast<std::int64_t>(names.size()) * kFullTrust;
  for (std::uint32_t actor = 0; actor < likeness.ratios.size(); ++actor) {
    const std::size_t candidate = view_.candidate_of(actor);
    if (candidate >= sums.size()) continue;
    sums[candidate] += name_weight(weights_, likeness, actor, of_names, whole);
  }
}

void TraceSums::add_unmatched(std::span<const std::int32_t> trust,
                              std::span<std::int64_t> sums) const {
  std::int64_t unmatched = 0;
  for (std::size_t place = 0; place < findings_.size(); ++place) {
    const Match* match = findings_[place].match;
    if (match != nullptr && !match->listed() && !match->weightless) unmatched += trust[place];
  }
  sums.back() += unmatched_weight(weights_, unmatched);
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
