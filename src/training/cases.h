// Published reports as cases with a known answer: what the ledger is fitted and judged on.
#pragma once

#include <cstdint>
#include <vector>

#include "attribution/corpus.h"
#include "attribution/rows.h"

namespace perpend::training {

// A report with fewer items for an actor is evidence in its profile and no case.
inline constexpr std::size_t kItemsOfACase = 4;

// Dated reports with enough items, by date, citation, actor: indices into Corpus::reports.
std::vector<std::uint32_t> cases_of(const attribution::Corpus& corpus);

// 1 January of the year: what is known of a year's cases was published in an earlier year.
Date first_day(int year);

// The report's items, believed in full; ages count from 1 January of its year.
attribution::Findings findings_of(const attribution::Report& report);

}  // namespace perpend::training
