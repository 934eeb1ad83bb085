// The same arithmetic as resemblance.cc, with what does not depend on the selection kept: which
// reports show an item, an actor's coordinates, how old a report is. A selection then costs the
// postings of its items and one power of ten for each report that shares any.
//
// Two savings beside that. The density of a report that shares nothing depends on its age alone, so
// an actor's sum starts there. And methods and tooling of the density add up to the whole, so their
// split is not needed. Example: a case of 30 techniques touches some 600 of 1,000 reports.
// Counter-example: the cosines themselves cannot be kept: without one item the case is shorter, and
// every cosine another. Tested in case_sums_test.cc: the rows' sums, to the last bit.
#include "attribution/resemblance_sums.h"

#include <array>
#include <numeric>
#include <utility>

#include "attribution/resemblance_terms.h"

namespace perpend::attribution {

ResemblanceSums::ResemblanceSums(const Profiles& profiles, const Parameters& parameters, Date day,
                                 std::span<const std::uint32_t> items)
    : profiles_(profiles), parameters_(parameters) {
  const auto all = profiles.reports();
  std::vector<std::uint32_t> order(all.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return all[a].actor < all[b].actor; });
  shown_.resize(profiles.corpus().items.size());
  starts_.assign(profiles.actors().size() + 1, 0);
  alone_.assign(profiles.actors().size(), 0);
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    const ProfiledReport& from = all[order[place]];
    const std::int64_t age = age_in_years(day, from.date);
    Report report{.actor = from.actor,
                  .norm = from.norm,
                  .decay = resemblance::decay_nano(age, resemblance::kHalfLife),
                  .faded = resemblance::density_decay(age)};
    report.alone = resemblance::kernel(0, 1, report.faded);
    alone_[report.actor] += report.alone;
    ++starts_[std::size_t{report.actor} + 1];
    for (const std::uint32_t item : profiles.corpus().reports[from.report].items) {
      shown_[item].push_back(place);
    }
    reports_.push_back(report);
  }
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  for (std::size_t i = 0; i < alone_.size(); ++i) {
    alone_weight_.push_back(
        resemblance::density_weight(alone_[i], profiles.actors()[i].reports, parameters));
  }
  for (const std::uint32_t item : items) shares_.try_emplace(item, shares_of(item));
}

std::vector<ResemblanceSums::Share> ResemblanceSums::shares_of(std::uint32_t item) const {
  std::vector<Share> shares;
  for (std::uint32_t actor = 0; actor < profiles_.actors().size(); ++actor) {
    if (profiles_.seen(actor, item) == 0) continue;
    shares.push_back({actor, profiles_.rarity_among_actors(item) * kVectorScale *
                                 profiles_.coordinate(actor, item)});
  }
  return shares;
}

void ResemblanceSums::add(const Findings& findings, std::span<std::int64_t> sums) const {
  if (findings.items.empty()) return;
  add_profile(findings, sums);
  add_reports(findings, sums);
}

void ResemblanceSums::add_profile(const Findings& findings, std::span<std::int64_t> sums) const {
  std::array<std::vector<std::int64_t>, 2> dots;  // of techniques, of software; by actor
  for (auto& part : dots) part.assign(sums.size(), 0);
  std::uint64_t squares = 0;
  for (const Finding& finding : findings.items) {
    const std::int64_t x = profiles_.rarity_among_actors(finding.item) * kVectorScale;
    squares += static_cast<std::uint64_t>(x * x);
    std::vector<std::int64_t>& dot = dots[software(finding.item) ? 1 : 0];
    const auto known = shares_.find(finding.item);
    const auto add = [&](const std::vector<Share>& shares) {
      for (const Share& share : shares) dot[share.actor] += share.product * finding.trust;
    };
    known == shares_.end() ? add(shares_of(finding.item)) : add(known->second);
  }
  const std::int64_t norm = integer_sqrt(squares);
  if (norm == 0) return;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const std::int64_t own = profiles_.actors()[i].norm;
    if (own == 0) continue;
    for (const auto& part : dots) {
      if (part[i] == 0) continue;
      sums[i] +=
          resemblance::profile_weight(part[i], norm * own * std::int64_t{kFullTrust}, parameters_);
    }
  }
}

std::vector<ResemblanceSums::Dot> ResemblanceSums::dots_of(const Findings& findings) const {
  std::vector<Dot> dots(reports_.size());
  for (const Finding& finding : findings.items) {
    const std::int64_t x = profiles_.rarity_among_reports(finding.item) * kVectorScale;
    const std::int64_t square = x * x * finding.trust;
    const bool tool = software(finding.item);
    for (const std::uint32_t place : shown_[finding.item]) {
      (tool ? dots[place].tooling : dots[place].methods) += square;
    }
  }
  return dots;
}

void ResemblanceSums::add_reports(const Findings& findings, std::span<std::int64_t> sums) const {
  std::uint64_t squares = 0;
  for (const Finding& finding : findings.items) {
    const std::int64_t x = profiles_.rarity_among_reports(finding.item) * kVectorScale;
    squares += static_cast<std::uint64_t>(x * x);
  }
  const std::int64_t norm = integer_sqrt(squares);
  const std::vector<Dot> dots = dots_of(findings);
  struct Near {
    std::int64_t whole = 0;
    std::uint32_t place = 0;
  };
  for (std::size_t i = 0; i < sums.size(); ++i) {
    bool touched = false;
    std::uint64_t density = alone_[i];
    std::array<Near, resemblance::kNearestReports> nearest{};
    for (std::uint32_t place = starts_[i]; place < starts_[i + 1]; ++place) {
      const std::int64_t dot = dots[place].methods + dots[place].tooling;
      if (dot == 0) continue;
      touched = true;
      const Report& report = reports_[place];
      const std::int64_t scale = norm * report.norm * std::int64_t{kFullTrust};
      density += resemblance::kernel(dot, scale, report.faded) - report.alone;
      Near near{mul_div_half_even(dot, report.decay, scale), place};
      for (Near& better : nearest) {
        if (near.whole > better.whole) std::swap(near, better);
      }
    }
    if (!touched) {
      sums[i] += alone_weight_[i];
      continue;
    }
    std::int64_t whole = 0;
    std::int64_t methods = 0;
    for (const Near& near : nearest) {  // 4, 2, 1 quarters of the first, second, third
      whole = 2 * whole + near.whole;
      methods *= 2;
      if (near.whole == 0) continue;
      const Report& report = reports_[near.place];
      methods += mul_div_half_even(dots[near.place].methods, report.decay,
                                   norm * report.norm * std::int64_t{kFullTrust});
    }
    sums[i] += resemblance::nearest_weight(methods, parameters_) +
               resemblance::nearest_weight(whole - methods, parameters_) +
               resemblance::density_weight(density, profiles_.actors()[i].reports, parameters_);
  }
}

}  // namespace perpend::attribution
