// Clusters side by side; of each its verdict, phases, objective and bridges.
#include "reporting/figures.h"
#include "reporting/html/linkage_parts.h"
#include "reporting/html/parts.h"

namespace perpend::reporting {
namespace {

constexpr std::size_t kObjectives = 12;

using linkage::Systematic;

void write_verdict_word(Page& page, const Systematic& systematic) {
  switch (systematic.verdict) {
    case linkage::SystematicVerdict::kSystematic:
      page.raw("<span class=\"word yes\">");
      break;
    case linkage::SystematicVerdict::kConsistent:
      page.raw("<span class=\"word maybe\">");
      break;
    case linkage::SystematicVerdict::kNotShown:
      page.raw("<span class=\"word no\">");
      break;
  }
  page.words(name_of(systematic.verdict)).raw("</span>");
}

void write_days(Page& page, const linkage::Persistence& persistence) {
  if (!persistence.first) {
    page.raw("undated");
    return;
  }
  page.raw("<span class=\"day\">").words(persistence.first->iso()).raw("</span> to ");
  page.raw("<span class=\"day\">")
      .words(persistence.last->iso())
      .raw("</span> <small>")
      .figure(grouped(static_cast<std::uint64_t>(persistence.span_days)));
  page.raw(" days</small>");
}

void write_values(Page& page, const std::vector<std::pair<std::string, std::uint32_t>>& values) {
  bool first = true;
  for (const auto& [name, incidents] : values) {
    if (!first) page.raw(", ");
    first = false;
    write_name(page, name);
    page.raw("&#160;<small>").number(incidents).raw("</small>");
  }
  if (values.empty()) page.raw("<small>nothing said</small>");
}

std::vector<std::pair<std::string, std::uint32_t>> pairs_of(
    const std::vector<linkage::Phase::Shown>& shown) {
  std::vector<std::pair<std::string, std::uint32_t>> pairs;
  pairs.reserve(shown.size());
  for (const auto& one : shown) pairs.emplace_back(one.name, one.incidents);
  return pairs;
}

void write_p(Page& page, const std::optional<Systematic::P>& p) {
  if (p) {
    page.figure(p_value(p->adjusted));
  } else {
    page.raw("<small>no test</small>");
  }
}

void write_test(Page& page, const linkage::FacetTest& test) {
  page.raw("<tr><th scope=\"row\">").words(name_of(test.facet)).raw("</th><td>");
  page.words(name_of(test.matching)).raw("</td>");
  if (!test.untested.empty()) {
    page.raw("<td colspan=\"4\" class=\"why\">").words(test.untested).raw("</td></tr>\n");
    return;
  }
  page.raw("<td class=\"n\">").number(test.members).raw(" / ").number(test.comparable);
  page.raw("</td><td class=\"n\">").figure(natural_units(test.counts.observed));
  page.raw("</td><td class=\"n\">").figure(natural_units(test.counts.expected)).raw(" <small>");
  page.figure(natural_units(test.counts.low)).raw("–").figure(natural_units(test.counts.high));
  page.raw("</small></td><td class=\"n\">").figure(p_value(test.p_billionths));
  page.raw("</td></tr>\n");
}

}  // namespace

void write_clusters(Page& page, const LinkageShown& shown) {
  const std::size_t several = clusters_of_several(shown.linkage);
  page.raw("<section id=\"clusters\"><h2>Clusters side by side</h2>\n");
  if (several == 0) {
    page.raw("<p>No two incidents are alike enough to be one cluster.</p></section>\n");
    return;
  }
  page.raw("<div class=\"scroll\"><table class=\"clusters\"><thead><tr><th scope=\"col\"></th>")
      .raw("<th scope=\"col\" class=\"n\">Incidents</th><th scope=\"col\">From, to</th>")
      .raw("<th scope=\"col\">Systematic?</th><th scope=\"col\" class=\"n\">p, matched</th>")
      .raw("<th scope=\"col\" class=\"n\">Cohesion</th><th scope=\"col\">Stands out</th>")
      .raw("<th scope=\"col\">Bridges</th></tr></thead><tbody>\n");
  for (std::size_t i = 0; i < several && i < kClustersShown; ++i) {
    const Cluster& cluster = shown.linkage.clusters[i];
    const Systematic& systematic = shown.systematic[i];
    page.raw("<tr><th scope=\"row\"><a href=\"#cluster-").number(static_cast<std::int64_t>(i + 1));
    page.raw("\">").number(static_cast<std::int64_t>(i + 1)).raw("</a></th><td class=\"n\">");
    page.number(static_cast<std::int64_t>(cluster.incidents.size())).raw("</td><td>");
    write_days(page, systematic.persistence);
    page.raw("</td><td>");
    write_verdict_word(page, systematic);
    page.raw("</td><td class=\"n\">");
    write_p(page, systematic.matched);
    page.raw("</td><td class=\"n\">").figure(percent(cluster.cohesion)).raw("</td><td>");
    std::vector<std::pair<std::string, std::uint32_t>> standing_out;
    for (const auto& one : systematic.objective) {
      if (one.odds.stands_out && standing_out.size() < 3) {
        standing_out.emplace_back(one.value, one.input.cluster_with);
      }
    }
    if (standing_out.empty()) {
      page.raw("<small>nothing</small>");
    } else {
      write_values(page, standing_out);
    }
    page.raw("</td><td>");
    if (cluster.bridges.empty()) {
      page.raw("<small>none</small>");
    } else {
      page.text(value_label(cluster.bridges.front().value));
    }
    page.raw("</td></tr>\n");
  }
  page.raw("</tbody></table></div>\n");
  if (several > kClustersShown) {
    page.raw("<p class=\"note\">and ").number(static_cast<std::int64_t>(several - kClustersShown));
    page.raw(" more clusters, in the JSON answer</p>\n");
  }
  page.raw("</section>\n");
}

void write_verdict(Page& page, const LinkageShown& shown, std::size_t cluster) {
  const Systematic& systematic = shown.systematic[cluster];
  page.raw("<p class=\"confidence\">")
      .words(systematic.sentence)
      .raw("</p>\n<ul class=\"because\">");
  for (const std::string& reason : systematic.reasons) {
    page.raw("<li>").words(reason).raw("</li>\n");
  }
  page.raw("</ul>\n");
  if (systematic.tests.empty()) return;
  page.raw("<details><summary>Every test, with its numbers</summary><div class=\"scroll\">")
      .raw("<table class=\"tests\"><thead><tr><th scope=\"col\">Facet</th>")
      .raw("<th scope=\"col\">Matched on</th><th scope=\"col\" class=\"n\">Incidents / others</th>")
      .raw("<th scope=\"col\" class=\"n\">Likeness</th><th scope=\"col\" class=\"n\">Expected</th>")
      .raw("<th scope=\"col\" class=\"n\">p</th></tr></thead><tbody>\n");
  for (const linkage::FacetTest& test : systematic.tests) write_test(page, test);
  page.raw("</tbody></table></div><p class=\"note\">Likeness is the mean cosine over pairs, rare ")
      .raw("values counting more. Seed ")
      .figure(std::to_string(systematic.seed))
      .raw(".</p></details>\n");
}

void write_phases(Page& page, const LinkageShown& shown, std::size_t cluster) {
  const Systematic& systematic = shown.systematic[cluster];
  if (systematic.phases.empty()) return;
  page.raw("<h3>Phases</h3>\n");
  if (systematic.changes.empty()) {
    page.raw("<p class=\"note\">One phase: no change of tools, entry or targets pays for being ")
        .raw("named.</p>\n");
  }
  page.raw("<div class=\"phases\">");
  for (std::size_t i = 0; i < systematic.phases.size(); ++i) {
    const linkage::Phase& phase = systematic.phases[i];
    page.raw("<div class=\"phase\"><h4>").number(static_cast<std::int64_t>(i + 1)).raw(". ");
    page.words(phase.first.iso()).raw(" to ").words(phase.last.iso()).raw("</h4><p><small>");
    page.number(static_cast<std::int64_t>(phase.incidents.size()));
    if (phase.incidents.size() == 1) {
      page.raw(" incident</small></p><dl><dt>Tools</dt><dd>");
    } else {
      page.raw(" incidents</small></p><dl><dt>Tools</dt><dd>");
    }
    write_values(page, pairs_of(phase.tools));
    page.raw("</dd><dt>Entry</dt><dd>");
    write_values(page, pairs_of(phase.entry));
    page.raw("</dd><dt>Targets</dt><dd>");
    write_values(page, pairs_of(phase.targets));
    page.raw("</dd></dl></div>\n");
  }
  page.raw("</div>\n");
  if (systematic.changes.empty()) return;
  page.raw("<ul class=\"because\">");
  for (const linkage::PhaseChange& change : systematic.changes) {
    page.raw("<li>Between ").words(change.last_before.iso()).raw(" and ");
    page.words(change.first_after.iso()).raw(": ").text(change_label(change)).raw("</li>\n");
  }
  page.raw("</ul>\n");
}

void write_objective(Page& page, const LinkageShown& shown, std::size_t cluster) {
  const Systematic& systematic = shown.systematic[cluster];
  if (systematic.objective.empty()) return;
  page.raw("<h3>What it goes for, beside the others</h3>\n<div class=\"scroll\"><table ")
      .raw("class=\"objective\"><thead><tr><th scope=\"col\">Value</th>")
      .raw("<th scope=\"col\" class=\"n\">In it</th><th scope=\"col\" class=\"n\">Elsewhere</th>")
      .raw("<th scope=\"col\" class=\"n\">Log odds, 95 %</th>")
      .raw("<th scope=\"col\" class=\"n\">Beside the pack’s actors</th></tr></thead><tbody>\n");
  for (std::size_t i = 0; i < systematic.objective.size() && i < kObjectives; ++i) {
    const linkage::Objective& one = systematic.objective[i];
    if (one.odds.stands_out) {
      page.raw("<tr class=\"out\"><th scope=\"row\">");
    } else {
      page.raw("<tr><th scope=\"row\">");
    }
    write_name(page, one.value);
    page.raw(" <small>").words(one.type).raw("</small></th><td class=\"n\">");
    page.number(one.input.cluster_with).raw(" of ").number(one.input.cluster_of);
    page.raw("</td><td class=\"n\">").number(one.input.base_with).raw(" of ");
    page.number(one.input.base_of).raw("</td><td class=\"n\">");
    page.figure(natural_units(one.odds.value)).raw(" <small>");
    page.figure(natural_units(one.odds.low)).raw(" to ").figure(natural_units(one.odds.high));
    page.raw("</small></td><td class=\"n\">");
    if (one.pack && one.pack_odds) {
      page.figure(natural_units(one.pack_odds->value)).raw(" <small>");
      page.number(one.pack->base_with).raw(" of ").number(one.pack->base_of).raw("</small>");
    }
    page.raw("</td></tr>\n");
  }
  page.raw("</tbody></table></div><p class=\"note\">Strong where the interval, widened for the ")
      .number(systematic.objective_looked_at)
      .raw(" values looked at, stays above 0. The pack’s base is how many of its actors with a ")
      .raw("list of targets have the value on it: undated, and of actors, not of incidents.</p>\n");
}

void write_bridges(Page& page, const LinkageShown& shown, std::size_t cluster) {
  const Cluster& one = shown.linkage.clusters[cluster];
  if (one.bridges.empty()) return;
  page.raw("<h3>Bridges</h3>\n<ul class=\"bridges\">");
  for (const Bridge& bridge : one.bridges) {
    page.raw("<li>Without <strong>").text(value_label(bridge.value));
    page.raw("</strong> the cluster falls in two: ");
    for (const std::vector<std::uint32_t>* side : {&bridge.one_side, &bridge.other_side}) {
      if (side == &bridge.other_side) page.raw(" / ");
      for (std::size_t i = 0; i < side->size() && i < 8; ++i) {
        if (i > 0) page.raw(", ");
        page.text(incident_label(shown.linkage, (*side)[i]));
      }
      if (side->size() > 8) {
        page.raw(" and ").number(static_cast<std::int64_t>(side->size() - 8)).raw(" more");
      }
    }
    page.raw("</li>\n");
  }
  page.raw("</ul>\n");
}

}  // namespace perpend::reporting
