// What it costs to plant a finding so that it looks like somebody else's.
//
// Points, not money: a convention of docs/adr/0007-cost-to-forge.md, since no public data says how
// often which trait was forged. A finding of 5 points is taken to be five times as hard as one
// of 1.
#pragma once

#include <cstdint>

#include "attribution/ledger.h"

namespace perpend::attribution {

inline constexpr std::int64_t kCostOfMetadata = 1;    // behaviour: clocks, languages, strings
inline constexpr std::int64_t kCostOfSharedTool = 1;  // used by so many that anybody can have it
inline constexpr std::int64_t kCostOfTechnique = 2;   // published, and takes practice
inline constexpr std::int64_t kCostOfKnownFile = 2;   // a published sample can be used again
inline constexpr std::int64_t kCostOfVictim = 3;      // somebody of that kind has to be attacked
inline constexpr std::int64_t kCostOfInfrastructure = 4;  // the address or the name has to be held
inline constexpr std::int64_t kCostOfOwnTool = 5;         // code that few have
inline constexpr std::uint32_t kActorsOfSharedTool = 3;   // as many in view make a tool shared

std::int64_t cost_to_forge(const View& view, const CaseFinding& finding,
                           const Observation& observation);
// Of what a whole class says (resemblance): its usual finding.
std::int64_t cost_to_forge(EvidenceClass evidence_class);

}  // namespace perpend::attribution
