#include "reporting/shown.h"

#include <algorithm>
#include <array>

#include "reporting/passage.h"
#include "reporting/visible.h"

namespace perpend::reporting {

std::vector<std::size_t> shown_hypotheses(const Assessment& assessment, std::size_t least) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < assessment.hypotheses.size(); ++i) {
    const bool unlisted = assessment.hypotheses[i].id == kUnlistedId;
    if (i < std::max<std::size_t>(least, 2) || unlisted) shown.push_back(i);
  }
  return shown;
}

Posterior others(const Assessment& assessment, const std::vector<std::size_t>& shown) {
  std::int64_t left = 0;
  for (const Hypothesis& hypothesis : assessment.hypotheses) {
    left += hypothesis.posterior.billionths();
  }
  for (const std::size_t i : shown) left -= assessment.hypotheses[i].posterior.billionths();
  return Posterior(left);
}

bool is_assessed(const Assessment& assessment) {
  return !assessment.likelihood.term.empty() && assessment.likelihood.term != "no assessment";
}

std::string finding_label(const Evidence& evidence) {
  const bool named = !evidence.finding_name.empty();
  std::string label = words(named ? evidence.finding_name : evidence.finding_id);
  if (named && !evidence.finding_id.empty() && evidence.finding_id != evidence.finding_name) {
    label += " (" + words(evidence.finding_id) + ")";
  }
  return label.empty() ? "(no name)" : label;
}

WeightOfEvidence subtotal(const Assessment& assessment, std::size_t hypothesis, EvidenceClass c) {
  return assessment.hypotheses[hypothesis].by_class[static_cast<std::size_t>(c)];
}

std::vector<const Evidence*> rows_of(const Assessment& assessment, EvidenceClass c) {
  std::vector<const Evidence*> rows;
  for (const Evidence& evidence : assessment.evidence) {
    if (evidence.evidence_class == c) rows.push_back(&evidence);
  }
  return rows;
}

bool is_counted(const Evidence& evidence) { return evidence.finding_type != "resemblance"; }

bool weighs_nothing(const Evidence& evidence, const std::vector<std::size_t>& hypotheses) {
  return std::all_of(hypotheses.begin(), hypotheses.end(), [&evidence](std::size_t i) {
    return i >= evidence.weights.size() || evidence.weights[i].weight == WeightOfEvidence();
  });
}

std::optional<DocumentSpan> first_span(const Incident& incident, const Evidence& evidence) {
  if (!evidence.observation || *evidence.observation >= incident.observations.size()) return {};
  const Observation& observation = incident.observations[*evidence.observation];
  if (observation.spans.empty()) return {};
  return observation.spans.front();
}

std::string places_label(const Incident& incident, const Evidence& evidence) {
  const auto first = first_span(incident, evidence);
  if (!first) return "";
  const std::size_t more = incident.observations[*evidence.observation].spans.size() - 1;
  if (more == 0) return place_of(incident, *first);
  return place_of(incident, *first) + " and " + std::to_string(more) +
         (more == 1 ? " more place" : " more places");
}

std::string_view source_name(const Incident& incident, std::uint32_t source) {
  return source < incident.sources.size() ? std::string_view(incident.sources[source].name) : "";
}

std::string source_label(const Incident& incident, const Evidence& evidence) {
  if (evidence.source >= incident.sources.size()) return "no source named";
  const Source& source = incident.sources[evidence.source];
  Credibility credibility = source.credibility;
  if (evidence.observation && *evidence.observation < incident.observations.size()) {
    const Observation& observation = incident.observations[*evidence.observation];
    credibility = observation.credibility.value_or(credibility);
  }
  std::string label = words(source.name);
  if (label.empty()) label = "unnamed source";
  label += " (";
  label += letter_of(source.reliability) + std::to_string(number_of(credibility));
  if (source.published) label += ", published " + source.published->iso();
  return label + ")";
}

std::string_view meaning_of(Reliability reliability) {
  static constexpr std::array<std::string_view, 6> kMeanings = {
      "completely reliable",  "usually reliable", "fairly reliable",
      "not usually reliable", "unreliable",       "reliability cannot be judged"};
  return kMeanings[static_cast<std::size_t>(reliability)];
}

std::string_view meaning_of(Credibility credibility) {
  static constexpr std::array<std::string_view, 6> kMeanings = {
      "confirmed by other sources", "probably true", "possibly true", "doubtful", "improbable",
      "truth cannot be judged"};
  return kMeanings[static_cast<std::size_t>(credibility) - 1];
}

}  // namespace perpend::reporting
