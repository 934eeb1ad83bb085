// A pair compared: what each comparison came to, as a waterfall in bits from the odds of any pair
// to the odds of this one.
#include <algorithm>

#include "reporting/figures.h"
#include "reporting/html/linkage_parts.h"
#include "reporting/html/parts.h"

namespace perpend::reporting {
namespace {

constexpr std::int64_t kBit = 1'000'000;

struct Axis {
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::int64_t length() const { return high - low; }
};

Axis axis_of(const Link& link) {
  Axis axis;
  std::int64_t sum = link.prior.microbits();
  axis.low = std::min<std::int64_t>(sum, 0);
  axis.high = std::max<std::int64_t>(sum, 0);
  for (const LevelRow& row : link.by_level) {
    sum += row.weight.microbits();
    axis.low = std::min(axis.low, sum);
    axis.high = std::max(axis.high, sum);
  }
  sum += link.calibration.microbits();
  axis.low = std::min(axis.low, sum);
  axis.high = std::max(axis.high, sum);
  axis.low -= kBit;
  axis.high += kBit;
  return axis;
}

void write_bar(Page& page, const Axis& axis, std::int64_t from, std::int64_t to, bool total) {
  page.raw("<td class=\"chart\"><svg role=\"img\" height=\"22\"><title>From ");
  page.figure(signed_bits(from)).raw(" to ").figure(signed_bits(to)).raw(" bits</title>");
  page.raw("<line class=\"zero\" y1=\"0\" y2=\"100%\" x1=\"").share(-axis.low, axis.length());
  page.raw("\" x2=\"").share(-axis.low, axis.length()).raw("\"/>");
  if (total) {
    page.raw("<rect class=\"total\" ");
  } else if (to >= from) {
    page.raw("<rect class=\"for\" ");
  } else {
    page.raw("<rect class=\"against\" ");
  }
  const auto [left, right] = std::minmax(from, to);
  page.raw("y=\"6\" height=\"10\" x=\"").share(left - axis.low, axis.length());
  page.raw("\" width=\"").share(right - left, axis.length()).raw("\"/></svg></td>");
}

void write_row(Page& page, const LevelRow& row, const std::string& label, const Axis& axis,
               std::int64_t& sum) {
  page.raw("<tr><th scope=\"row\">").words(label);
  if (!row.shared.empty() || !row.note.empty()) page.raw("<small>");
  for (std::size_t i = 0; i < row.shared.size() && i < 6; ++i) {
    if (i > 0) page.raw(", ");
    page.text(value_label(row.shared[i])).raw(" (");
    page.figure(grouped(row.shared[i].incidents)).raw(")");
  }
  if (row.shared.size() > 6) {
    page.raw(" and ").number(static_cast<std::int64_t>(row.shared.size() - 6)).raw(" more");
  }
  if (!row.note.empty()) page.raw(" <em>").words(row.note).raw("</em>");
  if (!row.shared.empty() || !row.note.empty()) page.raw("</small>");
  page.raw("</th>");
  const std::int64_t after = sum + row.weight.microbits();
  write_bar(page, axis, sum, after, false);
  sum = after;
  if (row.weight.microbits() > 0) {
    page.raw("<td class=\"n plus\">");
  } else if (row.weight.microbits() < 0) {
    page.raw("<td class=\"n minus\">");
  } else {
    page.raw("<td class=\"n nil\">");
  }
  page.figure(signed_bits(row.weight.microbits())).raw("</td></tr>\n");
}

void write_total(Page& page, std::string_view label, std::int64_t bits, const Axis& axis) {
  page.raw("<tr class=\"sum\"><th scope=\"row\">").words(label).raw("</th>");
  write_bar(page, axis, 0, bits, true);
  page.raw("<td class=\"n\">").figure(signed_bits(bits)).raw("</td></tr>\n");
}

}  // namespace

void write_pair(Page& page, const LinkageShown& shown, const Link& link) {
  if (shown.pair_only) {
    page.raw("<details class=\"pair\" open><summary>");
  } else {
    page.raw("<details class=\"pair\"><summary>");
  }
  page.text(incident_label(shown.linkage, link.a)).raw(" and ");
  page.text(incident_label(shown.linkage, link.b)).raw(": ");
  page.figure(signed_bits(link.weight.microbits())).raw(" bits, ");
  page.figure(percent(link.probability));
  if (link.analyst == AnalystWord::kConfirmed) page.raw(" <span class=\"flag\">confirmed</span>");
  if (link.analyst == AnalystWord::kRefused) page.raw(" <span class=\"flag\">refused</span>");
  page.raw("</summary>\n<table class=\"pair-rows\"><tbody>\n");
  const Axis axis = axis_of(link);
  std::int64_t sum = link.prior.microbits();
  write_total(page, "any two incidents: log2 odds", sum, axis);
  for (const LevelRow& row : link.by_level) {
    std::string label(name_of(row.comparison));
    label.append(": ").append(row.level);
    write_row(page, row, label, axis, sum);
  }
  if (link.calibration.microbits() != 0) {
    LevelRow row;
    row.weight = link.calibration;
    write_row(page, row, "what past pairs of so many bits were worth", axis, sum);
  }
  write_total(page, "these two: log2 odds", sum, axis);
  page.raw("</tbody></table></details>\n");
}

void write_pairs(Page& page, const LinkageShown& shown, std::size_t cluster) {
  const std::vector<std::size_t> edges =
      strongest_edges(shown.linkage, links_within(shown.linkage, shown.linkage.clusters[cluster]));
  page.raw("<h3>Pair by pair</h3>\n<p class=\"note\">What speaks for each link that is drawn, in ")
      .raw("bits; in brackets, how many incidents of the input show a value. Any other pair: ")
      .raw("<code>perpend link … --pair A,B</code></p>\n");
  for (std::size_t i = 0; i < edges.size() && i < kPairsShown; ++i) {
    write_pair(page, shown, shown.linkage.links[edges[i]]);
  }
  if (edges.size() > kPairsShown) {
    page.raw("<p class=\"note\">and ")
        .number(static_cast<std::int64_t>(edges.size() - kPairsShown));
    page.raw(" more, in the JSON answer</p>\n");
  }
}

}  // namespace perpend::reporting
