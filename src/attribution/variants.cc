#include "attribution/variants.h"

#include <algorithm>
#include <set>

#include "core/parallel.h"

namespace perpend::attribution {
namespace {

// A long indicator list is hundreds of findings; what leaving one of them out does is seen from the
// first of them. Methods and tooling come before the rest in no case by more than this.
constexpr std::size_t kMostLeftOut = 64;

std::vector<Selection> left_out_one_by_one(const CaseLedger& ledger) {
  std::vector<Selection> selections;
  for (const CaseFinding& finding : ledger.findings()) {
    if (finding.kind == FindingKind::kWeightless || selections.size() == kMostLeftOut) continue;
    selections.push_back(without_finding(&finding));
  }
  return selections;
}

std::set<std::uint32_t> sources_of(const CaseLedger& ledger) {
  std::set<std::uint32_t> sources;
  for (const CaseFinding& finding : ledger.findings()) {
    if (finding.kind == FindingKind::kWeightless) continue;
    for (const Instance& instance : finding.instances) sources.insert(instance.source);
  }
  return sources;
}

// Origins with one of these sources, where there are two or more of them.
std::vector<std::uint32_t> origins_that_speak(const std::vector<Origin>& origins,
                                              const std::set<std::uint32_t>& sources) {
  std::vector<std::uint32_t> speaking;
  for (std::uint32_t i = 0; i < origins.size(); ++i) {
    const bool speaks = std::any_of(origins[i].sources.begin(), origins[i].sources.end(),
                                    [&](std::uint32_t source) { return sources.contains(source); });
    if (speaks) speaking.push_back(i);
  }
  if (speaking.size() < 2) speaking.clear();
  return speaking;
}

std::set<EvidenceClass> classes_of(const CaseLedger& ledger) {
  std::set<EvidenceClass> classes;
  for (const CaseFinding& finding : ledger.findings()) {
    if (finding.kind != FindingKind::kWeightless) classes.insert(finding.evidence_class);
  }
  return classes;
}

// Each outcome is computed by one thread and stored at its own place, so the number of threads
// changes nothing but the time.
std::vector<Outcome> outcomes_of(const CaseLedger& ledger, const std::vector<Prior>& priors,
                                 const std::vector<Selection>& selections, int threads) {
  std::vector<Outcome> outcomes(selections.size());
  in_parallel(selections.size(), threads,
              [&](std::size_t i, int) { outcomes[i] = outcome_of(ledger, priors, selections[i]); });
  return outcomes;
}

}  // namespace

std::pair<Posterior, Posterior> percentiles(std::vector<Posterior> values) {
  std::sort(values.begin(), values.end());
  const std::size_t count = values.size();
  const std::size_t low = (count * 5 + 99) / 100;  // nearest rank, from 1
  const std::size_t high = (count * 95 + 99) / 100;
  return {values[low - 1], values[high - 1]};
}

std::pair<Posterior, Posterior> wider(const std::pair<Posterior, Posterior>& a,
                                      const std::pair<Posterior, Posterior>& b) {
  return {std::min(a.first, b.first), std::max(a.second, b.second)};
}

Outcome outcome_of(const View& view, const std::vector<Score>& scores) {
  Outcome outcome;
  outcome.posteriors = normalise(scores).posteriors;
  for (std::size_t i = 1; i < scores.size(); ++i) {
    const Score best = scores[outcome.leader];
    if (scores[i] > best || (scores[i] == best && view.id_of(i) < view.id_of(outcome.leader))) {
      outcome.leader = i;
    }
  }
  return outcome;
}

Outcome outcome_of(const View& view, const std::vector<Prior>& priors,
                   const std::vector<WeightOfEvidence>& sums) {
  std::vector<Score> scores;
  scores.reserve(sums.size());
  for (std::size_t i = 0; i < sums.size(); ++i) scores.push_back(priors[i] + sums[i]);
  return outcome_of(view, scores);
}

Outcome outcome_of(const CaseLedger& ledger, const std::vector<Prior>& priors,
                   const Selection& selection) {
  return outcome_of(ledger.view(), priors, ledger.sums(selection));
}

Variants variants_of(const CaseLedger& ledger, const std::vector<Prior>& priors,
                     const Outcome& full, const std::vector<Origin>& origins, int threads) {
  std::vector<Selection> selections = {only_validated(ledger), with_ungraded_doubted(),
                                       only_judged_together()};
  const std::set<EvidenceClass> classes = classes_of(ledger);
  for (const EvidenceClass one : classes) selections.push_back(without_class(one));
  std::set<std::uint32_t> sources = sources_of(ledger);
  if (sources.size() < 2) sources.clear();
  for (const std::uint32_t source : sources) selections.push_back(without_source(source));
  const std::size_t first_origin = selections.size();
  const std::vector<std::uint32_t> groups = origins_that_speak(origins, sources);
  for (const std::uint32_t group : groups) {
    selections.push_back(without_sources(origins[group].sources));
  }
  for (Selection& selection : left_out_one_by_one(ledger)) {
    selections.push_back(std::move(selection));
  }
  std::vector<Outcome> outcomes = outcomes_of(ledger, priors, selections, threads);

  Variants variants;
  variants.validated = outcomes[0];
  variants.together = outcomes[2];
  std::size_t at = 3;
  for (const EvidenceClass one : classes) variants.without_class.emplace_back(one, outcomes[at++]);
  for (const std::uint32_t source : sources) {
    variants.without_source.emplace_back(source, outcomes[at++]);
  }
  for (const std::uint32_t group : groups) {
    const Outcome& outcome = outcomes[at++];
    if (origins[group].sources.size() > 1) variants.without_origin.emplace_back(group, outcome);
  }
  for (std::size_t i = 0; i < full.posteriors.size(); ++i) {
    std::vector<Posterior> tried = {full.posteriors[i], outcomes[1].posteriors[i]};
    for (std::size_t k = first_origin; k < outcomes.size(); ++k) {
      tried.push_back(outcomes[k].posteriors[i]);
    }
    variants.ranges.push_back(percentiles(std::move(tried)));
  }
  return variants;
}

}  // namespace perpend::attribution
