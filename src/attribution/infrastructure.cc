// Infrastructure is what an actor rents, and it comes back: the host itself, its domain, the
// neighbouring address, the same free zone, a way of naming things. Each level of likeness has a
// weight for a match at all, and one more for a fresh match that few share:
//
//     row(indicator, h) = m_level + f_level 2^(-age/2) / holders
//     naming(h)         = w1 sum over names of mean log10 LR of its n-grams / root of their number
//                       + w2 the largest of those means + w3 cos(names, the actor's names)
//
// with age in years since h last listed it, holders the actors whose lists hold it, and
// LR = (c + 3 p)/((n + 3) p) for a gram in c of the actor's n names. The weights are fitted forward
// in time: every list that cites a written report is asked who it is of, with what was listed
// strictly before its day (training/infrastructure_fit.cc). At each level one match counts for an
// actor: a thousand shared hosts are one rented server.
//
// Counter-example: a host of a dynamic-DNS service. The host itself is somebody's; the zone is
// everybody's, and its fitted weight says so. What a warning list calls benign, reserved or a
// sinkhole weighs nothing; an exact match on shared hosting counts half. One that stands in no list
// says nothing between the actors: attackers change their infrastructure, and no list is complete.
// That much of it stands in none is the unlisted actor's row. Tested in infrastructure_test.cc.
#include "attribution/infrastructure.h"

#include <algorithm>
#include <map>

#include "attribution/profiles.h"
#include "attribution/shape.h"
#include "core/weight.h"
#include "knowledge/hashes.h"
#include "knowledge/warning.h"
#include "model/indicator.h"

namespace perpend::attribution {
namespace {

using knowledge::InfrastructureKind;

constexpr std::int64_t kHalfLifeDays = 730;
constexpr std::int64_t kActiveDays = 182;
constexpr std::int64_t kPrior = 3;  // pseudo-names of background behind every share of a gram
constexpr std::int64_t kMillion = 1'000'000;

std::size_t at(Trace trace, std::size_t level = 0) {
  return static_cast<std::size_t>(trace) + level;
}

// 2^(-days/730) of a ban, in microbans.
std::int64_t freshness(std::int64_t days) {
  const std::int64_t microbans =
      mul_div_half_even(std::max<std::int64_t>(days, 0), 301'030, kHalfLifeDays);
  return mul_div_half_even(static_cast<std::int64_t>(pow10_fixed(-microbans) >> 32), kMillion,
                           std::int64_t{1} << 30);
}

}  // namespace

std::string trace_name(std::size_t trace) {
  const std::string room = "infrastructure.";
  if (trace >= at(Trace::kFresh) && trace < at(Trace::kNames)) {
    return room + std::string(name_of(static_cast<MatchLevel>(trace - at(Trace::kFresh)))) +
           ".fresh";
  }
  if (trace >= at(Trace::kMatch) && trace < at(Trace::kFresh)) {
    return room + std::string(name_of(static_cast<MatchLevel>(trace - at(Trace::kMatch))));
  }
  switch (static_cast<Trace>(trace)) {
    case Trace::kLists:
      return room + "lists";
    case Trace::kRecency:
      return room + "recency";
    case Trace::kActive:
      return room + "active";
    case Trace::kNames:
      return room + "names";
    case Trace::kNamesBest:
      return room + "names.best";
    case Trace::kNamesCosine:
      return room + "names.cosine";
    case Trace::kUnmatched:
      return room + "unmatched";
    case Trace::kMass:
      return room + "mass";
    default:
      return room + "unlisted";
  }
}

TraceWeights unfitted_trace_weights() {
  TraceWeights weights{};
  // Half of log10 of 141, 141, 283 and 38, in thousandths of a ban.
  weights[at(Trace::kMatch, static_cast<std::size_t>(MatchLevel::kHash))] = 1075;
  weights[at(Trace::kMatch, static_cast<std::size_t>(MatchLevel::kDomain))] = 1075;
  weights[at(Trace::kMatch, static_cast<std::size_t>(MatchLevel::kIpv4))] = 1226;
  weights[at(Trace::kMatch, static_cast<std::size_t>(MatchLevel::kRegistrable))] = 790;
  return weights;
}

TraceWeights trace_weights_of(const knowledge::Pack& pack) {
  TraceWeights weights = unfitted_trace_weights();
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (const auto fitted = pack.parameter(trace_name(i))) weights[i] = *fitted;
  }
  return weights;
}

std::int64_t together_fresh(const knowledge::Pack& pack) {
  return pack.parameter(kTogetherFresh).value_or(1000);
}

ListTerms list_terms(const ListedActor& actor, Date day) {
  const std::int64_t days = std::int64_t{day.days()} - actor.latest.days();
  return {.lists = log10_ratio_microbans(static_cast<std::uint64_t>(actor.lists), 1),
          .recency = -log10_ratio_microbans(static_cast<std::uint64_t>(365 + days), 365),
          .active = days < kActiveDays ? kMillion : 0};
}

std::int64_t listed_mass(std::span<const ListedActor> actors, Date day) {
  std::vector<Score> scores;
  scores.reserve(actors.size());
  for (const ListedActor& actor : actors) {
    const ListTerms terms = list_terms(actor, day);
    scores.emplace_back(mul_div_half_even(terms.lists + terms.recency, 1, 2));
  }
  return scores.empty() ? 0 : normalise(scores).normaliser.microbans();
}

bool counts_as_any(MatchLevel level) {
  return level != MatchLevel::kNet16 && level != MatchLevel::kZone;
}

std::int64_t match_microbans(std::int32_t trust) { return std::int64_t{trust} * 1000; }

std::int64_t freshness_of(const Holder& holder, Date before) {
  if (!holder.dated) return 0;
  return freshness(std::int64_t{before.days()} - holder.latest.days());
}

std::int64_t fresh_microbans_of(std::int64_t freshness, std::int32_t trust, std::int64_t holders) {
  return mul_div_half_even(freshness, trust, 1000 * holders);
}

std::vector<Spoken> spoken(const ListIndex& index, std::span<const ListKey> keys, Date before) {
  std::map<std::pair<std::uint32_t, MatchLevel>, Spoken> best;
  for (std::size_t key = 0; key < keys.size(); ++key) {
    const auto holders = index.holders(keys[key].level, keys[key].hash, before);
    for (const Holder& holder : holders) {
      const std::int64_t match = match_microbans(keys[key].trust);
      const std::int64_t fresh = fresh_microbans_of(freshness_of(holder, before), keys[key].trust,
                                                    static_cast<std::int64_t>(holders.size()));
      const auto speak = [&](MatchLevel level) {
        const auto [place, first] =
            best.try_emplace({holder.actor, level}, Spoken{.actor = holder.actor, .level = level});
        Spoken& one = place->second;
        if (first || match > one.match_microbans) {
          one.match = key;
          one.match_microbans = static_cast<std::int32_t>(match);
        }
        if (first || fresh > one.fresh_microbans) {
          one.fresh = key;
          one.fresh_microbans = static_cast<std::int32_t>(fresh);
        }
      };
      speak(keys[key].level);
      if (counts_as_any(keys[key].level)) speak(MatchLevel::kAny);
    }
  }
  std::vector<Spoken> result;
  result.reserve(best.size());
  for (const auto& [place, one] : best) result.push_back(one);
  return result;
}

Naming::Naming(const ListIndex& index, const NamingView& view,
               std::vector<std::vector<std::uint16_t>> names)
    : names_(std::move(names)), norms_(view.norms), counts_(view.names.size(), 0) {
  for (const std::uint32_t listed : view.names) {
    absent_.push_back(log10_ratio_microbans(kPrior, listed + std::uint64_t{kPrior}));
  }
  for (const std::vector<std::uint16_t>& grams : names_) {
    for (const std::uint16_t gram : grams) look_up(index, view, gram);
  }
  std::vector<std::int64_t> sums(absent_.size(), 0);
  for (const std::vector<std::uint16_t>& grams : names_) {
    const auto length = static_cast<std::int64_t>(grams.size());
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = absent_[i] * length;
    for (const std::uint16_t gram : grams) {
      for (const Share& share : grams_.at(gram).shares) sums[share.actor] += share.gain;
    }
    std::vector<std::int32_t>& means = means_.emplace_back();
    for (const std::int64_t sum : sums) {
      means.push_back(
          static_cast<std::int32_t>(length == 0 ? 0 : mul_div_half_even(sum, 1, length)));
    }
  }
}

void Naming::look_up(const ListIndex& index, const NamingView& view, std::uint16_t gram) {
  const auto [place, fresh] = grams_.try_emplace(gram);
  if (!fresh) return;
  place->second.rarity = gram_rarity(view, gram);
  std::vector<std::uint32_t> touched;
  for (const ListIndex::GramEntry& entry : index.of_gram(gram)) {
    if (entry.day >= view.before.days()) break;
    if (counts_[entry.actor]++ == 0) touched.push_back(entry.actor);
  }
  std::sort(touched.begin(), touched.end());
  const std::int64_t odd = 2 * std::int64_t{view.shown[gram]} + 1;  // p = odd / (2 (all + 1))
  for (const std::uint32_t actor : touched) {
    const std::int64_t count = counts_[actor];
    const std::int64_t log =
        log10_ratio_microbans(static_cast<std::uint64_t>(2 * count * (view.all + 1) + kPrior * odd),
                              static_cast<std::uint64_t>((view.names[actor] + kPrior) * odd));
    place->second.shares.push_back({actor, count, log - absent_[actor]});
    counts_[actor] = 0;
  }
}

NameLikeness Naming::likeness(std::span<const std::size_t> chosen) const {
  const std::size_t actors = absent_.size();
  NameLikeness likeness;
  likeness.ratios.assign(actors, 0);
  likeness.best.assign(actors, 0);
  likeness.cosine.assign(actors, 0);
  if (chosen.empty()) return likeness;
  std::vector<std::int64_t> sums(actors, 0);
  std::map<std::uint16_t, std::int64_t> case_grams;
  for (const std::size_t name : chosen) {
    for (std::size_t i = 0; i < actors; ++i) {
      sums[i] += means_[name][i];
      likeness.best[i] = std::max(likeness.best[i], means_[name][i]);
    }
    for (const std::uint16_t gram : names_[name]) ++case_grams[gram];
  }
  std::vector<std::int64_t> dots(actors, 0);
  std::uint64_t squares = 0;
  for (const auto& [gram, count] : case_grams) {
    const Gram& known = grams_.at(gram);
    const std::int64_t x = known.rarity * count / (count + 1);
    squares += static_cast<std::uint64_t>(x * x);
    for (const Share& share : known.shares) {
      dots[share.actor] += x * (known.rarity * share.count / (share.count + 1));
    }
  }
  const std::int64_t norm = std::max<std::int64_t>(integer_sqrt(squares), 1);
  // The root of the number of names in thousandths.
  const std::int64_t root = integer_sqrt(chosen.size() * std::uint64_t{kMillion});
  for (std::size_t i = 0; i < actors; ++i) {
    likeness.ratios[i] = static_cast<std::int32_t>(mul_div_half_even(sums[i], 1000, root));
    if (norms_[i] == 0) continue;
    likeness.cosine[i] =
        static_cast<std::int32_t>(mul_div_half_even(dots[i], kMillion, norm * norms_[i]));
  }
  return likeness;
}

namespace {

// What the warning lists take away from an indicator.
void heed_warnings(const knowledge::Pack& pack, std::string_view value, bool allow_reserved,
                   Match& match) {
  for (const knowledge::Warning& warning : knowledge::warnings(pack, value)) {
    switch (warning.kind) {
      case knowledge::WarningKind::kReserved:
        if (allow_reserved) continue;
        [[fallthrough]];
      case knowledge::WarningKind::kBenign:
      case knowledge::WarningKind::kSinkhole:
      case knowledge::WarningKind::kDisposable:
        match.weightless = true;
        break;
      case knowledge::WarningKind::kShared:
        match.halved = true;
        break;
      case knowledge::WarningKind::kDynamicDns:
        break;  // the zone has a level, and a fitted weight, of its own
    }
    match.note = "on the list '" + std::string(warning.list) + "'";
    if (match.weightless) return;
  }
}

void add_host(const ListIndex& index, const knowledge::PublicSuffixes& suffixes,
              std::string_view host, Match& match) {
  const auto hash = [](InfrastructureKind kind, std::string_view value) {
    return knowledge::infrastructure_hash(kind, value);
  };
  if (!host.empty() && host.find_first_not_of("0123456789.") == host.npos) {
    const Shape shape = shape_of_address(host);
    match.keys.push_back({MatchLevel::kIpv4, hash(InfrastructureKind::kIpv4, host)});
    if (shape.first != 0) match.keys.push_back({MatchLevel::kNet24, shape.first});
    if (shape.second != 0) match.keys.push_back({MatchLevel::kNet16, shape.second});
    return;
  }
  const Shape shape = shape_of_host(host, index.pack(), suffixes);
  const std::uint64_t own = hash(InfrastructureKind::kDomain, host);
  match.keys.push_back({MatchLevel::kDomain, own});
  match.keys.push_back({MatchLevel::kRegistrable, shape.first == 0 ? own : shape.first});
  if (shape.second != 0) match.keys.push_back({MatchLevel::kZone, shape.second});
  match.grams = shape.grams;
}

}  // namespace

Match match(const ListIndex& index, const knowledge::PublicSuffixes& suffixes, Date before,
            const Observation& observation, bool allow_reserved) {
  Match result;
  std::string value = observation.value;
  if (observation.type == ObservationType::kFileHash) {
    result.keys.push_back(
        {MatchLevel::kHash, knowledge::infrastructure_hash(InfrastructureKind::kHash, value)});
  } else {
    if (observation.type != ObservationType::kIpv4Addr &&
        observation.type != ObservationType::kDomainName) {
      const Indicator indicator{observation.type, observation.value};
      value = host_of(indicator);
    }
    add_host(index, suffixes, value, result);
    if (observation.type == ObservationType::kUrl) {
      const std::string_view url = observation.value;
      const std::size_t scheme = url.find("://");
      result.keys.push_back(
          {MatchLevel::kUrl,
           knowledge::infrastructure_hash(InfrastructureKind::kUrl,
                                          scheme == url.npos ? url : url.substr(scheme + 3))});
    }
  }
  for (const ListKey& key : result.keys) {
    const auto holders = index.holders(key.level, key.hash, before);
    if (holders.empty() || result.level) continue;
    result.level = key.level;
    result.holders = holders.size();
  }
  heed_warnings(index.pack(), value, allow_reserved, result);
  if (result.weightless) result.grams.clear();
  return result;
}

}  // namespace perpend::attribution
