// The page on linkage: which incidents belong together, on what, and whether that is a campaign.
#include "reporting/figures.h"
#include "reporting/handling.h"
#include "reporting/html/frame.h"
#include "reporting/html/linkage_parts.h"
#include "reporting/html/parts.h"
#include "reporting/visible.h"

namespace perpend::reporting {
namespace {

void write_count(Page& page, std::size_t number) {
  page.figure(grouped(static_cast<std::uint64_t>(number)));
}

void write_fact(Page& page, std::string_view name, std::size_t number) {
  page.raw("<div><dt>").words(name).raw("</dt><dd>");
  write_count(page, number);
  page.raw("</dd></div>");
}

void write_opening(Page& page, const LinkageShown& shown) {
  const LinkageResult& linkage = shown.linkage;
  const std::size_t several = clusters_of_several(linkage);
  page.raw("<header><p class=\"eyebrow\">Linkage of ");
  page.text(file_words(shown.name)).raw("</p>\n<h1>");
  write_count(page, linkage.incidents.size());
  page.raw(" incidents: ");
  write_count(page, several);
  if (several == 1) {
    page.raw(" cluster of two or more, ");
  } else {
    page.raw(" clusters of two or more, ");
  }
  write_count(page, linkage.clusters.size() - several);
  page.raw(" alone</h1>\n<dl class=\"facts\">");
  write_fact(page, "Incidents", linkage.incidents.size());
  write_fact(page, "Pairs compared", linkage.blocking.compared_pairs);
  write_fact(page, "Pairs in all", linkage.blocking.all_pairs);
  write_fact(page, "Links and possible links", linkage.links.size());
  page.raw("</dl>\n<div class=\"caution\"><p>").words(kNotForSoleUse);
  page.raw("</p><p>A link says that two incidents belong together. It names no actor.</p></div>\n");
  page.raw("<nav aria-label=\"Contents\"><ol><li><a href=\"#clusters\">Clusters</a></li>");
  for (std::size_t i = 0; i < several && i < kClustersShown; ++i) {
    page.raw("<li><a href=\"#cluster-").number(static_cast<std::int64_t>(i + 1));
    page.raw("\">Cluster ").number(static_cast<std::int64_t>(i + 1)).raw("</a></li>");
  }
  page.raw("<li><a href=\"#parameters\">m and u</a></li><li><a href=\"#limits\">Limits</a></li>")
      .raw("<li><a href=\"#reproduce\">How to reproduce</a></li></ol></nav></header>\n");
}

void write_cluster(Page& page, const LinkageShown& shown, std::size_t at) {
  page.raw("<section id=\"cluster-").number(static_cast<std::int64_t>(at + 1));
  page.raw("\"><h2>Cluster ").number(static_cast<std::int64_t>(at + 1)).raw(": ");
  write_count(page, shown.linkage.clusters[at].incidents.size());
  page.raw(" incidents <code>").words(shown.linkage.clusters[at].id).raw("</code></h2>\n");
  write_verdict(page, shown, at);
  write_timeline(page, shown, at);
  write_phases(page, shown, at);
  write_objective(page, shown, at);
  write_graph(page, shown, at);
  write_bridges(page, shown, at);
  write_pairs(page, shown, at);
  page.raw("</section>\n");
}

void write_across(Page& page, const LinkageShown& shown) {
  const std::vector<std::size_t> across = links_across(shown.linkage);
  if (across.empty()) return;
  page.raw("<section id=\"across\"><h2>Possible links between clusters</h2>\n<p class=\"note\">")
      .raw("Pairs that are alike, and too little for their clusters to be one. ");
  write_count(page, across.size());
  page.raw(" in all; the most probable first.</p>\n");
  for (std::size_t i = 0; i < across.size() && i < kPairsShown / 2; ++i) {
    write_pair(page, shown, shown.linkage.links[across[i]]);
  }
  page.raw("</section>\n");
}

void write_parameters(Page& page, const LinkageParameters& parameters) {
  page.raw("<section id=\"parameters\"><h2>m and u</h2>\n<p class=\"note\">m is the probability ")
      .raw("that a pair that belongs together reaches a level, u that another pair does; log2 ")
      .raw("of m/u is the level’s weight. ")
      .words(parameters.why)
      .raw("</p>\n<details><summary>")
      .number(static_cast<std::int64_t>(parameters.levels.size()))
      .raw(" levels</summary><table class=\"levels\"><thead><tr><th scope=\"col\">Comparison</th>")
      .raw("<th scope=\"col\">Level</th><th scope=\"col\" class=\"n\">m</th>")
      .raw("<th scope=\"col\" class=\"n\">u</th><th scope=\"col\" class=\"n\">Bits</th></tr>")
      .raw("</thead><tbody>\n");
  for (const ComparisonLevel& level : parameters.levels) {
    page.raw("<tr><th scope=\"row\">").words(name_of(level.comparison)).raw("</th><td>");
    page.words(level.level).raw("</td><td class=\"n\">");
    page.figure(percent(Posterior(level.m.billionths()))).raw("</td><td class=\"n\">");
    page.figure(percent(Posterior(level.u.billionths()))).raw("</td><td class=\"n\">");
    page.figure(signed_bits(level.weight.microbits())).raw("</td></tr>\n");
  }
  page.raw("</tbody></table></details></section>\n");
}

void write_end(Page& page, const LinkageShown& shown) {
  page.raw("<section id=\"limits\"><h2>Limits</h2>\n<ul>");
  for (const std::string& limit : linkage_limits(shown)) {
    page.raw("<li>").words(limit).raw("</li>\n");
  }
  page.raw("</ul></section>\n<section id=\"reproduce\"><h2>How to reproduce</h2>\n")
      .raw("<p class=\"note\">The same incidents, pack and version give the same bytes on every ")
      .raw("machine.</p>\n<pre><code>")
      .text(file_words(shown.command))
      .raw("</code></pre>\n<dl class=\"card\"><div><dt>perpend</dt><dd>")
      .words(shown.version)
      .raw("</dd></div><div><dt>Pack</dt><dd>of ")
      .words(shown.pack_as_of.iso())
      .raw(", SHA-256 <code>")
      .words(shown.pack_sha256)
      .raw("</code></dd></div><div><dt>Knowledge as of</dt><dd>")
      .words(shown.as_of.iso())
      .raw("</dd></div></dl></section>\n");
  write_diagnostics(page, shown.diagnostics);
}

}  // namespace

std::string linkage_html(const LinkageShown& shown) {
  const std::string name = file_words(shown.name);
  const Frame frame{"Linkage of " + name + ", as of " + shown.as_of.iso(), name, shown.as_of.iso(),
                    marking_of(shown), linkage_style()};
  Page page;
  open_page(page, frame);
  if (shown.pair_only) {
    page.raw("<header><p class=\"eyebrow\">Linkage of ").text(file_words(shown.name));
    page.raw("</p>\n<h1>Two incidents compared</h1></header>\n");
    write_pair(page, shown, shown.linkage.links.front());
  } else {
    write_opening(page, shown);
    write_clusters(page, shown);
    const std::size_t several = clusters_of_several(shown.linkage);
    for (std::size_t i = 0; i < several && i < kClustersShown; ++i) write_cluster(page, shown, i);
    write_across(page, shown);
    write_parameters(page, shown.linkage.parameters);
  }
  write_end(page, shown);
  close_page(page, frame);
  return page.take();
}

}  // namespace perpend::reporting
