#include "reporting/json.h"

#include <cassert>

#include "core/json.h"
#include "reporting/handling.h"
#include "reporting/json_parts.h"
#include "reporting/passage.h"
#include "reporting/sayings.h"
#include "reporting/shown.h"

namespace perpend::reporting {
namespace {

constexpr int kBanDecimals = 6;
constexpr int kProbabilityDecimals = 9;

using Shown = std::vector<std::size_t>;

void bans_member(json::Writer& out, std::string_view name, std::int64_t microbans) {
  out.key(name).fixed(microbans, kBanDecimals);
}

void probability_member(json::Writer& out, std::string_view name, Posterior posterior) {
  out.key(name).fixed(posterior.billionths(), kProbabilityDecimals);
}

void write_provenance(json::Writer& out, const Assessment& assessment) {
  out.key("perpend").begin_object().member("version", assessment.version);
  out.key("pack")
      .begin_object()
      .member("sha256", assessment.pack_sha256)
      .member("as_of", assessment.pack_as_of.iso())
      .end_object();
  out.member("as_of", assessment.as_of.iso());
  if (assessment.fitted_as_of) out.member("fitted_as_of", assessment.fitted_as_of->iso());
  out.key("parameters").begin_object();
  for (const auto& [name, value] : assessment.parameters) out.member(name, value);
  out.end_object().end_object();
}

void write_range(json::Writer& out, std::string_view name,
                 const std::optional<std::pair<Posterior, Posterior>>& range) {
  if (!range) return;
  out.key(name)
      .begin_array()
      .fixed(range->first.billionths(), kProbabilityDecimals)
      .fixed(range->second.billionths(), kProbabilityDecimals)
      .end_array();
}

void write_hypothesis(json::Writer& out, const Hypothesis& hypothesis, std::size_t rank) {
  out.begin_object()
      .member("rank", static_cast<std::uint64_t>(rank))
      .member("id", hypothesis.id)
      .member("name", hypothesis.name);
  out.key("aliases").begin_array();
  for (const std::string& alias : hypothesis.aliases) out.value(alias);
  out.end_array();
  out.member("level", name_of(hypothesis.level));
  probability_member(out, "posterior", hypothesis.posterior);
  write_range(out, "sensitivity_range", hypothesis.sensitivity_range);
  write_range(out, "fit_range", hypothesis.fit_range);
  probability_member(out, "flat_prior_posterior", hypothesis.flat_prior_posterior);
  if (hypothesis.unaltered_posterior) {
    probability_member(out, "unaltered_posterior", *hypothesis.unaltered_posterior);
  }
  bans_member(out, "prior_bans", hypothesis.prior.microbans());
  bans_member(out, "weight_bans", hypothesis.weight.microbans());
  bans_member(out, "score_bans", hypothesis.score.microbans());
  out.key("by_class").begin_object();
  for (int i = 0; i < kEvidenceClasses; ++i) {
    bans_member(out, name_of(static_cast<EvidenceClass>(i)),
                hypothesis.by_class[static_cast<std::size_t>(i)].microbans());
  }
  out.end_object();
  out.member("reports", static_cast<std::uint64_t>(hypothesis.reports)).end_object();
}

void write_spans(json::Writer& out, const Incident& incident, const Evidence& evidence) {
  const auto first = first_span(incident, evidence);
  if (!first) return;
  out.key("span");
  write_span(out, incident, *first);
  const auto& spans = incident.observations[*evidence.observation].spans;
  if (spans.size() < 2) return;
  out.key("further_spans").begin_array();
  for (std::size_t i = 1; i < spans.size(); ++i) write_span(out, incident, spans[i]);
  out.end_array();
}

void write_counts(json::Writer& out, const Assessment& assessment, const Evidence& evidence,
                  const Shown& shown) {
  out.key("background")
      .begin_object()
      .member("seen", static_cast<std::uint64_t>(evidence.background_seen))
      .member("total", static_cast<std::uint64_t>(evidence.background_total))
      .end_object();
  out.key("counts").begin_object();
  for (const std::size_t i : shown) {
    const RowWeight& row = evidence.weights[i];
    if (row.total == 0 && !row.capped) continue;
    out.key(assessment.hypotheses[i].id)
        .begin_object()
        .member("seen", static_cast<std::uint64_t>(row.seen))
        .member("total", static_cast<std::uint64_t>(row.total));
    if (row.capped) out.member("capped", true);
    out.end_object();
  }
  out.end_object();
}

void write_evidence(json::Writer& out, const Assessment& assessment, const Incident& incident,
                    const Evidence& evidence, const Shown& shown) {
  assert(evidence.weights.size() == assessment.hypotheses.size());
  out.begin_object().member("id", evidence.id).member("class", name_of(evidence.evidence_class));
  out.key("finding").begin_object().member("type", evidence.finding_type);
  if (!evidence.finding_id.empty()) out.member("id", evidence.finding_id);
  out.member("name", evidence.finding_name).end_object();
  out.member("group", evidence.dependency_group)
      .member("source", source_name(incident, evidence.source));
  write_spans(out, incident, evidence);
  if (!evidence.note.empty()) out.member("note", evidence.note);
  out.key("weight_bans").begin_object();
  for (const std::size_t i : shown) {
    bans_member(out, assessment.hypotheses[i].id, evidence.weights[i].weight.microbans());
  }
  out.end_object();
  write_counts(out, assessment, evidence, shown);
  out.end_object();
}

void write_verdict_without(json::Writer& out, const Without& without) {
  out.member("top", without.top_id).member("name", without.top_name);
  probability_member(out, "posterior", without.posterior);
  out.member("term", without.term).end_object();
}

// Classes are keys; sources are a list, since nothing keeps two of them from sharing a name.
void write_without(json::Writer& out, const Assessment& assessment) {
  out.key("without").begin_object();
  for (const Without& without : assessment.without) {
    if (without.is_source) continue;
    write_verdict_without(out.key(without.left_out).begin_object(), without);
  }
  out.end_object().key("without_source").begin_array();
  for (const Without& without : assessment.without) {
    if (!without.is_source || without.is_origin) continue;
    write_verdict_without(out.begin_object().member("source", without.left_out), without);
  }
  out.end_array().key("without_origin").begin_array();
  for (const Without& without : assessment.without) {
    if (!without.is_origin) continue;
    write_verdict_without(out.begin_object().member("origin", without.left_out), without);
  }
  out.end_array();
}

void write_testimony(json::Writer& out, const Incident& incident) {
  out.key("testimony").begin_array();
  for (const Saying& saying : sayings(incident)) {
    const Testimony& first = *saying.by.front();
    out.begin_object().member("claims", saying.claims);
    if (!saying.actor.empty()) out.member("actor", saying.actor);
    out.member("level", name_of(saying.level))
        .member("origins", static_cast<std::uint64_t>(saying.origins))
        .member("text", first.text);
    if (first.span) write_span(out.key("span"), incident, *first.span);
    out.key("said_by").begin_array();
    for (const Testimony* testimony : saying.by) {
      out.begin_object().member("source", source_name(incident, testimony->source));
      if (testimony->published) out.member("published", testimony->published->iso());
      if (!testimony->chain.empty()) out.member("chain", testimony->chain);
      if (!testimony->root.empty()) out.member("root", testimony->root);
      out.member("text", testimony->text);
      if (testimony->span) write_span(out.key("span"), incident, *testimony->span);
      out.end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

void write_verdict(json::Writer& out, const Assessment& assessment) {
  out.key("assessment").begin_object().member("term", assessment.likelihood.term);
  out.key("range")
      .begin_array()
      .fixed(assessment.likelihood.low_percent, 2)
      .fixed(assessment.likelihood.high_percent, 2)
      .end_array();
  out.member("confidence", assessment.confidence)
      .member("gate", assessment.gate)
      .member("likelihood_sentence", assessment.likelihood_sentence)
      .member("confidence_sentence", assessment.confidence_sentence)
      .member("coverage", assessment.coverage);
  out.key("limits").begin_array();
  for (const std::string& limit : assessment.limits) out.value(limit);
  out.end_array().end_object();
}

}  // namespace

void write_span(json::Writer& out, const Incident& incident, const DocumentSpan& span) {
  out.begin_object();
  if (span.document < incident.documents.size()) {
    out.member("file", incident.documents[span.document].name);
  }
  out.member("start", span.bytes.start).member("end", span.bytes.end);
  if (const auto page = page_of(incident, span)) {
    out.member("page", static_cast<std::uint64_t>(page));
  }
  out.end_object();
}

void write_documents(json::Writer& out, const Incident& incident) {
  out.key("documents").begin_array();
  for (const Document& document : incident.documents) {
    out.begin_object()
        .member("file", document.name)
        .member("media_type", document.media_type)
        .member("sha256", hex(document.bytes_sha256));
    if (!document.text.empty()) out.member("text_sha256", hex(document.text_sha256));
    out.end_object();
  }
  out.end_array();
}

void write_diagnostics(json::Writer& out, const Diagnostics& diagnostics) {
  out.key("diagnostics").begin_array();
  for (const Diagnostic& diagnostic : diagnostics) {
    out.begin_object()
        .member("code", diagnostic.code)
        .member("where", diagnostic.where)
        .member("what", diagnostic.what)
        .end_object();
  }
  out.end_array();
}

std::string assessment_json(const Assessment& assessment, const Incident& incident, int indent) {
  const Shown shown = shown_hypotheses(assessment, kFewestHypotheses);
  json::Writer out(indent);
  out.begin_object().member("schema", "perpend.assessment/1");
  write_provenance(out, assessment);
  out.member("id", assessment.case_id);
  bans_member(out, "normaliser_bans", assessment.normaliser.microbans());
  out.key("hypotheses").begin_array();
  for (const std::size_t i : shown) write_hypothesis(out, assessment.hypotheses[i], i + 1);
  out.end_array();
  probability_member(out, "others", others(assessment, shown));
  out.key("evidence").begin_array();
  for (const Evidence& evidence : assessment.evidence) {
    write_evidence(out, assessment, incident, evidence, shown);
  }
  out.end_array();
  write_without(out, assessment);
  write_sensitivity(out, assessment, incident);
  write_testimony(out, incident);
  write_known_of(out, assessment);
  write_by_hand(out, assessment);
  write_verdict(out, assessment);
  write_documents(out, incident);
  out.member("marking", name_of(marking_of(incident, assessment)));
  write_diagnostics(out, incident.diagnostics);
  return out.end_object().take();
}

}  // namespace perpend::reporting
