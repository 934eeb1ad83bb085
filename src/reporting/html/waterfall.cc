// The sum from prior to posterior as a waterfall, one for each of the first candidates.
//
// Each step is a bar from where the sum stood to where it stands then, on one axis in bans; a thin
// line leads to the next step. Steps are table rows with a drawing each, not one large drawing: the
// figures stay text, the widths follow the window, and a screen reader reads a table. Which
// candidate is shown is chosen by radio buttons and CSS alone.
//
// Rows of a class that weigh less than kSmall are drawn as one step, so that the sum stays whole.
// html_test.cc checks that the steps add up to the score.
#include "reporting/html/waterfall.h"

#include <algorithm>
#include <string>
#include <vector>

#include "reporting/figures.h"
#include "reporting/html/parts.h"
#include "reporting/shown.h"
#include "reporting/visible.h"

namespace perpend::reporting {
namespace {

constexpr std::int64_t kSmall = 50'000;  // microbans: a factor of 1.12
constexpr std::int64_t kBan = 1'000'000;

std::int64_t size_of(std::int64_t weight) { return weight < 0 ? -weight : weight; }

void add_class(std::vector<WaterfallStep>& steps, const Assessment& assessment,
               std::size_t hypothesis, EvidenceClass c, std::int64_t& sum) {
  std::int64_t small = 0;
  std::size_t count = 0;
  const auto add = [&](std::string label, std::int64_t weight) {
    steps.push_back({WaterfallStep::kEvidence, std::move(label), c, sum, sum + weight});
    sum += weight;
  };
  for (const Evidence* row : rows_of(assessment, c)) {
    const std::int64_t weight = row->weights[hypothesis].weight.microbans();
    if (size_of(weight) >= kSmall) {
      add(finding_label(*row), weight);
    } else if (weight != 0) {
      small += weight;
      ++count;
    }
  }
  if (count > 0) {
    add(std::to_string(count) + (count == 1 ? " small row" : " small rows"), small);
  }
}

struct Axis {
  std::int64_t low = 0;  // microbans, whole bans
  std::int64_t high = 0;

  std::int64_t length() const { return high - low; }
};

Axis axis_of(const std::vector<WaterfallStep>& steps) {
  Axis axis;
  for (const WaterfallStep& step : steps) {
    axis.low = std::min({axis.low, step.from, step.to});
    axis.high = std::max({axis.high, step.from, step.to});
  }
  const auto floor_ban = [](std::int64_t v) {
    return v >= 0 ? v / kBan : -((-v + kBan - 1) / kBan);
  };
  axis.low = floor_ban(axis.low) * kBan;
  axis.high = -floor_ban(-axis.high) * kBan;
  if (axis.high == axis.low) axis.high += kBan;
  return axis;
}

// Every ban a line up to ten, then every second, fifth ...
std::int64_t tick_step(const Axis& axis) {
  const std::int64_t ticks = axis.length() / kBan;
  return (ticks <= 10 ? 1 : ticks <= 20 ? 2 : ticks <= 50 ? 5 : ticks / 10) * kBan;
}

void write_line(Page& page, const Axis& axis, std::int64_t at, bool upper) {
  page.raw("<line class=\"link\" x1=\"").share(at - axis.low, axis.length());
  page.raw("\" x2=\"").share(at - axis.low, axis.length());
  if (upper) {
    page.raw("\" y1=\"0\" y2=\"50%\"/>");
  } else {
    page.raw("\" y1=\"50%\" y2=\"100%\"/>");
  }
}

void write_grid(Page& page, const Axis& axis) {
  const std::int64_t step = tick_step(axis);
  for (std::int64_t at = -((-axis.low) / step) * step; at <= axis.high; at += step) {
    if (at == 0) {
      page.raw("<line class=\"zero\" x1=\"");
    } else {
      page.raw("<line class=\"grid\" x1=\"");
    }
    page.share(at - axis.low, axis.length()).raw("\" x2=\"");
    page.share(at - axis.low, axis.length()).raw("\" y1=\"0\" y2=\"100%\"/>");
  }
}

void write_drawing(Page& page, const WaterfallStep& step, const Axis& axis, bool first, bool last) {
  page.raw("<svg role=\"img\" height=\"26\"><title>").text(step.label).raw(": from ");
  page.figure(bans(step.from)).raw(" to ").figure(bans(step.to)).raw(" bans</title>");
  write_grid(page, axis);
  if (!first)
    write_line(page, axis, step.kind == WaterfallStep::kTotal ? step.to : step.from, true);
  if (!last) write_line(page, axis, step.to, false);
  if (step.kind == WaterfallStep::kTotal) {
    page.raw("<rect class=\"total\" ");
  } else if (step.kind == WaterfallStep::kNormaliser) {
    page.raw("<rect class=\"normaliser\" ");
  } else if (step.to >= step.from) {
    page.raw("<rect class=\"for\" ");
  } else {
    page.raw("<rect class=\"against\" ");
  }
  const auto [left, right] = std::minmax(step.from, step.to);
  page.raw("y=\"7\" height=\"12\" x=\"").share(left - axis.low, axis.length());
  page.raw("\" width=\"").share(right - left, axis.length()).raw("\"/></svg>");
}

void write_axis(Page& page, const Axis& axis) {
  page.raw(
      "<thead><tr><th scope=\"col\">Step</th><th scope=\"col\" class=\"chart\"><svg "
      "role=\"img\" height=\"18\"><title>Axis in bans</title>");
  const std::int64_t step = tick_step(axis);
  for (std::int64_t at = -((-axis.low) / step) * step; at <= axis.high; at += step) {
    page.raw("<text y=\"13\" x=\"").share(at - axis.low, axis.length());
    if (at == axis.low) page.raw("\" class=\"first");
    if (at == axis.high) page.raw("\" class=\"last");
    page.raw("\">").figure(std::to_string(at / kBan)).raw("</text>");
  }
  page.raw("</svg></th><th scope=\"col\" class=\"n\">Bans</th>")
      .raw("<th scope=\"col\" class=\"n\">Sum</th></tr></thead>\n");
}

void write_step(Page& page, const WaterfallStep& step, const Axis& axis, bool first, bool last) {
  const bool total = step.kind == WaterfallStep::kTotal;
  if (total) {
    page.raw("<tr class=\"sum\">");
  } else {
    page.raw("<tr>");
  }
  page.raw("<th scope=\"row\"><span class=\"step\"><span class=\"label\"><bdi>")
      .text(step.label)
      .raw("</bdi></span>");
  if (step.kind == WaterfallStep::kEvidence) {
    page.raw(" <span class=\"class\">").words(name_of(step.evidence_class)).raw("</span>");
  }
  page.raw("</span></th><td class=\"chart\">");
  write_drawing(page, step, axis, first, last);
  page.raw("</td><td class=\"n\">");
  if (!total) page.figure(signed_bans(step.to - step.from));
  page.raw("</td><td class=\"n sum\">").figure(bans(step.to)).raw("</td></tr>\n");
}

void write_panel(Page& page, const Assessment& assessment, std::size_t hypothesis,
                 std::size_t place) {
  const Hypothesis& candidate = assessment.hypotheses[hypothesis];
  const auto steps = waterfall_steps(assessment, hypothesis);
  const Axis axis = axis_of(steps);
  page.raw("<div class=\"panel p").number(static_cast<std::int64_t>(place));
  page.raw("\"><table class=\"waterfall\"><caption>");
  write_name(page, candidate.name);
  page.raw(": from a prior of 10<sup>").figure(bans(candidate.prior.microbans()));
  page.raw("</sup> to a posterior of <strong>").figure(percent(candidate.posterior));
  page.raw("</strong></caption>\n");
  write_axis(page, axis);
  page.raw("<tbody>\n");
  for (std::size_t i = 0; i < steps.size(); ++i) {
    write_step(page, steps[i], axis, i == 0, i + 1 == steps.size());
  }
  page.raw("</tbody></table></div>\n");
}

}  // namespace

std::vector<WaterfallStep> waterfall_steps(const Assessment& assessment, std::size_t hypothesis) {
  const Hypothesis& candidate = assessment.hypotheses[hypothesis];
  const std::int64_t prior = candidate.prior.microbans();
  const std::int64_t score = candidate.score.microbans();
  const std::int64_t last = score - assessment.normaliser.microbans();
  std::vector<WaterfallStep> steps;
  steps.push_back({WaterfallStep::kTotal, "Prior", {}, 0, prior});
  std::int64_t sum = prior;
  for (int i = 0; i < kEvidenceClasses; ++i) {
    add_class(steps, assessment, hypothesis, static_cast<EvidenceClass>(i), sum);
  }
  steps.push_back({WaterfallStep::kTotal, "Score", {}, 0, score});
  steps.push_back({WaterfallStep::kNormaliser, "Less the normaliser", {}, score, last});
  steps.push_back({WaterfallStep::kTotal, "log\u2081\u2080 of the posterior", {}, 0, last});
  return steps;
}

void write_waterfalls(Page& page, const Assessment& assessment) {
  const auto shown = shown_hypotheses(assessment, kWaterfalls);
  page.raw("<section id=\"waterfall\"><h2>From prior to posterior</h2>\n")
      .raw(
          "<p class=\"note\">In bans: log<sub>10</sub> of a likelihood ratio against the "
          "background "
          "that all candidates share. +1 is ten times as likely, −1 a tenth. The normaliser is "
          "log<sub>10</sub> of the sum over all candidates.</p>\n")
      .raw("<div class=\"choice\" role=\"radiogroup\" aria-label=\"Candidate\">\n");
  for (std::size_t place = 0; place < shown.size(); ++place) {
    const auto number = static_cast<std::int64_t>(place);
    page.raw("<input type=\"radio\" name=\"candidate\" id=\"w").number(number);
    if (place == 0) {
      page.raw("\" checked>");
    } else {
      page.raw("\">");
    }
    page.raw("<label for=\"w").number(number).raw("\">");
    write_name(page, assessment.hypotheses[shown[place]].name);
    page.raw("</label>\n");
  }
  page.raw("<div class=\"panels\">\n");
  for (std::size_t place = 0; place < shown.size(); ++place) {
    write_panel(page, assessment, shown[place], place);
  }
  page.raw("</div></div></section>\n");
}

}  // namespace perpend::reporting
