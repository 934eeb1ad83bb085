// From a case to an assessment: the ledger, its sum under every candidate, what stands without each
// part, and the word that the gate lets through.
#include "attribution/attribute.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "attribution/case_priors.h"
#include "attribution/fit_ranges.h"
#include "attribution/gate.h"
#include "attribution/ledger.h"
#include "attribution/sensitivity.h"
#include "attribution/sentences.h"
#include "attribution/set_priors.h"
#include "attribution/variants.h"
#include "provenance/origins.h"

namespace perpend::attribution {
namespace {

Hypothesis hypothesis_of(const View& view, std::size_t candidate) {
  Hypothesis hypothesis;
  hypothesis.id = view.id_of(candidate);
  const Candidate& who = view.candidates()[candidate];
  if (who.actor == knowledge::kNone) {
    hypothesis.name = "an actor not in the pack";
    return hypothesis;
  }
  const knowledge::Pack& pack = view.pack();
  const knowledge::ActorRecord& actor = pack.actors()[who.actor];
  hypothesis.name = pack.text(actor.name);
  hypothesis.level = static_cast<AttributionLevel>(actor.level);
  for (const auto& alias : pack.aliases().subspan(actor.aliases.first, actor.aliases.count)) {
    const std::string_view name = pack.text(alias.name);
    if (view.in_view(alias.known_from) && name != hypothesis.name) {
      hypothesis.aliases.emplace_back(name);
    }
  }
  if (who.profile != kNoProfile) {
    hypothesis.reports = view.profiles().actors()[who.profile].reports;
  }
  return hypothesis;
}

// Best first; ties by id.
std::vector<std::size_t> ranking(const std::vector<Hypothesis>& hypotheses) {
  std::vector<std::size_t> order(hypotheses.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (hypotheses[a].score != hypotheses[b].score)
      return hypotheses[a].score > hypotheses[b].score;
    return hypotheses[a].id < hypotheses[b].id;
  });
  return order;
}

template <class T>
std::vector<T> permuted(std::vector<T>& values, const std::vector<std::size_t>& order) {
  std::vector<T> result;
  result.reserve(order.size());
  for (const std::size_t place : order) result.push_back(std::move(values[place]));
  return result;
}

// A row of the case as a whole, as a person reads it.
std::string_view name_of_whole(RowKind kind) {
  switch (kind) {
    case RowKind::kNearest:
      return "nearest reports";
    case RowKind::kDensity:
      return "density of reports";
    case RowKind::kSignature:
      return "malware of one actor alone";
    case RowKind::kNovelty:
      return "novel tooling";
    case RowKind::kNames:
      return "names of hosts";
    case RowKind::kUnmatched:
      return "fresh infrastructure";
    default:
      return "whole profile";
  }
}

// In thousandths.
std::int64_t width_of(const std::pair<Posterior, Posterior>& range) {
  return (range.second.billionths() - range.first.billionths()) / 1'000'000;
}

class Assessor {
 public:
  Assessor(const View& view, const Incident& incident, const Options& options)
      : view_(view),
        incident_(incident),
        options_(options),
        ledger_(view, incident, options.allow_reserved),
        priors_(with_set_priors(view, case_priors(ledger_), options.priors)),
        rows_(ledger_.rows(everything())),
        origins_(provenance::origins_of(incident)),
        origin_of_source_(provenance::origin_of_each(origins_, incident.sources.size())) {}

  Assessment assess() {
    weigh();
    const Variants variants = variants_of(ledger_, priors_, full_, origins_, options_.threads);
    for (std::size_t i = 0; i < hypotheses_.size(); ++i) {
      hypotheses_[i].sensitivity_range = variants.ranges[i];
    }
    draw();
    speak(variants);
    withhold();
    leave_out(variants);
    describe();
    if (options_.sensitivity) {
      answer_.sensitivity =
          sensitivity_of({ledger_, incident_, priors_, rows_, full_, origins_, options_.threads});
    }
    order();
    return std::move(answer_);
  }

 private:
  void weigh() {
    for (std::size_t i = 0; i < view_.candidates().size(); ++i) {
      hypotheses_.push_back(hypothesis_of(view_, i));
      Hypothesis& hypothesis = hypotheses_.back();
      hypothesis.prior = priors_[i];
      for (const LedgerRow& row : rows_) {
        hypothesis.weight += row.weights[i].weight;
        hypothesis.by_class[static_cast<std::size_t>(row.evidence_class)] += row.weights[i].weight;
      }
      hypothesis.score = hypothesis.prior + hypothesis.weight;
    }
    std::vector<Score> scores;
    std::vector<Score> flat;
    const std::vector<Prior> equal = view_.equal_priors();
    for (std::size_t i = 0; i < hypotheses_.size(); ++i) {
      scores.push_back(hypotheses_[i].score);
      flat.push_back(equal[i] + hypotheses_[i].weight);
    }
    const Normalised informed = normalise(scores);
    const Normalised level = normalise(flat);
    answer_.normaliser = informed.normaliser;
    full_.posteriors = informed.posteriors;
    for (std::size_t i = 0; i < hypotheses_.size(); ++i) {
      hypotheses_[i].posterior = informed.posteriors[i];
      hypotheses_[i].flat_prior_posterior = level.posteriors[i];
    }
    order_ = ranking(hypotheses_);
    full_.leader = order_.front();
  }

  std::int64_t findings_of(FindingKind kind, EvidenceClass evidence_class) const {
    return std::count_if(ledger_.findings().begin(), ledger_.findings().end(),
                         [&](const CaseFinding& finding) {
                           return finding.kind == kind && finding.evidence_class == evidence_class;
                         });
  }

  // The leader when all speaks that was judged: methods and tooling, or indicators where there are
  // none; and both together.
  struct Judged {
    const Outcome& alone;
    const Outcome& together;
  };

  Verdict verdict_of(const Outcome& outcome, const Judged& judged,
                     std::optional<EvidenceClass> without = {}) const {
    if (view_.candidates().size() < 2) {
      return {.likelihood = {std::string(kNoAssessment), 0, 100},
              .reason = "As of " + view_.as_of().iso() +
                        " the pack names no actor: there is nobody to tell apart.",
              .lowered = true};
    }
    const auto count = [&](FindingKind kind, EvidenceClass evidence_class) {
      return evidence_class == without ? 0 : findings_of(kind, evidence_class);
    };
    Asked asked;
    asked.posterior = outcome.posteriors[outcome.leader];
    asked.validated = judged.alone.posteriors[outcome.leader];
    asked.together = judged.together.posteriors[outcome.leader];
    asked.techniques = count(FindingKind::kItem, EvidenceClass::kMethods);
    asked.software = count(FindingKind::kItem, EvidenceClass::kTooling) +
                     count(FindingKind::kUnseenSoftware, EvidenceClass::kTooling);
    // A case that has methods has the prior of reports, for which indicators alone were not judged.
    if (asked.techniques + asked.software > 0 || !ledger_.has_methods()) {
      asked.indicators = count(FindingKind::kIndicator, EvidenceClass::kInfrastructure) +
                         count(FindingKind::kIndicator, EvidenceClass::kTooling);
    }
    return gate(gate_table_of(view_.pack()), asked);
  }

  // The range takes in what the fitted numbers, drawn again, would say.
  void draw() {
    const auto ranges = fit_ranges(ledger_, options_.priors);
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      Hypothesis& one = hypotheses_[i];
      one.fit_range = ranges[i];
      one.sensitivity_range = wider(*one.sensitivity_range, ranges[i]);
    }
  }

  void speak(const Variants& variants) {
    const Verdict verdict = verdict_of(full_, {variants.validated, variants.together});
    answer_.likelihood = verdict.likelihood;
    answer_.gate = verdict.reason;
    const Hypothesis& leader = hypotheses_[full_.leader];
    answer_.likelihood_sentence = likelihood_sentence(verdict.likelihood, leader);
    const Grounds grounds = grounds_of(verdict, leader);
    answer_.confidence = confidence_of(grounds);
    answer_.confidence_sentence = confidence_sentence(grounds);
  }

  // Below the threshold that the cost of a wrong name implies, no name is given.
  void withhold() {
    if (!options_.wrong_name_cost) return;
    ByHand& hand = answer_.by_hand;
    hand.wrong_name_cost = options_.wrong_name_cost;
    hand.threshold = threshold_of(*options_.wrong_name_cost);
    const Hypothesis& leader = hypotheses_[full_.leader];
    hand.name_withheld = leader.id != kUnlistedId && leader.posterior < hand.threshold &&
                         answer_.likelihood.term != kNoAssessment;
    if (!hand.name_withheld) return;
    answer_.gate +=
        ". No name is given all the same: the analysts set what a wrong one costs, and "
        "the leader stands below the threshold which that implies";
    answer_.likelihood = {std::string(kNoAssessment), 0, 100};
    answer_.likelihood_sentence =
        "No name is given: at the cost that was set for a wrong one, none is likely enough.";
  }

  Grounds grounds_of(const Verdict& verdict, const Hypothesis& leader) const {
    Grounds grounds;
    grounds.spoken = verdict.likelihood.term != kNoAssessment;
    std::set<std::uint32_t> sources;
    std::set<std::uint32_t> graded;
    std::set<EvidenceClass> classes;
    for (const LedgerRow& row : rows_) {
      const bool weighs =
          std::any_of(row.weights.begin(), row.weights.end(),
                      [](const RowWeight& w) { return w.weight != WeightOfEvidence(); });
      if (!weighs || row.finding == knowledge::kNone) continue;
      const CaseFinding& finding = ledger_.findings()[row.finding];
      ++grounds.findings;
      classes.insert(finding.evidence_class);
      for (const Instance& instance : finding.instances) {
        const std::uint32_t origin =
            instance.source < origin_of_source_.size() ? origin_of_source_[instance.source] : 0;
        sources.insert(origin);
        if (!instance.ungraded && instance.trust >= kWellGraded) graded.insert(origin);
      }
    }
    grounds.sources = static_cast<std::int64_t>(sources.size());
    grounds.graded_sources = static_cast<std::int64_t>(graded.size());
    grounds.classes = static_cast<std::int64_t>(classes.size());
    grounds.spread_thousandths = width_of(*leader.sensitivity_range);
    if (leader.fit_range) grounds.fit_spread_thousandths = width_of(*leader.fit_range);
    return grounds;
  }

  void leave_out(const Variants& variants) {
    for (const auto& [one, outcome] : variants.without_class) {
      add_without(std::string(name_of(one)), false, outcome,
                  verdict_of(outcome, judged_without(outcome, variants, one), one));
    }
    for (const auto& [source, outcome] : variants.without_source) {
      add_without(name_of_source(source), true, outcome, verdict_of(outcome, {outcome, outcome}));
    }
    for (const auto& [origin, outcome] : variants.without_origin) {
      const auto& sources = origins_[origin].sources;
      add_without(name_of_source(sources.front()) + " and " + std::to_string(sources.size() - 1) +
                      " of the same origin",
                  true, outcome, verdict_of(outcome, {outcome, outcome}));
      answer_.without.back().is_origin = true;
    }
  }

  std::string name_of_source(std::uint32_t source) const {
    const std::string name =
        source < incident_.sources.size() ? incident_.sources[source].name : "";
    return name.empty() ? "source " + std::to_string(source + 1) : name;
  }

  // Without one of the two classes that were judged by themselves the other alone carries the word,
  // and without infrastructure nothing is judged together.
  static Judged judged_without(const Outcome& outcome, const Variants& variants,
                               EvidenceClass one) {
    const bool judged = one == EvidenceClass::kMethods || one == EvidenceClass::kTooling;
    return {judged ? outcome : variants.validated,
            one == EvidenceClass::kTargets || one == EvidenceClass::kBehaviour ? variants.together
                                                                               : outcome};
  }

  void add_without(std::string left_out, bool is_source, const Outcome& outcome,
                   const Verdict& verdict) {
    const Hypothesis& top = hypotheses_[outcome.leader];
    answer_.without.push_back({.left_out = std::move(left_out),
                               .is_source = is_source,
                               .top_id = top.id,
                               .top_name = top.name,
                               .posterior = outcome.posteriors[outcome.leader],
                               .term = verdict.likelihood.term});
  }

  void describe() {
    const knowledge::Pack& pack = view_.pack();
    answer_.version = options_.version;
    answer_.pack_sha256 = pack.sha256();
    answer_.pack_as_of = pack.as_of();
    answer_.as_of = view_.as_of();
    if (const auto days = pack.parameter("fitted_as_of")) {
      answer_.fitted_as_of = Date::from_days(static_cast<std::int32_t>(*days));
    }
    for (std::size_t i = 0; i < view_.parameters().size(); ++i) {
      answer_.parameters.emplace_back(name_of(static_cast<Fitted>(i)), view_.parameters()[i]);
    }
    const TraceWeights traces = trace_weights_of(pack);
    for (std::size_t i = 0; i < traces.size(); ++i) {
      answer_.parameters.emplace_back(trace_name(i), traces[i]);
    }
    answer_.parameters.emplace_back(kTogetherFresh, together_fresh(pack));
    for (std::size_t k = 0; k < kTraitKinds; ++k) {
      const auto kind = static_cast<TraitKind>(k);
      answer_.parameters.emplace_back(trait_parameter(kind), view_.trait_weight(kind));
    }
    std::sort(answer_.parameters.begin(), answer_.parameters.end());
    answer_.case_id = incident_.id;
    answer_.coverage = coverage_sentence(view_);
    answer_.limits = limits_of(ledger_, incident_, answer_.fitted_as_of);
    answer_.marking = incident_.marking;
    for (const Observation& observation : incident_.observations) {
      if (observation.marking) answer_.marking = stricter(answer_.marking, *observation.marking);
    }
  }

  Evidence evidence_of(LedgerRow& row) const {
    Evidence evidence;
    evidence.evidence_class = row.evidence_class;
    evidence.dependency_group = row.group;
    evidence.note = std::move(row.note);
    evidence.background_seen = row.background_seen;
    evidence.background_total = row.background_total;
    if (row.finding == knowledge::kNone) {
      evidence.finding_type = "resemblance";
      evidence.finding_name = std::string(name_of_whole(row.kind));
      if (row.group == "resemblance") {
        evidence.finding_name += ", " + std::string(name_of(row.evidence_class));
      }
      evidence.id = short_id("e", "resemblance " + evidence.finding_name);
    } else {
      const CaseFinding& finding = ledger_.findings()[row.finding];
      const Instance& best = finding.instances.front();
      const Observation& observation = incident_.observations[best.observation];
      evidence.id = id_of(observation);
      evidence.finding_type = observation.type == ObservationType::kUnknown
                                  ? observation.unknown_type
                                  : std::string(name_of(observation.type));
      evidence.observation = best.observation;
      evidence.source = best.source;
      evidence.finding_name = observation.value;
      evidence.finding_id = observation.id;
      if (finding.kind == FindingKind::kItem) {
        const Item& item = view_.corpus().items[finding.item];
        evidence.finding_name = item.name;
        evidence.finding_id = item.id;
      }
    }
    evidence.weights = permuted(row.weights, order_);
    return evidence;
  }

  void order() {
    for (LedgerRow& row : rows_) answer_.evidence.push_back(evidence_of(row));
    std::sort(answer_.evidence.begin(), answer_.evidence.end(),
              [](const Evidence& a, const Evidence& b) {
                if (a.evidence_class != b.evidence_class)
                  return a.evidence_class < b.evidence_class;
                // What parts the leader from the runner-up: the unlisted actor, where it leads,
                // has no weight of its own in most rows.
                const auto size = [](const Evidence& e) {
                  const WeightOfEvidence second =
                      e.weights.size() > 1 ? e.weights[1].weight : WeightOfEvidence();
                  const std::int64_t w = (e.weights[0].weight - second).microbans();
                  return w < 0 ? -w : w;
                };
                if (size(a) != size(b)) return size(a) > size(b);
                return a.id < b.id;
              });
    answer_.hypotheses = permuted(hypotheses_, order_);
  }

  // Reliability and credibility of at least C and 3, recognised beyond doubt.
  static constexpr std::int32_t kWellGraded = 700;

  static constexpr std::string_view kNoAssessment = "no assessment";

  const View& view_;
  const Incident& incident_;
  const Options& options_;
  CaseLedger ledger_;
  std::vector<Prior> priors_;
  std::vector<LedgerRow> rows_;
  std::vector<Origin> origins_;
  std::vector<std::uint32_t> origin_of_source_;
  std::vector<Hypothesis> hypotheses_;  // in the order of the candidates
  std::vector<std::size_t> order_;
  Outcome full_;
  Assessment answer_;
};

}  // namespace

Result<Assessment> attribute(const View& view, const Incident& incident, const Options& options) {
  if (view.pack().actors().empty()) {
    return fail(ErrorKind::kDamaged, "attribution.empty-pack",
                "the knowledge pack holds no actor; build it again with `perpend kb build`");
  }
  return Assessor(view, incident, options).assess();
}

Result<Assessment> attribute(const knowledge::Pack& pack, Date as_of, const Incident& incident,
                             const Options& options) {
  return attribute(View(pack, as_of), incident, options);
}

}  // namespace perpend::attribution
