#include "attribution/ledger.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "attribution/admiralty.h"

namespace perpend::attribution {
namespace {

std::int32_t own_trust(const CaseFinding& finding) { return finding.instances.front().trust; }

// The last day on which the texts say that something was done.
std::optional<Date> last_told(const Incident& incident) {
  constexpr std::int32_t kTold = 500;
  std::optional<Date> last;
  for (const Observation& seen : incident.observations) {
    const bool told = seen.type == ObservationType::kActiveDates && seen.observed_to &&
                      seen.confidence_thousandths.value_or(1000) >= kTold;
    if (told && (!last || *seen.observed_to > *last)) last = seen.observed_to;
  }
  return last;
}

// The start of the year that the case is of, by its own dates, by those that its texts tell or by
// those of its sources; the view's day if that is earlier or nothing is dated.
Date day_of(const View& view, const Incident& incident) {
  std::optional<Date> own = incident.last_seen ? incident.last_seen : incident.first_seen;
  if (!own) own = last_told(incident);
  if (!own) {
    for (const Source& source : incident.sources) {
      if (source.published && (!own || *source.published > *own)) own = source.published;
    }
  }
  if (!own) return view.as_of();
  return std::min(view.as_of(), Date::from_ymd(own->year(), 1, 1).value());
}

std::string note_of(TraitKind kind, const TraitRows::Background& background) {
  if (kind == TraitKind::kVulnerability) {
    return background.seen == 0 ? "no report in view names it: it tells nobody apart"
                                : "of the reports that name a vulnerability at all";
  }
  if (background.seen == 0) return "no actor in view is said to target it";
  return background.of_reports
             ? "of dated reports that name victims; for actors without any, from undated lists of "
               "targets, held down"
             : "from undated lists of targets: held down, not validated in time";
}

std::vector<RowWeight> widen(const View& view, Row& row) {
  row.weights.resize(view.candidates().size());  // candidates start with the profiled ones
  row.weights.back().weight = row.unlisted;
  return std::move(row.weights);
}

}  // namespace

Selection everything() { return {own_trust}; }

Selection without_class(EvidenceClass evidence_class) {
  return {[evidence_class](const CaseFinding& finding) {
    return finding.evidence_class == evidence_class ? 0 : own_trust(finding);
  }};
}

Selection only_validated(const CaseLedger& ledger) {
  return {[methods = ledger.has_methods()](const CaseFinding& finding) {
    const bool judged =
        methods ? finding.kind == FindingKind::kItem || finding.kind == FindingKind::kUnseenSoftware
                : finding.kind == FindingKind::kIndicator;
    return judged ? own_trust(finding) : 0;
  }};
}

Selection only_judged_together() {
  return {[](const CaseFinding& finding) {
    const bool judged = finding.kind == FindingKind::kItem ||
                        finding.kind == FindingKind::kUnseenSoftware ||
                        finding.kind == FindingKind::kIndicator;
    return judged ? own_trust(finding) : 0;
  }};
}

Selection without_source(std::uint32_t source) {
  return {[source](const CaseFinding& finding) {
    for (const Instance& instance : finding.instances) {
      if (instance.source != source) return instance.trust;  // the best of the other sources
    }
    return 0;
  }};
}

Selection without_sources(std::vector<std::uint32_t> sources) {
  return {[sources = std::move(sources)](const CaseFinding& finding) {
    for (const Instance& instance : finding.instances) {
      if (!std::binary_search(sources.begin(), sources.end(), instance.source)) {
        return instance.trust;
      }
    }
    return 0;
  }};
}

Selection without_finding(const CaseFinding* left_out) {
  return {[left_out](const CaseFinding& finding) {
    return &finding == left_out ? 0 : own_trust(finding);
  }};
}

Selection with_ungraded_doubted() {
  return {[](const CaseFinding& finding) {
    const Instance& best = finding.instances.front();
    return best.ungraded ? std::min(best.trust, kDoubtful) : best.trust;
  }};
}

// How hosts are named is seen from so many; each costs a number for every actor of the pack.
constexpr std::size_t kMostNames = 2048;

struct CaseLedger::Chosen {
  Findings items;                          // of methods and tooling
  std::vector<std::uint32_t> item_places;  // finding behind each of items.items
  std::vector<std::uint32_t> unseen_places;
  std::array<std::vector<std::uint32_t>, kTraitKinds> traits;
  std::vector<std::uint32_t> indicators;
  std::vector<std::uint32_t> weightless;
  std::vector<std::int32_t> trust;  // of every finding
};

CaseLedger::CaseLedger(const View& view, const Incident& incident, bool allow_reserved)
    : view_(&view),
      day_(day_of(view, incident)),
      findings_(read_case(view, incident, allow_reserved)),
      ratios_(view.profiles()),
      traits_of_reports_(view),
      traces_(beside_methods(trace_weights_of(view.pack()))) {
  std::vector<std::vector<std::uint16_t>> names;
  for (const CaseFinding& finding : findings_) {
    names_.push_back(kNoName);
    Match& match = matches_.emplace_back();
    if (finding.kind != FindingKind::kIndicator) continue;
    match = attribution::match(view.lists(), view.suffixes(), view.as_of(),
                               incident.observations[finding.instances.front().observation],
                               allow_reserved);
    if (match.grams.empty() || names.size() == kMostNames) continue;
    names_.back() = names.size();
    names.push_back(match.grams);
  }
  if (!names.empty()) {
    naming_.emplace(view.lists(), view.naming(), std::move(names));
  }
  for (const CaseFinding& finding : findings_) {
    values_.push_back(incident.observations[finding.instances.front().observation].value);
  }
  sums_ = std::make_unique<CaseSums>(CaseParts{
      .view = view,
      .day = day_,
      .findings = findings_,
      .ratios = ratios_,
      .traits_of_reports = traits_of_reports_,
      .matches = matches_,
      .naming = naming_ ? &*naming_ : nullptr,
      .names = names_,
      .traces = traces_,
      .values = values_,
  });
}

TraceWeights CaseLedger::beside_methods(TraceWeights weights) const {
  std::int64_t& fresh = weights[static_cast<std::size_t>(Trace::kUnmatched)];
  if (has_methods()) fresh = mul_div_half_even(fresh, together_fresh(view_->pack()), 1000);
  return weights;
}

bool CaseLedger::has_methods() const {
  return std::any_of(findings_.begin(), findings_.end(), [](const CaseFinding& finding) {
    return finding.kind == FindingKind::kItem || finding.kind == FindingKind::kUnseenSoftware;
  });
}

bool CaseLedger::has_indicators() const {
  return std::any_of(findings_.begin(), findings_.end(), [](const CaseFinding& finding) {
    return finding.kind == FindingKind::kIndicator;
  });
}

std::size_t CaseLedger::unlisted_indicators() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    if (findings_[i].kind == FindingKind::kIndicator && !matches_[i].listed()) ++count;
  }
  return count;
}

CaseLedger::Chosen CaseLedger::choose(const Selection& selection) const {
  Chosen chosen;
  chosen.items.day = day_;
  for (std::uint32_t i = 0; i < findings_.size(); ++i) {
    const CaseFinding& finding = findings_[i];
    const std::int32_t trust = selection.trust(finding);
    chosen.trust.push_back(trust);
    if (trust == 0) continue;
    switch (finding.kind) {
      case FindingKind::kItem:
        chosen.item_places.push_back(i);
        break;
      case FindingKind::kUnseenSoftware:
        chosen.unseen_places.push_back(i);
        chosen.items.unseen_software.push_back(trust);
        break;
      case FindingKind::kIndicator:
        chosen.indicators.push_back(i);
        break;
      case FindingKind::kVulnerability:
      case FindingKind::kCountry:
      case FindingKind::kSector:
        chosen.traits[static_cast<std::size_t>(*trait_kind(finding.kind))].push_back(i);
        break;
      case FindingKind::kWeightless:
        chosen.weightless.push_back(i);
        break;
    }
  }
  std::sort(
      chosen.item_places.begin(), chosen.item_places.end(),
      [&](std::uint32_t a, std::uint32_t b) { return findings_[a].item < findings_[b].item; });
  for (const std::uint32_t place : chosen.item_places) {
    chosen.items.items.push_back({findings_[place].item, chosen.trust[place]});
  }
  return chosen;
}

std::vector<LedgerRow> CaseLedger::rows(const Selection& selection) const {
  const Chosen chosen = choose(selection);
  std::vector<LedgerRow> rows;
  add_methods(chosen, rows);
  add_traits(chosen, rows);
  add_infrastructure(chosen, rows);
  add_weightless(chosen, rows);
  return rows;
}

std::vector<WeightOfEvidence> CaseLedger::sums(const Selection& selection,
                                               std::optional<Finding> extra) const {
  return sums_->of(trust_of(selection), extra);
}

MethodTerms CaseLedger::method_terms() const { return sums_->method_terms(trust_of(everything())); }

std::vector<TraceTerms> CaseLedger::trace_terms() const {
  return sums_->trace_terms(trust_of(everything()));
}

std::vector<std::int32_t> CaseLedger::trust_of(const Selection& selection) const {
  std::vector<std::int32_t> trust;
  trust.reserve(findings_.size());
  for (const CaseFinding& finding : findings_) trust.push_back(selection.trust(finding));
  return trust;
}

void CaseLedger::add_methods(const Chosen& chosen, std::vector<LedgerRow>& rows) const {
  const Profiles& profiles = view_->profiles();
  const Corpus& corpus = view_->corpus();
  std::size_t next = 0;
  for (Row& row : method_rows(profiles, chosen.items, view_->parameters(), ratios_)) {
    LedgerRow full;
    full.evidence_class = row.evidence_class;
    full.kind = row.kind;
    full.explained_by = row.explained_by;
    full.background_total = static_cast<std::uint32_t>(profiles.report_count());
    full.weights = widen(*view_, row);
    switch (row.kind) {
      case RowKind::kTechnique:
      case RowKind::kSoftware:
        full.finding = chosen.item_places[next++];
        full.background_seen = profiles.seen_by_all(row.item);
        full.group =
            corpus.items[row.explained_by == knowledge::kNone ? row.item : row.explained_by].id;
        if (row.explained_by != knowledge::kNone) {
          full.note =
              "carried out by " + corpus.items[row.explained_by].name + ", which counts already";
        } else if (row.kind == RowKind::kSoftware && full.background_seen == 0) {
          full.note = "no report in view shows it: it counts as novel tooling";
        }
        break;
      case RowKind::kUnseenSoftware:
        full.finding = chosen.unseen_places[row.item];
        full.group = findings_[full.finding].key;
        full.note = findings_[full.finding].note;
        break;
      case RowKind::kProfile:
        full.group = "resemblance";
        full.note = "how far the case as a whole resembles all that is published of the actor";
        break;
      case RowKind::kNearest:
        full.group = "resemblance";
        full.note = "how far the case as a whole resembles the actor's nearest reports";
        break;
      case RowKind::kDensity:
        full.group = "resemblance";
        full.note = "how thick the actor's reports lie about the case";
        break;
      case RowKind::kSignature:
        full.group = "repertoire";
        full.note = "malware of the case that one actor alone is reported with";
        break;
      case RowKind::kNovelty:
        full.group = "repertoire";
        full.note = "tooling that no report in view shows speaks for an actor not in the pack";
        break;
      case RowKind::kNames:
      case RowKind::kUnmatched:
        break;  // add_infrastructure's
    }
    rows.push_back(std::move(full));
  }
}

void CaseLedger::add_traits(const Chosen& chosen, std::vector<LedgerRow>& rows) const {
  for (std::size_t k = 0; k < kTraitKinds; ++k) {
    const auto kind = static_cast<TraitKind>(k);
    Shared shared{static_cast<std::int64_t>(chosen.traits[k].size()), 0};
    for (const std::uint32_t place : chosen.traits[k]) {
      shared.shown += traits_of_reports_.shown(kind, values_[place]) ? 1 : 0;
    }
    for (const std::uint32_t place : chosen.traits[k]) {
      const TraitRows::Background background = traits_of_reports_.background(kind, values_[place]);
      LedgerRow row;
      row.evidence_class = findings_[place].evidence_class;
      row.finding = place;
      row.group = kind == TraitKind::kVulnerability ? "vulnerabilities" : "victims";
      row.background_seen = background.seen;
      row.background_total = background.total;
      row.note = note_of(kind, background);
      row.weights = traits_of_reports_.weights(kind, values_[place], shared, chosen.trust[place]);
      rows.push_back(std::move(row));
    }
  }
}

void CaseLedger::add_infrastructure(const Chosen& chosen, std::vector<LedgerRow>& rows) const {
  std::vector<ListKey> keys;
  std::vector<LedgerRow> own;
  for (const std::uint32_t place : chosen.indicators) {
    const Match& match = matches_[place];
    if (!match.listed()) continue;
    if (!match.weightless) {
      for (ListKey key : match.keys) {
        key.trust = chosen.trust[place];
        key.indicator = static_cast<std::uint32_t>(own.size());
        keys.push_back(key);
      }
    }
    LedgerRow& row = own.emplace_back();
    row.evidence_class = findings_[place].evidence_class;
    row.finding = place;
    row.group = "published indicators";
    row.background_seen = static_cast<std::uint32_t>(match.holders);
    row.background_total = static_cast<std::uint32_t>(view_->candidates().size() - 1);
    row.note = "stands in a published list (" + std::string(name_of(*match.level)) +
               "); historic, may be a victim's own";
    if (match.weightless || match.halved) {
      row.note +=
          std::string(match.weightless ? "; weighs nothing: " : "; weighs half: ") + match.note;
    }
    row.weights.resize(view_->candidates().size());
  }
  for (const Spoken& one : spoken(view_->lists(), keys, view_->as_of())) {
    const std::size_t candidate = view_->candidate_of(one.actor);
    if (candidate >= view_->candidates().size()) continue;
    const auto add = [&](std::size_t key, std::size_t trace, std::int32_t microbans) {
      RowWeight& weight = own[keys[key].indicator].weights[candidate];
      const std::int64_t whole = mul_div_half_even(microbans, traces_[trace], 1000);
      const bool halved = matches_[own[keys[key].indicator].finding].halved;
      weight.weight += WeightOfEvidence(halved ? whole / 2 : whole);
      weight.seen = weight.total = 1;
    };
    const auto level = static_cast<std::size_t>(one.level);
    add(one.match, static_cast<std::size_t>(Trace::kMatch) + level, one.match_microbans);
    add(one.fresh, static_cast<std::size_t>(Trace::kFresh) + level, one.fresh_microbans);
  }
  std::move(own.begin(), own.end(), std::back_inserter(rows));
  add_names(chosen, rows);
  add_unmatched(chosen, rows);
}

void CaseLedger::add_names(const Chosen& chosen, std::vector<LedgerRow>& rows) const {
  if (!naming_) return;
  std::vector<std::size_t> names;
  std::int64_t trust = 0;
  for (const std::uint32_t place : chosen.indicators) {
    if (names_[place] == kNoName) continue;
    names.push_back(names_[place]);
    trust += chosen.trust[place];
  }
  if (names.empty()) return;
  const NameLikeness likeness = naming_->likeness(names);
  LedgerRow row;
  row.evidence_class = EvidenceClass::kInfrastructure;
  row.kind = RowKind::kNames;
  row.group = "names of hosts";
  row.note = "how the hosts are named, against the names in an actor's lists";
  row.weights.resize(view_->candidates().size());
  const auto whole = static_cast<std::int64_t>(names.size()) * kFullTrust;
  for (std::uint32_t actor = 0; actor < likeness.ratios.size(); ++actor) {
    const std::size_t candidate = view_->candidate_of(actor);
    if (candidate >= view_->candidates().size()) continue;
    row.weights[candidate].weight =
        WeightOfEvidence(name_weight(traces_, likeness, actor, trust, whole));
  }
  const bool speaks = std::any_of(row.weights.begin(), row.weights.end(), [](const RowWeight& w) {
    return w.weight != WeightOfEvidence();
  });
  if (speaks) rows.push_back(std::move(row));
}

void CaseLedger::add_unmatched(const Chosen& chosen, std::vector<LedgerRow>& rows) const {
  std::int64_t trust = 0;
  for (const std::uint32_t place : chosen.indicators) {
    if (!matches_[place].listed() && !matches_[place].weightless) trust += chosen.trust[place];
  }
  if (trust == 0 || traces_[static_cast<std::size_t>(Trace::kUnmatched)] == 0) return;
  LedgerRow row;
  row.evidence_class = EvidenceClass::kInfrastructure;
  row.kind = RowKind::kUnmatched;
  row.group = "fresh infrastructure";
  row.note = "infrastructure that stands in no list in view speaks for an actor not in the pack";
  row.weights.resize(view_->candidates().size());
  row.weights.back().weight = WeightOfEvidence(unmatched_weight(traces_, trust));
  rows.push_back(std::move(row));
}

void CaseLedger::add_weightless(const Chosen& chosen, std::vector<LedgerRow>& rows) const {
  for (const std::uint32_t place : chosen.weightless) {
    LedgerRow row;
    row.evidence_class = findings_[place].evidence_class;
    row.finding = place;
    row.group = findings_[place].key;
    row.note = findings_[place].note;
    row.weights.resize(view_->candidates().size());
    rows.push_back(std::move(row));
  }
}

}  // namespace perpend::attribution
