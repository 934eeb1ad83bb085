// Reports of ATT&CK beside the lists of indicators that cite the same address: cases with several
// classes of evidence and one known answer.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "attribution/corpus.h"
#include "core/date.h"
#include "knowledge/pack.h"
#include "model/incident.h"

namespace perpend::training {

struct JoinedCase {
  std::uint32_t report = 0;  // index into Corpus::reports
  Date as_of;                // 1 January of the year of the report, or of a list if that is earlier
  Incident incident;         // what the report shows and what the lists hold; believed in full
};

// Cases (training/cases.h) of which a list of the same actor cites the report's address. `rows`:
// JSON Lines (../shared/data/README.md). By date, citation, actor. A list dates the case no later
// than the report does, so that nothing of the case itself is known on `as_of`.
std::vector<JoinedCase> joined_cases(const knowledge::Pack& pack, const attribution::Corpus& corpus,
                                     std::string_view rows);

// Without scheme, "www.", fragment, an archive's prefix and the slash at the end; lower case.
std::string plain_address(std::string_view url);

}  // namespace perpend::training
