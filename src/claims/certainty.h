// Words of probability, as intervals. Only they make a certainty: 'suspected', 'alleged' and
// 'reportedly' say where a claim comes from and have no place here, and neither has 'moderate
// confidence', which ICD 203 keeps apart from likelihood.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "model/claim.h"

namespace perpend::claims {

// The words of probability in text[within], in the order of the text. A negated one ('not likely')
// is turned round. The bands are those of ICD 203 (2015), D.6.e(2)(a).
std::vector<CertaintyInterval> certainties(std::string_view text, ByteSpan within);

}  // namespace perpend::claims
