// A cluster in time: one row an incident, a bar from its first day to its last, over the bands of
// the phases. Rows of a table with a drawing each, as in the waterfall: figures stay text, widths
// follow the window, and a screen reader reads a table.
#include <algorithm>

#include "reporting/html/linkage_parts.h"
#include "reporting/html/parts.h"

namespace perpend::reporting {
namespace {

struct Axis {
  std::int32_t from = 0;
  std::int32_t to = 1;
  std::int64_t length() const { return to - from; }
};

Axis axis_of(const LinkageShown& shown, const std::vector<std::uint32_t>& drawn) {
  Axis axis;
  bool first = true;
  for (const std::uint32_t i : drawn) {
    const LinkedIncident& incident = shown.linkage.incidents[i];
    if (!incident.first_seen) continue;
    const std::int32_t from = incident.first_seen->days();
    const std::int32_t to =
        std::max(from, incident.last_seen.value_or(*incident.first_seen).days());
    axis.from = first ? from : std::min(axis.from, from);
    axis.to = first ? to : std::max(axis.to, to);
    first = false;
  }
  const std::int32_t margin = std::max((axis.to - axis.from) / 40, 15);
  axis.from -= margin;
  axis.to += margin;
  return axis;
}

// First days of years, or of quarters where there are fewer than two years.
std::vector<Date> ticks_of(const Axis& axis) {
  const int first = Date::from_days(axis.from).year();
  const int last = Date::from_days(axis.to).year();
  const bool quarters = axis.length() < std::int64_t{2} * 366;
  const int step = std::max((last - first + 8) / 8, 1);
  std::vector<Date> ticks;
  for (int year = first; year <= last; year += step) {
    for (unsigned month = 1; month <= (quarters ? 12U : 1U); month += 3) {
      const auto day = Date::from_ymd(year, month, 1);
      if (day && day->days() > axis.from && day->days() < axis.to) ticks.push_back(*day);
    }
  }
  return ticks;
}

void write_ground(Page& page, const Axis& axis, const linkage::Systematic& systematic) {
  for (std::size_t i = 1; i < systematic.phases.size(); i += 2) {
    const std::int32_t from = systematic.phases[i].first.days();
    const std::int32_t to =
        i + 1 < systematic.phases.size() ? systematic.phases[i + 1].first.days() : axis.to;
    page.raw("<rect class=\"phase-band\" y=\"0\" height=\"100%\" x=\"");
    page.share(from - axis.from, axis.length()).raw("\" width=\"");
    page.share(std::max(to - from, 1), axis.length()).raw("\"/>");
  }
  for (const Date tick : ticks_of(axis)) {
    page.raw("<line class=\"grid\" y1=\"0\" y2=\"100%\" x1=\"");
    page.share(tick.days() - axis.from, axis.length()).raw("\" x2=\"");
    page.share(tick.days() - axis.from, axis.length()).raw("\"/>");
  }
}

void write_axis(Page& page, const Axis& axis, const linkage::Systematic& systematic) {
  page.raw("<svg role=\"img\" height=\"34\"><title>Years and phases</title>");
  write_ground(page, axis, systematic);
  for (const Date tick : ticks_of(axis)) {
    page.raw("<text y=\"12\" x=\"").share(tick.days() - axis.from, axis.length()).raw("\">");
    page.words(axis.length() < std::int64_t{2} * 366 ? tick.iso().substr(0, 7)
                                                     : tick.iso().substr(0, 4));
    page.raw("</text>");
  }
  if (systematic.phases.size() > 1) {
    for (std::size_t i = 0; i < systematic.phases.size(); ++i) {
      page.raw("<text class=\"first\" y=\"29\" dx=\"3\" x=\"");
      page.share(systematic.phases[i].first.days() - axis.from, axis.length()).raw("\">phase ");
      page.number(static_cast<std::int64_t>(i + 1)).raw("</text>");
    }
  }
  page.raw("</svg>");
}

void write_bar(Page& page, const Axis& axis, const linkage::Systematic& systematic,
               const LinkedIncident& incident) {
  page.raw("<svg role=\"img\" height=\"20\"><title>");
  page.words(incident.first_seen->iso());
  if (incident.last_seen) page.raw(" to ").words(incident.last_seen->iso());
  page.raw("</title>");
  write_ground(page, axis, systematic);
  const std::int32_t from = incident.first_seen->days();
  const std::int32_t to = std::max(from, incident.last_seen.value_or(*incident.first_seen).days());
  page.raw("<line class=\"when\" y1=\"10\" y2=\"10\" x1=\"");
  page.share(from - axis.from, axis.length()).raw("\" x2=\"");
  page.share(to - axis.from, axis.length()).raw("\"/></svg>");
}

std::string source_of(const LinkageShown& shown, std::uint32_t incident) {
  const auto& sources = shown.incidents[incident].sources;
  return sources.empty() ? std::string() : sources.front().name;
}

}  // namespace

std::vector<std::uint32_t> drawn_incidents(const LinkageShown& shown, std::size_t cluster) {
  std::vector<std::uint32_t> drawn = shown.linkage.clusters[cluster].incidents;
  std::stable_sort(drawn.begin(), drawn.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto& x = shown.linkage.incidents[a].first_seen;
    const auto& y = shown.linkage.incidents[b].first_seen;
    if (x.has_value() != y.has_value()) return x.has_value();
    return x && *x < *y;
  });
  if (drawn.size() > kIncidentsShown) drawn.resize(kIncidentsShown);
  return drawn;
}

void write_timeline(Page& page, const LinkageShown& shown, std::size_t cluster) {
  const linkage::Systematic& systematic = shown.systematic[cluster];
  const std::vector<std::uint32_t> drawn = drawn_incidents(shown, cluster);
  const Axis axis = axis_of(shown, drawn);
  page.raw("<h3>In time</h3>\n<table class=\"timeline\"><thead><tr><th scope=\"col\">Incident</th>")
      .raw("<th scope=\"col\" class=\"chart\">");
  write_axis(page, axis, systematic);
  page.raw("</th></tr></thead><tbody>\n");
  for (const std::uint32_t i : drawn) {
    const LinkedIncident& incident = shown.linkage.incidents[i];
    page.raw("<tr><th scope=\"row\"><span class=\"label\">");
    page.text(incident_label(shown.linkage, i)).raw(" <small>");
    write_name(page, source_of(shown, i));
    page.raw("</small></span></th><td class=\"chart\">");
    if (incident.first_seen) {
      write_bar(page, axis, systematic, incident);
    } else {
      page.raw("<small>undated</small>");
    }
    page.raw("</td></tr>\n");
  }
  page.raw("</tbody></table>\n");
  const std::size_t all = shown.linkage.clusters[cluster].incidents.size();
  if (all > drawn.size()) {
    page.raw("<p class=\"note\">The first ").number(static_cast<std::int64_t>(drawn.size()));
    page.raw(" of ")
        .number(static_cast<std::int64_t>(all))
        .raw("; all are in the JSON answer.</p>\n");
  }
}

}  // namespace perpend::reporting
