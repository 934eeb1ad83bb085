// How far a finding is believed: the Admiralty code and the reader's own confidence as one share.
#pragma once

#include <cstdint>
#include <optional>

#include "model/observation.h"
#include "model/source.h"

namespace perpend::attribution {

// In thousandths; a likelihood ratio is mixed towards 1 with it: r*LR + (1-r).
//   reliability  A 1.00  B .95  C .85  D .60  E .30      F unknown
//   credibility  1 1.00  2 .95  3 .85  4 .50  5 .15      6 unknown
// multiplied with each other and with the confidence of the extraction. These are conventions, not
// measurements: no public data carries Admiralty grades and the truth together. An unknown grade
// takes nothing away from the row; it widens the sensitivity range instead, where the same finding
// is tried at kDoubtful.
std::int32_t trust(const Source& source, const Observation& observation);

// True if the grade of the source or of the information is unknown (F or 6).
bool ungraded(const Source& source, const Observation& observation);

inline constexpr std::int32_t kDoubtful = 500;  // of what an ungraded finding is tried at

}  // namespace perpend::attribution
