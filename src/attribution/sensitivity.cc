#include "attribution/sensitivity.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "attribution/false_flag.h"
#include "attribution/flip.h"
#include "attribution/forging.h"
#include "attribution/next.h"
#include "attribution/row_fits.h"

namespace perpend::attribution {
namespace {

// The case without some of its findings.
Selection without_findings(const CaseLedger& ledger, const std::vector<std::uint32_t>& findings,
                           std::span<const std::uint32_t> without) {
  std::vector<bool> out(ledger.findings().size(), false);
  for (const std::uint32_t one : without) out[findings[one]] = true;
  const CaseFinding* first = ledger.findings().data();
  return {[out = std::move(out), first](const CaseFinding& finding) {
    return out[static_cast<std::size_t>(&finding - first)] ? 0 : finding.instances.front().trust;
  }};
}

// The case with the sources up to a place in the order of their publication.
Selection up_to(const std::vector<std::size_t>& place_of_source, std::size_t place) {
  return {[&place_of_source, place](const CaseFinding& finding) {
    for (const Instance& instance : finding.instances) {  // the best trusted first
      if (place_of_source[instance.source] <= place) return instance.trust;
    }
    return 0;
  }};
}

class Sensitiveness {
 public:
  explicit Sensitiveness(const SensitivityInput& input)
      : input_(input), ledger_(input.ledger), view_(input.ledger.view()) {}

  Sensitivity measure() {
    answer_.origins = input_.origins;
    if (input_.rows.empty()) return std::move(answer_);
    find_framed();
    const bool searched = ledger_.findings().size() <= kMostSearched;
    if (searched) find_flips();
    mix();
    listen();
    find_misfits();
    if (searched) look_ahead();
    look_back();
    return std::move(answer_);
  }

 private:
  std::string id_of_candidate(std::size_t candidate) const { return view_.id_of(candidate); }

  const Observation& observation_of(const CaseFinding& finding) const {
    return input_.incident.observations[finding.instances.front().observation];
  }

  void find_framed() {
    framed_ = input_.full.leader;
    if (view_.candidates()[framed_].actor == knowledge::kNone) {
      // Nobody plants evidence to look like nobody: the best named one is what is pointed at.
      std::size_t best = 0;
      for (std::size_t i = 1; i + 1 < view_.candidates().size(); ++i) {
        if (input_.full.posteriors[i] > input_.full.posteriors[best]) best = i;
      }
      framed_ = best;
    }
    answer_.points_at_id = id_of_candidate(framed_);
    answer_.points_at_name = name_of_candidate(view_, framed_);
  }

  // Findings that have a row of weight or a part in the resemblance of the case.
  std::vector<std::uint32_t> findings_that_matter() const {
    std::vector<std::pair<std::int64_t, std::uint32_t>> found;
    for (const LedgerRow& row : input_.rows) {
      if (row.finding == knowledge::kNone) continue;
      const FindingKind kind = ledger_.findings()[row.finding].kind;
      if (kind == FindingKind::kWeightless) continue;
      const bool weighs =
          std::any_of(row.weights.begin(), row.weights.end(),
                      [](const RowWeight& weight) { return weight.weight != WeightOfEvidence(); });
      if (!weighs && kind != FindingKind::kItem) continue;
      const std::int64_t own = row.weights[input_.full.leader].weight.microbans();
      std::int64_t most = own;
      for (const RowWeight& weight : row.weights) most = std::max(most, weight.weight.microbans());
      found.emplace_back(std::min(-(most - own), -own), row.finding);
    }
    std::sort(found.begin(), found.end());
    found.resize(std::min(found.size(), kMostFlipped));
    std::vector<std::uint32_t> findings;
    findings.reserve(found.size());
    for (const auto& [order, finding] : found) findings.push_back(finding);
    std::sort(findings.begin(), findings.end());
    findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
    return findings;
  }

  Standing standing_of(const std::vector<WeightOfEvidence>& sums) const {
    const std::size_t own = input_.full.leader;
    Standing standing;
    std::int64_t other = INT64_MIN;
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const std::int64_t score = (input_.priors[i] + sums[i]).microbans();
      if (i != own && score > other) {
        other = score;
        standing.leader = i;
      }
    }
    standing.margin = (input_.priors[own] + sums[own]).microbans() - other;
    standing.flipped = standing.margin < 0;
    if (!standing.flipped) standing.leader = own;
    return standing;
  }

  void find_flips() {
    if (input_.priors.size() < 2) return;  // nobody else to flip to
    const std::vector<std::uint32_t> findings = findings_that_matter();
    FlipProblem problem;
    for (const std::uint32_t one : findings) {
      const CaseFinding& finding = ledger_.findings()[one];
      problem.costs.push_back(cost_to_forge(view_, finding, observation_of(finding)));
    }
    problem.without = [&](std::span<const std::uint32_t> without) {
      return standing_of(ledger_.sums(without_findings(ledger_, findings, without)));
    };
    const FlipResult result = flips(problem, input_.threads);
    answer_.flips.looked_at = static_cast<std::uint32_t>(result.looked_at);
    answer_.flips.recomputed = result.tried;
    if (result.fewest) answer_.flips.fewest = shown(*result.fewest, findings);
    if (result.cheapest) answer_.flips.cheapest = shown(*result.cheapest, findings);
  }

  Flip shown(const FlipSet& set, const std::vector<std::uint32_t>& findings) const {
    const Outcome outcome =
        outcome_of(ledger_, input_.priors, without_findings(ledger_, findings, set.findings));
    Flip flip;
    for (const std::uint32_t one : set.findings) {
      flip.evidence.push_back(id_of(observation_of(ledger_.findings()[findings[one]])));
    }
    std::sort(flip.evidence.begin(), flip.evidence.end());
    flip.cost = set.cost;
    flip.to_id = id_of_candidate(set.leader);
    flip.to_name = name_of_candidate(view_, set.leader);
    flip.posterior = outcome.posteriors[set.leader];
    return flip;
  }

  void mix() {
    std::vector<PlantedRow> planted;
    for (const LedgerRow& row : input_.rows) {
      PlantedRow one{&row, cost_to_forge(row.evidence_class)};
      if (row.finding != knowledge::kNone) {
        const CaseFinding& finding = ledger_.findings()[row.finding];
        one.cost = cost_to_forge(view_, finding, observation_of(finding));
      }
      planted.push_back(one);
    }
    for (const std::int64_t share : kSharesTried) {
      const Outcome outcome =
          outcome_of(view_, mixed_scores(planted, input_.priors, framed_, share));
      answer_.false_flags.push_back({.share_thousandths = share,
                                     .framed = outcome.posteriors[framed_],
                                     .top_id = id_of_candidate(outcome.leader),
                                     .top_name = name_of_candidate(view_, outcome.leader),
                                     .top = outcome.posteriors[outcome.leader]});
    }
  }

  // log10 of the probability of these rows, sums given for each candidate, against the background.
  std::int64_t probability_of(const std::vector<WeightOfEvidence>& sums) const {
    std::vector<Score> scores;
    scores.reserve(sums.size());
    for (std::size_t i = 0; i < sums.size(); ++i) scores.push_back(input_.priors[i] + sums[i]);
    return normalise(scores).normaliser.microbans();
  }

  // Jensen, Chamberlain, Nordahl and Jensen, 'Analysis in HUGIN of data conflict' (1990), with the
  // sign turned: log10 P(part and rest) / (P(part) P(rest)). What one actor explains together is
  // above zero; a part that points elsewhere is below.
  WeightOfEvidence fit_of(const std::vector<WeightOfEvidence>& part) const {
    std::vector<WeightOfEvidence> rest = whole_;
    for (std::size_t i = 0; i < rest.size(); ++i) rest[i] = rest[i] - part[i];
    const std::vector<WeightOfEvidence> none(whole_.size());
    return WeightOfEvidence(probability_of(whole_) + probability_of(none) - probability_of(part) -
                            probability_of(rest));
  }

  void find_misfits() {
    const std::vector<WeightOfEvidence> fits = row_fits(input_.rows, input_.priors);
    for (std::size_t i = 0; i < fits.size(); ++i) {
      const LedgerRow& row = input_.rows[i];
      if (row.finding == knowledge::kNone || fits[i].microbans() > kMisfit) continue;
      answer_.misfits.push_back({id_of(observation_of(ledger_.findings()[row.finding])), fits[i]});
    }
    std::sort(answer_.misfits.begin(), answer_.misfits.end(), [](const Misfit& a, const Misfit& b) {
      return a.fit != b.fit ? a.fit < b.fit : a.evidence < b.evidence;
    });
    if (answer_.misfits.size() > kMostMisfits) answer_.misfits.resize(kMostMisfits);
  }

  void listen() {
    whole_.resize(view_.candidates().size());
    for (const LedgerRow& row : input_.rows) {
      for (std::size_t k = 0; k < whole_.size(); ++k) whole_[k] += row.weights[k].weight;
    }
    for (int i = 0; i < kEvidenceClasses; ++i) {
      const auto one = static_cast<EvidenceClass>(i);
      std::vector<WeightOfEvidence> sums(view_.candidates().size());
      bool speaks = false;
      for (const LedgerRow& row : input_.rows) {
        if (row.evidence_class != one) continue;
        for (std::size_t k = 0; k < sums.size(); ++k) {
          sums[k] += row.weights[k].weight;
          speaks = speaks || row.weights[k].weight != WeightOfEvidence();
        }
      }
      if (speaks) answer_.voices.push_back(voice_of(one, sums));
    }
  }

  ClassVoice voice_of(EvidenceClass one, const std::vector<WeightOfEvidence>& sums) const {
    std::size_t favoured = sums.size() - 1;  // the unlisted actor, unless another is favoured
    for (std::size_t i = 0; i < sums.size(); ++i) {
      if (sums[i] > sums[favoured] || (sums[i] == sums[favoured] && i == framed_)) favoured = i;
    }
    ClassVoice voice;
    voice.evidence_class = one;
    voice.favours_id = id_of_candidate(favoured);
    voice.favours_name = name_of_candidate(view_, favoured);
    voice.favoured = sums[favoured];
    voice.leader = sums[framed_];
    voice.fit = fit_of(sums);
    voice.dissents = (voice.favoured - voice.leader).microbans() >= kDissent;
    return voice;
  }

  void look_ahead() {
    const std::size_t techniques = view_.pack().techniques().size();
    for (const Expected& expected :
         next_observations(ledger_, input_.priors, input_.full, input_.threads)) {
      const Item& item = view_.corpus().items[expected.item];
      NextObservation next;
      next.type = "attack-pattern";
      if (item.software) {
        const auto& record = view_.pack().software()[expected.item - techniques];
        const bool tool = record.kind == static_cast<std::uint32_t>(knowledge::SoftwareKind::kTool);
        next.type = tool ? "tool" : "malware";
      }
      next.id = item.id;
      next.name = item.name;
      next.gain_millibits = expected.gain_millibits;
      next.chance = expected.chance;
      next.if_seen_id = id_of_candidate(expected.leader);
      next.if_seen_name = name_of_candidate(view_, expected.leader);
      next.if_seen = expected.posterior;
      answer_.next.push_back(std::move(next));
    }
  }

  // Sources in the order in which they were published; undated ones last, as they stand.
  std::vector<std::uint32_t> sources_in_time() const {
    const std::vector<Source>& sources = input_.incident.sources;
    std::set<std::uint32_t> speaking;
    for (const CaseFinding& finding : ledger_.findings()) {
      for (const Instance& instance : finding.instances) {
        if (instance.source < sources.size()) speaking.insert(instance.source);
      }
    }
    std::vector<std::uint32_t> order(speaking.begin(), speaking.end());
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const auto& left = sources[a].published;
      const auto& right = sources[b].published;
      if (!left || !right) return left.has_value() && !right.has_value();
      return *left < *right;
    });
    return order;
  }

  void look_back() {
    const std::vector<std::uint32_t> order = sources_in_time();
    if (order.size() < 2) return;
    const std::vector<Source>& sources = input_.incident.sources;
    std::vector<std::size_t> place_of(sources.size(), order.size());
    for (std::size_t i = 0; i < order.size(); ++i) place_of[order[i]] = i;
    for (std::size_t i = 0; i < std::min(order.size(), kMostArrivals); ++i) {
      const Selection selection = up_to(place_of, i);
      const Outcome outcome = outcome_of(ledger_, input_.priors, selection);
      Arrival arrival;
      arrival.published = sources[order[i]].published;
      arrival.source = sources[order[i]].name;
      for (const CaseFinding& finding : ledger_.findings()) {
        const bool counts =
            finding.kind != FindingKind::kWeightless && selection.trust(finding) > 0;
        arrival.findings += counts ? 1 : 0;
      }
      arrival.top_id = id_of_candidate(outcome.leader);
      arrival.top_name = name_of_candidate(view_, outcome.leader);
      arrival.top = outcome.posteriors[outcome.leader];
      arrival.leader = outcome.posteriors[input_.full.leader];
      answer_.arrivals.push_back(std::move(arrival));
    }
  }

  const SensitivityInput& input_;
  const CaseLedger& ledger_;
  const View& view_;
  std::size_t framed_ = 0;
  std::vector<WeightOfEvidence> whole_;  // all rows, for each candidate
  Sensitivity answer_;
};

}  // namespace

std::string name_of_candidate(const View& view, std::size_t candidate) {
  const std::uint32_t actor = view.candidates()[candidate].actor;
  if (actor == knowledge::kNone) return "an actor not in the pack";
  return std::string(view.pack().text(view.pack().actors()[actor].name));
}

Sensitivity sensitivity_of(const SensitivityInput& input) { return Sensitiveness(input).measure(); }

}  // namespace perpend::attribution
