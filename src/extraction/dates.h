// When things were done, as a text tells it.
#pragma once

#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/span.h"
#include "extraction/collector.h"
#include "extraction/cues.h"

namespace perpend::extraction {

struct DateRange {
  Date from;
  Date to;
  ByteSpan place;  // of the text

  bool operator==(const DateRange&) const = default;
};

// The dates and ranges with a year that stand in `sentence`, a range of `text`, in order. A month
// or a year alone is the range of its days; "between June and September 2024" is one range.
std::vector<DateRange> dates_in(std::string_view text, ByteSpan sentence);

// Adds them as dates of activity, but for those of sentences that tell of papers, patches and what
// was long before.
void collect_dates(std::string_view text, Cues& cues, Collector& collector);

}  // namespace perpend::extraction
