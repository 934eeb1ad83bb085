// An indicator that stands in an earlier list of an actor speaks for that actor by the likelihood
// ratio with which such a match came true in later lists (fitted forward in time, one number a
// level). One that several actors' lists hold speaks for each of them by so much less. One that
// stands in no list says nothing: attackers change their infrastructure, and no list is complete.
//
// Counter-example: a host of a dynamic-DNS service. The host itself is somebody's; the zone is
// everybody's. So a match of the registrable domain weighs nothing where a warning list calls the
// domain shared, and an exact host or address on shared ground counts half. What a list calls
// benign, reserved or a sinkhole weighs nothing. Tested in infrastructure_test.cc.
#include "attribution/infrastructure.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/weight.h"
#include "knowledge/hashes.h"
#include "knowledge/warning.h"
#include "model/indicator.h"

namespace perpend::attribution {
namespace {

using knowledge::InfrastructureKind;
using knowledge::InfrastructureRecord;

constexpr std::array<std::string_view, kMatchLevels> kNames = {"hash", "domain", "ipv4",
                                                               "registrable"};
constexpr std::array<std::string_view, kMatchLevels> kParameters = {
    "infrastructure.hash", "infrastructure.domain", "infrastructure.ipv4",
    "infrastructure.registrable"};
// Half of log10 of 141, 141, 283 and 38, in thousandths of a ban.
constexpr std::array<std::int64_t, kMatchLevels> kUnfitted = {1075, 1075, 1226, 790};

std::vector<std::size_t> holders(const View& view, InfrastructureKind kind,
                                 std::string_view value) {
  const std::uint64_t hash = knowledge::infrastructure_hash(kind, value);
  const auto records = view.pack().infrastructure();
  const auto first = std::lower_bound(records.begin(), records.end(), hash,
                                      [](const InfrastructureRecord& record, std::uint64_t wanted) {
                                        return record.hash < wanted;
                                      });
  std::vector<std::size_t> found;
  for (auto record = first; record != records.end() && record->hash == hash; ++record) {
    if (record->kind != static_cast<std::uint16_t>(kind) || !view.in_view(record->known_from) ||
        record->actor == knowledge::kNone) {
      continue;
    }
    const std::size_t candidate = view.candidate_of(record->actor);
    if (candidate < view.candidates().size()) found.push_back(candidate);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::int64_t log_ratio(const View& view, const Match& match, std::int32_t trust) {
  const auto level = static_cast<std::size_t>(match.level);
  const std::int64_t fitted =
      view.pack().parameter(kParameters[level]).value_or(kUnfitted[level]) * 1000;
  const std::int64_t shared = log10_ratio_microbans(match.candidates.size(), 1);
  const std::int64_t log = std::max<std::int64_t>(fitted - shared, 0) / (match.halved ? 2 : 1);
  if (trust == kFullTrust) return log;
  // r*LR + (1-r), with 1/LR as a fixed-point number: LR = 1/(10^-log).
  const auto inverse = static_cast<std::int64_t>(pow10_fixed(-log) >> 32);  // 30 bits
  constexpr std::int64_t kOne = std::int64_t{1} << 30;
  const std::int64_t numerator = trust * kOne + (kFullTrust - trust) * inverse;
  return log10_ratio_microbans(static_cast<std::uint64_t>(numerator),
                               static_cast<std::uint64_t>(kFullTrust * inverse));
}

}  // namespace

std::string_view name_of(MatchLevel level) { return kNames[static_cast<std::size_t>(level)]; }
std::string_view parameter_of(MatchLevel level) {
  return kParameters[static_cast<std::size_t>(level)];
}
std::int64_t unfitted_thousandths(MatchLevel level) {
  return kUnfitted[static_cast<std::size_t>(level)];
}

namespace {

// What the warning lists take away from a match.
void heed_warnings(const View& view, std::string_view value, bool allow_reserved, Match& match) {
  for (const knowledge::Warning& warning : knowledge::warnings(view.pack(), value)) {
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
      case knowledge::WarningKind::kDynamicDns:
        match.halved = true;
        match.weightless = match.weightless || match.level == MatchLevel::kRegistrable;
        break;
    }
    match.note = "on the list '" + std::string(warning.list) + "'";
    if (match.weightless) return;
  }
}

// The kind under which lists hold the observation, and its value there.
std::pair<MatchLevel, std::string> looked_up(const Observation& observation) {
  switch (observation.type) {
    case ObservationType::kFileHash:
      return {MatchLevel::kHash, observation.value};
    case ObservationType::kIpv4Addr:
      return {MatchLevel::kIpv4, observation.value};
    case ObservationType::kDomainName:
      return {MatchLevel::kDomain, observation.value};
    default:
      break;
  }
  const Indicator indicator{observation.type, observation.value};
  const std::string_view host = host_of(indicator);
  const bool address = !host.empty() && host.find_first_not_of("0123456789.") == host.npos;
  return {address ? MatchLevel::kIpv4 : MatchLevel::kDomain, std::string(host)};
}

InfrastructureKind kind_of(MatchLevel level) {
  switch (level) {
    case MatchLevel::kHash:
      return InfrastructureKind::kHash;
    case MatchLevel::kIpv4:
      return InfrastructureKind::kIpv4;
    case MatchLevel::kRegistrable:
      return InfrastructureKind::kRegistrable;
    case MatchLevel::kDomain:
      break;
  }
  return InfrastructureKind::kDomain;
}

}  // namespace

Match match(const View& view, const Observation& observation, bool allow_reserved) {
  Match result;
  auto [level, value] = looked_up(observation);
  result.level = level;
  result.candidates = holders(view, kind_of(level), value);
  if (!result.listed() && level == MatchLevel::kDomain) {
    value = view.suffixes().registrable_domain(value);
    result.level = MatchLevel::kRegistrable;
    if (!value.empty()) result.candidates = holders(view, InfrastructureKind::kRegistrable, value);
  }
  if (result.listed()) heed_warnings(view, value, allow_reserved, result);
  return result;
}

std::vector<std::vector<RowWeight>> infrastructure_weights(
    const View& view, const std::vector<Match>& matches, const std::vector<std::int32_t>& trusts) {
  struct Place {
    std::size_t candidate;
    std::int64_t log;
    std::size_t row;
  };
  std::vector<std::vector<RowWeight>> rows(matches.size());
  std::vector<Place> places;
  for (std::size_t row = 0; row < matches.size(); ++row) {
    rows[row].resize(view.candidates().size());
    if (matches[row].weightless || !matches[row].listed()) continue;
    const std::int64_t log = log_ratio(view, matches[row], trusts[row]);
    for (const std::size_t candidate : matches[row].candidates) {
      places.push_back({candidate, log, row});
    }
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return std::tie(a.candidate, b.log, a.row) < std::tie(b.candidate, a.log, b.row);
  });
  std::int64_t divisor = 1;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const bool fresh = i == 0 || places[i].candidate != places[i - 1].candidate;
    divisor = fresh ? 1 : std::min<std::int64_t>(divisor * 2, std::int64_t{1} << 40);
    rows[places[i].row][places[i].candidate] = {
        .weight = WeightOfEvidence(mul_div_half_even(places[i].log, 1, divisor)),
        .seen = 1,
        .total = 1,
        .capped = divisor > 1};
  }
  return rows;
}

}  // namespace perpend::attribution
