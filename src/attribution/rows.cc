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
// one.
//
// Counter-example: thirty techniques that everybody uses. Added up as if independent they make any
// actor with long reports nearly certain. So technique rows are tempered by the number of items,
// w / (1 + n/10), with one fitted w for what speaks for and another for what speaks against; a
// technique that an observed software carries out anyway weighs nothing of its own and is not
// counted in n. What naive independence cannot see, that the items came *together* before, is said
// by the rows of resemblance (resemblance.cc).
//
// A software that no report in view shows cannot tell the actors apart: whoever it belongs to, it
// is new. Held against each by how much is published of it, it used to push every answer towards
// actors of whom little is known. It is counted once, in the
// row of novelty, for the unlisted actor. Malware that one actor alone is reported with is its
// signature as long as nobody else is seen with it: one row, however many of them a case holds. A
// tool that anybody may have is no signature, though only one actor's reports happen to name it.
//
// Beta shrinkage: Good, The Estimation of Probabilities (1965). Cap: ELUB, Vergeer et al. (2016).
// Tested in rows_test.cc; judged by `perpend eval methods`.
#include "attribution/rows.h"

#include <algorithm>

#include "attribution/resemblance.h"
#include "core/weight.h"

namespace perpend::attribution {
namespace {

// Fixed before fitting, with round values; the figures move little for half or twice of each.
constexpr std::int64_t kTemper = 10;  // items at which technique rows count half

bool shown_by_nobody(const Profiles& profiles, std::uint32_t item) {
  return profiles.corpus().items[item].software && profiles.seen_by_all(item) == 0;
}

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
    add_signature();
    add_resemblance(profiles_, findings_, parameters_, rows_);
    add_novelty();
    return std::move(rows_);
  }

 private:
  bool software(std::uint32_t item) const { return profiles_.corpus().items[item].software; }
  bool shown_by_nobody(std::uint32_t item) const {
    return perpend::attribution::shown_by_nobody(profiles_, item);
  }

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
                     .weights = {},
                     .unlisted = {}});
    rows_.back().weights.resize(profiles_.actors().size());
    return rows_.back();
  }

  void add_item(const Finding& finding) {
    const bool tool = software(finding.item);
    Row& row = begin_row(tool ? RowKind::kSoftware : RowKind::kTechnique,
                         tool ? EvidenceClass::kTooling : EvidenceClass::kMethods, finding.item);
    row.explained_by = explained_[static_cast<std::size_t>(&finding - findings_.items.data())];
    const bool silent = row.explained_by != knowledge::kNone || shown_by_nobody(finding.item);
    const std::vector<std::int64_t>& logs = ratios_.of_item(finding.item, finding.trust);
    for (std::size_t i = 0; i < row.weights.size(); ++i) {
      RowWeight& weight = row.weights[i];
      weight.seen = profiles_.seen(i, finding.item);
      weight.total = profiles_.actors()[i].reports;
      if (silent) continue;  // its software's row, or that of novelty, speaks for it
      const std::int64_t log = capped(logs[i], weight);
      weight.weight = WeightOfEvidence(tool ? software_weight(log, parameters_)
                                            : technique_weight(log, parameters_, independent_));
    }
  }

  void add_unseen(std::uint32_t place) {
    Row& row = begin_row(RowKind::kUnseenSoftware, EvidenceClass::kTooling, place);
    for (std::size_t i = 0; i < row.weights.size(); ++i) {
      row.weights[i].total = profiles_.actors()[i].reports;
    }
  }

  void add_signature() {
    Row row;
    row.kind = RowKind::kSignature;
    row.evidence_class = EvidenceClass::kTooling;
    row.explained_by = knowledge::kNone;
    row.weights.resize(profiles_.actors().size());
    bool speaks = false;
    for (std::size_t i = 0; i < row.weights.size(); ++i) {
      std::int64_t trust = 0;
      for (const Finding& finding : findings_.items) {
        const bool own = profiles_.corpus().items[finding.item].malware &&
                         profiles_.actors_showing(finding.item) == 1 &&
                         profiles_.seen(i, finding.item) > 0;
        if (own && finding.trust > trust) {
          trust = finding.trust;
          row.item = finding.item;
        }
      }
      row.weights[i].total = profiles_.actors()[i].reports;
      if (trust == 0) continue;
      row.weights[i].seen = profiles_.seen(i, row.item);
      row.weights[i].weight = WeightOfEvidence(get(parameters_, Fitted::kSignature) * trust);
      speaks = true;
    }
    if (speaks) rows_.push_back(std::move(row));
  }

  void add_novelty() {
    const std::int64_t trust = novel_trust(profiles_, findings_);
    if (trust == 0) return;
    begin_row(RowKind::kNovelty, EvidenceClass::kTooling, 0).unlisted =
        WeightOfEvidence(novelty_weight(trust, parameters_));
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

std::int64_t technique_weight(std::int64_t microbans, const Parameters& parameters,
                              std::int64_t independent) {
  const Fitted weight = microbans > 0 ? Fitted::kTechnique : Fitted::kAgainst;
  return mul_div_half_even(microbans, get(parameters, weight) * kTemper,
                           1000 * (kTemper + independent));
}

std::int64_t software_weight(std::int64_t microbans, const Parameters& parameters) {
  return mul_div_half_even(microbans, get(parameters, Fitted::kSoftware), 1000);
}

std::int64_t novel_trust(const Profiles& profiles, const Findings& findings) {
  std::int64_t trust = 0;
  for (const std::int32_t one : findings.unseen_software) trust += one;
  for (const Finding& finding : findings.items) {
    if (shown_by_nobody(profiles, finding.item)) trust += finding.trust;
  }
  return trust;
}

std::int64_t novelty_weight(std::int64_t trust, const Parameters& parameters) {
  return mul_div_half_even(log10_ratio_microbans(static_cast<std::uint64_t>(kFullTrust + trust),
                                                 std::uint64_t{kFullTrust}),
                           get(parameters, Fitted::kNovelty), 1000);
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
