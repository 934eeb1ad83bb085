#include "training/linkage_collections.h"

#include <utility>

#include "attribution/corpus.h"
#include "core/json.h"
#include "model/indicator.h"
#include "training/cases.h"
#include "training/listed_row.h"

namespace perpend::training {
namespace {

void observe(Incident& incident, ObservationType type, std::string_view text) {
  const auto indicator = canonical(type, text);
  if (!indicator || reserved_by(*indicator)) return;
  Observation observation;
  observation.type = type;
  observation.value = indicator->value;
  incident.observations.push_back(std::move(observation));
}

}  // namespace

Incident incident_of(const json::View& row) {
  Incident incident;
  for (const auto text : row.strings("domain"))
    observe(incident, ObservationType::kDomainName, text);
  for (const char* key : {"ip", "ip_port"}) {
    for (const auto text : row.strings(key)) {
      observe(incident, ObservationType::kIpv4Addr, text.substr(0, text.find(':')));
    }
  }
  for (const auto text : row.strings("hash")) observe(incident, ObservationType::kFileHash, text);
  for (const auto text : row.strings("url")) {
    const bool bare = text.find("://") == std::string_view::npos;
    observe(incident, ObservationType::kUrl, (bare ? "http://" : "") + std::string(text));
  }
  return incident;
}

LabelledCollection attack_reports(const knowledge::Pack& pack) {
  const attribution::Corpus corpus = attribution::corpus_of(pack);
  LabelledCollection result;
  result.name = "ATT&CK reports";
  for (std::size_t i = 0; i < corpus.reports.size(); ++i) {
    const attribution::Report& report = corpus.reports[i];
    if (report.items.size() < kItemsOfACase) continue;
    Incident incident;
    incident.id = "report-" + std::to_string(i);
    if (report.dated) incident.first_seen = report.date;
    for (const std::uint32_t item : report.items) {
      Observation observation;
      observation.type =
          corpus.items[item].software ? ObservationType::kMalware : ObservationType::kAttackPattern;
      observation.id = corpus.items[item].id;
      incident.observations.push_back(std::move(observation));
    }
    result.incidents.push_back(std::move(incident));
    result.actor.push_back(corpus.actors[report.actor]);
    result.year.push_back(report.date.year());
    result.citation.push_back(report.citation);
  }
  return result;
}

LabelledCollection infrastructure_reports(std::string_view rows) {
  LabelledCollection result;
  result.name = "written reports of infrastructure";
  for (std::size_t at = 0; at < rows.size();) {
    const std::size_t end = std::min(rows.find('\n', at), rows.size());
    const std::string_view text = rows.substr(at, end - at);
    at = end + 1;
    if (text.empty()) continue;
    const auto document = json::Document::parse(std::string(text), "list");
    if (!document) continue;
    const json::View row = document->root();
    const bool vendors_own = row.string("source") != "maltrail";
    const bool written = vendors_own || row.boolean("has_vendor_report").value_or(false);
    const auto date = Date::parse(row.string("date").value_or(""));
    if (!written || !date || row.string("date_basis") == "order") continue;
    Incident incident = incident_of(row);
    if (incident.observations.empty()) continue;
    incident.id = row.string("report").value_or("");
    incident.first_seen = date;
    result.incidents.push_back(std::move(incident));
    result.actor.emplace_back(row.string("actor").value_or(""));
    result.year.push_back(date->year());
    result.citation.emplace_back();
  }
  return result;
}

LabelledCollection part_of(const LabelledCollection& whole,
                           const std::vector<std::uint32_t>& places) {
  LabelledCollection part;
  part.name = whole.name;
  for (const std::uint32_t i : places) {
    part.incidents.push_back(whole.incidents[i]);
    part.actor.push_back(whole.actor[i]);
    part.year.push_back(whole.year[i]);
    part.citation.push_back(whole.citation[i]);
  }
  return part;
}

}  // namespace perpend::training
