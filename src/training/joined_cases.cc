// A report says what was done and with what; a list says where from. Where a list cites the address
// that ATT&CK cites, both describe one activity, and an analyst who has the report has both.
//
// Example: a vendor's page that ATT&CK cites for eleven techniques and two programs, and of which a
// list gives forty hosts: one case with three classes. Counter-example: a list of another actor
// that cites the page as background: whose the hosts are is then in dispute, and the two are not
// joined. Nothing is known on the case's day that was published in its own year, so neither the
// report nor its lists, nor a copy of them a month later, can answer for themselves. Tested in
// joined_cases_test.cc.
#include "training/joined_cases.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/json.h"
#include "training/cases.h"
#include "training/listed_row.h"

namespace perpend::training {
namespace {

struct Listed {
  Date day;
  std::vector<Observation> observations;
};
using Key = std::pair<std::string, std::string>;  // address, actor

std::map<Key, std::vector<Listed>> lists_by_address(std::string_view rows) {
  std::map<Key, std::vector<Listed>> found;
  for (std::size_t at = 0; at < rows.size();) {
    const std::size_t end = std::min(rows.find('\n', at), rows.size());
    const std::string_view text = rows.substr(at, end - at);
    at = end + 1;
    if (text.empty()) continue;
    const auto document = json::Document::parse(std::string(text), "list");
    if (!document) continue;
    const json::View row = document->root();
    const auto day = Date::parse(row.string("date").value_or(""));
    Incident listed = incident_of(row);
    if (!day || listed.observations.empty()) continue;
    const std::string actor(row.string("actor").value_or(""));
    for (const auto url : row.strings("refs")) {
      found[{plain_address(url), actor}].push_back({*day, listed.observations});
    }
  }
  return found;
}

// The addresses of a citation; several of one report stand in one name.
std::map<std::string, std::string> address_of_citation(const knowledge::Pack& pack) {
  std::map<std::string, std::string> addresses;
  for (const auto& citation : pack.citations()) {
    addresses.emplace(std::string(pack.text(citation.name)),
                      plain_address(pack.text(citation.url)));
  }
  return addresses;
}

Observation observation_of(const attribution::Item& item) {
  Observation one;
  one.type = item.software ? ObservationType::kMalware : ObservationType::kAttackPattern;
  one.id = item.id;
  return one;
}

bool before(const Observation& a, const Observation& b) {
  return std::pair(a.type, a.value) < std::pair(b.type, b.value);
}

}  // namespace

std::string plain_address(std::string_view url) {
  std::string text;
  for (const char c : url) {
    text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const auto cut = [&](std::string_view prefix) {
    if (text.starts_with(prefix)) text.erase(0, prefix.size());
  };
  const auto cut_start = [&] {
    cut("https://");
    cut("http://");
    cut("www.");
  };
  cut_start();
  if (constexpr std::string_view kArchive = "web.archive.org/web/"; text.starts_with(kArchive)) {
    const std::size_t slash = text.find('/', kArchive.size());
    if (slash != text.npos) text.erase(0, slash + 1);
    cut_start();
  }
  text.erase(std::min(text.find('#'), text.size()));
  while (text.ends_with('/')) text.pop_back();
  return text;
}

std::vector<JoinedCase> joined_cases(const knowledge::Pack& pack, const attribution::Corpus& corpus,
                                     std::string_view rows) {
  const auto lists = lists_by_address(rows);
  const auto addresses = address_of_citation(pack);
  std::vector<JoinedCase> cases;
  for (const std::uint32_t index : cases_of(corpus)) {
    const attribution::Report& report = corpus.reports[index];
    const auto address = addresses.find(report.citation);
    if (address == addresses.end() || address->second.empty()) continue;
    const auto found = lists.find({address->second, corpus.actors[report.actor]});
    if (found == lists.end()) continue;
    JoinedCase one;
    one.report = index;
    Date first = report.date;
    std::vector<Observation> indicators;
    for (const Listed& list : found->second) {
      first = std::min(first, list.day);
      indicators.insert(indicators.end(), list.observations.begin(), list.observations.end());
    }
    std::sort(indicators.begin(), indicators.end(), before);
    indicators.erase(std::unique(indicators.begin(), indicators.end()), indicators.end());
    one.as_of = first_day(first.year());
    one.incident.first_seen = first;
    Source& source = one.incident.sources.emplace_back();
    source.reliability = Reliability::kA;
    source.credibility = Credibility::k1;
    for (const std::uint32_t item : report.items) {
      one.incident.observations.push_back(observation_of(corpus.items[item]));
    }
    one.incident.observations.insert(one.incident.observations.end(), indicators.begin(),
                                     indicators.end());
    cases.push_back(std::move(one));
  }
  return cases;
}

}  // namespace perpend::training
