// The ledger's rows.
//
// Intuition. How much more often does this actor's reporting show the finding than everybody's?
// With r of an actor's reports showing it and a background share p, the share is shrunk towards p
// by three pseudo-reports (a Beta prior centred on the background):
//
//     LR = (r + 3 p) / ((e + 3) p)          e: the actor's exposure, in reports of average length
//
// Example: a rare loader in 2 of an actor's reports (e = 4) and 3 of everybody's 1,000: p = .0035,
// LR = 2.0105 / .0245 = 82, 1.9 bans. An actor with many reports and no trace of it: 3/(e+3), below
// one; that is how a tool nobody has shown before speaks for the unlisted actor, whose ratio is 1.
//
// Counter-example: thirty techniques that everybody uses. Added up as if independent they make any
// actor with long reports nearly certain. So technique rows are tempered by the number of items,
// w / (1 + n/10), and w is fitted on the past; a technique that an observed software carries out
// anyway weighs nothing of its own and is not counted in n. What naive independence cannot see,
// that the items came *together* before, is said by two rows of resemblance: the cosine of the case
// with the actor's whole profile, and with its nearest three reports (the second at half, the third
// at a quarter, each halved every four years of age). A cosine is a sum over items, so each
// resemblance splits exactly into a row of methods and one of tooling.
//
// Beta shrinkage: Good, The Estimation of Probabilities (1965). Cap: ELUB, Vergeer et al. (2016).
// Tested in rows_test.cc and tests/oracle; judged by `perpend eval methods`.
#include "attribution/rows.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/weight.h"

namespace perpend::attribution {
namespace {

// Fixed before fitting, with round values; the figures move little for half or twice of each.
constexpr std::int64_t kTemper = 10;   // items at which technique rows count half
constexpr std::int64_t kHalfLife = 4;  // years in which a report's nearness halves
constexpr int kNearestReports = 3;     // looked at for each actor
constexpr std::int64_t kNano = 1'000'000'000;

class Ledger {
 public:
  Ledger(const Profiles& profiles, const Findings& findings, const Parameters& parameters,
         RatioTable& ratios)
      : profiles_(profiles),
        ratios_(ratios),
        findings_(findings),
        parameters_(parameters),
        cap_(cap_microbans(profiles.report_count())) {}

  std::vector<Row> rows() {
    explain();
    for (std::size_t i = 0; i < findings_.items.size(); ++i) add_item(findings_.items[i]);
    for (std::uint32_t i = 0; i < findings_.unseen_software.size(); ++i) add_unseen(i);
    add_profile_resemblance();
    add_nearest_resemblance();
    return std::move(rows_);
  }

 private:
  bool software(std::uint32_t item) const { return profiles_.corpus().items[item].software; }

  std::int64_t capped(std::int64_t microbans, RowWeight& weight) const {
    weight.capped = microbans > cap_ || microbans < -cap_;
    return std::clamp(microbans, -cap_, cap_);
  }

  void explain() {
    std::vector<std::uint32_t> observed;
    for (const Finding& finding : findings_.items) {
      if (software(finding.item)) observed.push_back(finding.item);
    }
    explained_.assign(findings_.items.size(), knowledge::kNone);
    for (auto one = observed.rbegin(); one != observed.rend(); ++one) {
      for (const std::uint32_t technique : profiles_.techniques_of(*one)) {
        const auto at = std::lower_bound(
            findings_.items.begin(), findings_.items.end(), technique,
            [](const Finding& finding, std::uint32_t item) { return finding.item < item; });
        if (at != findings_.items.end() && at->item == technique) {
          explained_[static_cast<std::size_t>(at - findings_.items.begin())] = *one;
        }
      }
    }
    independent_ =
        findings_.count() - std::count_if(explained_.begin(), explained_.end(),
                                          [](std::uint32_t by) { return by != knowledge::kNone; });
  }

  Row& begin_row(RowKind kind, EvidenceClass evidence_class, std::uint32_t item) {
    rows_.push_back({.kind = kind,
                     .evidence_class = evidence_class,
                     .item = item,
                     .explained_by = knowledge::kNone,
                     .weights = {}});
    rows_.back().weights.resize(profiles_.actors().size());
    return rows_.back();
  }

  std::int64_t technique_weight(std::int64_t microbans) const {
    return mul_div_half_even(microbans, get(parameters_, Fitted::kTechnique) * kTemper,
                             1000 * (kTemper + independent_));
  }
  std::int64_t software_weight(std::int64_t microbans) const {
    return mul_div_half_even(microbans, get(parameters_, Fitted::kSoftware), 1000);
  }

  void add_item(const Finding& finding) {
    const bool tool = software(finding.item);
    Row& row = begin_row(tool ? RowKind::kSoftware : RowKind::kTechnique,
                         tool ? EvidenceClass::kTooling : EvidenceClass::kMethods, finding.item);
    row.explained_by = explained_[static_cast<std::size_t>(&finding - findings_.items.data())];
    const std::vector<std::int64_t>& logs = ratios_.of_item(finding.item, finding.trust);
    for (std::size_t i = 0; i < row.weights.size(); ++i) {
      RowWeight& weight = row.weights[i];
      weight.seen = profiles_.seen(i, finding.item);
      weight.total = profiles_.actors()[i].reports;
      if (row.explained_by != knowledge::kNone) continue;  // its software's row speaks for both
      const std::int64_t log = capped(logs[i], weight);
      weight.weight = WeightOfEvidence(tool ? software_weight(log) : technique_weight(log));
    }
  }

  void add_unseen(std::uint32_t place) {
    const std::int32_t trust = findings_.unseen_software[place];
    Row& row = begin_row(RowKind::kUnseenSoftware, EvidenceClass::kTooling, place);
    const std::vector<std::int64_t>& logs = ratios_.of_unseen(trust);
    for (std::size_t i = 0; i < row.weights.size(); ++i) {
      RowWeight& weight = row.weights[i];
      weight.total = profiles_.actors()[i].reports;
      weight.weight = WeightOfEvidence(software_weight(capped(logs[i], weight)));
    }
  }

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

  void add_profile_resemblance() {
    const std::int64_t norm =
        case_norm([&](std::uint32_t item) { return profiles_.rarity_among_actors(item); });
    if (norm == 0) return;
    std::array<Row, 2> pair = resemblance(RowKind::kProfile);
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
        RowWeight& weight = pair[part].weights[i];
        weight.total = actor.reports;
        if (actor.norm == 0) continue;
        // dot / (norm norm trust) is the share of the cosine; times bans, in microbans.
        weight.weight =
            WeightOfEvidence(mul_div_half_even(dot[part], get(parameters_, Fitted::kProfile) * 1000,
                                               norm * actor.norm * std::int64_t{kFullTrust}));
      }
    }
    keep(pair);
  }

  struct Nearness {
    std::int64_t whole = 0;  // cosine times decay, in 10^-9
    std::int64_t methods = 0;
  };

  // For each actor its nearest reports, nearest first.
  std::vector<std::array<Nearness, kNearestReports>> nearest() const {
    std::vector<std::array<Nearness, kNearestReports>> best(profiles_.actors().size());
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
      if (methods + tooling == 0) continue;
      const std::int64_t scale = norm * report.norm * std::int64_t{kFullTrust};
      const std::int64_t decay = decay_nano(age_in_years(findings_.day, report.date));
      Nearness near{mul_div_half_even(methods + tooling, decay, scale),
                    mul_div_half_even(methods, decay, scale)};
      for (Nearness& place : best[report.actor]) {
        if (near.whole > place.whole) std::swap(near, place);
      }
    }
    return best;
  }

  // 2^(-age/4) in 10^-9. log10(2)/4 = .075257 ban a year.
  static std::int64_t decay_nano(std::int64_t age) {
    const std::int64_t microbans = -mul_div_half_even(age, 301'030, kHalfLife);
    return static_cast<std::int64_t>(pow10_fixed(microbans) >> 32) * kNano >> 30;
  }

  void add_nearest_resemblance() {
    if (findings_.items.empty()) return;
    std::array<Row, 2> pair = resemblance(RowKind::kNearest);
    const auto best = nearest();
    for (std::size_t i = 0; i < best.size(); ++i) {
      std::int64_t whole = 0;
      std::int64_t methods = 0;
      for (const Nearness& near : best[i]) {  // 4, 2, 1 quarters of the first, second, third
        whole = 2 * whole + near.whole;
        methods = 2 * methods + near.methods;
      }
      set_nearest(pair[0].weights[i], i, methods);
      set_nearest(pair[1].weights[i], i, whole - methods);
    }
    keep(pair);
  }

  void set_nearest(RowWeight& weight, std::size_t actor, std::int64_t quarters) const {
    weight.total = profiles_.actors()[actor].reports;
    weight.weight = WeightOfEvidence(
        mul_div_half_even(quarters, get(parameters_, Fitted::kNearest), 4 * (kNano / 1000)));
  }

  std::array<Row, 2> resemblance(RowKind kind) const {
    std::array<Row, 2> pair;
    for (Row& row : pair) {
      row.kind = kind;
      row.explained_by = knowledge::kNone;
      row.weights.resize(profiles_.actors().size());
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
  RatioTable& ratios_;
  const Findings& findings_;
  const Parameters& parameters_;
  std::int64_t cap_;
  std::vector<std::uint32_t> explained_;  // for each item: the observed software that implies it
  std::int64_t independent_ = 0;          // items that no observed software implies
  std::vector<Row> rows_;
};

}  // namespace

std::int64_t cap_microbans(std::int64_t reports) {
  return log10_ratio_microbans(static_cast<std::uint64_t>(reports) + 1, 1);
}

std::vector<Row> method_rows(const Profiles& profiles, const Findings& findings,
                             const Parameters& parameters, RatioTable& ratios) {
  if (profiles.report_count() == 0) return {};
  return Ledger(profiles, findings, parameters, ratios).rows();
}

std::vector<Row> method_rows(const Profiles& profiles, const Findings& findings,
                             const Parameters& parameters) {
  RatioTable ratios(profiles);
  return method_rows(profiles, findings, parameters, ratios);
}

}  // namespace perpend::attribution
