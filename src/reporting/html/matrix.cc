// Evidence by candidate: the whole ledger at a glance, coloured by weight. Blue speaks for, brown
// against, deeper is more; the sign and the figure stand in every cell, so colour is never alone.
#include <algorithm>
#include <vector>

#include "reporting/figures.h"
#include "reporting/html/parts.h"
#include "reporting/shown.h"

namespace perpend::reporting {
namespace {

// Five depths a side, at .05, .2, .5, 1 and 2 bans (factors 1.1, 1.6, 3, 10, 100).
void open_cell(Page& page, std::int64_t microbans) {
  const std::int64_t size = microbans < 0 ? -microbans : microbans;
  int depth = 0;
  for (const std::int64_t step : {50'000, 200'000, 500'000, 1'000'000, 2'000'000}) {
    depth += size >= step ? 1 : 0;
  }
  if (depth == 0) {
    page.raw("<td class=\"n w0\">");
  } else if (microbans > 0) {
    page.raw("<td class=\"n f").number(depth).raw("\">");
  } else {
    page.raw("<td class=\"n a").number(depth).raw("\">");
  }
}

void write_figures(Page& page, const Assessment& assessment, const std::vector<std::size_t>& shown,
                   std::string_view label, std::int64_t (*value)(const Hypothesis&)) {
  page.raw("<tr><th scope=\"row\">").text(label).raw("</th>");
  for (const std::size_t i : shown) {
    page.raw("<td class=\"n\">").figure(bans(value(assessment.hypotheses[i]))).raw("</td>");
  }
  page.raw("</tr>\n");
}

// What a row says against the candidates shown, in all: the most of it stands first.
std::int64_t against(const Evidence& row, const std::vector<std::size_t>& shown) {
  std::int64_t sum = 0;
  for (const std::size_t i : shown) {
    sum += std::min<std::int64_t>(row.weights[i].weight.microbans(), 0);
  }
  return sum;
}

// Such a row fills a line with noughts and tells nobody apart; it stands in the ledger.
bool says_nothing(const Evidence& row, const std::vector<std::size_t>& shown) {
  return std::all_of(shown.begin(), shown.end(),
                     [&](std::size_t i) { return row.weights[i].weight == WeightOfEvidence(); });
}

// Those that say something of a candidate shown.
std::vector<const Evidence*> by_what_speaks_against(const Assessment& assessment,
                                                    const std::vector<std::size_t>& shown) {
  std::vector<const Evidence*> rows;
  rows.reserve(assessment.evidence.size());
  for (const Evidence& row : assessment.evidence) {
    if (!says_nothing(row, shown)) rows.push_back(&row);
  }
  std::stable_sort(rows.begin(), rows.end(), [&](const Evidence* a, const Evidence* b) {
    return against(*a, shown) < against(*b, shown);
  });
  return rows;
}

void write_row(Page& page, const Evidence& row, const std::vector<std::size_t>& shown) {
  page.raw("<tr><th scope=\"row\"><span class=\"label\"><bdi>").text(finding_label(row));
  page.raw("</bdi> <span class=\"class\">").words(name_of(row.evidence_class));
  page.raw("</span></span></th>");
  for (const std::size_t i : shown) {
    const std::int64_t weight = row.weights[i].weight.microbans();
    open_cell(page, weight);
    page.figure(signed_bans(weight)).raw("</td>");
  }
  page.raw("</tr>\n");
}

// Heuer's score: what speaks against each, whatever speaks for it.
void write_against(Page& page, const Assessment& assessment,
                   const std::vector<std::size_t>& shown) {
  page.raw("<tr><th scope=\"row\">all that speaks against</th>");
  for (const std::size_t i : shown) {
    std::int64_t sum = 0;
    for (const Evidence& row : assessment.evidence) {
      sum += std::min<std::int64_t>(row.weights[i].weight.microbans(), 0);
    }
    page.raw("<td class=\"n\">").figure(signed_bans(sum)).raw("</td>");
  }
  page.raw("</tr>\n");
}

void write_sums(Page& page, const Assessment& assessment, const std::vector<std::size_t>& shown) {
  page.raw("<tfoot>");
  write_against(page, assessment, shown);
  write_figures(page, assessment, shown, "all evidence",
                [](const Hypothesis& h) { return h.weight.microbans(); });
  write_figures(page, assessment, shown, "prior",
                [](const Hypothesis& h) { return h.prior.microbans(); });
  write_figures(page, assessment, shown, "score",
                [](const Hypothesis& h) { return h.score.microbans(); });
  page.raw("<tr><th scope=\"row\">posterior</th>");
  for (const std::size_t i : shown) {
    page.raw("<td class=\"n\">").figure(percent(assessment.hypotheses[i].posterior)).raw("</td>");
  }
  page.raw("</tr></tfoot>");
}

void write_silent(Page& page, std::size_t rows) {
  if (rows == 0) return;
  page.raw("<p class=\"note\">").number(static_cast<std::int64_t>(rows));
  if (rows == 1) {
    page.raw(" row weighs nothing for any candidate shown here, and stands in the ledger alone.");
  } else {
    page.raw(" rows weigh nothing for any candidate shown here, and stand in the ledger alone.");
  }
  page.raw("</p>\n");
}

}  // namespace

void write_matrix(Page& page, const Assessment& assessment) {
  const auto shown = shown_hypotheses(assessment, kMatrixColumns);
  page.raw("<section id=\"matrix\"><h2>Evidence by candidate</h2>\n")
      .raw(
          "<p class=\"note\">Competing hypotheses: the weight of each row under each candidate, in "
          "bans. Blue speaks for, brown against. Rows that speak against most stand first: what "
          "refutes tells more than what fits several (Heuer 1999).</p>\n<div class=\"scroll\" "
          "role=\"region\" tabindex=\"0\" aria-label=\"Evidence by candidate\"><table "
          "class=\"matrix\"><thead><tr>"
          "<th scope=\"col\">Finding</th>");
  for (const std::size_t i : shown) {
    page.raw("<th scope=\"col\" class=\"tall\"><span>");
    write_name(page, assessment.hypotheses[i].name);
    page.raw("</span></th>");
  }
  page.raw("</tr></thead>\n");
  page.raw("<tbody>");
  const auto rows = by_what_speaks_against(assessment, shown);
  for (const Evidence* row : rows) write_row(page, *row, shown);
  page.raw("</tbody>\n");
  write_sums(page, assessment, shown);
  page.raw("</table></div>\n");
  write_silent(page, assessment.evidence.size() - rows.size());
  page.raw("</section>\n");
}

}  // namespace perpend::reporting
