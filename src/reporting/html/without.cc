// The verdict when one class, or one source, is left out.
#include "reporting/figures.h"
#include "reporting/html/parts.h"

namespace perpend::reporting {
namespace {

void write_row(Page& page, const Assessment& assessment, const Without& without) {
  const bool turned =
      assessment.hypotheses.empty() || without.top_id != assessment.hypotheses.front().id;
  if (turned) {
    page.raw("<tr class=\"turned\"><th scope=\"row\">");
  } else {
    page.raw("<tr><th scope=\"row\">");
  }
  write_name(page, without.left_out);
  page.raw("</th><td>");
  write_name(page, without.top_name);
  if (turned) page.raw(" <span class=\"flag\">another leader</span>");
  page.raw("</td><td class=\"chart\"><svg role=\"img\" height=\"18\"><title>")
      .figure(percent(without.posterior))
      .raw("</title><rect class=\"bar\" x=\"0\" y=\"5\" height=\"8\" width=\"")
      .share(without.posterior.billionths(), Posterior::kOne)
      .raw("\"/></svg></td><td class=\"n\">")
      .figure(percent(without.posterior))
      .raw("</td><td>")
      .words(without.term)
      .raw("</td></tr>\n");
}

void write_rows(Page& page, const Assessment& assessment, bool sources) {
  for (const Without& without : assessment.without) {
    if (without.is_source == sources) write_row(page, assessment, without);
  }
}

}  // namespace

void write_without(Page& page, const Assessment& assessment) {
  if (assessment.without.empty()) return;
  page.raw("<section id=\"without\"><h2>The verdict without each part</h2>\n")
      .raw("<table class=\"without\"><thead><tr><th scope=\"col\">Without</th>")
      .raw("<th scope=\"col\">Leader then</th><th scope=\"col\" class=\"chart\">0 to 100 %</th>")
      .raw("<th scope=\"col\" class=\"n\">Posterior</th><th scope=\"col\">Word</th></tr></thead>\n")
      .raw(
          "<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"5\">each "
          "class</th></tr>\n");
  write_rows(page, assessment, false);
  page.raw("</tbody>\n");
  bool sources = false;
  for (const Without& without : assessment.without) sources = sources || without.is_source;
  if (sources) {
    page.raw(
        "<tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"5\">each source and "
        "origin</th></tr>\n");
    write_rows(page, assessment, true);
    page.raw("</tbody>");
  }
  page.raw("</table></section>\n");
}

}  // namespace perpend::reporting
