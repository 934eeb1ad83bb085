#include "training/cases.h"

namespace perpend::training {

std::vector<std::uint32_t> cases_of(const attribution::Corpus& corpus) {
  std::vector<std::uint32_t> cases;
  for (std::uint32_t i = 0; i < corpus.reports.size(); ++i) {
    if (corpus.reports[i].dated && corpus.reports[i].items.size() >= kItemsOfACase) {
      cases.push_back(i);
    }
  }
  return cases;
}

Date first_day(int year) { return Date::from_ymd(year, 1, 1).value(); }

attribution::Findings findings_of(const attribution::Report& report) {
  attribution::Findings findings;
  findings.day = first_day(report.date.year());
  for (const std::uint32_t item : report.items) findings.items.push_back({.item = item});
  return findings;
}

}  // namespace perpend::training
