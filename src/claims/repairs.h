// What order of words and commas say for certain, put right in claims that were read otherwise.
#pragma once

#include <vector>

#include "claims/telling.h"
#include "model/claim.h"

namespace perpend::claims {

// Of all claims of the documents, in place. Claims about the wording of others (speaks_of_wording)
// become the outlet's own; what was read inside them goes.
void repair_claims(const std::vector<ClaimDocument>& documents,
                   const std::vector<DocumentSentences>& sentences, std::vector<Claim>& claims);

// 'Some media removed the word': a claim about what others printed. It is no retelling, and no
// drift.
bool speaks_of_wording(std::string_view sentence);

}  // namespace perpend::claims
