#include "core/json.h"
#include "reporting/linkage_parts.h"

namespace perpend::reporting {
namespace {

using linkage::FacetTest;
using linkage::Systematic;

// Microbans as bits: log2 10 = 3.321928.
std::int64_t bits_of(std::int64_t microbans) {
  return mul_div_half_even(microbans, 3'321'928'095, 1'000'000'000);
}

void write_p(json::Writer& out, std::string_view name, const std::optional<Systematic::P>& p,
             bool adjusted) {
  out.key(name);
  if (!p) {
    out.null();
  } else {
    out.fixed(adjusted ? p->adjusted : p->own, 9);
  }
}

void write_test(json::Writer& out, const FacetTest& test) {
  out.begin_object().member("facet", name_of(test.facet));
  out.member("matched_on", name_of(test.matching));
  out.member("incidents", static_cast<std::uint64_t>(test.members));
  out.member("comparable", static_cast<std::uint64_t>(test.comparable));
  if (!test.untested.empty()) {
    out.member("untested", test.untested).end_object();
    return;
  }
  out.key("p").fixed(test.p_billionths, 9);
  out.member("permutations", static_cast<std::uint64_t>(test.counts.permutations));
  out.member("at_least_as_alike", static_cast<std::uint64_t>(test.counts.at_least_as_alike));
  out.key("likeness").fixed(test.counts.observed, 6).key("expected").fixed(test.counts.expected, 6);
  out.key("expected_interval").begin_array().fixed(test.counts.low, 6);
  out.fixed(test.counts.high, 6).end_array().end_object();
}

void write_counts(json::Writer& out, const linkage::TwoByTwo& counts) {
  out.key("cluster").begin_array().value(static_cast<std::uint64_t>(counts.cluster_with));
  out.value(static_cast<std::uint64_t>(counts.cluster_of)).end_array().key("base").begin_array();
  out.value(static_cast<std::uint64_t>(counts.base_with));
  out.value(static_cast<std::uint64_t>(counts.base_of)).end_array();
}

void write_odds(json::Writer& out, const linkage::LogOdds& odds) {
  out.key("log_odds").fixed(odds.value, 6).key("interval").begin_array();
  out.fixed(odds.low, 6).fixed(odds.high, 6).end_array().member("stands_out", odds.stands_out);
}

void write_objective(json::Writer& out, const linkage::Objective& objective) {
  out.begin_object().member("type", objective.type).member("value", objective.value);
  write_odds(out, objective.odds);
  write_counts(out, objective.input);
  if (objective.pack && objective.pack_odds) {
    out.key("beside_the_pack").begin_object();
    write_odds(out, *objective.pack_odds);
    write_counts(out, *objective.pack);
    out.end_object();
  }
  out.end_object();
}

void write_persistence(json::Writer& out, const linkage::Persistence& persistence) {
  out.key("persistence").begin_object();
  out.member("dated", static_cast<std::uint64_t>(persistence.dated));
  if (persistence.first) out.member("first", persistence.first->iso());
  if (persistence.last) out.member("last", persistence.last->iso());
  out.member("quarters", static_cast<std::uint64_t>(persistence.quarters));
  out.member("median_gap_days", persistence.median_gap_days);
  if (persistence.longest_gap_from && persistence.longest_gap_to) {
    out.key("longest_gap").begin_object().member("days", persistence.longest_gap_days);
    out.member("from", persistence.longest_gap_from->iso());
    out.member("to", persistence.longest_gap_to->iso()).end_object();
  }
  out.key("rate_changes").begin_array();
  for (const auto& change : persistence.rate_changes) {
    out.begin_object().member("at", change.at.iso()).key("per_year_before");
    out.fixed(change.per_year_before, 2).key("per_year_after").fixed(change.per_year_after, 2);
    out.key("gain_bits").fixed(bits_of(change.gain), 6).end_object();
  }
  out.end_array().end_object();
}

void write_ids(json::Writer& out, std::string_view name, const linkage::Group& incidents,
               const LinkageResult& linkage) {
  out.key(name).begin_array();
  for (const std::uint32_t incident : incidents) out.value(linkage.incidents[incident].id);
  out.end_array();
}

void write_shown(json::Writer& out, std::string_view name,
                 const std::vector<linkage::Phase::Shown>& shown) {
  out.key(name).begin_array();
  for (const auto& one : shown) {
    out.begin_object().member("value", one.name);
    out.member("incidents", static_cast<std::uint64_t>(one.incidents)).end_object();
  }
  out.end_array();
}

void write_phases(json::Writer& out, const Systematic& systematic, const LinkageResult& linkage) {
  out.key("phases").begin_array();
  for (const linkage::Phase& phase : systematic.phases) {
    out.begin_object().member("from", phase.first.iso()).member("to", phase.last.iso());
    write_ids(out, "incidents", phase.incidents, linkage);
    write_shown(out, "tools", phase.tools);
    write_shown(out, "entry", phase.entry);
    write_shown(out, "targets", phase.targets);
    out.end_object();
  }
  out.end_array().key("changes").begin_array();
  for (const linkage::PhaseChange& change : systematic.changes) {
    out.begin_object().member("of", name_of(change.strand));
    out.member("last_before", change.last_before.iso());
    out.member("first_after", change.first_after.iso());
    out.key("gain_bits").fixed(bits_of(change.gain), 6).key("values").begin_array();
    for (const auto& value : change.values) {
      out.begin_object().member("value", value.name).key("before").begin_array();
      out.value(static_cast<std::uint64_t>(value.counts.before_with));
      out.value(static_cast<std::uint64_t>(value.counts.before_of)).end_array();
      out.key("after").begin_array().value(static_cast<std::uint64_t>(value.counts.after_with));
      out.value(static_cast<std::uint64_t>(value.counts.after_of)).end_array().end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

}  // namespace

void write_systematic(json::Writer& out, const Systematic& systematic,
                      const LinkageResult& linkage) {
  out.begin_object().member("verdict", name_of(systematic.verdict));
  out.member("sentence", systematic.sentence).key("reasons").begin_array();
  for (const std::string& reason : systematic.reasons) out.value(reason);
  out.end_array();
  write_p(out, "p", systematic.matched, false);
  write_p(out, "p_adjusted", systematic.matched, true);
  write_p(out, "p_time_only", systematic.time_only, false);
  write_p(out, "p_time_only_adjusted", systematic.time_only, true);
  write_ids(out, "tested", systematic.tested, linkage);
  out.key("tests").begin_array();
  for (const FacetTest& test : systematic.tests) write_test(out, test);
  out.end_array();
  out.member("span_days", systematic.persistence.span_days);
  write_persistence(out, systematic.persistence);
  out.key("objective").begin_array();
  for (const auto& objective : systematic.objective) write_objective(out, objective);
  out.end_array();
  out.member("objective_looked_at", static_cast<std::uint64_t>(systematic.objective_looked_at));
  write_phases(out, systematic, linkage);
  out.member("sources", static_cast<std::uint64_t>(systematic.sources));
  out.member("seed", systematic.seed).end_object();
}

}  // namespace perpend::reporting
