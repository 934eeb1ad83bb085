// The ledger for the leader and the runner-up, with the marked passage beside each row.
#include <vector>

#include "reporting/figures.h"
#include "reporting/html/parts.h"
#include "reporting/passage.h"
#include "reporting/shown.h"
#include "reporting/visible.h"

namespace perpend::reporting {
namespace {

void write_weight(Page& page, const Evidence& evidence, std::size_t hypothesis, bool leader) {
  const RowWeight& row = evidence.weights[hypothesis];
  if (leader) {
    page.raw("<td class=\"n weight\" data-label=\"leader\">");
  } else {
    page.raw("<td class=\"n weight\" data-label=\"runner-up\">");
  }
  const std::int64_t weight = row.weight.microbans();
  if (weight > 0) {
    page.raw("<span class=\"plus\">");
  } else if (weight < 0) {
    page.raw("<span class=\"minus\">");
  } else {
    page.raw("<span class=\"nil\">");
  }
  page.figure(signed_bans(weight)).raw("</span>");
  if (weight != 0) {
    page.raw("<small>×").text(times_as_likely(row.weight).substr(1)).raw("</small>");
  }
  if (is_counted(evidence) && row.total > 0) {
    page.raw("<small>").number(row.seen).raw(" of ").number(row.total).raw("</small>");
  }
  if (row.capped) page.raw("<small>capped</small>");
  page.raw("</td>");
}

void write_finding(Page& page, const Incident& incident, const Evidence& row) {
  page.raw("<th scope=\"row\"><span class=\"finding\"><bdi>").text(finding_label(row));
  page.raw("</bdi></span><small>").words(row.finding_type).raw(" · ");
  page.text(source_label(incident, row)).raw("</small>");
  const auto span = first_span(incident, row);
  if (span) page.raw("<small>").text(places_label(incident, row)).raw("</small>");
  page.raw("<small>");
  if (is_counted(row)) {
    page.raw("background ").number(row.background_seen).raw(" of ");
    page.text(grouped(row.background_total)).raw(" · ");
  }
  page.raw("row <code>").words(row.id).raw("</code></small>");
  if (!row.note.empty()) page.raw("<small class=\"why\">").words(row.note).raw("</small>");
  page.raw("</th><td class=\"passage\">");
  if (span) write_passage(page, incident, *span);
  page.raw("</td>");
}

void write_head(Page& page, const Assessment& assessment,
                const std::vector<std::size_t>& compared) {
  page.raw("<thead><tr><th scope=\"col\">Finding and source</th><th scope=\"col\">Passage</th>");
  for (const std::size_t i : compared) {
    page.raw("<th scope=\"col\" class=\"n\">");
    write_name(page, assessment.hypotheses[i].name);
    page.raw("</th>");
  }
  page.raw("</tr></thead>\n");
}

void write_class(Page& page, const Assessment& assessment, const Incident& incident,
                 EvidenceClass c, const std::vector<std::size_t>& compared) {
  const auto rows = rows_of(assessment, c);
  if (rows.empty()) return;
  page.raw("<tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"2\">").words(name_of(c));
  page.raw("</th>");
  for (const std::size_t i : compared) {
    page.raw("<td class=\"n\">").figure(signed_bans(subtotal(assessment, i, c).microbans()));
    page.raw("</td>");
  }
  page.raw("</tr>\n");
  for (const Evidence* row : rows) {
    if (weighs_nothing(*row, compared)) {
      page.raw("<tr class=\"idle\">");
    } else {
      page.raw("<tr>");
    }
    write_finding(page, incident, *row);
    for (const std::size_t i : compared) write_weight(page, *row, i, i == 0);
    page.raw("</tr>\n");
  }
  page.raw("</tbody>\n");
}

void write_total(Page& page, const Assessment& assessment,
                 const std::vector<std::size_t>& compared) {
  page.raw("<tfoot><tr><th scope=\"row\" colspan=\"2\">All evidence</th>");
  for (const std::size_t i : compared) {
    page.raw("<td class=\"n\">").figure(signed_bans(assessment.hypotheses[i].weight.microbans()));
    page.raw("</td>");
  }
  page.raw("</tr></tfoot>");
}

}  // namespace

void write_passage(Page& page, const Incident& incident, const DocumentSpan& span) {
  const auto passage = passage_of(incident, span);
  if (!passage) return;
  page.raw("<p class=\"quote\" dir=\"auto\">");
  if (passage->cut_before) page.raw("…");
  page.text(passage->before).raw("<mark>").text(passage->marked).raw("</mark>");
  page.text(passage->after);
  if (passage->cut_after) page.raw("…");
  page.raw("</p>");
}

void write_ledger(Page& page, const Assessment& assessment, const Incident& incident) {
  std::vector<std::size_t> compared;
  for (std::size_t i = 0; i < 2 && i < assessment.hypotheses.size(); ++i) compared.push_back(i);
  page.raw("<section id=\"ledger\"><h2>Ledger</h2>\n")
      .raw(
          "<p class=\"note\">Every row for the leader and the runner-up: weight in bans, how many "
          "times as likely as in the background (×), and in how many of the actor's reports the "
          "finding was seen. The log odds of one against the other is the difference of their "
          "weights. Indicators are defanged.</p>\n<table class=\"ledger\">");
  write_head(page, assessment, compared);
  for (int i = 0; i < kEvidenceClasses; ++i) {
    write_class(page, assessment, incident, static_cast<EvidenceClass>(i), compared);
  }
  write_total(page, assessment, compared);
  page.raw("</table></section>\n");
}

}  // namespace perpend::reporting
