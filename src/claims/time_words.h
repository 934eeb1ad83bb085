// Times of a text as days, and whether two of them can both be right.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/span.h"
#include "model/claim.h"

namespace perpend::claims {

// A time as written. `from` and `to` bound the days it can mean; a span of time ('since 2027',
// 'from 2019 to 2024') has its first and last day, as far as the words fix them.
struct TimeWords {
  ByteSpan span;
  enum Kind : std::uint8_t { kPoint, kSince, kUntil, kSpan } kind = kPoint;
  std::optional<Date> from_low, from_high;  // when it was, or when it began
  std::optional<Date> to_low, to_high;      // when it ended; for kSpan and kUntil
};

// The times in text[within], in the order of the text. Words that count from the day of publication
// ('last week', 'in the past five years') need it, as 'on Saturday' does, which is the last one
// where nothing points ahead; without it they are left out.
std::vector<TimeWords> times_in(std::string_view text, ByteSpan within,
                                std::optional<Date> published);

// Whether both can be right of one thing: a day lies in its month, 'last week' may be 29 January.
bool agree(const TimeWords& one, const TimeWords& other);

// How long it lasted: 'for eleven days'.
struct Duration {
  ByteSpan span;
  int days = 0;
};
std::vector<Duration> durations_in(std::string_view text, ByteSpan within);
// Whether one may be the other made rounder: a quarter more or less, and a day.
bool agree(const Duration& one, const Duration& other);

// As the model keeps it.
TimePhrase time_phrase(std::string_view text, const TimeWords& time);

}  // namespace perpend::claims
