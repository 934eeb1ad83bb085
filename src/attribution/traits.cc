// Intuition. Of the reports that name a vulnerability at all, how many of this actor's name this
// one, against how many of everybody's? The same question as of a technique (ratios.cc), with the
// same prior of three reports of the background:
//
//     LR = (r_hv + 3 p_v)/((n_h + 3) p_v)      p_v = (r_v + 1/2)/(N + 1)
//
// n_h counts only reports that say something of the kind: one that names no vulnerability is
// silent, not a 'no'. Nor could a report name a CVE of a later year, so that an actor's older
// reports do not speak against it.
//
// Example: CVE-2017-0199 in 2 of an actor's 3 reports that name any since 2017, and in 6 of 60:
// LR = (2 + .32)/(6 x .107) = 3.6. Counter-example: an actor whose five such reports are all of
// 2015 neither gains nor loses by it. Tested in traits_test.cc.
#include "attribution/traits.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "attribution/model_numbers.h"
#include "core/sha256.h"
#include "core/weight.h"

namespace perpend::attribution {
namespace {

constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeader = 8;
constexpr std::size_t kRecord = 24;
constexpr std::uint32_t kLastSince = 9999;
constexpr std::int64_t kPriorReports = 3;

std::uint64_t first_bytes(const std::string& text) {
  const auto digest = sha256(text);
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < 8; ++i) hash = hash << 8 | digest[i];
  return hash;
}

}  // namespace

std::string_view name_of(TraitKind kind) {
  constexpr std::array<std::string_view, kTraitKinds> kNames = {"vulnerability", "country",
                                                                "sector"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view trait_parameter(TraitKind kind) {
  constexpr std::array<std::string_view, kTraitKinds> kNames = {"traits.vulnerability",
                                                                "traits.country", "traits.sector"};
  return kNames[static_cast<std::size_t>(kind)];
}

TraitWeights trait_weights_of(const knowledge::Pack& pack) {
  TraitWeights weights{};
  for (std::size_t k = 0; k < kTraitKinds; ++k) {
    weights[k] = pack.parameter(trait_parameter(static_cast<TraitKind>(k))).value_or(0);
  }
  return weights;
}

Trait trait_of(TraitKind kind, std::string_view value) {
  Trait trait{first_bytes(std::string(name_of(kind)) + ":" + std::string(value)), kind, 0};
  if (kind != TraitKind::kVulnerability || value.size() < 8) return trait;
  const char* const end = value.data() + 8;  // "CVE-2017-0199"
  std::uint16_t year = 0;
  const auto read = std::from_chars(value.data() + 4, end, year);
  if (read.ec == std::errc() && read.ptr == end) trait.since = year;
  return trait;
}

std::uint64_t telling_hash(std::string_view citation, std::string_view actor) {
  return first_bytes(std::string(citation) + "\n" + std::string(actor));
}

std::string traits_bytes(const TraitsByTelling& traits) {
  std::string records;
  std::uint32_t count = 0;
  for (const auto& [telling, own] : traits) {
    for (const Trait& trait : own) {
      append(records, telling);
      append(records, trait.value);
      append(records, static_cast<std::uint32_t>(trait.kind));
      append(records, static_cast<std::uint32_t>(trait.since));
      ++count;
    }
  }
  std::string bytes;
  append(bytes, kVersion);
  append(bytes, count);
  return bytes + records;
}

Result<TraitsByTelling> read_traits(std::string_view bytes) {
  TraitsByTelling traits;
  if (bytes.empty()) return traits;
  const auto damaged = [](std::string what) {
    return fail(ErrorKind::kDamaged, "model.damaged",
                "the model 'ledger.traits' " + std::move(what));
  };
  if (bytes.size() < kHeader) return damaged("is too short");
  if (number_at<std::uint32_t>(bytes, 0) != kVersion) return damaged("is of another version");
  const std::uint64_t records = number_at<std::uint32_t>(bytes, 4);
  if (bytes.size() != kHeader + records * kRecord) {
    return damaged("does not have the length that it states");
  }
  std::pair<std::uint64_t, Trait> before;
  for (std::uint64_t i = 0; i < records; ++i) {
    const std::size_t at = kHeader + i * kRecord;
    const auto kind = number_at<std::uint32_t>(bytes, at + 16);
    const auto since = number_at<std::uint32_t>(bytes, at + 20);
    if (kind >= kTraitKinds || since > kLastSince) return damaged("has a kind that there is not");
    const std::pair now(number_at<std::uint64_t>(bytes, at),
                        Trait{number_at<std::uint64_t>(bytes, at + 8), static_cast<TraitKind>(kind),
                              static_cast<std::uint16_t>(since)});
    if (i > 0 && now <= before) return damaged("is not sorted");
    traits[now.first].push_back(now.second);
    before = now;
  }
  return traits;
}

std::vector<std::vector<Trait>> traits_of_reports(const Corpus& corpus,
                                                  const TraitsByTelling& traits) {
  std::vector<std::vector<Trait>> result(corpus.reports.size());
  if (traits.empty()) return result;
  for (std::size_t i = 0; i < result.size(); ++i) {
    std::string_view names = corpus.reports[i].citation;
    while (!names.empty()) {
      const std::size_t end = std::min(names.find('|'), names.size());
      const auto found =
          traits.find(telling_hash(names.substr(0, end), corpus.actors[corpus.reports[i].actor]));
      if (found != traits.end()) {
        result[i].insert(result[i].end(), found->second.begin(), found->second.end());
      }
      names.remove_prefix(std::min(end + 1, names.size()));
    }
    std::sort(result[i].begin(), result[i].end());
    result[i].erase(std::unique(result[i].begin(), result[i].end()), result[i].end());
  }
  return result;
}

TraitCounts::TraitCounts(const Corpus& corpus, const std::vector<std::vector<Trait>>& traits,
                         TraitKind kind, Date before) {
  for (std::size_t i = 0; i < traits.size(); ++i) {
    if (!corpus.reports[i].dated || corpus.reports[i].date >= before) continue;
    Telling telling{corpus.reports[i].date, corpus.reports[i].actor, {}};
    for (const Trait& trait : traits[i]) {
      if (trait.kind == kind) telling.values.push_back(trait.value);
    }
    if (!telling.values.empty()) tellings_.push_back(std::move(telling));
  }
}

TraitCounts::Counts TraitCounts::of(const Trait& trait, std::int32_t trust) const {
  Counts counts;
  for (const Telling& telling : tellings_) {
    if (telling.date.year() < trait.since) continue;
    const bool shows = std::find(telling.values.begin(), telling.values.end(), trait.value) !=
                       telling.values.end();
    for (Count* count : {&counts.all, &counts.own[telling.actor]}) {
      ++count->total;
      count->seen += shows ? 1 : 0;
    }
  }
  if (counts.all.seen == 0) return counts;
  // With p = odd / twice: (seen + 3p)/((total + 3) p), mixed towards 1.
  const std::int64_t odd = 2 * std::int64_t{counts.all.seen} + 1;
  const std::int64_t twice = 2 * (std::int64_t{counts.all.total} + 1);
  const std::int64_t cap = cap_microbans(counts.all.total);
  for (auto& [actor, count] : counts.own) {
    const std::int64_t numerator = count.seen * twice + kPriorReports * odd;
    const std::int64_t denominator = (count.total + kPriorReports) * odd;
    const std::int64_t log = log10_ratio_microbans(
        static_cast<std::uint64_t>(trust * numerator + (kFullTrust - trust) * denominator),
        static_cast<std::uint64_t>(kFullTrust * denominator));
    count.microbans = std::clamp(log, -cap, cap);
    count.capped = count.microbans != log;
  }
  return counts;
}

}  // namespace perpend::attribution
