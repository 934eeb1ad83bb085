// prior(h) ~ reports^a / years^g, and one fitted mass for 'an actor without a profile'.
//
// That mass is what a case's actor turned out to be new or unpublished in the past. The pack also
// lists hundreds of actors by name alone; to tell them from the unlisted actor there is nothing to
// fit on, so they get at most a quarter of the mass in equal parts, none of them more than the
// least of the profiled actors, and the unlisted actor keeps the rest: P(unlisted) before evidence
// is at least three times all of theirs together, however many names a galaxy lists. Example: 170
// profiled actors, mass 1.95 bans (89 fresh one-report actors' worth).
#include "attribution/priors.h"

#include <algorithm>

namespace perpend::attribution {
namespace {

constexpr std::uint64_t kShareUnprofiled = 1;  // of four, at most, between all of them

Priors normalised(std::vector<Score> scores, std::size_t unprofiled) {
  // Scores: profiled actors, then unprofiled ones, then the unlisted actor.
  const std::int64_t sum = normalise(scores).normaliser.microbans();
  Priors priors;
  const std::size_t profiled = scores.size() - unprofiled - 1;
  for (std::size_t i = 0; i < profiled; ++i) {
    priors.profiled.emplace_back(scores[i].microbans() - sum);
  }
  if (unprofiled > 0) priors.unprofiled = Prior(scores[profiled].microbans() - sum);
  priors.unlisted = Prior(scores.back().microbans() - sum);
  return priors;
}

std::int64_t least(const std::vector<Score>& scores) {
  return std::min_element(scores.begin(), scores.end())->microbans();
}

// log10(10^whole - count * 10^part): what is left of a mass after `count` parts were given away.
Score less(Score whole, std::int64_t part, std::size_t count) {
  constexpr int kShift = 20;  // room for `count` in 64 bits
  const std::uint64_t one = pow10_fixed(0) >> kShift;
  const std::uint64_t given = (pow10_fixed(part - whole.microbans()) >> kShift) * count;
  return Score(whole.microbans() + log10_ratio_microbans(one - given, one));
}

}  // namespace

PriorTerms prior_terms(const Profile& actor, Date day) {
  const std::int64_t gap = std::max<std::int64_t>(age_in_years(day, actor.newest), 1);
  return {log10_ratio_microbans(actor.reports, 1),
          -log10_ratio_microbans(static_cast<std::uint64_t>(gap), 1)};
}

Priors informed_priors(const Profiles& profiles, const Parameters& parameters,
                       std::size_t unprofiled, Date day) {
  std::vector<Score> scores;
  for (const Profile& actor : profiles.actors()) {
    const PriorTerms terms = prior_terms(actor, day);
    scores.emplace_back(mul_div_half_even(terms.reports, get(parameters, Fitted::kReports), 1000) +
                        mul_div_half_even(terms.recency, get(parameters, Fitted::kRecency), 1000));
  }
  const std::int64_t mass = get(parameters, Fitted::kUnlisted) * 1000;
  if (unprofiled == 0) {
    scores.emplace_back(mass);
    return normalised(std::move(scores), 0);
  }
  // An actor of whom nothing is published is not likelier than the least of those of whom something
  // is: where few are unprofiled, the rest of their share is the unlisted actor's.
  const std::int64_t share = mass + log10_ratio_microbans(kShareUnprofiled, 4 * unprofiled);
  const std::int64_t each = scores.empty() ? share : std::min(share, least(scores));
  scores.insert(scores.end(), unprofiled, Score(each));
  scores.push_back(less(Score(mass), each, unprofiled));
  return normalised(std::move(scores), unprofiled);
}

UnknownShares shares_of_unknown(const std::vector<std::optional<Score>>& scores,
                                std::int64_t mass) {
  std::size_t unknown = 0;
  std::optional<Score> least;
  for (const std::optional<Score>& score : scores) {
    if (!score) ++unknown;
    if (score && (!least || *score < *least)) least = score;
  }
  UnknownShares shares{.each = Score(), .unlisted = Score(mass)};
  if (unknown == 0) return shares;
  const std::int64_t share = mass + log10_ratio_microbans(kShareUnprofiled, 4 * unknown);
  shares.each = Score(least ? std::min(share, least->microbans()) : share);
  shares.unlisted = less(Score(mass), shares.each.microbans(), unknown);
  return shares;
}

std::vector<Prior> priors_of(const std::vector<std::optional<Score>>& scores, std::int64_t mass) {
  const UnknownShares unknown = shares_of_unknown(scores, mass);
  std::vector<Score> all;
  all.reserve(scores.size() + 1);
  for (const std::optional<Score>& score : scores) all.push_back(score.value_or(unknown.each));
  all.push_back(unknown.unlisted);
  const std::int64_t sum = normalise(all).normaliser.microbans();
  std::vector<Prior> priors;
  priors.reserve(all.size());
  for (const Score score : all) priors.emplace_back(score.microbans() - sum);
  return priors;
}

Priors flat_priors(const Profiles& profiles, std::size_t unprofiled) {
  return normalised(std::vector<Score>(profiles.actors().size() + unprofiled + 1), unprofiled);
}

}  // namespace perpend::attribution
