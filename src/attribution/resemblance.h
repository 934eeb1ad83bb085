// Rows of resemblance: what the case as a whole says, beside what its items say one by one.
#pragma once

#include <vector>

#include "attribution/rows.h"

namespace perpend::attribution {

// Appends up to six rows, of methods and of tooling each: resemblance to an actor's whole profile,
// to its nearest reports, and how thick its reports lie about the case. Rows that weigh nothing for
// anybody are left out.
void add_resemblance(const Profiles& profiles, const Findings& findings,
                     const Parameters& parameters, std::vector<Row>& rows);

}  // namespace perpend::attribution
