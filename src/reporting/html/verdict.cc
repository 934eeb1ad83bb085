// What a reader sees first: the sentence, how sure, why this word, and where it lies on the scale.
#include "reporting/figures.h"
#include "reporting/handling.h"
#include "reporting/html/parts.h"
#include "reporting/shown.h"

namespace perpend::reporting {
namespace {

void write_tick(Page& page, int percent) {
  page.raw("<line class=\"tick\" x1=\"")
      .share(percent, 100)
      .raw("\" x2=\"")
      .share(percent, 100)
      .raw("\" y1=\"26\" y2=\"32\"/><text x=\"")
      .share(percent, 100)
      .raw("\" y=\"44\"");
  if (percent == 0) page.raw(" class=\"first\"");
  if (percent == 100) page.raw(" class=\"last\"");
  page.raw(">").number(percent).raw("</text>");
}

// The band that the word stands for, and the leader's posterior with its range, on one scale.
void write_scale(Page& page, const Assessment& assessment) {
  const Hypothesis& leader = assessment.hypotheses.front();
  const std::int64_t p = leader.posterior.billionths();
  page.raw(
          "<figure class=\"scale\"><svg role=\"img\" height=\"48\"><title>Posterior of the leader ")
      .figure(percent(leader.posterior));
  if (is_assessed(assessment)) {
    page.raw("; the word stands for ")
        .number(assessment.likelihood.low_percent)
        .raw(" to ")
        .number(assessment.likelihood.high_percent)
        .raw(" %");
  }
  page.raw("</title><line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"26\" y2=\"26\"/>");
  if (is_assessed(assessment)) {
    const int low = assessment.likelihood.low_percent;
    const int high = assessment.likelihood.high_percent;
    page.raw("<rect class=\"band\" x=\"").share(low, 100);
    page.raw("\" width=\"").share(high - low, 100).raw("\" y=\"8\" height=\"18\"/>");
  }
  for (const int percent : {0, 20, 40, 60, 80, 100}) write_tick(page, percent);
  if (const auto& range = leader.sensitivity_range) {
    page.raw("<line class=\"range\" x1=\"")
        .share(range->first.billionths(), Posterior::kOne)
        .raw("\" x2=\"")
        .share(range->second.billionths(), Posterior::kOne)
        .raw("\" y1=\"17\" y2=\"17\"/>");
  }
  page.raw("<circle class=\"dot\" cx=\"")
      .share(p, Posterior::kOne)
      .raw("\" cy=\"17\" r=\"5\"/></svg>");
  page.raw("<figcaption>");
  if (is_assessed(assessment)) {
    page.raw("Shaded: what “").words(assessment.likelihood.term).raw("” stands for. ");
  }
  page.raw("Dot and line: the posterior of ");
  write_name(page, leader.name);
  page.raw(" (").figure(percent(leader.posterior)).raw(") and its sensitivity range, in per cent.");
  page.raw("</figcaption></figure>\n");
}

void write_facts(Page& page, const Assessment& assessment, const Incident& incident) {
  page.raw("<dl class=\"facts\"><div><dt>Knowledge as of</dt><dd>").words(assessment.as_of.iso());
  page.raw("</dd></div><div><dt>Confidence</dt><dd>").words(assessment.confidence);
  page.raw("</dd></div><div><dt>Rows of evidence</dt><dd>")
      .number(static_cast<std::int64_t>(assessment.evidence.size()));
  page.raw("</dd></div><div><dt>Sources</dt><dd>")
      .number(static_cast<std::int64_t>(incident.sources.size()));
  page.raw("</dd></div><div><dt>Candidates weighed</dt><dd>")
      .number(static_cast<std::int64_t>(assessment.hypotheses.size()));
  if (incident.first_seen || incident.last_seen) {
    page.raw("</dd></div><div><dt>Activity seen</dt><dd>")
        .words(incident.first_seen ? incident.first_seen->iso() : "?")
        .raw(" to ")
        .words(incident.last_seen ? incident.last_seen->iso() : "?");
  }
  page.raw("</dd></div></dl>\n");
}

}  // namespace

void write_verdict(Page& page, const Assessment& assessment, const Incident& incident) {
  page.raw("<header>\n<p class=\"eyebrow\">Assessment of ");
  write_name(page, assessment.case_id.empty() ? "an unnamed case" : assessment.case_id);
  page.raw("</p>\n<h1>");
  if (!is_assessed(assessment)) page.raw("No assessment. ");
  page.words(assessment.likelihood_sentence).raw("</h1>\n");
  if (!assessment.confidence_sentence.empty()) {
    page.raw("<p class=\"confidence\">").words(assessment.confidence_sentence).raw("</p>\n");
  }
  if (!assessment.evidence.empty() && !assessment.hypotheses.empty()) write_scale(page, assessment);
  if (!assessment.gate.empty()) {
    page.raw("<p class=\"gate\"><strong>");
    if (is_assessed(assessment)) {
      page.raw("Why this word.");
    } else {
      page.raw("Why not.");
    }
    page.raw("</strong> ").words(assessment.gate).raw("</p>\n");
  }
  write_facts(page, assessment, incident);
  page.raw("<aside class=\"caution\"><p>").words(kMeaningOfPosterior).raw("</p><p><strong>");
  page.words(kNotForSoleUse).raw("</strong></p></aside>\n</header>\n");
}

}  // namespace perpend::reporting
