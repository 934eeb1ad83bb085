#include "core/json.h"
#include "reporting/json_parts.h"
#include "reporting/linkage_parts.h"

namespace perpend::reporting {
namespace {

void write_ids(json::Writer& out, std::string_view name,
               const std::vector<std::uint32_t>& incidents, const LinkageResult& linkage) {
  out.key(name).begin_array();
  for (const std::uint32_t incident : incidents) out.value(linkage.incidents[incident].id);
  out.end_array();
}

void write_value(json::Writer& out, const SharedValue& value) {
  out.begin_object().member("type", name_of(value.type)).member("value", value.value);
  if (!value.name.empty()) out.member("name", value.name);
  out.member("incidents", value.incidents).end_object();
}

void write_row(json::Writer& out, const LevelRow& row) {
  out.begin_object().member("comparison", name_of(row.comparison)).member("level", row.level);
  out.key("bits").fixed(row.weight.microbits(), 6).key("rarity_bits");
  out.fixed(row.rarity.microbits(), 6).key("shared").begin_array();
  for (const SharedValue& value : row.shared) write_value(out, value);
  out.end_array();
  if (!row.note.empty()) out.member("note", row.note);
  out.end_object();
}

void write_link(json::Writer& out, const Link& link, const LinkageResult& linkage) {
  out.begin_object().member("id", link.id).member("a", linkage.incidents[link.a].id);
  out.member("b", linkage.incidents[link.b].id).key("prior_bits");
  out.fixed(link.prior.microbits(), 6).key("weight_bits").fixed(link.weight.microbits(), 6);
  out.key("calibration_bits").fixed(link.calibration.microbits(), 6);
  out.key("probability").fixed(link.probability.billionths(), 9);
  out.member("decision", name_of(link.decision));
  if (link.analyst != AnalystWord::kNone) {
    out.member("analyst", link.analyst == AnalystWord::kConfirmed ? "confirmed" : "refused");
  }
  out.key("by_level").begin_array();
  for (const LevelRow& row : link.by_level) write_row(out, row);
  out.end_array().end_object();
}

void write_cluster(json::Writer& out, const LinkageShown& shown, std::size_t at) {
  const Cluster& cluster = shown.linkage.clusters[at];
  out.begin_object().member("id", cluster.id);
  write_ids(out, "incidents", cluster.incidents, shown.linkage);
  if (cluster.incidents.size() > 1) {
    out.key("cohesion").fixed(cluster.cohesion.billionths(), 9).key("bridges").begin_array();
    for (const Bridge& bridge : cluster.bridges) {
      out.begin_object().key("value");
      write_value(out, bridge.value);
      write_ids(out, "one_side", bridge.one_side, shown.linkage);
      write_ids(out, "other_side", bridge.other_side, shown.linkage);
      out.end_object();
    }
    out.end_array();
    if (!shown.systematic.empty()) {
      out.key("systematic");
      write_systematic(out, shown.systematic[at], shown.linkage);
    }
  }
  out.end_object();
}

void write_parameters(json::Writer& out, const LinkageParameters& parameters) {
  out.key("parameters").begin_object().key("levels").begin_array();
  for (const ComparisonLevel& level : parameters.levels) {
    out.begin_object().member("comparison", name_of(level.comparison));
    out.member("level", level.level).key("m").fixed(level.m.billionths(), 9);
    out.key("u").fixed(level.u.billionths(), 9).key("bits").fixed(level.weight.microbits(), 6);
    out.member("origin", name_of(level.origin)).end_object();
  }
  out.end_array().key("prior").fixed(parameters.prior.billionths(), 9);
  out.member("origin", name_of(parameters.origin)).member("identifiable", parameters.identifiable);
  out.member("why", parameters.why);
  out.key("possible_at").fixed(parameters.possible_at.billionths(), 9);
  out.key("join_at_bits").fixed(parameters.join_at.microbits(), 6);
  out.key("crowding").fixed(parameters.crowding, 3);
  if (parameters.fitted_as_of) out.member("fitted_as_of", parameters.fitted_as_of->iso());
  out.end_object();
}

void write_blocking(json::Writer& out, const BlockingReport& blocking) {
  out.key("blocking").begin_object().member("all_pairs", blocking.all_pairs);
  out.member("compared_pairs", blocking.compared_pairs).member("values", blocking.values);
  out.member("capped_values", blocking.capped_values).member("cap", blocking.cap);
  out.member("sampled_links", blocking.sampled_links);
  out.member("sampled_found", blocking.sampled_found).member("whole", blocking.whole).end_object();
}

std::string written(const LinkageShown& shown, json::Writer& out) {
  out.begin_object().member("schema", "perpend.linkage/1").key("perpend").begin_object();
  out.member("version", shown.version).key("pack").begin_object();
  out.member("sha256", shown.pack_sha256).member("as_of", shown.pack_as_of.iso()).end_object();
  out.member("as_of", shown.as_of.iso()).end_object().key("clusters").begin_array();
  for (std::size_t i = 0; i < shown.linkage.clusters.size(); ++i) write_cluster(out, shown, i);
  out.end_array().key("links").begin_array();
  for (const Link& link : shown.linkage.links) write_link(out, link, shown.linkage);
  out.end_array();
  write_parameters(out, shown.linkage.parameters);
  write_blocking(out, shown.linkage.blocking);
  out.key("limits").begin_array();
  for (const std::string& limit : linkage_limits(shown)) out.value(limit);
  out.end_array().member("marking", name_of(marking_of(shown)));
  write_diagnostics(out, shown.diagnostics);
  return out.end_object().take();
}

}  // namespace

std::string linkage_json(const LinkageShown& shown) {
  json::Writer out;
  return written(shown, out);
}

void write_linkage_json(const LinkageShown& shown,
                        const std::function<void(std::string_view)>& sink) {
  json::Writer out;
  out.hand_on(sink);
  sink(written(shown, out));
}

}  // namespace perpend::reporting
