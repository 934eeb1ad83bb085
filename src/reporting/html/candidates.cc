// Candidates as bars on one scale from 0 to 100 %, with sensitivity range and the flat prior's
// mark.
#include "reporting/figures.h"
#include "reporting/html/parts.h"
#include "reporting/shown.h"

namespace perpend::reporting {
namespace {

void write_cap(Page& page, Posterior at) {
  page.raw("<line class=\"range\" x1=\"").share(at.billionths(), Posterior::kOne);
  page.raw("\" x2=\"").share(at.billionths(), Posterior::kOne).raw("\" y1=\"14\" y2=\"20\"/>");
}

void write_bar(Page& page, const Hypothesis& hypothesis) {
  page.raw("<svg role=\"img\" height=\"22\"><title>").figure(percent(hypothesis.posterior));
  if (hypothesis.sensitivity_range) {
    page.raw(", sensitivity range ").figure(percent_range(hypothesis.sensitivity_range));
  }
  page.raw("</title>");
  for (const int at : {25, 50, 75, 100}) {
    page.raw("<line class=\"grid\" x1=\"").share(at, 100).raw("\" x2=\"").share(at, 100);
    page.raw("\" y1=\"0\" y2=\"22\"/>");
  }
  page.raw("<rect class=\"bar\" x=\"0\" y=\"2\" height=\"10\" width=\"")
      .share(hypothesis.posterior.billionths(), Posterior::kOne)
      .raw("\"/>");
  if (const auto& range = hypothesis.sensitivity_range) {
    page.raw("<line class=\"range\" x1=\"")
        .share(range->first.billionths(), Posterior::kOne)
        .raw("\" x2=\"")
        .share(range->second.billionths(), Posterior::kOne)
        .raw("\" y1=\"17\" y2=\"17\"/>");
    write_cap(page, range->first);
    write_cap(page, range->second);
  }
  const std::int64_t flat = hypothesis.flat_prior_posterior.billionths();
  page.raw("<line class=\"flat\" x1=\"").share(flat, Posterior::kOne);
  page.raw("\" x2=\"").share(flat, Posterior::kOne).raw("\" y1=\"0\" y2=\"14\"/></svg>");
}

void write_row(Page& page, const Hypothesis& hypothesis, std::size_t rank) {
  page.raw("<tr><td class=\"rank\">").number(static_cast<std::int64_t>(rank));
  page.raw("</td><th scope=\"row\">");
  write_name(page, hypothesis.name);
  if (hypothesis.id != kUnlistedId) {
    page.raw(" <code>").words(hypothesis.id).raw("</code>");
  }
  if (!hypothesis.aliases.empty()) {
    page.raw("<span class=\"aliases\">also ");
    constexpr std::size_t kMost = 4;
    for (std::size_t i = 0; i < hypothesis.aliases.size() && i < kMost; ++i) {
      if (i > 0) page.raw(", ");
      write_name(page, hypothesis.aliases[i]);
    }
    if (hypothesis.aliases.size() > kMost) page.raw(" …");
    page.raw("</span>");
  }
  page.raw("</th><td class=\"chart\">");
  write_bar(page, hypothesis);
  page.raw("</td><td class=\"n strong\" data-label=\"posterior\">")
      .figure(percent(hypothesis.posterior));
  page.raw("</td><td class=\"n\" data-label=\"range\">")
      .figure(percent_range(hypothesis.sensitivity_range));
  page.raw("</td><td class=\"n\" data-label=\"equal priors\">")
      .figure(percent(hypothesis.flat_prior_posterior));
  page.raw("</td><td class=\"n\" data-label=\"reports\">")
      .number(hypothesis.reports)
      .raw("</td></tr>\n");
}

}  // namespace

void write_candidates(Page& page, const Assessment& assessment) {
  page.raw("<section id=\"candidates\"><h2>Candidates</h2>\n")
      .raw(
          "<p class=\"note\">Bar: posterior. Thin line: 5th to 95th percentile over leaving out "
          "each origin and each finding, and over the fitted numbers drawn again, the wider of "
          "both ends. Tick: the same evidence under equal priors. Reports: "
          "published and in view, that the profile rests on.</p>\n")
      .raw("<table class=\"candidates\"><thead><tr><th scope=\"col\">#</th>")
      .raw("<th scope=\"col\">Candidate</th><th scope=\"col\" class=\"chart\">0 to 100 %</th>")
      .raw("<th scope=\"col\" class=\"n\">Posterior</th><th scope=\"col\" class=\"n\">Range</th>")
      .raw("<th scope=\"col\" class=\"n\">Equal priors</th>")
      .raw("<th scope=\"col\" class=\"n\">Reports</th></tr></thead>\n<tbody>\n");
  const auto shown = shown_hypotheses(assessment, kCandidateRows);
  for (const std::size_t i : shown) write_row(page, assessment.hypotheses[i], i + 1);
  page.raw("</tbody>");
  const std::size_t rest = assessment.hypotheses.size() - shown.size();
  if (rest > 0) {
    page.raw("<tfoot><tr><td class=\"rank\"></td><th scope=\"row\">the other ")
        .number(static_cast<std::int64_t>(rest))
        .raw("</th><td class=\"chart\"></td><td class=\"n strong\" data-label=\"posterior\">")
        .figure(percent(others(assessment, shown)))
        .raw("</td><td></td><td></td><td></td></tr></tfoot>");
  }
  page.raw("</table></section>\n");
}

}  // namespace perpend::reporting
