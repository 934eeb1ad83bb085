#include "attribution/corpus.h"

#include <algorithm>
#include <tuple>

namespace perpend::attribution {
namespace {

std::uint32_t item_of(const knowledge::Pack& pack, std::uint32_t packed) {
  const auto techniques = static_cast<std::uint32_t>(pack.techniques().size());
  const std::uint32_t index = knowledge::index_of(packed);
  return knowledge::is_software(packed) ? techniques + index : index;
}

void add_reports(const knowledge::Pack& pack, Corpus& corpus) {
  for (const knowledge::ReportRecord& record : pack.reports()) {
    Report report;
    report.date = Date::from_days(record.date);
    report.actor = record.actor;
    report.actors_citing = record.actors_citing;
    report.dated = record.date_assumed == 0;
    if (record.citation != knowledge::kNone) {
      report.citation = pack.text(pack.citations()[record.citation].name);
    }
    for (const std::uint32_t packed :
         pack.report_items().subspan(record.items.first, record.items.count)) {
      report.items.push_back(item_of(pack, packed));
    }
    std::sort(report.items.begin(), report.items.end());
    report.items.erase(std::unique(report.items.begin(), report.items.end()), report.items.end());
    corpus.reports.push_back(std::move(report));
  }
  std::sort(corpus.reports.begin(), corpus.reports.end(), [](const Report& a, const Report& b) {
    return std::tie(a.date, a.citation, a.actor) < std::tie(b.date, b.citation, b.actor);
  });
}

}  // namespace

Corpus corpus_of(const knowledge::Pack& pack) {
  Corpus corpus;
  for (const auto& actor : pack.actors()) corpus.actors.emplace_back(pack.text(actor.id));
  for (const auto& technique : pack.techniques()) {
    corpus.items.push_back(
        {std::string(pack.text(technique.id)), std::string(pack.text(technique.name)), false});
  }
  for (const auto& software : pack.software()) {
    corpus.items.push_back(
        {std::string(pack.text(software.id)), std::string(pack.text(software.name)), true,
         software.kind == static_cast<std::uint32_t>(knowledge::SoftwareKind::kMalware)});
  }
  const auto techniques = static_cast<std::uint32_t>(pack.techniques().size());
  for (const auto& fact : pack.software_techniques()) {
    corpus.implications.push_back(
        {techniques + fact.software, fact.technique, Date::from_days(fact.known_from)});
  }
  std::stable_sort(
      corpus.implications.begin(), corpus.implications.end(),
      [](const Implication& a, const Implication& b) { return a.software < b.software; });
  add_reports(pack, corpus);
  return corpus;
}

std::uint32_t find_item(const Corpus& corpus, const std::string& id) {
  const auto found = std::find_if(corpus.items.begin(), corpus.items.end(),
                                  [&](const Item& item) { return item.id == id; });
  return static_cast<std::uint32_t>(found - corpus.items.begin());
}

}  // namespace perpend::attribution
