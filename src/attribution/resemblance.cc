// Three ways in which a case is like what was published before.
//
// Intuition. Items that came together before come together again. The cosine between the case and a
// report, each a vector of the rarities of its items, says how much they share; so does the cosine
// with an actor's whole profile. Three readings of the cosines s of an actor's reports:
//
//     profile   cos(case, profile)
//     nearest   s1 + s2/2 + s3/4                 of the three best, each halved every four years
//     density   log10( mean of 2^(-age/3) e^(8 s) + 10^-3 )     over all its n reports
//
// Example: one report that is nearly the case (s = .8) among ten that have nothing of it: nearest
// says .8, density log10(60/10) = .8 ban. Counter-example: an actor with one report of everything;
// its profile is that report, all three agree, and would count it three times: that is what the
// fitted weights are for (the density starts at nothing and earns its share).
//
// A cosine is a sum over items, so profile and nearest split exactly into a row of methods and one
// of tooling; of the density the row of methods is what the techniques alone give, and the row of
// tooling what the software adds.
//
// Kernel density: Parzen (1962); rarity: Sparck Jones (1972). Tested in rows_test.cc.
#include "attribution/resemblance.h"

#include <algorithm>
#include <array>
#include <utility>

#include "attribution/resemblance_terms.h"

namespace perpend::attribution {
namespace {

using namespace resemblance;

// What a report shares with the case: cosine in 10^-9, and the part of it that is of techniques.
struct Cosine {
  std::int64_t whole = 0;
  std::int64_t methods = 0;
};

class Resemblance {
 public:
  Resemblance(const Profiles& profiles, const Findings& findings, const Parameters& parameters,
              std::vector<Row>& rows)
      : profiles_(profiles), findings_(findings), parameters_(parameters), rows_(rows) {}

  void add_profile() {
    const std::int64_t norm =
        case_norm([&](std::uint32_t item) { return profiles_.rarity_among_actors(item); });
    if (norm == 0) return;
    std::array<Row, 2> pair = both(RowKind::kProfile);
    for (std::size_t i = 0; i < profiles_.actors().size(); ++i) {
      const Profile& actor = profiles_.actors()[i];
      std::array<std::int64_t, 2> dot = {0, 0};
      for (const Finding& finding : findings_.items) {
        if (profiles_.seen(i, finding.item) == 0) continue;
        dot[software(finding.item) ? 1 : 0] += profiles_.rarity_among_actors(finding.item) *
                                               kVectorScale * finding.trust *
                                               profiles_.coordinate(i, finding.item);
      }
      for (std::size_t part = 0; part < 2; ++part) {
        if (actor.norm == 0) continue;
        pair[part].weights[i].weight = WeightOfEvidence(
            profile_weight(dot[part], norm * actor.norm * std::int64_t{kFullTrust}, parameters_));
      }
    }
    keep(pair);
  }

  void add_reports() {
    if (findings_.items.empty()) return;
    measure();
    std::array<Row, 2> nearest = both(RowKind::kNearest);
    std::array<Row, 2> density = both(RowKind::kDensity);
    for (std::size_t i = 0; i < profiles_.actors().size(); ++i) {
      const Reports& of = reports_[i];
      std::int64_t whole = 0;
      std::int64_t methods = 0;
      for (const Cosine& near : of.nearest) {  // 4, 2, 1 quarters of the first, second, third
        whole = 2 * whole + near.whole;
        methods = 2 * methods + near.methods;
      }
      nearest[0].weights[i].weight = WeightOfEvidence(nearest_weight(methods, parameters_));
      nearest[1].weights[i].weight = WeightOfEvidence(nearest_weight(whole - methods, parameters_));
      const std::int64_t reports = profiles_.actors()[i].reports;
      const std::int64_t by_methods = density_weight(of.methods, reports, parameters_);
      density[0].weights[i].weight = WeightOfEvidence(by_methods);
      density[1].weights[i].weight =
          WeightOfEvidence(density_weight(of.whole, reports, parameters_) - by_methods);
    }
    keep(nearest);
    keep(density);
  }

 private:
  struct Reports {                                  // of one actor
    std::array<Cosine, kNearestReports> nearest{};  // times decay, nearest first
    std::uint64_t whole = 0;  // sums of 2^(-age/3) e^(8 (s - 1)), in kPowerOne
    std::uint64_t methods = 0;
  };

  bool software(std::uint32_t item) const { return profiles_.corpus().items[item].software; }

  // Length of the case as a vector of rarities; full trust, so that doubt shortens the projection.
  template <class Rarity>
  std::int64_t case_norm(Rarity rarity_of) const {
    std::uint64_t squares = 0;
    for (const Finding& finding : findings_.items) {
      const std::int64_t x = rarity_of(finding.item) * kVectorScale;
      squares += static_cast<std::uint64_t>(x * x);
    }
    return integer_sqrt(squares);
  }

  // Every report's cosine with the case, put with its actor.
  void measure() {
    reports_.assign(profiles_.actors().size(), {});
    const std::int64_t norm =
        case_norm([&](std::uint32_t item) { return profiles_.rarity_among_reports(item); });
    std::vector<std::int64_t> square(profiles_.corpus().items.size(), 0);
    for (const Finding& finding : findings_.items) {
      const std::int64_t x = profiles_.rarity_among_reports(finding.item) * kVectorScale;
      square[finding.item] = x * x * finding.trust;
    }
    for (const ProfiledReport& report : profiles_.reports()) {
      std::int64_t methods = 0;
      std::int64_t tooling = 0;
      for (const std::uint32_t item : profiles_.corpus().reports[report.report].items) {
        (software(item) ? tooling : methods) += square[item];
      }
      const std::int64_t age = age_in_years(findings_.day, report.date);
      const std::int64_t scale = norm * report.norm * std::int64_t{kFullTrust};
      Reports& of = reports_[report.actor];
      const std::int64_t faded = density_decay(age);
      const std::uint64_t by_methods = kernel(methods, scale, faded);
      of.methods += by_methods;
      of.whole += tooling == 0 ? by_methods : kernel(methods + tooling, scale, faded);
      if (methods + tooling == 0) continue;
      const std::int64_t decay = decay_nano(age, kHalfLife);
      Cosine near{mul_div_half_even(methods + tooling, decay, scale),
                  mul_div_half_even(methods, decay, scale)};
      for (Cosine& place : of.nearest) {
        if (near.whole > place.whole) std::swap(near, place);
      }
    }
  }

  std::array<Row, 2> both(RowKind kind) const {
    std::array<Row, 2> pair;
    for (Row& row : pair) {
      row.kind = kind;
      row.explained_by = knowledge::kNone;
      row.weights.resize(profiles_.actors().size());
      for (std::size_t i = 0; i < row.weights.size(); ++i) {
        row.weights[i].total = profiles_.actors()[i].reports;
      }
    }
    pair[1].evidence_class = EvidenceClass::kTooling;
    return pair;
  }

  void keep(std::array<Row, 2>& pair) {
    for (Row& row : pair) {
      const bool speaks =
          std::any_of(row.weights.begin(), row.weights.end(),
                      [](const RowWeight& w) { return w.weight != WeightOfEvidence(); });
      if (speaks) rows_.push_back(std::move(row));
    }
  }

  const Profiles& profiles_;
  const Findings& findings_;
  const Parameters& parameters_;
  std::vector<Row>& rows_;
  std::vector<Reports> reports_;
};

}  // namespace

void add_resemblance(const Profiles& profiles, const Findings& findings,
                     const Parameters& parameters, std::vector<Row>& rows) {
  Resemblance resemblance(profiles, findings, parameters, rows);
  resemblance.add_profile();
  resemblance.add_reports();
}

}  // namespace perpend::attribution
