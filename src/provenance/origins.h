// Which sources of a case go back to one: five outlets that print one agency's report are one
// origin, and what they say counts once.
#pragma once

#include <vector>

#include "model/assessment.h"
#include "model/incident.h"

namespace perpend::provenance {

// Sources are of one origin, and of one with whatever they share with a third,
// - one address: the same URL, apart from scheme, "www.", fragment, a closing slash and the
//   parameters that campaigns add;
// - one citation: the same name, and published on the same day;
// - one text: a document of each, of which the one has half of its kept shingles, and at least
//   kFewestShared, from the other;
// - one claim: what the one attributes it tells after the other (Incident::relays);
// - one publisher's series: the same host (on hosts of many publishers the same first folder), or
//   the same name apart from numbers. Names that are a file's own are not compared: the reader of
//   the input gave them.
// Nothing here knows which of them was first. Every source stands in exactly one origin; origins in
// the order of their first source, `because` says what joined them, first reason first.
inline constexpr std::uint64_t kFewestShared = 8;
inline constexpr std::int64_t kHalf = 500;  // thousandths
// Only so many texts of a case are compared with each other.
inline constexpr std::size_t kMostTexts = 200;

std::vector<Origin> origins_of(const Incident& incident);

// The origin of each source, as an index into `origins`.
std::vector<std::uint32_t> origin_of_each(const std::vector<Origin>& origins, std::size_t sources);

}  // namespace perpend::provenance
