// The links of a cluster as arcs beside a list (an arc diagram: Wattenberg 2002). Incidents stand
// in the order of time, so the drawing is the same on every machine and a long arc is a long time;
// of each incident only its strongest links are drawn, or nothing could be read.
#include <algorithm>
#include <map>
#include <set>

#include "reporting/figures.h"
#include "reporting/html/linkage_parts.h"
#include "reporting/width.h"

namespace perpend::reporting {
namespace {

constexpr std::int64_t kRow = 20;
constexpr std::int64_t kSpine = 132;  // where the dots stand
constexpr std::int64_t kReach = 196;  // of the longest arc
constexpr int kLabelColumns = 20;

std::set<std::string> bridge_values(const Cluster& cluster) {
  std::set<std::string> values;
  for (const Bridge& bridge : cluster.bridges) values.insert(bridge.value.value);
  return values;
}

bool rests_on(const Link& link, const std::set<std::string>& values) {
  return std::any_of(link.by_level.begin(), link.by_level.end(), [&](const LevelRow& row) {
    return std::any_of(row.shared.begin(), row.shared.end(),
                       [&](const SharedValue& value) { return values.contains(value.value); });
  });
}

void write_arc(Page& page, const LinkageResult& linkage, const Link& link, std::int64_t from,
               std::int64_t to, std::int64_t rows, bool bridge) {
  const std::int64_t reach = std::max<std::int64_t>(kReach * (to - from) / rows, 14);
  if (link.analyst == AnalystWord::kConfirmed) {
    page.raw("<path class=\"arc confirmed ");
  } else if (bridge) {
    page.raw("<path class=\"arc bridge ");
  } else {
    page.raw("<path class=\"arc ");
  }
  const std::int64_t bits = link.weight.microbits() / 1'000'000;
  if (bits >= 15) {
    page.raw("e3");
  } else if (bits >= 9) {
    page.raw("e2");
  } else {
    page.raw("e1");
  }
  page.raw("\" d=\"M").number(kSpine).raw(" ").number(from * kRow + kRow / 2).raw("A");
  page.number(reach).raw(" ").number((to - from) * kRow / 2).raw(" 0 0 1 ").number(kSpine);
  page.raw(" ").number(to * kRow + kRow / 2).raw("\"><title>");
  page.text(incident_label(linkage, link.a)).raw(" and ").text(incident_label(linkage, link.b));
  page.raw(": ").figure(signed_bits(link.weight.microbits())).raw(" bits, ");
  page.figure(percent(link.probability)).raw("</title></path>");
}

}  // namespace

void write_graph(Page& page, const LinkageShown& shown, std::size_t cluster) {
  const LinkageResult& linkage = shown.linkage;
  const std::vector<std::uint32_t> drawn = drawn_incidents(shown, cluster);
  std::map<std::uint32_t, std::int64_t> row_of;
  for (const std::uint32_t incident : drawn) {
    row_of.emplace(incident, static_cast<std::int64_t>(row_of.size()));
  }
  const std::vector<std::size_t> all = links_within(linkage, linkage.clusters[cluster]);
  const std::vector<std::size_t> edges = strongest_edges(linkage, all);
  const std::set<std::string> bridges = bridge_values(linkage.clusters[cluster]);
  const auto rows = static_cast<std::int64_t>(drawn.size());
  page.raw("<h3>Links</h3>\n<p class=\"note\">In the order of time; of each incident its ")
      .number(static_cast<std::int64_t>(kEdgesOfAnIncident))
      .raw(" strongest, ")
      .number(static_cast<std::int64_t>(edges.size()))
      .raw(" of ")
      .number(static_cast<std::int64_t>(all.size()))
      .raw(" links. Thin below 9 bits, thick from 15.");
  if (!bridges.empty()) page.raw(" Broken: rests on a bridge.");
  page.raw("</p>\n<svg class=\"arcs\" role=\"img\" viewBox=\"0 0 340 ").number(rows * kRow);
  page.raw("\"><title>Links of the cluster</title>");
  for (const std::size_t i : edges) {
    const Link& link = linkage.links[i];
    const auto a = row_of.find(link.a);
    const auto b = row_of.find(link.b);
    if (a == row_of.end() || b == row_of.end()) continue;
    const auto [from, to] = std::minmax(a->second, b->second);
    write_arc(page, linkage, link, from, to, rows, rests_on(link, bridges));
  }
  for (const auto& [incident, row] : row_of) {
    page.raw("<circle class=\"dot\" r=\"3.5\" cx=\"").number(kSpine).raw("\" cy=\"");
    page.number(row * kRow + kRow / 2).raw("\"/><text class=\"last\" x=\"").number(kSpine - 9);
    page.raw("\" y=\"").number(row * kRow + kRow / 2 + 4).raw("\">");
    page.text(clip(incident_label(linkage, incident), kLabelColumns)).raw("</text>");
  }
  page.raw("</svg>\n");
}

}  // namespace perpend::reporting
